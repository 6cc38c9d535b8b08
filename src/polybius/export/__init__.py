"""From the workspace to files of other formats, each with a word on what it loses."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from polybius.errors import ExportError
from polybius.export.asked import Options, Tally
from polybius.export.choosing import Selection, choose, numbers
from polybius.export.dating import DatedBy
from polybius.export.formats import RULED, Format, format_named, formats, is_folder, write_format
from polybius.export.readme import readme
from polybius.export.target import fresh, readme_name, zip_each
from polybius.ledger import check_rule

__all__ = ["RULED", "DatedBy", "Exported", "Format", "Options", "Selection", "export", "format_named", "formats"]


class Exported(msgspec.Struct, frozen=True):
    """What an export wrote: rows by file, the mentions of events left out by reason, and what the format loses."""

    rows: dict[str, int]
    left_out: tuple[tuple[str, int], ...]
    losses: tuple[str, ...]


def export(store: sqlite3.Connection, name: str, path: Path, options: Options, *, force: bool = False) -> Exported:
    """Write the chosen events of a workspace in a format, whole or not at all.

    Raises `SettingError` for a rule that the ledger does not have, and `ExportError` for a format that does not exist,
    a target that is there already (unless `force`), and what the disk refuses.
    """
    format = format_named(name)
    folder = is_folder(format, path)
    if options.zipped and format.name != "gdelt":
        raise ExportError("only GDELT's files are zipped", do="leave --zip out")
    check_rule(options.rule)
    tally = Tally()
    with fresh(path, folder=folder, force=force) as partial, _on_disk(store):
        statuses = options.held(room_for_status=format.status == "yes")
        store.execute("BEGIN")
        try:
            number = choose(store, options.selection, statuses)
            asked_for, rejected = numbers(store, options.selection)
            tally.left_out["that somebody has rejected"] = rejected
            tally.left_out[f"that are not {' or '.join(statuses)}"] = asked_for - rejected - number
            write_format(store, format, partial if folder else partial / path.name, options, tally, folder=folder)
        finally:
            store.execute("ROLLBACK")
        exported = Exported(dict(tally.rows), tuple(tally.reasons()), format.loses)
        (partial / readme_name(path, folder=folder)).write_text(readme(format, exported, options), encoding="utf-8")
        if options.zipped:
            zip_each(partial)
    return exported


@contextmanager
def _on_disk(store: sqlite3.Connection) -> Iterator[None]:
    """What is noted of each row is kept on the disk, and the workspace is read through a small cache.

    So memory does not grow with the rows.
    """
    pragmas = [(name, store.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("temp_store", "mmap_size")]
    store.execute("PRAGMA temp_store = FILE")
    store.execute("PRAGMA mmap_size = 0")
    try:
        yield
    finally:
        for name, value in pragmas:
            store.execute(f"PRAGMA {name} = {value:d}")
