"""Who reports whom: a claim whose cue stands in the content of another is within it."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from polybius.vocabulary import Claim
from polybius.vocabulary.stretches import Stretches

MEDIA = frozenset({"website", "newspaper", "news agency", "television", "radio", "social media"})


def nest(claims: Iterable[Claim], relayed: Mapping[str, str] | None = None) -> tuple[Claim, ...]:
    """Claims with `within` set to the innermost claim that reports them, and `via` to the medium that made it.

    Of two claims that hold each other's cues the later reports the earlier, so that no chain comes back to itself.
    `relayed` are ids of claims that a report is known to rely on, with those of the report.
    """
    listed = tuple(claims)
    within: dict[str, str] = dict(relayed or {})
    by_id = {claim.id: claim for claim in listed}
    contents = Stretches(claim.content for claim in listed)
    found: list[Claim] = []
    for claim in listed:
        known = within.get(claim.id)
        outer = by_id[known] if known is not None else _reporter(claim, _around(claim, listed, contents), within)
        if outer is not None:
            within[claim.id] = outer.id
        found.append(_nested(claim, outer))
    return tuple(found)


def _chain(id: str, within: dict[str, str]) -> list[str]:
    """A claim and all that it stands within, as far as they are known."""
    chain = [id]
    while chain[-1] in within:
        chain.append(within[chain[-1]])
    return chain


def _nested(claim: Claim, outer: Claim | None) -> Claim:
    if outer is None:
        return claim
    medium = (outer.speaker,) if outer.speaker and outer.channel in MEDIA and outer.speaker not in claim.via else ()
    return replace(claim, within=outer.id, via=(*claim.via, *medium))


def _around(claim: Claim, claims: tuple[Claim, ...], contents: Stretches) -> list[Claim]:
    """The claims, in order, whose content may hold the cue of a claim or be the same as its own."""
    return [claims[n] for n in sorted({*contents.around(claim.start), *contents.around(claim.content[0][0])})]


def _reporter(claim: Claim, claims: list[Claim], within: dict[str, str]) -> Claim | None:
    """The smallest claim that holds the cue; where two have one content, the later cue reports the earlier."""
    best: Claim | None = None
    size = 0
    for other in claims:
        if other.content[0][0] > claim.end:
            continue
        holds = any(start <= claim.start and claim.end <= end for start, end in other.content)
        holds = holds or (other.start > claim.start and _one_content(claim, other))
        if holds and claim.id not in _chain(other.id, within):
            length = sum(end - start for start, end in other.content)
            if best is None or length < size:
                best, size = other, length
    return best


def _one_content(claim: Claim, other: Claim) -> bool:
    return claim.content[0] == other.content[0] and claim.quote == other.quote
