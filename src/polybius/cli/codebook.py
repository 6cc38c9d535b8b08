"""`polybius codebook`: what types, modes, contexts and codes mean."""

from pathlib import Path

from rich import box
from rich.table import Table
from rich.text import Text

from polybius import codebook
from polybius.cli.terminal import QUAD_STYLES, out
from polybius.codebook import CodeEntry, ContextEntry, Entry, ModeEntry, TypeEntry
from polybius.coverage import coverage, missing
from polybius.errors import SettingError
from polybius.events import load_lexicon


def show_codebook(word: str | None, folder: Path | None = None) -> None:
    """All types, or the entries for a word, also in a user's codebook. Raises `SettingError` when nothing is found."""
    known = load_lexicon(folder).codes
    entries = codebook.lookup(word, known) if word else tuple(codebook.types().values())
    if not entries:
        raise SettingError(f"nothing in the codebook for {word!r}", where="codebook",
                           do="give a type (ASSAULT), a code (0213), a mode (curfew) or a word")  # fmt: skip
    codes = [entry for entry in entries if isinstance(entry, CodeEntry)]
    others = [entry for entry in entries if not isinstance(entry, CodeEntry)]
    if others:
        out.print(_plover_table(others))
    if codes:
        out.print(_cameo_table(codes))


def show_coverage(folder: Path | None) -> bool:
    """The rows, examples and near misses of each entry; whether none lacks any."""
    covered = coverage(load_lexicon(folder))
    table = Table("entry", "", box=box.SIMPLE_HEAD, pad_edge=False)
    for head in ("rows", "examples", "near misses"):
        table.add_column(head, justify="right")
    for entry in covered:
        numbers = (entry.rows, entry.examples, entry.near_misses)
        counts = (Text(str(number), style="" if number else "bold red") for number in numbers)
        table.add_row(entry.name, Text(_meaning(entry.entry), style="dim"), *counts)
    out.print(table)
    lacking = missing(covered)
    out.print(f"{len(covered) - len(lacking)} of {len(covered)} entries have a row, an example and a near miss")
    if lacking:
        out.print(f"not: {', '.join(lacking)}", style="red")
    return not lacking


def _meaning(entry: Entry) -> str:
    match entry:
        case TypeEntry():
            return entry.definition.split(":")[0].split(";")[0]
        case CodeEntry():
            return entry.label
    return entry.meaning


def described(entry: Entry) -> str:
    """An entry in one line."""
    match entry:
        case TypeEntry():
            return f"{entry.type}: {entry.definition}"
        case ModeEntry():
            return f"{entry.mode}: {entry.meaning}"
        case ContextEntry():
            return f"{entry.context}: {entry.meaning}"
    return f"CAMEO {entry.code}: {entry.label} (quad {entry.quad}, Goldstein {_scales(entry)})"


def _plover_table(entries: list[TypeEntry | ModeEntry | ContextEntry]) -> Table:
    table = Table("PLOVER", "", "score", box=box.SIMPLE_HEAD, pad_edge=False)
    for entry in entries:
        match entry:
            case TypeEntry():
                meaning = Text(entry.definition).append(f" {codebook.QUADS[entry.quad]}", style="dim")
                needs = ", needs a recipient" if entry.recipient_required else ""
                table.add_row(Text(entry.type, style=QUAD_STYLES[entry.quad]), meaning.append(needs, style="dim"),
                              f"{entry.score:g}")  # fmt: skip
            case ModeEntry():
                name = Text(f"  {entry.type.lower()} ", style="dim").append(entry.mode, style="default")
                table.add_row(name, entry.meaning, f"{entry.score:g}")
            case ContextEntry():
                table.add_row(Text("  context ", style="dim").append(entry.context, style="default"), entry.meaning, "")
    return table


def _cameo_table(codes: list[CodeEntry]) -> Table:
    table = Table("CAMEO", "", "PLOVER", "quad", "Goldstein", box=box.SIMPLE_HEAD, pad_edge=False)
    for entry in codes:
        plover = " ".join(part for part in (entry.type, entry.mode, *entry.context) if part)
        table.add_row(entry.code, entry.label, Text(plover, style="dim"), str(entry.quad), _scales(entry))
    return table


def _scales(entry: CodeEntry) -> str:
    if entry.goldstein_icews == entry.goldstein_gdelt:
        return f"{entry.goldstein_gdelt:g}"
    return f"{entry.goldstein_gdelt:g} (ICEWS {entry.goldstein_icews:g})"
