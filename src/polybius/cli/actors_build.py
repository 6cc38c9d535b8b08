"""`polybius actors build`: a Wikidata dump as a table of actors."""

import time
from pathlib import Path
from typing import Literal

from polybius.cli.terminal import err, out
from polybius.errors import SettingError
from polybius.imports.wikidata import Built, build_table
from polybius.imports.wikidata_items import sectors_found
from polybius.imports.wikidata_rows import Wanted

MEGABYTE = 1_000_000


def write_table(
    dump: Path, output: Path, *, since: int, offices: Literal["national", "all"], sectors: str, articles: int,
    new_only: bool,
) -> None:  # fmt: skip
    """Write the table and say how much was read, left out and not understood.

    Raises `SettingError` for a table that is there already or a sector that there is not, `InputError` for no dump.
    """
    if output.exists():
        raise SettingError("there is a table already", where=str(output), do="give a new name")
    chosen = frozenset(part.strip().upper() for part in sectors.split(",") if part.strip())
    if unknown := sorted(chosen - sectors_found()):
        raise SettingError(f"no {', '.join(unknown)} in a dump", where="--sectors",
                           do=f"give some of {', '.join(sorted(sectors_found()))}")  # fmt: skip
    wanted = Wanted(f"{since:04}-01-01", offices, chosen, articles)
    output.parent.mkdir(parents=True, exist_ok=True)
    unfinished = output.with_name(output.name + ".part")
    began = time.monotonic()
    with err.status("reading") as status, unfinished.open("w", encoding="utf-8") as table:
        built = build_table(dump, table, wanted, new_only=new_only,
                            progress=lambda lines: status.update(f"{lines:,} lines"))  # fmt: skip
    unfinished.rename(output)
    _say(built, output, time.monotonic() - began)


def _say(built: Built, output: Path, seconds: float) -> None:
    who = f"{built.persons:,} persons and {built.organisations:,} organisations"
    out.print(f"{built.rows:,} rows for {who} in {output}")
    speed = built.size / MEGABYTE / max(seconds, 0.001)
    err.print(f"{built.lines:,} lines, read twice at {speed:,.0f} MB/s", style="dim")
    if built.known:
        err.print(f"{built.known:,} left out whose name Polybius has already", style="dim")
    for why, number in built.left_out.most_common():
        err.print(f"{number:,} {why} left out", style="dim")
    if built.bad:
        err.print(f"{len(built.bad):,} lines could not be read", style="yellow")
    for line, why in built.bad_lines:
        err.print(f"  {line}: {why}", style="dim", soft_wrap=True)
