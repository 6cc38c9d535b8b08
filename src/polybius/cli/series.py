"""`polybius series`: counts by period, and on standard error what is not in them."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from rich import box
from rich.table import Table
from rich.text import Text

from polybius.cli.flat import sheet_of
from polybius.cli.output_options import RowFormat
from polybius.cli.row_writers import row_format, write_rows
from polybius.cli.terminal import err, out
from polybius.query import Asked, Filters, Series, SeriesRow, series
from polybius.store import open_store

SHOWN = 200
BAR = 24


def show_series(file: Path, *, filters: Filters, asked: Asked, format: RowFormat | None, output: Path | None) -> None:
    """Show or write the counts; a table shows the first 200 rows."""
    chosen = row_format(output, format)
    with open_store(file, write=False) as store:
        found = series(store, filters, asked)
    if chosen == "table":
        _show(found)
    else:
        write_rows(found.rows(), sheet_of(SeriesRow), chosen, output)
    err.print(" · ".join(notes(found)), style="dim", markup=False, soft_wrap=True)


def notes(found: Series) -> list[str]:
    """What is counted, and what is not in the counts."""
    by = found.asked.by
    said = [f"counted: {found.stated}"]
    said += [f"{found.undated:,} mentions without a day"] if found.undated else []
    said += [f"{found.wide:,} over more than one {by}, not counted"] if found.wide else []
    said += [f"{found.left_out:,} more with fewer mentions (--top 0 for all)"] if found.left_out else []
    return said


def _show(found: Series) -> None:
    rows = list(islice(found.rows(), SHOWN + 1))
    out.print(_table(found, rows[:SHOWN]))
    if len(rows) > SHOWN:
        err.print(f"the first {SHOWN} rows; write all with --output FILE.csv", style="dim", markup=False)


def _table(found: Series, rows: Sequence[SeriesRow]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    named = found.asked.per != "all"
    for name in (found.asked.by, *([found.asked.per] if named else []), "mentions", "", "articles"):
        table.add_column(name, justify="right" if name in ("mentions", "articles") else "left")
    if found.asked.happenings:
        table.add_column("happenings", justify="right")
    table.add_column("mean Goldstein", justify="right")
    most = max((row.mentions for row in rows), default=0)
    for row in rows:
        bar = Text("▇" * round(BAR * row.mentions / most) if most else "", style="dim")
        mean = "" if row.goldstein_mean is None else f"{row.goldstein_mean:+.1f}"
        told = [f"{row.happenings:,}"] if row.happenings is not None else []
        table.add_row(
            row.period, *([row.key] if named else []), f"{row.mentions:,}", bar, f"{row.articles:,}", *told, mean
        )
    return table
