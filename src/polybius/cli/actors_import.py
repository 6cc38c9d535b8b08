"""`polybius actors import`: actor dictionaries of other coders as a table of actors."""

from collections import Counter
from pathlib import Path

from polybius.cli.terminal import err, out
from polybius.errors import InputError, SettingError
from polybius.imports.actor_table import known_names, table_head, table_lines
from polybius.imports.petrarch_actors import read_entries
from polybius.imports.petrarch_rows import rows_of
from polybius.imports.petrarch_verbs import Skipped
from polybius.mentions.cast.spelling import fold
from polybius.vocabulary.actor_row import ActorRow

NOT_IMPORTED = ".not_imported.txt"
REASONS_SHOWN = 8


def write_actors(dictionaries: list[Path], output: Path, *, new_only: bool = False) -> None:
    """Write the table, and beside it the lines that are not carried over, or not wholly, each with why.

    Raises `InputError` for files without an actor, `SettingError` for a table that is there already.
    """
    if output.exists():
        raise SettingError("there is a table already", where=str(output), do="give a new name")
    rows: list[ActorRow] = []
    told: list[tuple[Path, Skipped]] = []
    for dictionary in dictionaries:
        found, skipped = _read(dictionary)
        if new_only:
            found = _new(found, skipped)
        rows.extend(found)
        told.extend((dictionary, each) for each in sorted(skipped, key=lambda each: each.line))
    if not rows:
        raise InputError("no actor with a code in these files", where=", ".join(map(str, dictionaries)),
                         do="give TABARI or PETRARCH actor dictionaries")  # fmt: skip
    names = ", ".join(each.name for each in dictionaries)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(table_head((f"Actors of {names}.",)) + table_lines(dict.fromkeys(rows)), "utf-8")
    beside = output.with_name(output.name + NOT_IMPORTED)
    beside.write_text("".join(f"{d.name}:{s.line}: {s.text}: {s.why}\n" for d, s in told), "utf-8")
    _say(output, rows, beside, told)


def _read(dictionary: Path) -> tuple[list[ActorRow], list[Skipped]]:
    try:
        lines = dictionary.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise InputError("the dictionary cannot be read", where=str(dictionary), do="check its name") from error
    entries, unread = read_entries(lines)
    rows, skipped = rows_of(entries)
    return list(rows), [*unread, *skipped]


def _new(rows: list[ActorRow], skipped: list[Skipped]) -> list[ActorRow]:
    """The rows of actors whose name is not in the shipped tables."""
    shipped = known_names()
    known = {row.name for row in rows if fold(row.name).lower() in shipped}
    skipped.extend(Skipped(0, name, "Polybius has this name already") for name in sorted(known))
    return [row for row in rows if row.name not in known]


def _say(output: Path, rows: list[ActorRow], beside: Path, told: list[tuple[Path, Skipped]]) -> None:
    actors = Counter({row.name: row.kind == "person" for row in rows}.values())
    out.print(f"{len(rows):,} rows for {actors[True]:,} persons and {actors[False]:,} other actors in {output}")
    if told:
        err.print(f"{len(told):,} lines are not carried over, or not wholly: {beside} says why", style="yellow")
    reasons = Counter(each.why.split(" without ")[0] for _, each in told)
    for why, number in reasons.most_common(REASONS_SHOWN):
        err.print(f"  {number:,} {why}", style="dim")
