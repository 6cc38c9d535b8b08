"""Each event and figure takes on the claims it stands in."""

from msgspec.structs import replace

from polybius.vocabulary import Claim, Doc, Event, Toll

REPORTING = frozenset(
    {
        "say",
        "deny",
        "confirm",
        "accuse",
        "urge",
        "estimate",
        "warn",
        "promise",
        "suggest",
        "predict",
        "claim_responsibility",
        "ask",
    }
)


def attribute(
    doc: Doc, events: tuple[Event, ...], tolls: tuple[Toll, ...], claims: tuple[Claim, ...]
) -> tuple[tuple[Event, ...], tuple[Toll, ...]]:
    """Events with `said_by`, tolls with `claims` (outermost first) and events with `tolls` filled."""
    by_id = {c.id: c for c in claims}
    reporting = tuple(c for c in claims if c.stance in REPORTING)
    of_event: dict[str, list[str]] = {}
    for toll in tolls:
        if toll.event is not None:
            of_event.setdefault(toll.event, []).append(toll.id)
    said = tuple(_attributed(event, holding(event.start, event.end, reporting), by_id, of_event) for event in events)
    figures = tuple(replace(t, claims=tuple(c.id for c in holding(t.start, t.end, reporting))) for t in tolls)
    return said, figures


def holding(start: int, end: int, claims: tuple[Claim, ...]) -> list[Claim]:
    """Claims whose content holds a trigger that is not their own cue, the widest first."""
    found = [c for c in claims if not (c.start < end and start < c.end) and any(a <= start < b for a, b in c.content)]
    return sorted(found, key=lambda c: (-sum(b - a for a, b in c.content), c.start))


def _attributed(event: Event, claims: list[Claim], by_id: dict[str, Claim], tolls: dict[str, list[str]]) -> Event:
    changed = replace(event, said_by=tuple(c.id for c in claims), tolls=tuple(tolls.get(event.id, ())))
    if event.status == "actual" and any(c.stance == "deny" for c in claims[-1:]):
        changed = replace(changed, status="denied")
    if event.type == "REQUEST" and not event.actor:
        speaker = next((c.speaker for c in reversed(claims) if c.speaker), None)
        if speaker is not None:
            changed = replace(changed, actor=(speaker,))
    return changed
