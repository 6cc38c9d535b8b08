"""Who reports whom: a claim whose cue stands in the content of another is within it."""

from collections.abc import Iterable

from msgspec.structs import replace

from polybius.vocabulary import Claim

MEDIA = frozenset({"website", "newspaper", "news agency", "television", "radio", "social media"})


def nest(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims with `within` set to the innermost claim that reports them, and `via` to the medium that made it."""
    listed = tuple(claims)
    return tuple(_nested(claim, _reporter(claim, listed)) for claim in listed)


def _nested(claim: Claim, outer: Claim | None) -> Claim:
    if outer is None:
        return claim
    medium = (outer.speaker,) if outer.speaker and outer.channel in MEDIA and outer.speaker not in claim.via else ()
    return replace(claim, within=outer.id, via=(*claim.via, *medium))


def _reporter(claim: Claim, claims: tuple[Claim, ...]) -> Claim | None:
    """The smallest claim that holds the cue; where two have one content, the later cue reports the earlier."""
    best: Claim | None = None
    size = 0
    for other in claims:
        if other is claim or other.content[0][0] > claim.end:
            continue
        holds = any(start <= claim.start and claim.end <= end for start, end in other.content)
        if holds or (other.start > claim.start and _one_content(claim, other)):
            length = sum(end - start for start, end in other.content)
            if best is None or length < size:
                best, size = other, length
    return best


def _one_content(claim: Claim, other: Claim) -> bool:
    return claim.content[0] == other.content[0] and claim.quote == other.quote
