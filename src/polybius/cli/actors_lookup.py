"""`polybius actors lookup`: who somebody is on a day, which row says so, and who else it might be."""

import datetime
from pathlib import Path
from typing import Literal

import msgspec
from rich.table import Table
from rich.text import Text

from polybius.cli.coding import checked_date, chosen_settings
from polybius.cli.terminal import out
from polybius.errors import SettingError
from polybius.lookup import Answer, Candidate, nearest, who_is
from polybius.mentions import load_directory


class Found(msgspec.Struct, frozen=True):
    """An answer as a line of output, with what was asked."""

    asked: str
    date: str
    chosen: Candidate | None
    others: tuple[Candidate, ...]


def show_actor(
    name: str, *, date: str | None, actors: list[Path], settings: Path | None, format: Literal["table", "json"]
) -> bool:
    """Show who is meant and who else might be; whether anybody is meant.

    Raises `SettingError` when nobody is known by that name, with the names that are spelled nearly so.
    """
    day = checked_date(date) or datetime.date.today().isoformat()
    own = chosen_settings(settings, None, actors).actors
    directory = load_directory(tuple(map(Path, own)))
    answer = who_is(name, day, directory)
    if answer.chosen is None and not answer.others:
        near = nearest(name, directory)
        advice = f"perhaps {' or '.join(near)}" if near else "give a name, or an office and whose it is"
        raise SettingError(f"nobody is known as {name!r}", where="actors", do=advice)
    if format == "json":
        found = Found(name, day, answer.chosen, answer.others)
        out.print(msgspec.json.format(msgspec.json.encode(found)).decode(), soft_wrap=True, markup=False)
    else:
        _show(name, day, answer)
    return answer.chosen is not None


def _show(name: str, day: str, answer: Answer) -> None:
    if answer.chosen is None:
        out.print(f"No one person or body is meant by “{name}” on {day}.", markup=False)
    else:
        out.print(_chosen(answer.chosen))
    for found in answer.others:
        out.print(_other(found), end="", soft_wrap=True)
    if answer.others:
        out.print()


def _chosen(found: Candidate) -> Table:
    """The one who is meant, fact by fact."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    facts = (
        ("name", Text(found.name, style="bold")), ("kind", found.kind.replace("_", " ")), ("role", found.role),
        ("code", found.code), ("country", found.country), ("sector", found.sector),
        ("other sectors", " ".join(found.other_sectors)), ("term", _term(found)), ("row", found.row),
        ("why", found.why),
    )  # fmt: skip
    for fact, value in facts:
        if value:
            table.add_row(fact, value if isinstance(value, Text) else Text(value))
    return table


def _other(found: Candidate) -> Text:
    """Somebody else in two lines: who, and below by what row and why not chosen."""
    line = Text("\n").append(" · ".join(part for part in (found.name, found.code, found.role) if part))
    facts = " · ".join(part for part in (_term(found), found.row, found.why) if part)
    return line.append(f"\n  {facts}", style="dim")


def _term(found: Candidate) -> str:
    return f"{found.since or '…'} – {found.until or '…'}" if found.since or found.until else ""
