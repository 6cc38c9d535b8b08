"""`polybius codebook diff`: what a user's codebook would change in the events of articles."""

import sys
from collections import Counter
from pathlib import Path
from typing import Literal

import msgspec
from rich.text import Text

from polybius.cli.coding import checked_date, chosen_settings
from polybius.cli.table import names
from polybius.cli.terminal import err, out, show_failure
from polybius.coder import Coder
from polybius.comparing import Change, compare_codebooks
from polybius.read import read_sources
from polybius.vocabulary import Event, Failure, Record

SIGNS = {
    "appears": ("+", "green", "appear"),
    "vanishes": ("-", "red", "vanish"),
    "changes": ("~", "yellow", "change"),
}


class ChangeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A change as a line of output; ids are those of the article's record with the user's codebook."""

    document: str
    change: Literal["appears", "vanishes", "changes"]
    start: int
    end: int
    words: str
    fields: tuple[str, ...]
    before: Event | None
    after: Event | None


def show_changes(
    folder: Path, sources: list[str], *, date: str | None, format: Literal["table", "jsonl"] | None,
    settings: Path | None, actors: list[Path] | None = None,
) -> int:  # fmt: skip
    """Show the changes in each article, and say their number; the number of failures."""
    chosen = chosen_settings(settings, None, actors)
    before, after = Coder(chosen), Coder(msgspec.structs.replace(chosen, codebook=str(folder)))
    as_table = format == "table" if format else sys.stdout.isatty()
    articles = read_sources(sources, date=checked_date(date), max_characters=chosen.max_characters)
    counts: Counter[str] = Counter()
    for result in compare_codebooks(articles, before, after):
        if isinstance(result, Failure):
            counts["failures"] += 1
            show_failure(result)
            continue
        counts["articles"] += 1
        counts.update(change.kind for change in result)
        _print_table(result) if as_table else _print_lines(result)
    articles_said = f"{counts['articles']:,} article{'' if counts['articles'] == 1 else 's'}"
    facts = (articles_said, *(f"{counts[kind]:,} {said}" for kind, (_, _, said) in SIGNS.items()))
    err.print(" · ".join(facts), style="dim")
    return counts["failures"]


def _print_lines(changes: tuple[Change, ...]) -> None:
    for change in changes:
        row = ChangeRow(
            document=change.record.document.id, change=change.kind, start=change.start, end=change.end,
            words=_words(change), fields=change.fields, before=change.before, after=change.after,
        )  # fmt: skip
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")


def _print_table(changes: tuple[Change, ...]) -> None:
    for number, change in enumerate(changes):
        if number == 0:
            out.print(Text(change.record.document.id, style="bold"))
        sign, style, _ = SIGNS[change.kind]
        line = Text(f"  {sign} ", style=style)
        line.append(f"“{_words(change)}” ")
        told = [_told(change.record, event) for event in (change.before, change.after) if event is not None]
        line.append(Text(" → ").join(told))
        rule = " → ".join(event.rule for event in (change.before, change.after) if event is not None)
        line.append(f"  {rule}", style="dim")
        out.print(line, soft_wrap=True)


def _told(record: Record, event: Event) -> Text:
    """An event in one line: what, how real, who, whom."""
    text = Text(" ".join((event.type, *event.mode, event.cameo, event.status)))
    text.append(" ").append(names(record, event.actor))
    return text.append(" > ").append(names(record, event.recipient)) if event.recipient else text


def _words(change: Change) -> str:
    return " ".join(change.record.document.text[change.start : change.end].split())
