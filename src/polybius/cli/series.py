"""`polybius series`: counts by period, and on standard error what is not in them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path

import msgspec
from rich import box
from rich.table import Table
from rich.text import Text

from polybius.cli.asking import say_absent
from polybius.cli.output_options import RowFormat
from polybius.cli.row_writers import row_format, say_none, write_rows
from polybius.cli.terminal import err, out
from polybius.query import Asked, Filters, Series, SeriesRow, series
from polybius.store import open_store
from polybius.workspace.cells import sheet_of

SHOWN = 200
BAR = 24
FEWEST = 3


class Gap(msgspec.Struct, frozen=True):
    """Periods one after another in which a key has no mention: the first, the last, and how many."""

    key: str
    first: str
    last: str
    number: int


def show_series(file: Path, *, filters: Filters, asked: Asked, format: RowFormat | None, output: Path | None) -> None:
    """Show or write the counts; a table shows the first 200 lines."""
    chosen = row_format(output, format)
    with open_store(file, write=False) as store:
        found = series(store, filters, asked)
        if not found.cells:
            say_absent(store, filters)
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
    lines = list(islice(lines_of(found.rows()), SHOWN + 1))
    if not lines:
        say_none("no mentions in any period")
        return
    out.print(_table(found, lines[:SHOWN]))
    if len(lines) > SHOWN:
        err.print(f"the first {SHOWN} lines; write all with --output FILE.csv", style="dim", markup=False)


def lines_of(rows: Iterable[SeriesRow]) -> Iterator[SeriesRow | Gap]:
    """The rows, with one gap in the place of three periods or more in which a key has no mention."""
    for (_, empty), some in groupby(rows, lambda row: (row.key, row.mentions == 0)):
        same = list(some)
        if empty and len(same) >= FEWEST:
            yield Gap(same[0].key, same[0].period, same[-1].period, len(same))
        else:
            yield from same


def _table(found: Series, lines: Sequence[SeriesRow | Gap]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    named = found.asked.per != "all"
    for name in (found.asked.by, *([found.asked.per] if named else []), "mentions", "", "articles"):
        table.add_column(name, justify="right" if name in ("mentions", "articles") else "left")
    if found.asked.happenings:
        table.add_column("happenings", justify="right")
    table.add_column("mean Goldstein", justify="right")
    most = max((line.mentions for line in lines if isinstance(line, SeriesRow)), default=0)
    for line in lines:
        key = [line.key] if named else []
        if isinstance(line, Gap):
            told = Text(f"none in {line.number:,} {found.asked.by}s", style="dim")
            table.add_row(Text(f"{line.first} to {line.last}", style="dim"), *key, "0", told)
            continue
        bar = Text("▇" * round(BAR * line.mentions / most) if most else "", style="dim")
        mean = "" if line.goldstein_mean is None else f"{line.goldstein_mean:+.1f}"
        happenings = [f"{line.happenings:,}"] if line.happenings is not None else []
        table.add_row(line.period, *key, f"{line.mentions:,}", bar, f"{line.articles:,}", *happenings, mean)
    return table
