"""The codebook's frames and operators as readers can understand them: which words make a type, and when."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

import msgspec

from polybius.coverage import examples
from polybius.events.rows import ComposeRow, FrameRow, OperatorRow
from polybius.tables import WordClass, read_table

KINDS = {"v": "verb", "n": "noun", "c": "after “to be”"}
NONE = "-"
USUAL = "subject"


class ConditionTold(msgspec.Struct, frozen=True):
    """What must stand somewhere (or must not, unless `wanted`): `where`, and any of these words or classes of words.

    Without words and classes `where` says all of it: something or nothing stands there, or a flag holds or not.
    """

    where: str
    wanted: bool
    words: tuple[str, ...]
    classes: tuple[str, ...]


class FrameTold(msgspec.Struct, frozen=True, kw_only=True):
    """Words that make an act, when they do, and what is then coded.

    `actor` and `recipient` say where those who act and are acted on stand, the first choice first.
    """

    words: tuple[str, ...]
    kind: tuple[str, ...]
    conditions: tuple[ConditionTold, ...]
    type: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    cameo: str
    effect: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    symmetric: bool


class OperatorTold(msgspec.Struct, frozen=True, kw_only=True):
    """Words that say something over another act ("called on … to"), and what becomes of that act."""

    words: tuple[str, ...]
    kind: tuple[str, ...]
    conditions: tuple[ConditionTold, ...]
    family: str
    status: str
    cameo: str


class ComposedTold(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator of a family makes of an act whose CAMEO code begins so."""

    family: str
    content: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    cameo: str


class ExampleTold(msgspec.Struct, frozen=True):
    """A sentence that must give an entry, or (`expect` no) a near miss that must not."""

    entry: str
    expect: Literal["yes", "no"]
    text: str


class StatusEntry(msgspec.Struct, frozen=True):
    """A status of events or of happenings."""

    of: Literal["events", "happenings"]
    status: str
    meaning: str


class RoleWords(msgspec.Struct, frozen=True):
    """How a role or flag of the tables is said."""

    role: str
    kind: Literal["role", "flag"]
    words: str


class Fired(msgspec.Struct, frozen=True, kw_only=True):
    """All that gives a type: frames, operators over other acts, what those make of them, examples, and word classes."""

    frames: tuple[FrameTold, ...]
    operators: tuple[OperatorTold, ...]
    composed: tuple[ComposedTold, ...]
    examples: tuple[ExampleTold, ...]
    classes: dict[str, tuple[str, ...]]


def statuses() -> tuple[StatusEntry, ...]:
    """The statuses of events and of happenings."""
    return read_table("wording/statuses.csv", StatusEntry)


def fired_by(kind: str) -> Fired:
    """The words that give a PLOVER type in the shipped tables."""
    frames = tuple(_frame(row) for row in _frames() if row.type == kind)
    composed = tuple(
        ComposedTold(family=row.family, content=row.content, mode=row.mode, context=row.context, cameo=row.cameo)
        for row in read_table("events/compose.csv", ComposeRow)
        if row.type == kind
    )
    families = {row.family for row in composed}
    operators = tuple(_operator(row) for row in _operators() if row.type == kind or row.family in families)
    shown = (each for each in examples() if each.entry == kind or each.entry.startswith(f"{kind}:"))
    return Fired(
        frames=frames, operators=operators, composed=composed,
        examples=tuple(ExampleTold(each.entry, each.expect, each.text) for each in shown),
        classes=_classes_of(frames, operators),
    )  # fmt: skip


def frames_with(word: str) -> tuple[FrameTold, ...]:
    """The frames of all types that a word fires, those of the very word first; what is no event is told too."""
    low = word.strip().lower()
    found = [row for row in _frames() if any(low in predicate for predicate in row.predicate)]
    return tuple(_frame(row) for row in sorted(found, key=lambda row: low not in row.predicate))


