"""The rows of frames.csv and operators.csv as frames: conditions read, roles read, everything they name checked."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from msgspec.structs import replace

from polybius.codebook import CodeEntry, contexts, modes, types
from polybius.errors import TableError
from polybius.events.roles import check_conditions, check_places
from polybius.events.rows import Condition, Frame, FrameRow, OperatorRow

Kind = Literal["verb", "noun", "copula"]
LETTERS: dict[str, Kind] = {"v": "verb", "n": "noun", "c": "copula"}


def indexed(
    table: str, sources: tuple[tuple[tuple[str, FrameRow | OperatorRow], ...], ...], codes: Mapping[str, CodeEntry]
) -> dict[tuple[Kind, str], tuple[Frame, ...]]:
    """The frames of each kind of word and predicate in the order they are tried: source by source, and in each those
    that rule an act out first, then those that ask for a support verb or a modifier.

    Raises `TableError`, with file and line, for a row that names what the codebook does not have.
    """
    found: dict[tuple[Kind, str], list[Frame]] = {}
    for number, rows in enumerate(sources, 1):
        name = table if number == len(sources) else f"own {table}"
        mine: dict[tuple[Kind, str], list[Frame]] = {}
        for where, row in rows:
            check(row, where, codes)
            plain = _frame(row)
            for predicate in row.predicate:
                frame = replace(plain, rule=f"{name}.csv:{predicate}/{row.when or 'any'}")
                for letter in row.kind:
                    mine.setdefault((LETTERS[letter], predicate), []).append(frame)
        for key, frames in mine.items():
            found.setdefault(key, []).extend(sorted(frames, key=_particular))
    return {key: tuple(frames) for key, frames in found.items()}


def check(row: FrameRow | OperatorRow, where: str, codes: Mapping[str, CodeEntry]) -> None:
    """Raises `TableError` when a row names a kind, type, mode, context, code or role that there is not."""
    if wrong := sorted(set(row.kind) - LETTERS.keys()):
        raise TableError(f"no kind of word {wrong[0]!r}", where=where, do="use v (verb), n (noun) or c (after 'to be')")
    if not row.kind:
        raise TableError("no kind of word", where=where, do="use v (verb), n (noun) or c (after 'to be')")
    if row.type not in ("", "-", "?") and row.type not in types():
        raise TableError(f"no PLOVER type {row.type!r}", where=where, do=f"use - (no event) or one of {_list(types())}")
    if isinstance(row, FrameRow) and not row.type:
        raise TableError("no type", where=where, do=f"use - (no event) or one of {_list(types())}")
    if row.type in types() and (unknown := [mode for mode in row.mode if mode not in modes(row.type)]):
        raise TableError(f"{row.type} has no mode {unknown[0]!r}", where=where,
                         do=f"its modes are {_list(modes(row.type))}")  # fmt: skip
    if unknown := [context for context in row.context if context not in contexts()]:
        raise TableError(f"no context {unknown[0]!r}", where=where, do=f"use some of {_list(contexts())}")
    if row.cameo and row.cameo not in codes:
        raise TableError(f"no CAMEO code {row.cameo!r}", where=where,
                         do="see `polybius codebook`; codes are text, such as 010")  # fmt: skip
    check_conditions(row.when, where)
    check_places(row.roles, where)


def _list(names: Mapping[str, object]) -> str:
    return ", ".join(names) or "none"


def _particular(frame: Frame) -> int:
    if frame.type == "-":
        return -1
    return 0 if any(c.wanted and c.roles in (("support",), ("modifier",)) for c in frame.conditions) else 1


def _frame(row: FrameRow | OperatorRow) -> Frame:
    """The frame of a row, before it has the rule of one of its predicates."""
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ()
    nobody = symmetric = False
    trigger = ""
    for word in row.roles.split():
        if word == "sym":
            symmetric = True
        elif word.startswith("a="):
            actor = tuple(word[2:].split("|")) if word != "a=-" else ()
        elif word.startswith("t="):
            trigger = word[2:]
        elif word.startswith("r="):
            nobody = word == "r=-"
            recipient = tuple(role.replace("_", " ") for role in word[2:].split("|"))
    operator = isinstance(row, OperatorRow)
    return Frame(
        rule="",
        conditions=tuple(_condition(word) for word in row.when.split()),
        type=row.type, mode=row.mode, context=row.context, cameo=row.cameo,
        effect=row.effect if isinstance(row, FrameRow) else (),
        actor=actor, recipient=recipient, nobody=nobody, symmetric=symmetric, trigger=trigger,
        supported="support=" in row.when,
        negative="negated" in row.when.split(),
        family=row.family if isinstance(row, OperatorRow) else "",
        content=row.content if isinstance(row, OperatorRow) else (),
        status=row.status if operator and isinstance(row, OperatorRow) else "-",
    )  # fmt: skip


@cache
def _condition(word: str) -> Condition:
    roles, _, values = word.partition("=")
    wanted = not (roles.startswith("-") or roles.endswith("!"))
    return Condition(
        roles=tuple(role.replace("_", " ") for role in roles.strip("-!").split("|")),
        values=frozenset((*values.split("|"), *values.replace("_", " ").split("|"))) if values else frozenset(),
        wanted=wanted,
    )
