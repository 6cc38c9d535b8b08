"""A record as a person reads it: who did what to whom, when, where, the figures, and who says so."""

from datetime import date

from rich import box
from rich.table import Table
from rich.text import Text

from polybius.cli.terminal import QUAD_STYLES, STATUS_STYLES, out
from polybius.vocabulary import Claim, Event, Record, Time, Toll

PLAIN_BOUNDS = {"exact": "", "between": ""}


def show_record(record: Record) -> None:
    """One article on standard output: its heading, then a table each of events and of figures."""
    out.print(heading(record))
    if record.events:
        out.print(events_table(record))
    if record.tolls:
        out.print(tolls_table(record))
    if not record.events and not record.tolls:
        out.print(Text("No events.\n", style="dim"))


def heading(record: Record) -> Text:
    """Title, date, place and source of an article."""
    document = record.document
    facts = (day(document.published) if document.published else "no date", document.dateline.place,
             document.publisher, document.credit, " › ".join(document.breadcrumbs))  # fmt: skip
    text = Text("\n")
    text.append(document.title or document.id, style="bold")
    text.append("\n" + " · ".join(fact for fact in facts if fact), style="dim")
    return text


def events_table(record: Record) -> Table:
    """A row for each event."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", style="dim", no_wrap=True)
    for name in ("who", "what", "to whom", "when, where", "says"):
        table.add_column(name, min_width=13, overflow="fold")
    for event in record.events:
        table.add_row(event.id, names(record, event.actor), what(record, event), names(record, event.recipient),
                      circumstances(record, event), sayers(record, event.said_by))  # fmt: skip
    return table


def tolls_table(record: Record) -> Table:
    """A row for each figure."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in ("", "figure", "of", "by", "says"):
        table.add_column(name)
    for toll in record.tolls:
        table.add_row(Text(toll.id, style="dim"), figure(toll), names(record, toll.of), names(record, toll.perpetrator),
                      sayers(record, toll.claims))  # fmt: skip
    return table


def names(record: Record, ids: tuple[str, ...]) -> Text:
    """The names of actors, each with its code."""
    text = Text()
    for actor in (a for a in record.actors if a.id in ids):
        text.append("" if not text else ", ")
        text.append(actor.name)
        text.append(f" {actor.code}" if actor.code else "", style="dim")
    return text


def what(record: Record, event: Event) -> Text:
    """Type, mode and status of an event, and the words it was read from."""
    text = Text(event.type, style=QUAD_STYLES[event.quad])
    text.append(f" {', '.join(event.mode)}" if event.mode else "", style="default")
    if event.status != "actual":
        text.append(f" {event.status}", style=STATUS_STYLES[event.status])
    words = " ".join(record.document.text[event.start : event.end].split())
    return text.append(f" “{words}”", style="italic dim")


def circumstances(record: Record, event: Event) -> Text:
    """When and where an event happened, as far as the text tells."""
    times = [when(record, time) for time in record.times if time.id == event.time]
    places = [place.name for place in record.places if place.id == event.place]
    return Text("\n".join(times + places))


def sayers(record: Record, ids: tuple[str, ...]) -> Text:
    """Who says so, outermost first; empty when the report itself says so."""
    by_id = {claim.id: claim for claim in record.claims}
    return Text(" ← ".join(_sayer(record, by_id[id]) for id in ids if id in by_id))


def _sayer(record: Record, claim: Claim) -> str:
    speaker = next((actor.name for actor in record.actors if actor.id == claim.speaker), "someone")
    stance = "" if claim.stance == "say" else f" ({claim.stance.replace('_', ' ')})"
    return speaker + stance


def figure(toll: Toll) -> Text:
    """A figure in words: “at least 25 people killed”."""
    low, high = toll.low, toll.high
    number = f"{low:,}–{high:,}" if low is not None and high is not None and low != high else ""
    number = number or next((f"{n:,}" for n in (low, high) if n is not None), "")
    bound = PLAIN_BOUNDS.get(toll.bound, toll.bound)
    unit = "person" if (number, toll.unit) == ("1", "people") else toll.unit
    text = Text(" ".join(part for part in (bound, number, unit) if part))
    return text.append(f" {toll.effect}", style="bold")


def when(record: Record, time: Time) -> str:
    """The days a time covers, or its words when it could not be anchored."""
    if time.from_ is None:
        return " ".join(record.document.text[time.start : time.end].split())
    if time.to is None or time.to[:10] == time.from_[:10]:
        return day(time.from_)
    return f"{day(time.from_)} – {day(time.to)}"


def day(iso: str) -> str:
    """An ISO date as people write it: “Thu 2 Aug 1990”; anything else as it is."""
    try:
        found = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{found:%a} {found.day} {found:%b %Y}"
