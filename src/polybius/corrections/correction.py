"""A correction: one judgement of one person on one row of a record, in a form that can be carried elsewhere."""

import hashlib
from typing import Any, Literal

import msgspec

from polybius.vocabulary import Actor, Claim, Event, Place, Record, Time, Toll

Kind = Literal["event", "toll", "claim", "actor", "place", "time"]
Verdict = Literal["accept", "reject", "edit"]
type Row = Event | Toll | Claim | Actor | Place | Time

STRUCTS: dict[Kind, type[Row]] = {
    "event": Event, "toll": Toll, "claim": Claim, "actor": Actor, "place": Place, "time": Time,
}  # fmt: skip
TABLES: dict[Kind, str] = {"event": "events", "toll": "tolls", "claim": "claims", "actor": "actors", "place": "places",
                           "time": "times"}  # fmt: skip
EDITABLE: dict[Kind, tuple[str, ...]] = {
    "event": ("type", "mode", "context", "cameo", "quad", "goldstein", "status", "actor", "recipient", "symmetric",
              "effect", "weapon", "place", "time"),
    "toll": ("effect", "unit", "low", "high", "bound", "of", "perpetrator", "event", "cumulative"),
    "claim": ("speaker", "via", "addressee", "channel", "stance", "quote", "hedged"),
    "actor": ("name", "kind", "country", "sector", "code", "role", "wikidata"),
    "place": ("name", "country", "admin1", "lat", "lon", "radius_km", "geonames"),
    "time": ("type", "value", "from", "to", "precision"),
}  # fmt: skip


class Correction(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A judgement of one row.

    `uid` names the row; `start`, `end`, `words` and `text_sha256` say which words of which text it was read from, and
    `article` where that stood, so that it is found again, or known to be lost, when the text is coded anew. `value` and
    `was` are JSON values; rows they refer to are named by uid. `time` is ISO 8601 in UTC; `undone` is the time it was
    taken back, with who did and why. One that `decides` is laid over all that do not, and is no coder's own answer.
    """

    uid: str
    kind: Kind
    verdict: Verdict
    field: str = ""
    value: Any = None
    was: Any = None
    reason: str = ""
    author: str
    time: str
    article: str = ""
    text_sha256: str
    start: int
    end: int
    words: str
    decides: bool = False
    undone: str | None = None
    undone_author: str | None = None
    undone_reason: str = ""


def correction_id(correction: Correction) -> str:
    """The name of a correction: a hash of all it says, so that the same one brought in twice is one."""
    said = msgspec.structs.replace(correction, undone=None, undone_author=None, undone_reason="")
    return hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()[:12]


def uid_of(kind: Kind, row: Row, text_sha256: str) -> str:
    """The uid of a row; places and times, which carry none, are named by their words."""
    if isinstance(row, Place | Time):
        return hashlib.sha256(f"{text_sha256}/{kind}/{row.start}/{row.end}/".encode()).hexdigest()[:16]
    return row.uid


def span_of(row: Row) -> tuple[int, int]:
    """The characters a row was read from; an actor's first mention."""
    if isinstance(row, Actor):
        return (row.mentions[0].start, row.mentions[0].end) if row.mentions else (0, 0)
    return row.start, row.end


def rows_by_uid(record: Record) -> dict[str, tuple[Kind, Row]]:
    """All rows of a record that can be corrected, by uid."""
    text = record.document.text_sha256
    return {
        uid_of(kind, row, text): (kind, row) for kind, table in TABLES.items() for row in getattr(record, table)
    }  # fmt: skip


def row_of(record: Record, name: str) -> tuple[str, Kind, Row] | None:
    """The uid, kind and row of a record that a uid or a local id ("e3") names."""
    for uid, (kind, row) in rows_by_uid(record).items():
        if name in (uid, row.id):
            return uid, kind, row
    return None


REFERENCES = frozenset({"actor", "recipient", "of", "perpetrator", "speaker", "via", "addressee", "event", "place",
                        "time"})  # fmt: skip
ATTRIBUTES = {"from": "from_"}


def value_of(row: Row, field: str) -> Any:
    """What a field of a row holds, as JSON."""
    return msgspec.to_builtins(getattr(row, ATTRIBUTES.get(field, field)))
