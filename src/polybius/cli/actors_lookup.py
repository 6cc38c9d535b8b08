"""`polybius actors lookup`: who somebody is on a day."""

import datetime
from pathlib import Path
from typing import Literal

import msgspec

from polybius.cli.coding import checked_date
from polybius.cli.terminal import out
from polybius.errors import SettingError
from polybius.lookup import who_is
from polybius.mentions import load_directory


def show_actor(name: str, *, date: str | None, actors: list[Path], format: Literal["table", "json"]) -> None:
    """Show who is meant and who else might be. Raises `SettingError` when nobody is known by that name."""
    day = checked_date(date) or datetime.date.today().isoformat()
    answer = who_is(name, day, load_directory(tuple(actors)))
    if answer.chosen is None:
        raise SettingError(f"nobody is known as {name!r}", where="actors", do="give a name or an office")
    if format == "json":
        out.print(msgspec.json.encode(answer).decode(), soft_wrap=True)
        return
    for found in (answer.chosen, *answer.others):
        out.print(f"{found.name} {found.code} {found.role} {found.row}", soft_wrap=True)
