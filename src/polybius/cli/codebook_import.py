"""`polybius codebook import`: a verb dictionary of another coder as a folder of tables."""

import csv
import io
from pathlib import Path

from polybius.cli.terminal import err, out
from polybius.codebook import codes
from polybius.errors import InputError, SettingError
from polybius.events import FrameRow, load_lexicon
from polybius.imports.petrarch_verbs import Skipped, frames_of

SKIPPED = "not_imported.txt"


def write_codebook(dictionary: Path, folder: Path) -> None:
    """Write frames.csv, and beside it the lines that have no counterpart; check that the codebook can be read.

    Raises `InputError` for a file that is no dictionary, `SettingError` for a folder that holds a codebook already.
    """
    try:
        lines = dictionary.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise InputError("the dictionary cannot be read", where=str(dictionary), do="check its name") from error
    rows, skipped = frames_of(lines, codes())
    if not rows:
        raise InputError("no verb with a code in this file", where=str(dictionary),
                         do="give a TABARI or PETRARCH verb dictionary")  # fmt: skip
    table = folder / "frames.csv"
    if table.exists():
        raise SettingError("there is a table already", where=str(table), do="give a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    table.write_text(_table(dictionary.name, rows), encoding="utf-8")
    (folder / SKIPPED).write_text("".join(f"{each.line}: {each.text}: {each.why}\n" for each in skipped), "utf-8")
    load_lexicon(folder)
    _say(table, rows, skipped)


def _table(name: str, rows: tuple[FrameRow, ...]) -> str:
    """The rows as a table of a codebook."""
    out = io.StringIO()
    out.write(f"# Verbs and patterns of {name}; the first row of a predicate that holds decides.\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FrameRow.__struct_fields__)
    for row in rows:
        cells = (getattr(row, field) for field in FrameRow.__struct_fields__)
        writer.writerow("|".join(cell) if isinstance(cell, tuple) else cell for cell in cells)
    return out.getvalue()


def _say(table: Path, rows: tuple[FrameRow, ...], skipped: tuple[Skipped, ...]) -> None:
    verbs = len({verb for row in rows for verb in row.predicate})
    out.print(f"{len(rows):,} rows for {verbs:,} verbs in {table}")
    if skipped:
        err.print(f"{len(skipped):,} lines have no counterpart: {table.with_name(SKIPPED)} says why", style="yellow")
