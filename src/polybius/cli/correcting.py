"""`polybius correct …`: judging rows, carrying judgements elsewhere, and how far coders agree."""

import datetime
import getpass
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from rich.table import Column, Table

from polybius.cli.opening import opened
from polybius.cli.output_options import RowFormat
from polybius.cli.row_writers import put_rows
from polybius.cli.terminal import err
from polybius.corrections import Agreement, Correction, Verdict, agreement_of
from polybius.errors import SettingError
from polybius.store import open_store
from polybius.store.corrected import all_corrections
from polybius.workspace import (
    Numbered,
    Standing,
    bring_in,
    correct,
    corrections_as_lines,
    corrections_of_lines,
    gold,
    standing,
    undo,
)
from polybius.workspace.agreeing import DifferenceRow, difference_rows
from polybius.workspace.cells import Sheet, cells_of, sheet_of

SAID = {"accept": "accepted", "reject": "rejected", "edit": "edited"}


def judge(
    file: Path, names: list[str], verdict: Verdict, *, edits: list[str], reason: str, author: str | None,
    article: str | None, of: Numbered | None, decides: bool,
) -> None:  # fmt: skip
    """Accept, reject or edit rows."""
    fields: list[tuple[str, Any]] = [edit_of(edit) for edit in edits] or [("", None)]
    with open_store(file) as store:
        for name in names:
            for field, value in fields:
                made = correct(store, name, verdict, field=field, value=value, reason=reason,
                               author=author or getpass.getuser(), time=now(), article=article, of=of,
                               decides=decides)  # fmt: skip
                _say(made)


def now() -> str:
    """The present moment, in UTC, to the second."""
    return datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds")


def edit_of(words: str) -> tuple[str, Any]:
    """The field and value of "status=denied" or "low=12"; a value that is no JSON is a text."""
    field, sign, value = words.partition("=")
    if not sign or not field:
        raise SettingError(f"{words!r} is no edit", where="FIELD=VALUE", do="write it as status=denied or low=12")
    try:
        return field.strip(), msgspec.json.decode(value)
    except msgspec.DecodeError:
        return field.strip(), value


def _say(made: Correction) -> None:
    changed = f": {made.field} {_text(made.was)} → {_text(made.value)}" if made.verdict == "edit" else ""
    said = f"decided: {SAID[made.verdict]}" if made.decides else SAID[made.verdict]
    err.print(f"{said} {made.kind} “{made.words}” ({made.uid}){changed}", style="dim", markup=False, soft_wrap=True)


def _text(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def take_back(file: Path, ids: list[str], *, reason: str, author: str | None) -> None:
    """Undo corrections."""
    with open_store(file) as store:
        for id in ids:
            undone = undo(store, id, time=now(), author=author or getpass.getuser(), reason=reason)
            err.print(f"undone: {undone.verdict} of {undone.kind} “{undone.words}”", style="dim", markup=False)


def show_corrections(file: Path, *, flagged: bool, format: RowFormat | None, output: Path | None) -> None:
    """All corrections, and whether they still apply; or only those that do not."""
    with open_store(file, write=False) as store:
        found = (s for s in standing(store) if not flagged or s.state not in ("applies", "undone"))
        put_rows(found, CORRECTIONS, _corrections_table, of="flagged corrections" if flagged else "corrections",
                 format=format, output=output)  # fmt: skip


CORRECTIONS: Sheet[Standing] = Sheet(
    ("id", "state", *Correction.__struct_fields__),
    lambda one: [cells_of(
        msgspec.structs.asdict(one.correction) | {"id": one.id, "state": one.state}, CORRECTIONS.columns
    )],
)  # fmt: skip


def _corrections_table(found: Sequence[Standing]) -> Table:
    id, row = Column("id", no_wrap=True), Column("row", no_wrap=True)  # they are there to be copied
    state, day = Column("state", no_wrap=True), Column("day", no_wrap=True)
    table = Table(id, state, row, "words", Column("verdict", overflow="fold"), "reason", "author", day, box=None)
    for one in found:
        c = one.correction
        change = f"{c.field}: {_text(c.was)} → {_text(c.value)}" if c.verdict == "edit" else SAID[c.verdict]
        author = f"{c.author} (decides)" if c.decides else c.author
        table.add_row(one.id, one.state, f"{c.kind}\n{c.uid}", c.words, change, c.reason, author, c.time[:10])
    return table


def export_corrections(file: Path, output: Path | None, *, as_gold: bool) -> None:
    """Write all corrections, or the rows that were judged as they should be, as JSON Lines."""
    with open_store(file, write=False) as store:
        rows = (msgspec.json.encode(row) + b"\n" for row in gold(store))
        lines = list(rows if as_gold else corrections_as_lines(store))
    with opened(output) as stream:
        stream.writelines(lines)
    if output is not None:
        err.print(f"{output}: {len(lines):,} lines", style="dim")


def import_corrections(file: Path, corrections: Path) -> None:
    """Bring in corrections made elsewhere."""
    try:
        lines = corrections.read_bytes().splitlines()
    except OSError as error:
        raise SettingError(f"cannot be read: {error.strerror}", where=str(corrections), do="check its name") from error
    with open_store(file) as store:
        new = bring_in(store, corrections_of_lines(lines, where=str(corrections)))
        flagged = sum(s.state not in ("applies", "undone") for s in standing(store))
    err.print(f"{file}: {new:,} new corrections" + (f", {flagged:,} find no row: polybius correct list --flagged"
                                                    if flagged else ""), style="dim")  # fmt: skip


def show_agreement(file: Path, *, format: RowFormat | None, output: Path | None) -> None:
    """How far the people who corrected rows agree."""
    with open_store(file, write=False) as store:
        found = [one for one in agreement_of(c for _, c in all_corrections(store)) if one.rows]
    put_rows(found, sheet_of(Agreement), _agreement_table, of="rows that two coders judged", format=format,
             output=output)  # fmt: skip


def _agreement_table(found: Sequence[Agreement]) -> Table:
    table = Table("question", "rows judged twice", "coders", "agreed", "Krippendorff's α", "Cohen's κ", "F1")
    for one in found:
        table.add_row(one.question, str(one.rows), ", ".join(one.coders), f"{one.agreed:.2f}", _number(one.alpha),
                      _numbers(one.kappa), _numbers(one.f1))  # fmt: skip
    return table


def show_differences(file: Path, *, undecided: bool, format: RowFormat | None, output: Path | None) -> None:
    """The rows on which coders differ, what each says, and what was decided."""
    with open_store(file, write=False) as store:
        found = difference_rows(store, undecided=undecided)
    put_rows(found, sheet_of(DifferenceRow), _differences_table,
             of="undecided differences" if undecided else "differences", format=format, output=output)  # fmt: skip


def _differences_table(found: Sequence[DifferenceRow]) -> Table:
    row = Column("row", no_wrap=True)  # it is there to be copied
    table = Table(row, "words", "question", "answers", "decided", "article", box=None)
    for one in found:
        answers = "\n".join(f"{answer.editor}: {answer.words}" for answer in one.answers)
        decided = f"{one.decided.words} ({one.decided.editor})" if one.decided else "not yet"
        table.add_row(f"{one.kind}\n{one.uid}", one.words, one.question, answers, decided, one.title or "")
    return table


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _numbers(values: dict[str, float | None]) -> str:
    return "\n".join(f"{pair}: {_number(value)}" for pair, value in values.items())
