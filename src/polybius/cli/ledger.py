"""`polybius ledger`: the figures of happenings, who says so, how they changed, and what rules make of them."""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from rich.table import Table

from polybius.cli.terminal import out
from polybius.collate.ledger import Entry, Ledger, Line, ledger_of
from polybius.collate.rules import Estimate, Said, authorities
from polybius.store import Store, open_store

type Shape = Literal["table", "csv", "jsonl"]

COLUMNS = (
    "happening", "effect", "unit", "uid", "article", "url", "low", "high", "bound", "words", "sentence", "of",
    "perpetrator", "cumulative", "subset_of", "same_as", "speaker", "stance", "chain", "said", "published", "origin",
    "replaced_by",
)  # fmt: skip
WITH_FIGURES = """
    SELECT DISTINCT accounts.happening FROM accounts JOIN account_tolls ON account_tolls.account = accounts.id
    WHERE accounts.happening IS NOT NULL
    UNION SELECT DISTINCT accounts.happening FROM accounts JOIN account_events ON account_events.account = accounts.id
    JOIN tolls ON tolls.event = account_events.event WHERE accounts.happening IS NOT NULL ORDER BY 1"""


def show_ledgers(
    file: Path, happenings: list[str], *, rules: list[str], effect: str | None, authority: Path | None, format: Shape
) -> None:
    """The ledgers of happenings; of all that have figures when none are named."""
    with open_store(file, write=False) as store:
        write = csv.writer(sys.stdout, lineterminator="\n")
        if format == "csv":
            write.writerow(COLUMNS)
        for ledger in _ledgers(store, happenings, rules, authority):
            lines = tuple(line for line in ledger.lines if effect in (None, line.effect))
            shown = msgspec.structs.replace(ledger, lines=lines)
            if not lines:
                continue
            if format == "jsonl":
                out.out(msgspec.json.encode(shown).decode())
            elif format == "csv":
                write.writerows(_rows(shown))
            else:
                _show(shown)


def _ledgers(store: Store, happenings: list[str], rules: list[str], authority: Path | None) -> Iterator[Ledger]:
    ranks = authorities(authority)
    ids = happenings or [id for (id,) in store.execute(WITH_FIGURES).fetchall()]
    return (ledger_of(store, id, rules=rules, ranks=ranks) for id in ids)


def _rows(ledger: Ledger) -> Iterator[list[object]]:
    """The figures as rows; several values in a cell are joined by "; ", the chain by " > "."""
    for line in ledger.lines:
        for entry in line.entries:
            given = msgspec.structs.asdict(entry) | {
                "happening": ledger.happening, "of": "; ".join(entry.of), "perpetrator": "; ".join(entry.perpetrator),
                "speaker": entry.speaker.name, "chain": " > ".join(entry.chain), "cumulative": int(entry.cumulative),
            }  # fmt: skip
            yield [given[column] for column in COLUMNS]


def _show(ledger: Ledger) -> None:
    out.print(f"[bold]{ledger.happening}[/]")
    for line in ledger.lines:
        out.print(_entries(line))
        said = " → ".join(_number(each) for each in line.history)
        out.print(f"  history: {said}" + ("  [yellow]the figures disagree[/]" if line.disagree else ""))
        for found in line.estimates:
            out.print(f"  {found.rule}: low {_shown(found.low)}, best {_shown(found.best)}, high {_shown(found.high)} "
                      f"([dim]{found.statement}[/])", soft_wrap=True)  # fmt: skip


def _entries(line: Line) -> Table:
    table = Table("figure", "words", "who says so", "said", "origin", "article", title=f"{line.effect} ({line.unit})",
                  title_justify="left")  # fmt: skip
    for entry in line.entries:
        told = (_bounds(entry), entry.words + _mark(entry), " › ".join(entry.chain), entry.said, entry.origin[:16])
        table.add_row(*told, entry.article, style="dim" if entry.replaced_by or entry.subset_of else "")
    return table


def _mark(entry: Entry) -> str:
    """What keeps a figure from standing for itself."""
    marks = (
        ("part of another", entry.subset_of), ("said again", entry.same_as), ("total so far", entry.cumulative),
        (f"replaced by {entry.replaced_by}", entry.replaced_by),
    )  # fmt: skip
    told = [words for words, holds in marks if holds]
    return f" ({', '.join(told)})" if told else ""


def _bounds(entry: Entry | Said | Estimate) -> str:
    if entry.low == entry.high:
        return _shown(entry.low)
    return f"{_shown(entry.low)} to {_shown(entry.high)}"


def _number(said: Said) -> str:
    return f"{_bounds(said)} ({said.day or 'no day'}, {said.voice.name})"


def _shown(number: int | None) -> str:
    return "open" if number is None else f"{number:,}"
