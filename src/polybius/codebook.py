"""The codebook: PLOVER's types, modes and contexts, CAMEO's codes, and the named Goldstein scales.

Four tables under `data/codebook/`, read once. A CAMEO code is always text: "010" and "10" are two codes.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from polybius.errors import TableError
from polybius.tables import placed_rows, read_table
from polybius.vocabulary.record import EventType

Scale = Literal["GDELT", "ICEWS"]
QUADS: dict[int, str] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


class TypeEntry(msgspec.Struct, frozen=True):
    """A PLOVER event type."""

    type: EventType
    quad: int
    recipient_required: bool
    score: float
    definition: str


class ModeEntry(msgspec.Struct, frozen=True):
    """A mode of a PLOVER event type."""

    type: EventType
    mode: str
    score: float
    meaning: str


class ContextEntry(msgspec.Struct, frozen=True):
    """A PLOVER context: what an event is about."""

    context: str
    meaning: str


class CodeEntry(msgspec.Struct, frozen=True):
    """A CAMEO code with its quad class, its Goldstein values, and the PLOVER type, mode and contexts it maps to.

    `published` is what the published mapping says where this table departs from it.
    """

    code: str
    label: str
    quad: int
    goldstein_gdelt: float
    goldstein_icews: float
    type: EventType | Literal[""] = ""
    mode: str = ""
    context: tuple[str, ...] = ()
    published: str = ""


Entry = TypeEntry | ModeEntry | ContextEntry | CodeEntry


@cache
def types() -> Mapping[str, TypeEntry]:
    """The 16 PLOVER types by name, in the manual's order."""
    return {entry.type: entry for entry in read_table("codebook/types.csv", TypeEntry)}


@cache
def modes(kind: str) -> Mapping[str, ModeEntry]:
    """The modes of a PLOVER type by name; none for a type without modes."""
    return {entry.mode: entry for entry in read_table("codebook/modes.csv", ModeEntry) if entry.type == kind}


@cache
def contexts() -> Mapping[str, ContextEntry]:
    """The 37 PLOVER contexts by name."""
    return {entry.context: entry for entry in read_table("codebook/contexts.csv", ContextEntry)}


@cache
def codes(own: Path | None = None) -> Mapping[str, CodeEntry]:
    """All CAMEO codes by code, in the order of the codebook; `own` is a table of the user that adds to or changes them.

    Raises `TableError`, with file and line, for a row of the user's that does not fit.
    """
    shipped = {entry.code: entry for entry in read_table("codebook/cameo.csv", CodeEntry)}
    added = placed_rows(own, CodeEntry) if own is not None else ()
    for where, entry in added:
        if not 2 <= len(entry.code) <= 4 or not entry.code.isdigit():
            raise TableError(
                f"no CAMEO code {entry.code!r}", where=where, do="give two to four digits as text, such as 0213"
            )
        if entry.quad not in QUADS:
            raise TableError(f"no quad class {entry.quad}", where=where, do="give 1, 2, 3 or 4")
    return shipped | {entry.code: entry for _, entry in added}


def quad_of(cameo: str, kind: str, known: Mapping[str, CodeEntry] | None = None) -> int:
    """The quad class (1 to 4) of an event: GDELT's of its CAMEO code, or PLOVER's of its type when it has no code.

    `known` are the codes of a user's codebook.
    """
    return _code(cameo, known).quad if cameo else _type(kind).quad


def goldstein(cameo: str, scale: Scale = "GDELT", known: Mapping[str, CodeEntry] | None = None) -> float:
    """The Goldstein value (-10 to 10) of a CAMEO code on a named scale; 0 for an event without a code.

    Source: Goldstein 1992, as extended to CAMEO by GDELT and by ICEWS, which differ in four codes.
    """
    if not cameo:
        return 0.0
    entry = _code(cameo, known)
    return entry.goldstein_icews if scale == "ICEWS" else entry.goldstein_gdelt


def lookup(word: str, known: Mapping[str, CodeEntry] | None = None) -> tuple[Entry, ...]:
    """The entries for a type ("ASSAULT"), a CAMEO code ("0213", with those below it), a mode, a context or a word.

    A word that names none of these is looked for in labels and definitions; nothing found gives an empty tuple.
    `known` are the codes of a user's codebook.
    """
    word, known = word.strip(), codes() if known is None else known
    if word.isdigit():
        return tuple(entry for code, entry in known.items() if code.startswith(word))
    if entry := types().get(word.upper()):
        mapped = (code for code in known.values() if code.type == entry.type)
        return (entry, *modes(entry.type).values(), *mapped)
    low = word.lower()
    exact: tuple[Entry, ...] = (*(e for kind in types() for e in modes(kind).values() if e.mode == low),
                                *(e for e in contexts().values() if e.context == low))  # fmt: skip
    return exact or tuple(entry for entry in _all(known) if low in _words(entry).lower())


def _all(known: Mapping[str, CodeEntry]) -> tuple[Entry, ...]:
    by_type = (entry for kind in types() for entry in modes(kind).values())
    return (*types().values(), *by_type, *contexts().values(), *known.values())


def _words(entry: Entry) -> str:
    match entry:
        case TypeEntry():
            return entry.definition
        case CodeEntry():
            return entry.label
        case _:
            return entry.meaning


def _code(cameo: str, known: Mapping[str, CodeEntry] | None) -> CodeEntry:
    entry = (codes() if known is None else known).get(cameo)
    if entry is None:
        raise TableError(f"no CAMEO code {cameo!r}", where="codebook/cameo.csv",
                         do="correct the code where it is used; codes are text, such as 010")  # fmt: skip
    return entry


def _type(kind: str) -> TypeEntry:
    entry = types().get(kind)
    if entry is None:
        raise TableError(f"no PLOVER type {kind!r}", where="codebook/types.csv",
                         do=f"use one of {', '.join(types())}")  # fmt: skip
    return entry
