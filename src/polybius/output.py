"""What stands on one line of the output: a record, or why there is none; and the JSON Schema of both."""

from typing import Any, Literal

import msgspec

from polybius.vocabulary import Failure, Record


class FailedDocument(msgspec.Struct, frozen=True):
    """Which input a failure row is about."""

    id: str


class FailureRow(msgspec.Struct, frozen=True, kw_only=True):
    """An input that has no record: what was wrong, where, and what the user can do."""

    kind: Literal["failure"] = "failure"
    document: FailedDocument
    source: str
    stage: str
    what: str
    where: str
    do: str


def row_of(result: Record | Failure) -> Record | FailureRow:
    """The row of a result: a record is its own."""
    if isinstance(result, Record):
        return result
    return FailureRow(document=FailedDocument(result.id), source=result.source, stage=result.stage, what=result.what,
                      where=result.where, do=result.do)  # fmt: skip


def to_json(result: Record | Failure, *, indent: int = 0) -> bytes:
    """A result as JSON in UTF-8: one line, or indented; the same result gives the same bytes."""
    line = msgspec.json.encode(row_of(result))
    return msgspec.json.format(line, indent=indent) if indent else line


def record_of_json(line: bytes) -> Record:
    """The record on a line of output. Raises `msgspec.DecodeError` for a line that holds none."""
    return msgspec.json.decode(line, type=Record)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one output line: a record or a failure row."""
    rows, components = msgspec.json.schema_components((Record, FailureRow), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "polybius/1",
        "anyOf": list(rows),
        "$defs": components,
    }
