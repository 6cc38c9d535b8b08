"""Actor dictionaries of KEDS, TABARI and PETRARCH (.actors, .txt) as entries: names, and codes with their days.

An entry is a name, with its codes behind it or on indented lines below, and other names on lines with `+`:

    HOSNI_MUBARAK_  ; a comment follows # or ; or stands in <!-- -->
    +PRESIDENT_MUBARAK_
        [EGYGOV 811014-110211]
        [EGYELI]

`[CODE]` holds when no other does, `[CODE >DATE]` from a day on, `[CODE <DATE]` until it, both inclusive. A date is
YYYYMMDD or YYMMDD; two digits up to 30 are of this century. A code with `~` is one of an agents file (a common noun).

Format: the dictionary notes of PETRARCH (Open Event Data Alliance) and chapter 5 of the TABARI manual.
"""

import datetime
import re
from collections.abc import Iterable, Iterator

import msgspec

from polybius.imports.petrarch_verbs import Skipped

COMMENT = re.compile(r"<!--.*?-->|[#;].*")
CODE = re.compile(r"\[([^\[\]]*)\]")
RESTRICTION = re.compile(
    r"^(?P<code>\S{1,99}?)\s{0,9}(?P<sign>[<>])?=?\s{0,9}(?P<first>\d{1,9})?(?:\s{0,9}-\s{0,9}(?P<last>\d{1,9}))?$"
)
CENTURY = 30


class CodeTerm(msgspec.Struct, frozen=True):
    """A code and the ISO days on which it holds; both empty is the code that holds when no other does."""

    code: str
    line: int
    since: str = ""
    until: str = ""


class DictionaryEntry(msgspec.Struct):
    """An actor of a dictionary as it is written there."""

    name: str
    line: int
    aliases: list[tuple[int, str]] = []
    terms: list[CodeTerm] = []


def read_entries(lines: Iterable[str]) -> tuple[tuple[DictionaryEntry, ...], tuple[Skipped, ...]]:
    """The entries of a dictionary, and the lines that are none."""
    entries: list[DictionaryEntry] = []
    skipped: list[Skipped] = []
    for number, line in _without_comments(lines):
        head = line.lstrip("+").partition("[")[0].strip()
        if line.startswith(("!", "&")):
            skipped.append(Skipped(number, line, "a list of words for patterns"))
        elif "~" in line:
            skipped.append(Skipped(number, line, "a common noun: see the table of nouns, actors/agents.csv"))
        elif line.startswith("["):
            _add_codes(entries, number, line, skipped)
        elif line.startswith("+"):
            _add_alias(entries, number, line, head, skipped)
        else:
            entries.append(DictionaryEntry(re.sub(r"\{.*?\}", "", head).strip(), number))
            _add_codes(entries, number, line[len(head) :], skipped)
    return tuple(entries), tuple(skipped)


def _without_comments(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines that hold something, with their numbers; an XML comment may go over several."""
    inside = False
    for number, line in enumerate(lines, 1):
        if inside:
            inside, line = "-->" not in line, line.partition("-->")[2]
        line = COMMENT.sub("", line.lstrip("﻿"))
        if "<!--" in line:
            inside, line = True, line.partition("<!--")[0]
        if line.strip():
            yield number, line.strip()


def _add_alias(
    entries: list[DictionaryEntry], number: int, line: str, head: str, skipped: list[Skipped]
) -> None:  # fmt: skip
    if not entries:
        skipped.append(Skipped(number, line, "another name, but of nothing"))
        return
    if head.strip("_ "):
        entries[-1].aliases.append((number, head))
    if "[" in line:
        skipped.append(Skipped(number, line, "a code on another name; the codes of the entry hold"))


def _add_codes(entries: list[DictionaryEntry], number: int, line: str, skipped: list[Skipped]) -> None:
    """The codes in brackets on a line, added to the last entry."""
    if not entries:
        skipped.append(Skipped(number, line, "a code, but of nothing"))
        return
    for inner in CODE.findall(line):
        found = _term(inner.strip(), number)
        if isinstance(found, CodeTerm):
            entries[-1].terms.append(found)
        else:
            skipped.append(Skipped(number, f"{entries[-1].name} [{inner}]", found))
    if rest := CODE.sub("", line).strip():
        skipped.append(Skipped(number, f"{entries[-1].name} {rest}", "words after a code, or an open bracket"))


def _term(inner: str, line: int) -> CodeTerm | str:
    """A code with its days, or why it cannot be read."""
    found = RESTRICTION.match(inner)
    if found is None:
        return "no code with a date" if inner else "no code"
    code, sign, first, last = found["code"], found["sign"], found["first"], found["last"]
    if first is None and last is None and sign is None:
        return CodeTerm(code, line)
    days = [_day(digits) if digits else "" for digits in (first, last)]
    if first is None or None in days or (sign and last):
        return "no date YYYYMMDD or YYMMDD"
    since, until = days[0] or "", days[1] or ""
    if sign == "<":
        return CodeTerm(code, line, "", since)
    if sign is None and not last:
        return "a day without < or >"
    if last and since > until:
        return "ends before it begins"
    return CodeTerm(code, line, since, until)


def _day(digits: str) -> str | None:
    """The ISO day of YYYYMMDD or YYMMDD; None when there is no such day."""
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= CENTURY else "19") + digits
    try:
        return datetime.datetime.strptime(digits, "%Y%m%d").date().isoformat() if len(digits) == 8 else None
    except ValueError:
        return None
