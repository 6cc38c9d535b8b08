"""Why an event stands in a record: its sentence, the words of each role, the codebook, and who says so."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from polybius import codebook
from polybius.errors import InputError
from polybius.vocabulary import Claim, Event, Record

ROLES = ("trigger", "actor", "recipient", "toll", "speaker", "cue", "time", "place")
UNNAMED = "someone unnamed"


class Mark(msgspec.Struct, frozen=True, order=True):
    """Words of the text and the role they have in an event."""

    start: int
    end: int
    role: str


class Saying(msgspec.Struct, frozen=True):
    """One link of the chain of who says so: the speaker's name, how it is said, and the words that tell it.

    For a quotation that stands alone these are the quotation itself. `addressee` are the names of those spoken to,
    `time` the words that date what is said.
    """

    speaker: str
    stance: str
    via: tuple[str, ...]
    hedged: bool
    words: str
    addressee: tuple[str, ...] = ()
    channel: str | None = None
    time: str = ""


class Telling(msgspec.Struct, frozen=True):
    """Another mention of the same happening: the event's id, its status, its words, and who says so there."""

    event: str
    status: str
    words: str
    speakers: tuple[str, ...]


class Explanation(msgspec.Struct, frozen=True):
    """An event with all that it was read from; `marks` lie within `start` and `end`, in order, without overlap.

    `elsewhere` are roles whose words stand outside the sentence: (role, name of the actor, its first words); `links`
    say why words of the sentence denote an actor of the event: (words, name of the actor, rule).
    """

    event: Event
    start: int
    end: int
    marks: tuple[Mark, ...]
    elsewhere: tuple[tuple[str, str, str], ...]
    links: tuple[tuple[str, str, str], ...]
    entries: tuple[codebook.Entry, ...]
    sayings: tuple[Saying, ...]
    tellings: tuple[Telling, ...] = ()


def explain(record: Record, id: str, codes: Mapping[str, codebook.CodeEntry] | None = None) -> Explanation:
    """Why an event stands in a record; `codes` are those of the user's own codebook.

    Raises `InputError` when the record has no event of that id."""
    event = next((e for e in record.events if e.id == id), None)
    if event is None:
        known = ", ".join(e.id for e in record.events) or "none"
        raise InputError(f"no event {id!r}", where=record.document.id, do=f"the events are {known}")
    start, end = _sentence_around(record, event)
    marks = [mark for mark in _marks(record, event) if start <= mark.start and mark.end <= end]
    return Explanation(
        event, start, end, _apart(marks), tuple(_elsewhere(record, event, marks)),
        tuple(_links(record, event, start, end)),
        _entries(event, codebook.codes() if codes is None else codes),
        tuple(_saying(record, claim) for claim in _claims(record, event)),
        tuple(_tellings(record, event)),
    )  # fmt: skip


def _sentence_around(record: Record, event: Event) -> tuple[int, int]:
    """The characters of the sentence that holds an event's trigger."""
    for sentence in record.sentences:
        if sentence.start <= event.start < sentence.end:
            return sentence.start, sentence.end
    return event.start, event.end


def _marks(record: Record, event: Event) -> Iterator[Mark]:
    """The words of the trigger and of each role, wherever they stand."""
    yield Mark(event.start, event.end, "trigger")
    for role, ids in (("actor", event.actor), ("recipient", event.recipient)):
        for actor in record.actors:
            if actor.id in ids:
                yield from (Mark(m.start, m.end, role) for m in actor.mentions)
    yield from (Mark(t.start, t.end, "time") for t in record.times if t.id == event.time)
    yield from (Mark(p.start, p.end, "place") for p in record.places if p.id == event.place)
    yield from (Mark(t.start, t.end, "toll") for t in record.tolls if t.id in event.tolls)
    for claim in _claims(record, event):
        if claim.start < claim.end:
            yield Mark(claim.start, claim.end, "cue")
        if claim.speaker_span:
            yield Mark(*claim.speaker_span, "speaker")


def _apart(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks in order of the text; of two that overlap, that of the role that stands first in ROLES, then the longer."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (ROLES.index(m.role), m.start - m.end, m.start)):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return tuple(sorted(kept))


def _elsewhere(record: Record, event: Event, marks: list[Mark]) -> Iterator[tuple[str, str, str]]:
    """The actors whose words stand in another sentence."""
    here = {(mark.start, mark.end) for mark in marks}
    for role, ids in (("actor", event.actor), ("recipient", event.recipient)):
        for actor in record.actors:
            spans = [(m.start, m.end) for m in actor.mentions]
            if actor.id in ids and spans and not here.intersection(spans):
                start, end = spans[0]
                yield role, actor.name, record.document.text[start:end]


def _links(record: Record, event: Event, start: int, end: int) -> Iterator[tuple[str, str, str]]:
    """The words between two characters that denote the actors of an event, with the rule of each link."""
    ids = {*event.actor, *event.recipient}
    told = [(m.start, m.end, a.name, m.rule) for a in record.actors if a.id in ids for m in a.mentions]
    for first, last, name, rule in sorted(told):
        if start <= first and last <= end and rule and record.document.text[first:last] != name:
            yield record.document.text[first:last], name, rule


def _entries(event: Event, codes: Mapping[str, codebook.CodeEntry]) -> tuple[codebook.Entry, ...]:
    """The codebook's entries for an event's type, modes, contexts and CAMEO code."""
    modes, contexts = codebook.modes(event.type), codebook.contexts()
    return (
        codebook.types()[event.type],
        *(modes[mode] for mode in event.mode if mode in modes),
        *(contexts[context] for context in event.context if context in contexts),
        *((codes[event.cameo],) if event.cameo in codes else ()),
    )


def _claims(record: Record, event: Event) -> list[Claim]:
    by_id = {claim.id: claim for claim in record.claims}
    return [by_id[id] for id in event.said_by if id in by_id]


def _saying(record: Record, claim: Claim) -> Saying:
    names = {actor.id: actor.name for actor in record.actors}
    told = ((claim.start, claim.end), claim.speaker_span or (claim.start, claim.end))
    spans = claim.content if claim.start == claim.end else told
    words = record.document.text[min(start for start, _ in spans) : max(end for _, end in spans)]
    times = {time.id: record.document.text[time.start : time.end] for time in record.times}
    return Saying(
        speaker=speakers_of(claim, names),
        stance=claim.stance,
        via=tuple(names[id] for id in claim.via if id in names and id not in claim.addressee),
        hedged=claim.hedged,
        words=" ".join(words.split()),
        addressee=tuple(names[id] for id in claim.addressee if id in names),
        channel=claim.channel,
        time=times.get(claim.time or "", ""),
    )


def speakers_of(claim: Claim, names: Mapping[str, str]) -> str:
    """Those who make a claim, by their names: "Iran and Syria"."""
    return " and ".join(names[id] for id in (claim.speaker or "", *claim.joint) if id in names) or UNNAMED


def _tellings(record: Record, event: Event) -> Iterator[Telling]:
    """The other mentions of a happening, in order of the text."""
    names = {actor.id: actor.name for actor in record.actors}
    first = event.same_as or event.id
    for other in record.events:
        if other.id != event.id and (other.same_as or other.id) == first:
            words = " ".join(record.document.text[other.start : other.end].split())
            speakers = tuple(speakers_of(claim, names) for claim in _claims(record, other)[-1:])
            yield Telling(other.id, other.status, words, speakers)
