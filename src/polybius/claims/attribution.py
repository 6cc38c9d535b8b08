"""Each event and figure takes on the claims it stands in."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from polybius.vocabulary import Claim, Event, Toll
from polybius.vocabulary.stretches import Stretches

ASSERTING = frozenset({
    "say", "deny", "confirm", "accuse", "estimate", "warn", "suggest", "predict", "ask", "claim_responsibility",
    "describe", "fear", "expect", "doubt",
})  # fmt: skip
DIRECTING = frozenset({"urge", "promise"})
DECLINED = "011"  # neither confirmed nor denied: nobody's word
VOICED = frozenset({"REQUEST", "ACCUSE"})  # done by saying: who does it is who says it
TAKEN_FOR_GRANTED = frozenset({"actual", "ongoing", "habitual"})


def attribute(
    events: tuple[Event, ...],
    tolls: tuple[Toll, ...],
    claims: tuple[Claim, ...],
    granted: frozenset[int] = frozenset(),
) -> tuple[tuple[Event, ...], tuple[Toll, ...]]:
    """Events with `said_by`, tolls with `claims` (outermost first) and events with `tolls` filled.

    `granted` is where the verbs of relative clauses begin: what they tell is taken for granted even by who denies
    the rest.
    """
    telling = (c for c in claims if c.cameo != DECLINED)
    reporting = tuple(c for c in telling if c.stance in ASSERTING or c.stance in DIRECTING)
    told = Stretches(c.content for c in reporting)
    within = {claim.id: claim.within for claim in claims}

    def reported(item: Event | Toll) -> list[Claim]:
        return holding(item.start, item.end, (reporting[n] for n in told.around(item.start)), within)

    of_event: dict[str, list[str]] = {}
    for toll in tolls:
        if toll.event is not None:
            of_event.setdefault(toll.event, []).append(toll.id)
    attributed = tuple(_attributed(event, reported(event), of_event, granted) for event in events)
    return _without_owning_up(attributed, reporting), tuple(_with_claims(toll, reported(toll)) for toll in tolls)


def _without_owning_up(events: tuple[Event, ...], claims: tuple[Claim, ...]) -> tuple[Event, ...]:
    """The events but for charges that somebody brings against himself: "ETA said it was behind the bombing"."""
    speakers = {claim.id: claim.speaker for claim in claims}
    charges = (e for e in events if e.type == "ACCUSE" and e.said_by and not e.actor)
    owned = {e.id for e in charges if speakers[e.said_by[-1]] in e.recipient}
    if not owned:
        return events
    kept = (event for event in events if event.id not in owned)
    return tuple(
        replace(e, same_as=None if e.same_as in owned else e.same_as,
                content_of=None if e.content_of in owned else e.content_of)
        for e in kept
    )  # fmt: skip


def holding(start: int, end: int, claims: Iterable[Claim], within: Mapping[str, str | None]) -> list[Claim]:
    """Claims whose content holds words that are not their own cue, the outermost first."""
    found = [c for c in claims if not (c.start < end and start < c.end) and _holds(c, start)]
    if len(found) < 2:
        return found
    ids = {c.id for c in found}
    return sorted(found, key=lambda c: (_depth(c, ids, within), -sum(b - a for a, b in c.content), c.start))


def _with_claims(toll: Toll, claims: list[Claim]) -> Toll:
    chain = (c for c in claims if _vouches(c, "actual"))
    return replace(toll, claims=tuple(c.id for c in chain))


def _vouches(claim: Claim, status: str) -> bool:
    """Whether what stands in a claim is the speaker's word.

    What an appeal or a promise takes for granted is the outlet's: "urged Iran to end the war it wages". In a
    quotation all words are the speaker's.
    """
    return claim.stance in ASSERTING or claim.quote != "indirect" or status not in TAKEN_FOR_GRANTED


def _holds(claim: Claim, offset: int) -> bool:
    first = bisect_left(claim.content, (offset + 1, 0)) - 1
    return first >= 0 and offset < claim.content[first][1]


def _depth(claim: Claim, found: set[str], within: Mapping[str, str | None]) -> int:
    """How many of the claims found report this one, themselves or through others."""
    above: set[str] = set()
    outer = claim.within
    while outer is not None and outer not in above:
        above.add(outer)
        outer = within.get(outer)
    return len(above & found)


def _attributed(event: Event, claims: list[Claim], tolls: dict[str, list[str]], granted: frozenset[int]) -> Event:
    chain = [c for c in claims if _vouches(c, event.status)]
    changed = replace(event, said_by=tuple(c.id for c in chain), tolls=tuple(tolls.get(event.id, ())))
    if not chain:
        return changed
    if event.status == "actual" and chain[-1].stance == "deny" and event.start not in granted:
        changed = replace(changed, status="denied")
    if event.type in VOICED and not event.actor:
        speaker = next((c.speaker for c in reversed(chain) if c.speaker and c.speaker not in event.recipient), None)
        if speaker is not None:
            changed = replace(changed, actor=(speaker,))
    return changed
