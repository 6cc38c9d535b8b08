"""`polybius happenings …`: the list, and what a person judges."""

import getpass
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
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
from polybius.query import HappeningFilters, HappeningRow, HappeningSort, Members, Page, happenings
from polybius.store import open_store
from polybius.workspace.cells import Sheet, cells_of, sheet_of

CELLS = (
    "id", "type", "mode", "status", "day_from", "day_to", "day_basis", "place", "country", "admin1", "lat", "lon",
    "radius_km", "actors", "recipients", "weapon", "victims", "tolls", "disputed", "articles", "origins", "mentions",
    "told_first", "told_last", "article_names", "main_of", "mention_uids",
)  # fmt: skip
PARTIES = 3
WIDTH_OF_ID = 13


def list_them(
    file: Path, filters: HappeningFilters, *, sort: HappeningSort, limit: int | None, members: bool,
    format: RowFormat | None, output: Path | None,
) -> None:  # fmt: skip
    """The happenings asked for, shown or written; a spreadsheet has their members."""
    form = row_format(output, format)
    with open_store(file, write=False) as store:
        found = happenings(store, filters, Page(sort=sort, limit=limit), members=members or form == "csv")
        rows = map(_with_members, found) if members and form in ("json", "jsonl") else found
        number = put_rows(
            rows, HAPPENINGS, lambda some: _table(some, members=members), of="happenings", format=format,
            output=output, shown=limit or SHOWN,
        )  # fmt: skip
        if not number:
            say_absent(store, filters)


def _with_members(each: HappeningRow) -> Any:
    """A happening with the ids of its articles and the uids of its mentions where their counts stood."""
    row = msgspec.to_builtins(each)
    counts = {"article_count": each.articles, "mention_count": each.mentions}
    return {name: value for name, value in row.items() if name != "members"} | counts | row["members"]


def _line(each: HappeningRow) -> list[Any]:
    place, members = each.place, each.members or Members()
    line = {name: getattr(each, name) for name in CELLS if hasattr(each, name)}
    line |= {name: getattr(place, name, None) for name in ("country", "admin1", "lat", "lon", "radius_km")}
    line |= {"place": place and place.name, "tolls": [f"{f.effect} {figure(f.low, f.high)}" for f in each.tolls]}
    line |= {"article_names": members.articles, "main_of": members.main_of, "mention_uids": members.mentions}
    return cells_of(line, CELLS)


HAPPENINGS: Sheet[HappeningRow] = Sheet(CELLS, lambda each: [_line(each)])


def figure(low: int, high: int) -> str:
    """The lowest and highest figure given: "3" or "3 to 7"."""
    return str(low) if low == high else f"{low} to {high}"


def _table(found: Sequence[HappeningRow], *, members: bool) -> Table:
    id = Column("id", no_wrap=True, min_width=WIDTH_OF_ID)  # it is there to be copied
    table = Table(id, "what", "who", "to whom", "when, where", "figures", "articles", "origins", box=None)
    for each in found:
        days = dict.fromkeys(told for told in (each.day_from, each.day_to) if told)
        when = " to ".join(map(day, days))
        status = "" if each.status == "asserted" else f" {each.status}"
        told = ", ".join(each.members.articles) if members and each.members else f"{each.articles:,}"
        disputed = " (disputed)" if each.disputed else ""
        table.add_row(
            each.id, " ".join((each.type, *each.mode[:1])) + status, ", ".join(each.actors[:PARTIES]),
            ", ".join(each.recipients[:PARTIES]),
            "\n".join(words for words in (when, each.place.name if each.place else "") if words),
            ", ".join(f"{figure(f.low, f.high)} {f.effect}" for f in each.tolls) + disputed, told, f"{each.origins:,}",
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
