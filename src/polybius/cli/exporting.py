"""`polybius export`: a workspace → files of other formats, and what was left out or lost."""

from pathlib import Path

from polybius.cli.terminal import err, out
from polybius.export import DatedBy, Exported, export, formats
from polybius.query import Filters
from polybius.store import open_store
from polybius.workspace.exporting import options_of


def export_workspace(
    workspace: Path, *, to: str, output: Path, filters: Filters, dated_by: DatedBy, anonymous: bool, zipped: bool,
    force: bool, rule: str,
) -> None:  # fmt: skip
    """Write the events that fit and say what was written, left out and lost."""
    with open_store(workspace, write=False) as store:
        options = options_of(store, filters, dated_by=dated_by, anonymous=anonymous, zipped=zipped, rule=rule)
        exported = export(store, to, output, options, force=force)
    _say(exported, output)


def _say(exported: Exported, output: Path) -> None:
    """What was written on standard error: files, what was left out, what the format has no room for."""
    named = ((name if name != output.name else "", number) for name, number in exported.rows.items())
    files = " · ".join(f"{name} {number:,} rows".lstrip() for name, number in named)
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
    "day": "events without a known day are left out, unless --dated-by published",
    "span": "events without a known day, week or month are left out, unless --dated-by published",
    "open": "an event without a date has an empty one",
}
