"""Who reports whom: a claim whose cue stands in the content of another is within it."""

from collections.abc import Iterable

from msgspec.structs import replace

from polybius.vocabulary import Claim


def nest(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims with `within` set to the innermost claim that reports them."""
    listed = tuple(claims)
    return tuple(replace(c, within=_reporter(c, listed)) for c in listed)


def _reporter(claim: Claim, claims: tuple[Claim, ...]) -> str | None:
    """The smallest claim that holds the cue; where two have one content, the later cue reports the earlier."""
    best, size = None, 0
    for other in claims:
        if other is claim or other.content[0][0] > claim.end:
            continue
        holds = any(start <= claim.start and claim.end <= end for start, end in other.content)
        if holds or (other.start > claim.start and _one_content(claim, other)):
            length = sum(end - start for start, end in other.content)
            if best is None or length < size:
                best, size = other.id, length
    return best


def _one_content(claim: Claim, other: Claim) -> bool:
    return claim.content[0] == other.content[0] and claim.quote == other.quote
