"""`polybius explain`: an event with the words it was read from, the codebook entry, and who says so."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from polybius.cli.codebook import described
from polybius.cli.coding import checked_date
from polybius.cli.table import names
from polybius.cli.terminal import QUAD_STYLES, ROLE_STYLES, STATUS_STYLES, out
from polybius.errors import InputError
from polybius.events import load_lexicon
from polybius.explain import Explanation, Saying, Telling, explain
from polybius.output import record_of_json
from polybius.settings import Settings
from polybius.vocabulary import Failure, Place, Record


def explain_source(
    source: str,
    *,
    event: str | None,
    document: str | None,
    date: str | None,
    chosen: Settings,
    format: Literal["text", "json"] = "text",
) -> None:
    """Show the events of a report or of records. Raises `InputError` when there is nothing to show."""
    found = False
    codes = load_lexicon(Path(chosen.codebook) if chosen.codebook else None).codes
    for record in _records(source, date, chosen):
        if document is None or record.document.id == document:
            found = True
            for id in (event,) if event else tuple(e.id for e in record.events):
                explanation = explain(record, id, codes)
                if format == "json":
                    line = {"document": record.document.id, **msgspec.to_builtins(explanation)}
                    sys.stdout.write(msgspec.json.encode(line).decode() + "\n")
                else:
                    out.print(shown(record, explanation))
    if not found:
        raise InputError("no such record", where=source, do=f"it holds no document {document!r}")


def _records(source: str, date: str | None, chosen: Settings) -> Iterator[Record]:
    """The records in a file of records, or of the reports in a source."""
    records = _stored(Path(source))
    if records:
        yield from records
        return
    from polybius.coder import Coder
    from polybius.read import read_sources

    articles = read_sources([source], date=checked_date(date), max_characters=chosen.max_characters)
    for result in Coder(chosen).stream(articles):
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


def shown(record: Record, explanation: Explanation) -> Group:
    """An explanation as a person reads it."""
    event = explanation.event
    head = Text(f"{event.id} ", style="dim")
    head.append(" ".join((event.type, *event.mode)), style=QUAD_STYLES[event.quad])
    head.append(f" {event.status}", style=STATUS_STYLES[event.status])
    facts = Table.grid(padding=(0, 2), pad_edge=True)
    facts.add_column(style="dim", no_wrap=True)
    for role, ids in (("actor", event.actor), ("recipient", event.recipient)):
        if ids:
            facts.add_row(Text(role, style=ROLE_STYLES[role]), names(record, ids).append(_elsewhere(explanation, role)))
    for words, name, rule in explanation.links:
        facts.add_row("who", f"“{' '.join(words.split())}” is {name}: {rule}")
    for place in (p for p in record.places if p.id == event.place):
        facts.add_row(Text("place", style=ROLE_STYLES["place"]), _place(place))
    facts.add_row("read by", event.rule or "no rule named")
    for n, entry in enumerate(explanation.entries):
        facts.add_row("codebook" if n == 0 else "", described(entry))
    facts.add_row("says", _chain(record, explanation))
    for n, telling in enumerate(explanation.tellings):
        facts.add_row("" if n else "told also", _telling(telling))
    return Group(head, Padding(_sentence(record, explanation), (0, 2)), facts, "")


def _place(place: Place) -> Text:
    """Which place is meant, how that is known, and what else the name could mean."""
    text = Text(", ".join(part for part in (place.name, place.admin1, place.country) if part))
    text.append(f" ({place.basis.replace('_', ' ')})", style="dim")
    others = [", ".join(part for part in (c.name, c.admin1, c.country) if part) for c in place.candidates]
    return text.append(f"; or {' or '.join(others)}" if others else "", style="dim")


def _elsewhere(explanation: Explanation, role: str) -> Text:
    """The words of actors that are named in another sentence."""
    words = [" ".join(words.split()) for found, _, words in explanation.elsewhere if found == role]
    return Text(f" (named elsewhere: “{'”, “'.join(words)}”)" if words else "", style="dim")


def _sentence(record: Record, explanation: Explanation) -> Text:
    """The sentence with the words of each role marked."""
    source = record.document.text
    text, at = Text(), explanation.start
    for mark in explanation.marks:
        text.append(source[at : mark.start].replace("\n", " "))
        text.append(source[mark.start : mark.end].replace("\n", " "), style=ROLE_STYLES[mark.role])
        text.append(f"⟨{mark.role}⟩", style="dim")
        at = mark.end
    return text.append(source[at : explanation.end].replace("\n", " "))


def _chain(record: Record, explanation: Explanation) -> str:
    """Who says so, outermost first: the report, and under it each who is reported."""
    if not explanation.sayings:
        return _outlet(record, " itself")
    links = [_outlet(record), *(_link(saying) for saying in explanation.sayings)]
    return "\n".join(f"{'  ' * (n - 1)}└ {link}" if n else link for n, link in enumerate(links))


def _outlet(record: Record, itself: str = "") -> str:
    """Who publishes the report, and in brackets from whom it is taken over."""
    document = record.document
    taken = f" (source: {document.credit})" if document.credit and document.credit != document.publisher else ""
    return f"{document.publisher or 'the report'}{itself}{taken}"


def _link(saying: Saying) -> str:
    """One speaker with the stance, those spoken to, the channel, the medium, the time and the words."""
    told = f" to {', '.join(saying.addressee)}" if saying.addressee else ""
    via = f" through {', '.join(saying.via)}" if saying.via else ""
    beside = [saying.stance.replace("_", " "), *(["hedged"] if saying.hedged else [])]
    beside += [part for part in (saying.channel, saying.time) if part]
    return f"{saying.speaker}{told}{via} ({', '.join(beside)}): “{saying.words}”"


def _telling(telling: Telling) -> str:
    """Another mention of the happening, with how it is presented and whose word that is."""
    by = f" by {', '.join(telling.speakers)}" if telling.speakers else " by the report"
    return f"{telling.event} “{telling.words}”: {telling.status}{by}"
