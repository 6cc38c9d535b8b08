"""Which fields of rows people may edit, and what they may hold: data/corrections/fields.csv with the lists it names."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args

import msgspec

from polybius.codebook import QUADS, codes, contexts, modes, types
from polybius.corrections import Kind
from polybius.corrections.correction import ATTRIBUTES, STRUCTS, TABLES
from polybius.errors import InputError
from polybius.query.values import BODIES, sectors
from polybius.store import Store
from polybius.tables import read_table
from polybius.vocabulary.country import CountryRow
from polybius.vocabulary.record import ActorKind, Status

type FieldForm = Literal["choice", "choices", "text", "number", "whole", "yes", "row", "rows", "place", "time"]


MOST_TOLD = 60


class FieldLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the table."""

    of: Kind
    field: str
    form: FieldForm
    values: tuple[str, ...]
    open: bool
    meaning: str


class Choice(msgspec.Struct, frozen=True):
    """A value, what it means, and for which type of event it is (a mode)."""

    value: str | int
    meaning: str = ""
    of: str = ""


class Editable(msgspec.Struct, frozen=True, kw_only=True):
    """A field that people may edit.

    `form` says how: a choice or several, a text, a number, a whole number, yes or no, another row or several of the
    article (of the kind `rows`), a place, a time. `empty` when it may be null, `open` when other values than `values`
    may be given too.
    """

    of: Kind
    field: str
    form: FieldForm
    meaning: str
    empty: bool
    open: bool
    rows: str
    values: tuple[Choice, ...]


class ChannelLine(msgspec.Struct, frozen=True):
    """A line of data/claims/channels.csv."""

    noun: str
    channel: str
    via: bool


class WeaponLine(msgspec.Struct, frozen=True):
    """A line of data/events/weapons.csv."""

    mode: str
    weapon: str
    lemmas: tuple[str, ...]


def _named(values: Any) -> tuple[Choice, ...]:
    return tuple(Choice(value) for value in dict.fromkeys(values))


def _countries() -> Iterator[Choice]:
    """Each country once, also those that had another name before."""
    names: dict[str, list[str]] = {}
    for row in read_table("actors/countries.csv", CountryRow):
        if row.code:
            names.setdefault(row.code, []).append(row.name)
    return (Choice(code, ", ".join(called)) for code, called in names.items())


LISTS: dict[str, Callable[[], tuple[Choice, ...]]] = {
    "types": lambda: tuple(Choice(entry.type, entry.definition) for entry in types().values()),
    "modes": lambda: tuple(Choice(m.mode, m.meaning, m.type) for kind in types() for m in modes(kind).values()),
    "contexts": lambda: tuple(Choice(entry.context, entry.meaning) for entry in contexts().values()),
    "codes": lambda: tuple(Choice(entry.code, entry.label, entry.type) for entry in codes().values()),
    "quads": lambda: tuple(Choice(number, name) for number, name in QUADS.items()),
    "status": lambda: _named(get_args(Status)),
    "kinds": lambda: _named(get_args(ActorKind)),
    "sectors": lambda: _named(sorted(sectors())),
    "weapons": lambda: _named(row.weapon for row in read_table("events/weapons.csv", WeaponLine) if row.weapon),
    "channels": lambda: _named(row.channel for row in read_table("claims/channels.csv", ChannelLine) if row.channel),
    "countries": lambda: (*_countries(), *(Choice(code) for code in BODIES)),
}  # fmt: skip


@cache
def editable_fields() -> Mapping[tuple[Kind, str], Editable]:
    """The fields by the kind of row and their name, in the order of the record."""
    lines = read_table("corrections/fields.csv", FieldLine)
    return {(line.of, line.field): _field(line) for line in lines}


def _field(line: FieldLine) -> Editable:
    hints = {f.name: f.type for f in msgspec.structs.fields(STRUCTS[line.of])}
    refers = line.form in ("row", "rows")
    first = line.values[0] if line.values else ""
    values = LISTS[first[1:]]() if first.startswith("=") else _named(() if refers else line.values)
    return Editable(of=line.of, field=line.field, form=line.form, meaning=line.meaning, open=line.open,
                    empty=NoneType in get_args(hints[ATTRIBUTES.get(line.field, line.field)]),
                    rows=first if refers else "", values=values)  # fmt: skip


def check_allowed(store: Store, kind: Kind, field: str, value: object) -> None:
    """Raise `InputError` for a value that a field does not hold: none of the codebook's, nor of any row so far."""
    if field == "place" and isinstance(value, dict):
        check_allowed(store, "place", "country", value.get("country"))
        return
    of = editable_fields().get((kind, field))
    if of is None or of.open or not of.values or value is None:
        return
    known = {choice.value for choice in of.values}
    for one in value if isinstance(value, list | tuple) else (value,):
        if one not in known and not _stands(store, of, one):
            named = [str(choice.value) for choice in of.values]
            told = ", ".join(dict.fromkeys(named)) if len(named) <= MOST_TOLD else "see /fields, or polybius codebook"
            raise InputError(f"{field} of {kind}s cannot be {one!r}", do=f"give one of {told}"[:1000])


def _stands(store: Store, of: Editable, value: object) -> bool:
    """Whether some row has the value, as it may by a codebook of the user's."""
    table = TABLES[of.of]
    listed = f"SELECT 1 FROM {table} r, json_each(r.{of.field}) j WHERE j.value = ? LIMIT 1"
    asked = listed if of.form == "choices" else f"SELECT 1 FROM {table} WHERE {of.field} = ? LIMIT 1"
    return isinstance(value, str) and store.execute(asked, (value,)).fetchone() is not None
