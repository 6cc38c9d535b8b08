"""Figures of happenings that a later report changed."""

import msgspec

from polybius.query.filters import Filters
from polybius.query.happening_terms import happening_terms
from polybius.query.planning import select
from polybius.query.sizing import way
from polybius.store import Store

COLUMNS = (
    "m.day, h.id, h.type, h.place, h.country, m.effect, m.unit, m.from_low, m.from_high, m.low, m.high, m.speaker, "
    "m.words, m.toll"
)
NEWEST = "figure_moves m INDEXED BY figure_moves_day CROSS JOIN happenings h ON h.number = m.happening"


class FigureMove(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of a happening that a later report changed: from what, to what, who gave it on which day, in what words.

    `toll` is the uid of the later figure.
    """

    day: str
    happening: str
    type: str
    place: str | None
    country: str | None
    effect: str
    unit: str
    from_low: int | None
    from_high: int | None
    low: int | None
    high: int | None
    speaker: str
    words: str
    toll: str


def moved_figures(store: Store, filters: Filters, *, limit: int) -> tuple[FigureMove, ...]:
    """The figures of happenings that fit which a later report changed, the newest change first.

    Raises `SettingError` for what cannot be asked.
    """
    terms = happening_terms(store, filters)
    best = way(store, "happenings", terms, None)
    if best.first is None or best.walk:
        tests = " AND ".join(f"({term.probe})" for term in best.terms) or "1"
        values = [value for term in best.terms for value in term.parameters]
        asked = f"SELECT {COLUMNS} FROM {NEWEST} WHERE {tests} ORDER BY m.day DESC, m.happening DESC LIMIT ?"
    else:
        chosen = select("happenings", best, sort=None, columns=f"{COLUMNS}, h.number AS number",
                        joined=" CROSS JOIN figure_moves m ON m.happening = h.number")  # fmt: skip
        asked, values = f"SELECT * FROM ({chosen.sql}) ORDER BY day DESC, number DESC LIMIT ?", [*chosen.parameters]
    fields = FigureMove.__struct_fields__
    return tuple(
        FigureMove(**dict(zip(fields, row[: len(fields)], strict=True)))
        for row in store.execute(asked, (*values, limit))
    )
