"""`polybius happenings …`: the list, and what a person judges."""

import getpass
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.table import Column, Table

from polybius.cli.asking import say_absent
from polybius.cli.correcting import now
from polybius.cli.output_options import RowFormat
from polybius.cli.row_writers import SHOWN, put_rows, row_format
from polybius.cli.table import day
from polybius.cli.terminal import err
from polybius.collate import Signed, all_judgements, collate, judge_different, judge_same, merge, split, undo
from polybius.collate.judging import Judgement
from polybius.collate.listing import happening_named
from polybius.errors import SettingError
from polybius.query import Filters
from polybius.store import open_store
from polybius.workspace import happenings
from polybius.workspace.cells import Sheet, cells_of, sheet_of

CELLS = (
    "id", "type", "mode", "status", "from", "to", "day_basis", "place", "country", "admin1", "lat", "lon", "actors",
    "recipients", "weapon", "victims", "tolls", "article_count", "origins", "mention_count", "articles", "main_of",
    "mentions",
)  # fmt: skip
PARTIES = 3
WIDTH_OF_ID = 13


def list_them(
    file: Path, filters: Filters, *, at_least: int, limit: int | None, members: bool, format: RowFormat | None,
    output: Path | None,
) -> None:  # fmt: skip
    """The happenings asked for, shown or written; a spreadsheet has their members."""
    cells = row_format(output, format) == "csv"
    with open_store(file, write=False) as store:
        found = happenings(store, filters, at_least=at_least, limit=limit, members=members or cells)
        number = put_rows(
            found, HAPPENINGS, lambda rows: _table(rows, members=members), of="happenings",
            format=format, output=output, shown=limit or SHOWN,
        )  # fmt: skip
        if not number:
            say_absent(store, filters)


def _line(each: dict[str, Any]) -> list[Any]:
    days, place = each["days"] or {}, each["place"] or {}
    line = each | {"from": days.get("from"), "to": days.get("to"), "day_basis": days.get("basis")}
    line |= {name: place.get(name) for name in ("country", "admin1", "lat", "lon")}
    line |= {"place": place.get("name"), "tolls": [f"{name} {figure(r)}" for name, r in each["tolls"].items()]}
    return cells_of(line, CELLS)


HAPPENINGS: Sheet[dict[str, Any]] = Sheet(CELLS, lambda each: [_line(each)])


def figure(given: list[int]) -> str:
    """The lowest and highest figure given: "3" or "3 to 7"."""
    return str(given[0]) if given[0] == given[1] else f"{given[0]} to {given[1]}"


def _table(found: Sequence[dict[str, Any]], *, members: bool) -> Table:
    id = Column("id", no_wrap=True, min_width=WIDTH_OF_ID)  # it is there to be copied
    table = Table(id, "what", "who", "to whom", "when, where", "figures", "articles", "origins", box=None)
    for each in found:
        days, place = each["days"], each["place"]
        when = day(days["from"]) if days and days["from"] == days["to"] else ""
        when = when or (f"{day(days['from'])} to {day(days['to'])}" if days else "")
        status = "" if each["status"] == "asserted" else f" {each['status']}"
        told = ", ".join(each["articles"]) if members else f"{each['article_count']:,}"
        table.add_row(
            each["id"], " ".join((each["type"], *each["mode"][:1])) + status, ", ".join(each["actors"][:PARTIES]),
            ", ".join(each["recipients"][:PARTIES]), "\n".join(w for w in (when, place["name"] if place else "") if w),
            ", ".join(f"{figure(r)} {effect}" for effect, r in each["tolls"].items()), told, f"{each['origins']:,}",
        )  # fmt: skip
    return table


def judge(file: Path, act: str, names: tuple[str, ...], *, reason: str, author: str | None) -> None:
    """Write a judgement, group anew what it touches, and say what came of it."""
    signed = Signed(author or getpass.getuser(), reason, now())
    with open_store(file) as store:
        if act == "same":
            number = judge_same(store, names[0], names[1], signed)
        elif act == "not same":
            number = judge_different(store, names[0], names[1], signed)
        elif act == "merge":
            if len(names) < 2:
                raise SettingError("one happening cannot be merged", where="merge", do="name two or more")
            number = merge(store, names, signed)
        else:
            number = split(store, names[0], names[1:], signed)
        collate(store)
        led = {name: happening_named(store, name) for name in names}
    told = ", ".join(f"{name} is in {happening}" for name, happening in led.items())
    err.print(f"judgement {number} ({act}): {told}", style="dim", soft_wrap=True)
    if act == "not same" and len(set(led.values())) == 1:
        err.print("they stay together: their article tells both as one event", style="yellow", soft_wrap=True)


def take_back(file: Path, number: int, *, reason: str, author: str | None) -> None:
    """Take a judgement back and group anew what it touched."""
    with open_store(file) as store:
        undo(store, number, Signed(author or getpass.getuser(), reason, now()))
        collate(store)
    err.print(f"judgement {number} is taken back", style="dim")


def show_judgements(file: Path, *, format: RowFormat | None, output: Path | None) -> None:
    """All judgements, shown or written."""
    with open_store(file, write=False) as store:
        found = all_judgements(store)
    put_rows(found, sheet_of(Judgement), _judgements_table, of="judgements", format=format, output=output)


def _judgements_table(found: Sequence[Judgement]) -> Table:
    table = Table("", "judged", "of", "why", "by", "when", "taken back", box=None)
    for each in found:
        back = f"{each.undone_author} {each.undone_time} {each.undone_reason}" if each.undone_time else ""
        table.add_row(str(each.id), each.act, " ".join(each.asked), each.reason, each.author, each.time, back)
    return table
