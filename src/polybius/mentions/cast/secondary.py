"""The sectors an actor has beside its first: an opposition lawmaker is also of the opposition."""

from polybius.mentions.cast.knowledge import portfolios
from polybius.mentions.cast.nouns import LENDING, noun_row
from polybius.mentions.cast.scene import Scene

OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PTY", "OPP"})


def other_sectors(scene: Scene, words: list[int], noun: str, sector: str, lost: str) -> tuple[str, ...]:
    """What the words of a noun phrase tell of it beside its first sector; `lost` is that of an office held before."""
    if not sector:
        return ()
    found = [lost] if sector == "ELI" and lost in OFFICIAL else []
    tokens = scene.doc.tokens
    for w in words:
        row = noun_row(tokens[w])
        if row is not None and row.sector in LENDING and row.reference not in {"person", "people"}:
            found.append(row.sector)
        if sector == "GOV" and tokens[w].lower in portfolios():
            found.append(portfolios()[tokens[w].lower])
    if sector == "GOV" and " of " in noun:
        found += [portfolios()[word] for word in noun.split() if word in portfolios()]
    return tuple(other for other in dict.fromkeys(found) if other != sector)
