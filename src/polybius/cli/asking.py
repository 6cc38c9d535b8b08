"""`polybius events`, `tolls`, `claims`, `actors`, `articles`, `failures`: rows of a workspace that fit."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from polybius.cli.output_options import RowFormat
from polybius.cli.row_tables import TABLES
from polybius.cli.row_writers import SHOWN, row_format, say_none, write_rows
from polybius.cli.terminal import err, out
from polybius.query import (
    ActorRow,
    ArticleRow,
    ClaimRow,
    EventRow,
    FailureRow,
    Filters,
    Page,
    TollRow,
    absences,
    actors,
    articles,
    claims,
    events,
    failures,
    tolls,
)
from polybius.store import Store, open_store
from polybius.workspace.cells import sheet_of

type Ask = Callable[[Store, Filters, Page], Iterator[Any]]
KINDS: dict[str, tuple[type[msgspec.Struct], Ask]] = {
    "events": (EventRow, events),
    "tolls": (TollRow, tolls),
    "claims": (ClaimRow, claims),
    "actors": (ActorRow, actors),
    "articles": (ArticleRow, articles),
    "failures": (FailureRow, failures),
}


def show_rows(
    kind: str, file: Path, *, filters: Filters, page: Page, format: RowFormat | None, output: Path | None
) -> None:
    """Show or write the rows that fit; a table shows 100 when no limit is given, all else is written whole."""
    chosen = row_format(output, format)
    row, ask = KINDS[kind]
    with open_store(file, write=False) as store:
        if chosen != "table":
            if not write_rows(ask(store, filters, page), sheet_of(row), chosen, output):
                say_absent(store, filters)
            return
        limit = SHOWN if page.limit is None else page.limit
        found = list(ask(store, filters, msgspec.structs.replace(page, limit=limit + 1)))
        if not found:
            say_absent(store, filters)
    _show(kind, found[:limit], more=len(found) > limit, filters=filters, page=page)


def say_absent(store: Store, filters: Filters) -> None:
    """Who of those asked for is in no row at all, on standard error."""
    for sentence in absences(store, filters):
        err.print(sentence, style="yellow", markup=False, soft_wrap=True)


def _show(kind: str, rows: Sequence[Any], *, more: bool, filters: Filters, page: Page) -> None:
    """A table, and below it how to see more."""
    if not rows:
        stated = filters.stated()
        say_none(f"no {kind}{f' with {stated}' if stated else ''}")
        return
    out.print(TABLES[kind](rows))
    if more:
        by_id = kind in ("events", "tolls", "claims")
        onward = f"--after {rows[-1].id}" if by_id else f"--offset {page.offset + len(rows)}"
        err.print(f"{len(rows)} shown; go on with {onward}, or give --limit", style="dim", markup=False)
