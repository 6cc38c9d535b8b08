"""What a happening is in short: what its accounts agree on most, and the range of what they do not."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import msgspec

from polybius.collate.account import Account, Side, When, Where
from polybius.collate.evidence import FIRM

MOST_NAMES = 6
BASES = ("event", "sentence", "headline", "passage", "dateline", "published")


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """A happening in short; days are ordinals, figures the lowest and highest given for each effect."""

    type: str
    modes: tuple[str, ...]
    status: str
    when: When | None
    where: Where | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    weapons: tuple[str, ...]
    victims: tuple[str, ...]
    tolls: dict[str, tuple[int | None, int | None]]


def summarise(accounts: Sequence[Account], *, replaced: Collection[str] = ()) -> Summary:
    """The summary of the accounts of one happening, the same in whatever order they come.

    Figures of articles that a later version replaces do not count, unless there are no others.
    """
    ranked = sorted(accounts, key=lambda a: (-a.prominence, a.mention))
    return Summary(
        type=_most(a.type for a in ranked)[0],
        modes=_most(mode for a in ranked for mode in a.modes)[:3],
        status=_status(ranked),
        when=_when([a.when for a in ranked if a.when]),
        where=_where([a.where for a in ranked if a.where]),
        actors=_names(a.actors for a in ranked),
        recipients=_names(a.recipients for a in ranked),
        weapons=_most(weapon for a in ranked for weapon in a.weapons)[:3],
        victims=_most(victim for a in ranked for victim in a.victims),
        tolls=_tolls([a for a in ranked if a.article not in replaced] or ranked),
    )


def _most[Value](values: Iterable[Value]) -> tuple[Value, ...]:
    """The values, those that stand most often first, then in the order given."""
    given = tuple(values)
    if len(set(given)) == len(given):
        return given
    return tuple(value for value, _ in Counter(given).most_common())


def _names(sides: Iterable[tuple[Side, ...]]) -> tuple[str, ...]:
    return _most(name for side in sides for name in dict.fromkeys(s.name for s in side))[:MOST_NAMES]


def _status(accounts: Sequence[Account]) -> str:
    """Asserted, denied, or disputed when some assert what others deny; else what kind of plan it is."""
    if accounts[0].standing != "asserted":
        return accounts[0].standing
    denied = {account.denied for account in accounts}
    return "disputed" if len(denied) == 2 else "denied" if denied == {True} else "asserted"


def _when(known: list[When]) -> When | None:
    """The days given most often, of the firmest basis; the shorter before the longer."""
    if len(known) < 2:
        return known[0] if known else None
    best = min(BASES.index(when.basis) for when in known)
    firm = [when for when in known if BASES.index(when.basis) == best or (best < 2 and when.basis in FIRM)]
    count = Counter((when.first, when.last) for when in firm)
    return min(
        firm, key=lambda w: (-count[w.first, w.last], w.last - w.first, w.first, BASES.index(w.basis), str(w.hours))
    )


def _where(known: list[Where]) -> Where | None:
    """The place given most often, of the firmest basis; the precise before the wide."""
    if len(known) < 2:
        return known[0] if known else None
    best = min(BASES.index(where.basis) for where in known)
    firm = [where for where in known if BASES.index(where.basis) == best or (best < 2 and where.basis in FIRM)]
    count = Counter(where.name for where in firm)
    return min(firm, key=lambda w: (w.lat is None, -count[w.name], w.radius_km, w.name, BASES.index(w.basis)))


def _tolls(accounts: Sequence[Account]) -> dict[str, tuple[int | None, int | None]]:
    """For each effect the lowest and highest figure that an account gives; not a judgement on which is right."""
    found: dict[str, list[int]] = {}
    for account in accounts:
        for figure in account.figures:
            found.setdefault(figure.effect, []).extend(n for n in (figure.low, figure.high) if n is not None)
    return {effect: (min(found[effect]), max(found[effect])) for effect in sorted(found) if found[effect]}
