"""The figures of a record as entries, without a workspace: the same as those that a workspace has of it."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from polybius.ledger.entries import Entry, credited
from polybius.ledger.rules import Voice
from polybius.store.keys import id_of
from polybius.store.rows import entity_of
from polybius.vocabulary import Actor, Claim, Record, Toll

UNNAMED = "an unnamed source"


def entries_of_record(record: Record, number: int) -> Iterator[Entry]:
    """The entry of each figure of a record; `number` is its article's. Whose family it is, is left open."""
    actors = {actor.id: actor for actor in record.actors}
    claims = {claim.id: claim for claim in record.claims}
    uids = {toll.id: toll.uid for toll in record.tolls}
    d = record.document
    outlet = d.publisher or d.id
    for toll in record.tolls:
        voice, stance, chain, day = _told(record, [claims[id] for id in toll.claims], actors, outlet)
        words = d.text[toll.start : toll.end]
        yield Entry(
            uid=toll.uid, article=d.id, number=number, url=d.url, effect=toll.effect, unit=toll.unit, low=toll.low,
            high=toll.high, bound=toll.bound, words=words, sentence=_sentence(record, toll) or words,
            start=toll.start, end=toll.end, of=_names(toll.of, actors), perpetrator=_names(toll.perpetrator, actors),
            cumulative=toll.cumulative, subset_of=uids.get(toll.subset_of or ""),
            part=toll.part or toll.subset_of is not None, same_as=uids.get(toll.same_as or ""), speaker=voice,
            stance=stance, chain=(outlet, *credited(outlet, d.credit), *chain), said=day or d.published or "",
            published=d.published, origin="", replaced_by=None, order=id_of(number, toll.id),
        )  # fmt: skip


def _told(
    record: Record, claims: list[Claim], actors: dict[str, Actor], outlet: str
) -> tuple[Voice, str, tuple[str, ...], str | None]:
    """The innermost speaker, what he does with it, the chain, and the day it was said."""
    if not claims:
        return Voice(name=outlet, kind="media", sector="JRN"), "", (), None
    chain: list[str] = []
    for claim in claims:
        chain += [actors[via].name for via in claim.via]
        chain.append(actors[claim.speaker].name if claim.speaker else UNNAMED)
    last = claims[-1]
    days = {time.id: time.from_ for time in record.times}
    said = tuple(name for name, _ in groupby(chain))
    day = days.get(last.time or "")
    if last.speaker is None:
        return Voice(name=UNNAMED), last.stance, said, day and day[:10]
    name, kind, country, sector, code = entity_of(actors[last.speaker])
    voice = Voice(name=name, kind=kind, country=country, sector=sector, code=code)
    return voice, last.stance, said, day and day[:10]


def _sentence(record: Record, toll: Toll) -> str:
    """The sentence in which a figure stands."""
    text = record.document.text
    return next((text[s.start : s.end] for s in record.sentences if s.start <= toll.start < s.end), "")


def _names(ids: Iterable[str], actors: dict[str, Actor]) -> tuple[str, ...]:
    return tuple(actors[id].name for id in ids)
