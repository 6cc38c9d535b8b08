"""Who reports whom: a claim whose cue stands in the content of another is within it."""

from collections.abc import Iterable

from msgspec.structs import replace

from polybius.vocabulary import Claim


def nest(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims with `within` set to the smallest claim that holds their cue or, for a cue around it, their content."""
    listed = tuple(claims)
    return tuple(replace(c, within=_reporter(c, listed)) for c in listed)


def _reporter(claim: Claim, claims: tuple[Claim, ...]) -> str | None:
    best, size = None, 0
    for other in claims:
        if other is claim:
            continue
        if any(start <= claim.start and claim.end <= end for start, end in other.content):
            length = sum(end - start for start, end in other.content)
            if best is None or length < size:
                best, size = other.id, length
    return best
