"""A Wikidata dump as an actor table, in two readings: first countries, classes and offices, then who held them.

Memory does not grow with the number of persons: rows are written as they are found, and the names that stand already,
by which two persons of one name are told apart, are kept in a file.
"""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

import msgspec

from polybius.imports.actor_table import known_names, table_head, table_lines
from polybius.imports.wikidata_dump import Entity, best_items, read_dump
from polybius.imports.wikidata_items import HUMAN, Knowledge, may_be_actor, may_be_surveyed, survey
from polybius.imports.wikidata_rows import Wanted, organisation_rows, person_rows
from polybius.mentions.cast.spelling import fold
from polybius.vocabulary.actor_row import ActorRow

BAD_LINES_SHOWN = 20


class Built(msgspec.Struct):
    """What was made of a dump."""

    persons: int = 0
    organisations: int = 0
    rows: int = 0
    known: int = 0
    lines: int = 0
    size: int = 0
    bad: set[int] = msgspec.field(default_factory=set)
    bad_lines: list[tuple[int, str]] = []
    left_out: Counter[str] = msgspec.field(default_factory=Counter)


def build_table(
    dump: Path, out: TextIO, wanted: Wanted, *, new_only: bool = False, progress: Callable[[int], None] | None = None
) -> Built:
    """Write the table of a dump to `out`, and say what was read. Raises `InputError` for what is no dump."""
    built = Built()
    known = survey(_entities(dump, built, progress, first=True))
    out.write(table_head((f"Persons and organisations of {dump.name}, by positions held; Wikidata is CC0.",)))
    shipped = known_names() if new_only else frozenset[str]()
    with tempfile.TemporaryDirectory() as folder:
        names = _Names(Path(folder) / "names")
        for entity in _entities(dump, built, progress, first=False):
            rows = _rows(entity, known, wanted, built.left_out)
            if not rows:
                continue
            if fold(rows[0].name).lower() in shipped:
                built.known += 1
                continue
            name = names.own_name(rows[0])
            if name != rows[0].name:
                rows = [msgspec.structs.replace(row, name=name) for row in _with_alias(rows, name)]
            out.write(table_lines(rows))
            built.rows += len(rows)
            built.persons += rows[0].kind == "person"
            built.organisations += rows[0].kind != "person"
        names.close()
    return built


def _with_alias(rows: list[ActorRow], name: str) -> list[ActorRow]:
    """The rows of somebody who is given another name, the usual one among the others."""
    others = tuple(alias for alias in rows[0].aliases if alias != name)
    return [msgspec.structs.replace(rows[0], aliases=(rows[0].name, *others)), *rows[1:]]


def _rows(entity: Entity, known: Knowledge, wanted: Wanted, left_out: Counter[str]) -> list[ActorRow]:
    if entity.type != "item":
        return []
    if HUMAN in best_items(entity.facts.instance_of):
        return person_rows(entity, known, wanted, left_out)
    return organisation_rows(entity, known, wanted)


def _entities(dump: Path, built: Built, progress: Callable[[int], None] | None, *, first: bool) -> Iterator[Entity]:
    """The entities of one reading; a line that cannot be read in both is told once."""

    def bad(line: int, why: str) -> None:
        if line not in built.bad and len(built.bad) < BAD_LINES_SHOWN:
            built.bad_lines.append((line, why))
        built.bad.add(line)

    before = built.size

    def seen(lines: int, size: int) -> None:
        built.lines, built.size = lines, before + size
        if progress is not None:
            progress(lines)

    return read_dump(dump, may_be_surveyed if first else may_be_actor, bad, seen)


class _Names:
    """The names that have been written, kept on disk."""

    def __init__(self, file: Path) -> None:
        self._base = sqlite3.connect(file, isolation_level=None)
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute("CREATE TABLE names (name TEXT PRIMARY KEY) WITHOUT ROWID")
        self._base.execute("BEGIN")

    def own_name(self, row: ActorRow) -> str:
        """The row's name, or when another actor has it the first alias that none has, or the name with its id."""
        words = row.name.split()
        fuller = (alias for alias in row.aliases if " " in alias and alias.split()[-1] == words[-1])
        for name in (row.name, *fuller, f"{row.name} ({row.wikidata})"):
            if self._base.execute("INSERT OR IGNORE INTO names VALUES (?)", (name,)).rowcount:
                return name
        return row.name

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()
