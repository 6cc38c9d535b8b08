"""`polybius explain`: an event with the words it was read from, the codebook entry, and who says so."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from rich.text import Text

from polybius.cli.codebook import described
from polybius.cli.table import names
from polybius.cli.terminal import QUAD_STYLES, ROLE_STYLES, STATUS_STYLES, out
from polybius.errors import InputError
from polybius.explain import Explanation, explain
from polybius.output import record_of_json
from polybius.vocabulary import Failure, Record


def explain_source(
    source: str, *, event: str | None, document: str | None, date: str | None, settings: Path | None
) -> None:
    """Show the events of a report or of records. Raises `InputError` when there is nothing to show."""
    found = False
    for record in _records(source, date, settings):
        if document is None or record.document.id == document:
            found = True
            for id in (event,) if event else tuple(e.id for e in record.events):
                out.print(shown(record, explain(record, id)))
    if not found:
        raise InputError("no such record", where=source, do=f"it holds no document {document!r}")


def _records(source: str, date: str | None, settings: Path | None) -> Iterator[Record]:
    """The records in a file of records, or of the reports in a source."""
    records = _stored(Path(source))
    if records:
        yield from records
        return
    from polybius.cli.coding import checked_date
    from polybius.coder import Coder
    from polybius.read import read_sources
    from polybius.settings import load_settings

    articles = read_sources([source], date=checked_date(date))
    for result in Coder(load_settings(settings)).stream(articles):
        if isinstance(result, Failure):
            raise InputError(result.what, where=result.where or result.source, do=result.do)
        yield result


def _stored(path: Path) -> list[Record]:
    """The records in a file of output; none when it holds anything else."""
    if path.suffix not in (".json", ".jsonl") or not path.is_file():
        return []
    data = path.read_bytes()
    try:
        if path.suffix == ".json":
            return msgspec.json.decode(data, type=list[Record])
        return [record_of_json(line) for line in data.splitlines() if line.strip() and b'"failure"' not in line[:20]]
    except msgspec.DecodeError:
        return []


def shown(record: Record, explanation: Explanation) -> Text:
    """An explanation as a person reads it."""
    event = explanation.event
    text = Text(f"{event.id} ", style="dim")
    text.append(" ".join((event.type, *event.mode)), style=QUAD_STYLES[event.quad])
    text.append(f" {event.status}\n", style=STATUS_STYLES[event.status])
    text.append(_sentence(record, explanation)).append("\n")
    for role, ids in (("actor", event.actor), ("recipient", event.recipient)):
        if ids:
            text.append(f"  {role:<10} ", style=ROLE_STYLES[role]).append(names(record, ids)).append("\n")
    for role, name, words in explanation.elsewhere:
        text.append(f"  {'':<10} {role} {name} is named elsewhere: “{' '.join(words.split())}”\n", style="dim")
    text.append("  read by    ", style="dim").append(f"{event.rule or 'no rule named'}\n")
    for entry in explanation.entries:
        text.append("  codebook   ", style="dim").append(described(entry) + "\n")
    return text.append(_chain(record, explanation)).append("\n")


def _sentence(record: Record, explanation: Explanation) -> Text:
    """The sentence with the words of each role marked."""
    source = record.document.text
    text, at = Text("  "), explanation.start
    for mark in explanation.marks:
        text.append(source[at : mark.start].replace("\n", " "))
        text.append(source[mark.start : mark.end].replace("\n", " "), style=ROLE_STYLES[mark.role])
        text.append(f"⟨{mark.role}⟩", style="dim")
        at = mark.end
    return text.append(source[at : explanation.end].replace("\n", " "))


def _chain(record: Record, explanation: Explanation) -> Text:
    """Who says so, outermost first."""
    text = Text("  says       ", style="dim")
    if not explanation.sayings:
        return text.append(f"{record.document.publisher or 'the report'} itself\n")
    for n, saying in enumerate(explanation.sayings):
        text.append("" if n == 0 else "\n             ← ")
        via = f" through {', '.join(saying.via)}" if saying.via else ""
        hedged = ", hedged" if saying.hedged else ""
        text.append(f"{saying.speaker} ({saying.stance.replace('_', ' ')}{hedged}){via}: “{saying.words}”")
    return text.append("\n")
