"""`polybius export`: a workspace → files of other formats, and what was left out or lost."""

from importlib.metadata import version
from pathlib import Path
from typing import get_args

from polybius.cli.coding import checked_date
from polybius.cli.terminal import err, out
from polybius.errors import ExportError
from polybius.export import Exported, Options, Selection, export, formats
from polybius.export.dating import Undated
from polybius.store import open_store
from polybius.vocabulary.record import Status

ALL = "all"
STATUSES: tuple[str, ...] = get_args(Status)


def export_workspace(workspace: Path, *, to: str, output: Path, options: Options, force: bool) -> None:
    """Write the chosen events and say what was written, left out and lost."""
    with open_store(workspace, write=False) as store:
        exported = export(store, to, output, options, force=force)
    _say(exported, output)


def asked(
    *, since: str | None, until: str | None, type: str | None, status: str | None, undated: Undated, anonymous: bool,
    zipped: bool,
) -> Options:  # fmt: skip
    """The options of an export from the words of the user. Raises `ExportError` for a status that does not exist."""
    conditions: list[str] = []
    values: list[str] = []
    for condition, value in (("day_to >= ?", checked_date(since)), ("day_from <= ?", checked_date(until))):
        if value:
            conditions.append(f"events.{condition}")
            values.append(value)
    if type:
        kinds = [kind.strip().upper() for kind in type.split(",") if kind.strip()]
        conditions.append(f"events.type IN ({', '.join('?' * len(kinds))})")
        values += kinds
    selection = Selection(" AND ".join(conditions), tuple(values)) if conditions else Selection()
    return Options(selection=selection, statuses=_statuses(status), undated=undated, anonymous=anonymous, zipped=zipped,
                   version=version("polybius"))  # fmt: skip


def _statuses(status: str | None) -> tuple[str, ...] | None:
    """The statuses asked for: None when none are, empty for all."""
    if status is None:
        return None
    if status == ALL:
        return ()
    chosen = tuple(word.strip() for word in status.split(",") if word.strip())
    if wrong := [word for word in chosen if word not in STATUSES]:
        raise ExportError(f"no status {', '.join(wrong)}", do=f"choose from {', '.join(STATUSES)}, or all")
    return chosen


def _say(exported: Exported, output: Path) -> None:
    """What was written on standard error: files, what was left out, what the format has no room for."""
    files = " · ".join(f"{name} {number:,} rows" for name, number in exported.rows.items())
    err.print(f"{output}: {files}", style="dim", soft_wrap=True)
    for why, number in exported.left_out:
        err.print(f"  left out: {number:,} mentions {why}", style="dim", soft_wrap=True)
    for loss in exported.losses:
        err.print(f"  no room for: {loss}", style="dim", soft_wrap=True)


def list_formats() -> None:
    """The formats, what each carries and what it loses."""
    for format in formats().values():
        out.print(f"{format.name}  {format.title}", soft_wrap=True, markup=False, style="bold")
        out.print(f"    carries  {format.carries}", soft_wrap=True, markup=False)
        for loss in format.loses:
            out.print(f"    loses    {loss}", soft_wrap=True, markup=False)
        out.print(f"    goes out {OUT[format.status]}; {DATED[format.dated]}", soft_wrap=True, markup=False)


OUT = {
    "yes": "events of every status, which stands in the row",
    "no": "only actual and ongoing events, unless --status says more",
}
DATED = {
    "day": "events without a known day are left out, unless --undated published",
    "span": "events without a known day, week or month are left out, unless --undated published",
    "open": "an event without a date has an empty one",
}
