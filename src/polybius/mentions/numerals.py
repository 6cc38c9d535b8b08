"""Numerals and number words: "1,500", "twenty-five", "two and a half million"."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

import msgspec

from polybius.tables import read_table
from polybius.vocabulary import Token

FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3, "2/3": 2 / 3, "½": 0.5, "¼": 0.25, "¾": 0.75}
LARGEST = 10**15
MOST_DIGITS = 40
GLUED = {"m": 10**6, "mn": 10**6, "k": 1000, "bn": 10**9}


class NumberWord(msgspec.Struct, frozen=True):
    """A word of a number and what it does to the words before it."""

    word: str
    kind: Literal["unit", "ten", "scale"]
    value: int


@cache
def number_words() -> dict[str, NumberWord]:
    """The number words by word."""
    return {row.word: row for row in read_table("quantities/numerals.csv", NumberWord)}


def digits_value(text: str) -> float | None:
    """The value of a numeral: "1,500", "2.5", "1 500" without its space, "15bn"; None when it is no plain number."""
    plain = text.replace(",", "")
    if len(plain) > MOST_DIGITS:
        return None
    if not plain[:1].isdecimal() or ("," in text and not _grouped(text)):
        return None
    if plain.isdecimal():
        return int(plain) if plain.isascii() else None
    whole, point, rest = plain.partition(".")
    if point and whole.isdecimal() and rest.isdecimal():
        return float(plain)
    tail = plain.lstrip("0123456789.")
    head = plain[: len(plain) - len(tail)]
    if tail.lower() in GLUED and head.replace(".", "", 1).isdecimal():
        return float(head) * GLUED[tail.lower()]
    return None


def _grouped(text: str) -> bool:
    """Whether the commas of a numeral group its digits: "1,500", "1,00,000"; not "1314,1198", "2.5,"."""
    first, *groups = text.partition(".")[0].split(",")
    sizes = [len(group) for group in groups]
    return 1 <= len(first) <= 3 and sizes[-1:] == [3] and all(size in (2, 3) for size in sizes)


def read_number(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """The number that starts at a token, and the token after it; None when none starts there.

    One that is larger than anything that is counted, such as a number of an account, is none.
    """
    found = _read(tokens, at) if at < len(tokens) else None
    return found if found is not None and found[0] <= LARGEST else None


def _read(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    first = tokens[at]
    words = number_words()
    value = digits_value(first.lower) if first.lower[:1].isdecimal() else None
    word = words.get(first.lower)
    if value is None and (word is None or word.kind == "scale"):
        return (FRACTIONS[first.lower], at + 1) if first.lower in FRACTIONS else None
    if value is None and word is not None:
        return _spelled(tokens, at)
    assert value is not None
    return _scaled(tokens, at + 1, value)


def _scaled(tokens: Sequence[Token], at: int, value: float) -> tuple[float, int]:
    """A numeral with a fraction or scale words after it: "2 1/2", "1.5 million", "three hundred thousand"."""
    words = number_words()
    if at < len(tokens) and tokens[at].lower in FRACTIONS and value == int(value):
        value, at = value + FRACTIONS[tokens[at].lower], at + 1
    while at < len(tokens) and (word := words.get(tokens[at].lower)) is not None and word.kind == "scale":
        value, at = value * word.value, at + 1
    return value, at


def _spelled(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """A number in words: "twenty-five", "three hundred and twelve", "two and a half thousand"."""
    words = number_words()
    total, current, size, last_kind = 0.0, 0.0, len(tokens), ""
    while at < size:
        lower = tokens[at].lower
        word = words.get(lower)
        if word is None:
            if lower == "-" and last_kind == "ten" and at + 1 < size and tokens[at + 1].lower in words:
                at += 1
                continue
            if lower == "and" and last_kind == "scale" and at + 1 < size and _small(tokens[at + 1].lower):
                at += 1
                continue
            if lower == "and" and _half_follows(tokens, at):
                current, at, last_kind = current + 0.5, at + 3, "half"
                continue
            break
        if word.kind == "scale":
            current = (current or 1) * word.value
            if word.value >= 1000:
                total, current = total + current, 0.0
        elif last_kind in ("", "scale") or (last_kind == "ten" and word.kind == "unit" and word.value < 10):
            current += word.value
        else:
            break
        last_kind, at = word.kind, at + 1
    return total + current, at


def _small(lower: str) -> bool:
    word = number_words().get(lower)
    return word is not None and word.kind != "scale"


def _half_follows(tokens: Sequence[Token], at: int) -> bool:
    return at + 2 < len(tokens) and tokens[at + 1].lower == "a" and tokens[at + 2].lower == "half"
