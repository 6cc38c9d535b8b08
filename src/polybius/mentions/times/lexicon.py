"""The words of time expressions, from `data/times/`."""

from functools import cache

import msgspec

from polybius.tables import read_table

DURATION_UNITS = {"DE": (10, "Y"), "CE": (100, "Y"), "L": (1000, "Y"), "FN": (2, "W"), "Q": (1, "Q")}


class TimeWord(msgspec.Struct, frozen=True):
    """A word of time expressions: its kind and its value."""

    word: str
    kind: str
    value: str


class FixedPhrase(msgspec.Struct, frozen=True):
    """A phrase with one TIMEX3 type and value wherever it stands."""

    phrase: str
    type: str
    value: str


class HolidayRule(msgspec.Struct, frozen=True):
    """A named day and the rule for its date."""

    phrase: str
    rule: str


class GoverningWord(msgspec.Struct, frozen=True):
    """A word that puts the time of what it governs into the future."""

    word: str
    kind: str


@cache
def time_words() -> dict[str, TimeWord]:
    """The words by word."""
    return {row.word: row for row in read_table("times/words.csv", TimeWord)}


@cache
def fixed_phrases() -> dict[str, list[tuple[tuple[str, ...], FixedPhrase]]]:
    """The fixed phrases by first word, longest first."""
    return _by_first_word([(tuple(row.phrase.split()), row) for row in read_table("times/fixed.csv", FixedPhrase)])


@cache
def holiday_rules() -> dict[str, str]:
    """The rule of each named day."""
    return {row.phrase: row.rule for row in read_table("times/holidays.csv", HolidayRule)}


@cache
def holiday_phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The named days by first word, longest first."""
    return _by_first_word([(tuple(phrase.split()), phrase) for phrase in holiday_rules()])


@cache
def governing_words() -> dict[str, str]:
    """Words that tell whether the time they govern lies ahead ("scheduled for", "until"), each with its kind."""
    return {row.word: row.kind for row in read_table("times/forward.csv", GoverningWord)}


def _by_first_word[T](rows: list[tuple[tuple[str, ...], T]]) -> dict[str, list[tuple[tuple[str, ...], T]]]:
    found: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for words, row in sorted(rows, key=lambda r: -len(r[0])):
        found.setdefault(words[0], []).append((words, row))
    return found
