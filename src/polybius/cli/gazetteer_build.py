"""`polybius gazetteer build`: a GeoNames dump as a gazetteer."""

import time
from pathlib import Path

from polybius.cli.terminal import err, out
from polybius.errors import SettingError
from polybius.imports.geonames import Built, build_gazetteer
from polybius.mentions.places.store import save

MEGABYTE = 1_000_000
SOURCE = "Places: GeoNames (geonames.org), CC BY 4.0: name it where you show them."


def write_gazetteer(dump: Path, output: Path, *, names: Path | None, admin1: Path | None) -> None:
    """Write the gazetteer and say how much was read, taken and left out.

    Raises `SettingError` for a file that is there already, `InputError` for what is no GeoNames dump.
    """
    if output.exists():
        raise SettingError("there is a file already", where=str(output), do="give a new name")
    began = time.monotonic()
    with err.status("reading") as status:
        built = build_gazetteer(dump, names=names, admin1=admin1,
                                progress=lambda lines: status.update(f"{lines:,} lines"))  # fmt: skip
        status.update("writing")
        assert built.packed is not None
        try:
            save(built.packed, output)
        except OSError as error:
            raise SettingError(f"it cannot be written: {error.strerror or error}", where=str(output),
                               do="free space there, or give another place with --output") from error  # fmt: skip
    _say(built, output, time.monotonic() - began)


def _say(built: Built, output: Path, seconds: float) -> None:
    total = len(built.packed.kinds) if built.packed else 0
    out.print(f"{total:,} places, {built.places:,} of them from the dump, in {output}", soft_wrap=True)
    out.print(f"use it with --gazetteer {output}", soft_wrap=True)
    err.print(f"{built.lines:,} lines read in {seconds:,.0f} s, {output.stat().st_size / MEGABYTE:,.0f} MB written",
              style="dim")  # fmt: skip
    if built.english_names:
        err.print(f"{built.english_names:,} English names", style="dim")
    for why, number in built.left_out.most_common():
        err.print(f"{number:,} left out: {why}", style="dim")
    for line, why in built.bad_lines:
        err.print(f"  line {line}: {why}", style="yellow")
    err.print(SOURCE, style="dim")
