"""`polybius ledger`: the figures of happenings, who says so, how they changed, and what rules make of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from rich.console import Group
from rich.table import Table
from rich.text import Text

from polybius.cli.output_options import RowFormat
from polybius.cli.row_writers import put_rows
from polybius.cli.table import day
from polybius.collate.listing import happening_named
from polybius.ledger import OF_UNSTATED, Entry, Estimate, Ledger, Line, Said, authorities, is_of_unstated, ledger_of
from polybius.query.known import effect_of
from polybius.store import Store, open_store
from polybius.workspace.cells import Sheet, cells_of

COLUMNS = (
    "happening", "effect", "unit", "uid", "article", "url", "low", "high", "bound", "words", "sentence", "of",
    "perpetrator", "cumulative", "subset_of", "part", "same_as", "speaker", "stance", "chain", "said", "published",
    "origin", "replaced_by",
)  # fmt: skip
WITH_FIGURES = """
    SELECT DISTINCT accounts.happening FROM accounts JOIN account_tolls ON account_tolls.account = accounts.id
    WHERE accounts.happening IS NOT NULL
    UNION SELECT DISTINCT accounts.happening FROM accounts JOIN account_events ON account_events.account = accounts.id
    JOIN tolls ON tolls.event = account_events.event WHERE accounts.happening IS NOT NULL ORDER BY 1"""


WHICH = "SELECT type, day_from, day_to, place FROM happenings WHERE id = ?"


def show_ledgers(
    file: Path, happenings: list[str], *, rules: list[str], effect: str | None, authority: Path | None,
    format: RowFormat | None, output: Path | None,
) -> None:  # fmt: skip
    """The ledgers of happenings; of all that have figures when none are named."""
    with open_store(file, write=False) as store:
        asked = effect_of(store, effect) if effect else None
        found = _of_effect(_ledgers(store, happenings, rules, authority), asked)
        put_rows(
            found, FIGURES, lambda some: _told(store, some), of="happenings with figures", format=format, output=output
        )


def _of_effect(ledgers: Iterator[Ledger], effect: str | None) -> Iterator[Ledger]:
    """What the ledgers say of one effect, or of all; those that say nothing of it are left out."""
    for ledger in ledgers:
        lines = tuple(line for line in ledger.lines if effect in (None, line.effect))
        if lines:
            yield msgspec.structs.replace(ledger, lines=lines)


def _ledgers(store: Store, happenings: list[str], rules: list[str], authority: Path | None) -> Iterator[Ledger]:
    ranks = authorities(authority)
    named = [happening_named(store, name) or name for name in happenings]
    ids = named or [id for (id,) in store.execute(WITH_FIGURES).fetchall()]
    return (ledger_of(store, id, rules=rules, ranks=ranks) for id in ids)


def _figures(ledger: Ledger) -> Iterator[list[object]]:
    """The figures as lines of a spreadsheet; several values in a cell are joined by "; ", the chain by " > "."""
    for line in ledger.lines:
        for entry in line.entries:
            given = msgspec.structs.asdict(entry) | {
                "happening": ledger.happening, "speaker": entry.speaker.name, "chain": " > ".join(entry.chain),
                "cumulative": int(entry.cumulative), "part": int(entry.part),
            }  # fmt: skip
            yield cells_of(given, COLUMNS)


FIGURES: Sheet[Ledger] = Sheet(COLUMNS, _figures)


def _told(store: Store, found: Sequence[Ledger]) -> Group:
    """Each happening with its figures, their history, and what the rules make of them."""
    return Group(*(part for ledger in found for part in _parts(ledger, _heading(store, ledger.happening))))


def _heading(store: Store, happening: str) -> Text:
    """Which happening it is: its id, what, when and where."""
    type, first, last, place = store.execute(WHICH, (happening,)).fetchone()
    when = day(first) if first else ""
    when += f" to {day(last)}" if first != last else ""
    text = Text(f"\n{happening} ", style="dim").append(type, style="bold not dim")
    return text.append("".join(f" · {fact}" for fact in (when, place) if fact), style="not dim")


def _parts(ledger: Ledger, heading: Text) -> Iterator[Table | Text]:
    yield heading
    for line in ledger.lines:
        yield _entries(line)
        steps = " → ".join(_number(each) for each in line.history)
        history = Text(f"  history: {steps or 'none'}")
        yield history.append("  the figures disagree" if line.disagree else "", style="yellow")
        for found in line.estimates:
            best = Text(
                f"  {found.rule}: low {_shown(found.low)}, best {_shown(found.best)}, high {_shown(found.high)} "
            )
            yield best.append(f"({found.statement})", style="dim").append(
                f"\n    {found.note}" if found.note else "", style="yellow"
            )


def _entries(line: Line) -> Table:
    table = Table("figure", "words", "who says so", "said", "origin", "article", title=f"{line.effect} ({line.unit})",
                  title_justify="left")  # fmt: skip
    for entry in line.entries:
        told = (_bounds(entry), entry.words + _mark(entry), " › ".join(entry.chain), entry.said, entry.origin[:16])
        table.add_row(*told, entry.article, style="dim" if entry.replaced_by or entry.part else "")
    return table


def _mark(entry: Entry) -> str:
    """What keeps a figure from standing for itself."""
    marks = (
        ("part of another", entry.subset_of), (OF_UNSTATED, is_of_unstated(entry)),
        ("said again", entry.same_as), ("total so far", entry.cumulative),
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
