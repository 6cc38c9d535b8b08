"""Figures of a deed as the low, best and high of formats that have room for these, by one stated rule."""

import msgspec

from polybius.export.told import Deed, Figure, Told

RULE = (
    "of each report the largest single figure counts (none are added up; parts and restatements are left out), and of "
    "reports that go back to one origin the last; best is that of the report published last, low and high are the "
    "smallest and the largest of all"
)


class Range(msgspec.Struct, frozen=True):
    """A figure by the rule; `figure` is the one that `best` was read from."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    figure: Figure | None = None


def figures_of(told: Told, effect: str) -> tuple[Figure, ...]:
    """The figures of people that a mention has, without parts and restatements."""
    return tuple(
        f for f in told.figures
        if f.effect == effect and f.unit == "people" and f.subset_of is None and f.same_as is None
    )  # fmt: skip


def range_of(deed: Deed, effect: str) -> Range:
    """Low, best and high of an effect on people over the reports of a deed."""
    told = _of_families(deed, effect)
    if not told:
        return Range()
    last = max(told, key=lambda pair: (pair[0], least(pair[1])))[1]
    figures = [figure for _, figure in told]
    return Range(
        low=min(map(least, figures)), best=least(last), high=max(max(least(f), most(f) or 0) for f in figures),
        figure=last,
    )  # fmt: skip


def _of_families(deed: Deed, effect: str) -> list[tuple[str, Figure]]:
    """The day of publication and the largest figure of the last report of each origin."""
    latest: dict[str, tuple[tuple[bool, str, int], Figure]] = {}
    for told in deed.mentions:
        rank = told.superseded_by is None, told.published or "", told.article
        for figure in figures_of(told, effect):
            known = latest.get(told.family)
            if known is None or (rank, _size(figure)) > (known[0], _size(known[1])):
                latest[told.family] = rank, figure
    return [(rank[1], figure) for rank, figure in latest.values()]


def _size(figure: Figure) -> tuple[int, int]:
    return least(figure), most(figure) or 0


def least(figure: Figure) -> int:
    """The number that a figure asserts: its lower bound; 0 of one that has only an upper bound."""
    return figure.low or 0


def most(figure: Figure) -> int | None:
    """Its upper bound, or None when it is open."""
    return figure.high
