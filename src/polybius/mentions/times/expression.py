"""What a time expression says before it is anchored."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from polybius.mentions.times.lexicon import TimeWord, time_words
from polybius.vocabulary import Token

Shape = Literal["fixed", "date", "weekday", "unit", "duration", "offset", "day", "same", "clock", "holiday", "set"]
Origin = Literal["published", "reference", "event"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


ORDINAL_ENDS = ("st", "nd", "rd", "th")


class Expression(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a time expression, tokens `first` to `last` (exclusive), read but not yet anchored.

    A range of days or years has its `end_day`; `nth` counts inside a month ("the first week of May", -1 for the last);
    `plus` is a number of days beside what the rest names ("the day after Christmas"); `grain` is how fine an offset is.
    `shift` is -1 for last, 0 for this, 1 for next, None when only the context can tell; `number` counts `unit`s,
    None for an unnamed number ("a few days"); `origin` is what an offset is counted from.
    """

    first: int
    last: int
    shape: Shape
    type: TimeType = "DATE"
    value: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    number: float | None = None
    shift: int | None = None
    part: str = ""
    stage: str = ""
    clock: str = ""
    end_day: int | None = None
    nth: int | None = None
    plus: int = 0
    grain: str = ""
    origin: Origin = "published"


def lower(tokens: Sequence[Token], at: int) -> str:
    """The word at a place, in lower case; empty beyond the text."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen ties the word at a place to the next one: "year" of "year-long", not of "the past year -"."""
    return lower(tokens, at + 1) == "-" and tokens[at].end == tokens[at + 1].start


def spells(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    """Whether these words stand at a place."""
    last = at + len(words)
    if last > len(tokens) or tokens[last - 1].lower != words[-1]:
        return False
    return len(words) < 3 or all(tokens[at + n].lower == words[n] for n in range(1, len(words) - 1))


def word_of(tokens: Sequence[Token], at: int, *kinds: str) -> TimeWord | None:
    """The time word at a place when it is of one of these kinds."""
    if not 0 <= at < len(tokens):
        return None
    word = time_words().get(tokens[at].lower)
    return word if word is not None and word.kind in kinds else None


def ordinal(tokens: Sequence[Token], at: int) -> int | None:
    """The number of an ordinal: "first", "2nd"; None for other words."""
    text = lower(tokens, at)
    if text == "second":
        return 2
    word = word_of(tokens, at, "ordinal")
    if word is not None:
        return int(word.value)
    return int(text[:-2]) if text.endswith(ORDINAL_ENDS) and text[:-2].isdecimal() and len(text) < 9 else None