@cache
def _frames() -> tuple[FrameRow, ...]:
    return read_table("events/frames.csv", FrameRow)


@cache
def _operators() -> tuple[OperatorRow, ...]:
    return read_table("events/operators.csv", OperatorRow)


def _frame(row: FrameRow) -> FrameTold:
    places = dict(word.split("=", 1) for word in row.roles.split() if "=" in word)
    return FrameTold(
        words=row.predicate, kind=_kinds(row.kind), conditions=conditions(row.when), type=row.type, mode=row.mode,
        context=row.context, cameo=row.cameo, effect=row.effect, actor=_places(places.get("a", USUAL)),
        recipient=_places(places.get("r", "")), symmetric="sym" in row.roles.split(),
    )  # fmt: skip


def _operator(row: OperatorRow) -> OperatorTold:
    return OperatorTold(
        words=row.predicate, kind=_kinds(row.kind), conditions=conditions(row.when),
        family="" if row.family == NONE else row.family, status="" if row.status == NONE else row.status,
        cameo=row.cameo,
    )  # fmt: skip


def _kinds(letters: str) -> tuple[str, ...]:
    return tuple(KINDS[letter] for letter in letters)


def _places(places: str) -> tuple[str, ...]:
    return tuple(said(place) for place in places.split("|") if place and place != NONE)


def conditions(when: str) -> tuple[ConditionTold, ...]:
    """The conditions of a row in words."""
    return tuple(_condition(word) for word in when.split())


def _condition(word: str) -> ConditionTold:
    named, _, given = word.partition("=")
    wanted = not (named.startswith("-") or named.endswith("!"))
    values = given.split("|") if given else []
    classes = tuple(value for value in values if value in _word_classes())
    words = tuple(value.replace("_", " ") for value in values if value not in classes)
    roles = named.strip("-!").split("|")
    where = _where(roles) if values else _bare(roles, wanted=wanted)
    return ConditionTold(where, wanted, words, tuple(each.replace("_", " ") for each in classes))


def _where(roles: list[str]) -> str:
    """Some roles in words, prepositions together: "what it is done to, or after “in” or “at”"."""
    places = [said(role) for role in roles if role in _roles()]
    names = [f"“{role.replace('_', ' ')}”" for role in roles if role not in _roles()]
    after = [f"after {_either(names)}"] if names else []
    return _either([*places, *after])


def _bare(roles: list[str], *, wanted: bool) -> str:
    """A condition without words: something stands there, or a flag holds; or not."""
    if all(role in _flags() for role in roles):
        return _where(roles) if wanted else f"not {_where(roles)}"
    return f"{'something' if wanted else 'nothing'} stands there ({_where(roles)})"


def _either(parts: list[str]) -> str:
    return " or ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def said(role: str) -> str:
    """A role in words; a preposition is said as itself."""
    return _roles().get(role) or f"after “{role.replace('_', ' ')}”"


@cache
def _roles() -> dict[str, str]:
    return {row.role: row.words for row in read_table("wording/roles.csv", RoleWords)} | {
        "speaker": "the one who says so"
    }


@cache
def _flags() -> frozenset[str]:
    return frozenset(row.role for row in read_table("wording/roles.csv", RoleWords) if row.kind == "flag")


@cache
def _word_classes() -> dict[str, tuple[str, ...]]:
    return {row.name: row.lemmas for row in read_table("events/object_classes.csv", WordClass)}


def _classes_of(*rows: Iterable[FrameTold | OperatorTold]) -> dict[str, tuple[str, ...]]:
    """The classes that conditions name, with their words."""
    named = {name for row in _all(rows) for condition in row.conditions for name in condition.classes}
    known = {name.replace("_", " "): lemmas for name, lemmas in _word_classes().items()}
    return {name: known[name] for name in sorted(named)}


def _all(rows: Iterable[Iterable[FrameTold | OperatorTold]]) -> Iterator[FrameTold | OperatorTold]:
    for some in rows:
        yield from some
