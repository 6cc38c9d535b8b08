"""Corrections laid over a record: a new record; the one that was coded stays as it is."""

import datetime
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

from polybius.corrections.correction import (
    ATTRIBUTES,
    EDITABLE,
    REFERENCES,
    STRUCTS,
    TABLES,
    Correction,
    Kind,
    Row,
    rows_by_uid,
    span_of,
)
from polybius.corrections.withdrawing import without
from polybius.errors import InputError
from polybius.vocabulary import Place, Record, Time

MADE = {"place": Place, "time": Time}
JUDGED = {"accept": "accepted", "reject": "rejected", "edit": "edited"}


class Amended(msgspec.Struct, frozen=True):
    """A record with its corrections: what became of each row (by uid), and which corrections found no row."""

    record: Record
    verdicts: dict[str, str]
    lost: tuple[Correction, ...] = ()


def amended(record: Record, corrections: Iterable[Correction]) -> Amended:
    """The record as people have corrected it, the last word on each field counting, and what decides before all else.

    Rejected rows stay in the record and are marked in `verdicts`; of a rejected actor, place or time nothing is told of
    any other row. A correction whose row is not there any more changes
    nothing and is given back in `lost`; so is one that names a row that is not there.
    """
    verdicts: dict[str, str] = {}
    lost: list[Correction] = []
    for correction in sorted(corrections, key=lambda c: c.decides):
        if correction.undone:
            continue
        uid = correction.uid
        found = rows_by_uid(record).get(uid)
        if found is None:
            lost.append(correction)
        elif correction.verdict != "edit":
            if correction.verdict == "reject" or verdicts.get(uid) != "edited":
                verdicts[uid] = JUDGED[correction.verdict]
        else:
            changed = _edited(record, found[0], found[1], correction)
            if changed is None:
                lost.append(correction)
            else:
                record, verdicts[uid] = changed, "edited"
    return Amended(without(record, _withdrawn(record, verdicts)), verdicts, tuple(lost))


def _withdrawn(record: Record, verdicts: dict[str, str]) -> frozenset[str]:
    """The ids of the actors, places and times that are rejected."""
    rejected = {uid for uid, verdict in verdicts.items() if verdict == "rejected"}
    if not rejected:
        return frozenset()
    rows = rows_by_uid(record)
    return frozenset(rows[uid][1].id for uid in rejected if rows[uid][0] in ("actor", "place", "time"))


def _edited(record: Record, kind: Kind, row: Row, correction: Correction) -> Record | None:
    """The record with one field of one row changed; None when the value names a row that is not there."""
    value = correction.value
    if correction.field in MADE and isinstance(value, dict):
        record, value = _with_made(record, row, correction.field, value)
    elif correction.field in REFERENCES and kind not in ("place", "time"):
        local = _localised(record, value)
        if local is None and value is not None:
            return None
        value = local
    changed = replace(
        row, **{ATTRIBUTES.get(correction.field, correction.field): checked(kind, correction.field, value)}
    )
    table = TABLES[kind]
    rows = tuple(changed if other.id == row.id else other for other in getattr(record, table))
    return replace(record, **{table: rows})


def _with_made(record: Record, row: Row, field: str, value: dict[str, Any]) -> tuple[Record, str]:
    """A record with a place or time that a person gave, and its id."""
    table, struct = TABLES[field], MADE[field]  # type: ignore[index]
    rows = getattr(record, table)
    id = f"{field[0]}{max((int(other.id[1:]) for other in rows), default=0) + 1}"
    start, end = span_of(row)
    made = msgspec.convert({**NEW[field], **value, "id": id, "start": start, "end": end}, struct)
    return replace(record, **{table: (*rows, made)}), id


NEW: dict[str, dict[str, Any]] = {
    "place": {"basis": "corrected"},
    "time": {"type": "DATE", "value": "", "basis": "explicit"},
}


def _localised(record: Record, value: object) -> Any:
    """Ids of the record for uids; None when one is not there."""
    known = {uid: row.id for uid, (_, row) in rows_by_uid(record).items()}
    if isinstance(value, list | tuple):
        return tuple(known[uid] for uid in value) if all(uid in known for uid in value) else None
    return known.get(value) if isinstance(value, str) else None


def checked(kind: Kind, field: str, value: object) -> Any:
    """A value as the field's type. Raises `InputError` for a field that cannot be edited or a value it cannot take."""
    if field not in EDITABLE[kind]:
        raise InputError(f"{field!r} of {kind}s cannot be edited", do=f"edit one of {', '.join(EDITABLE[kind])}")
    if field in MADE and isinstance(value, dict):
        return _checked_new(kind, field, value)
    hints = {f.name: f.type for f in msgspec.structs.fields(STRUCTS[kind])}
    _check_ranges(kind, {field: value})
    try:
        return msgspec.convert(value, hints[ATTRIBUTES.get(field, field)])
    except msgspec.ValidationError as error:
        raise InputError(f"{field} of {kind}s cannot be {value!r}: {error}", do="see docs/record.md") from error


def _checked_new(kind: Kind, field: str, value: dict[str, Any]) -> dict[str, Any]:
    """A place or time given by a person. Raises `InputError` for one without what it needs."""
    _check_ranges(field, value)
    try:
        msgspec.convert({**NEW[field], **value, "id": field, "start": 0, "end": 0}, MADE[field])
    except msgspec.ValidationError as error:
        raise InputError(f"{field} of {kind}s cannot be {value!r}: {error}", do="see docs/record.md") from error
    return value


def _check_ranges(kind: str, facts: dict[str, Any]) -> None:
    """Raises `InputError` for a day that no calendar has, an end before its beginning, or a point off the globe."""
    days = [facts[name] for name in ("from", "to") if kind == "time" and facts.get(name) is not None]
    for day in days:
        if not _is_day(day):
            raise InputError(f"{day!r} is not a day", do="write it as 1990-08-02")
    if days != sorted(days):
        raise InputError(f"{days[0]} is after {days[1]}", do="exchange from and to")
    for name, most in (("lat", 90), ("lon", 180)):
        degrees = facts.get(name) if kind == "place" else None
        if isinstance(degrees, int | float) and not -most <= degrees <= most:
            raise InputError(f"{name} {degrees} is not on the globe", do=f"give degrees from -{most} to {most}")


def _is_day(text: object) -> bool:
    """Whether it begins with a day as the record writes it; a time of day may follow."""
    try:
        return isinstance(text, str) and datetime.date.fromisoformat(text[:10]).isoformat() == text[:10]
    except ValueError:
        return False
