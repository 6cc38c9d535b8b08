"""The figures of an outlet that others contradict: in happenings whose figures cannot all be true."""

from collections.abc import Iterable

import msgspec

from polybius.ledger import Line, lines_of, tolls_of
from polybius.ledger.lines import said_by_speakers
from polybius.ledger.rules import Said, standing_of
from polybius.query.happenings import HappeningRow, happening_rows
from polybius.store import Store

TOP = 8
LATEST = 1_000  # the articles of an outlet, newest first, whose figures are looked at
DISPUTED = """
    WITH recent AS MATERIALIZED (
        SELECT article FROM article_counts INDEXED BY article_counts_source
        WHERE source = ? AND tolls > 0 ORDER BY article DESC LIMIT ?
    )
    SELECT DISTINCT h.number, h.id FROM recent r
    CROSS JOIN accounts m INDEXED BY accounts_article ON m.article = r.article
    CROSS JOIN happenings h ON h.id = m.happening AND h.disputed AND h.articles > 1
    WHERE EXISTS (SELECT 1 FROM tolls t WHERE t.article = r.article)
    ORDER BY h.told_last DESC, h.number DESC LIMIT ?"""


class FigureTold(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that stands: its words and bounds, in which outlet, by whom, and on which day."""

    low: int | None
    high: int | None
    words: str
    source: str
    speaker: str
    day: str
    uids: tuple[str, ...]


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that an outlet gives and those of other outlets that cannot be true together with it."""

    happening: HappeningRow
    effect: str
    unit: str
    given: FigureTold
    against: tuple[FigureTold, ...]


def contradictions(store: Store, source: str, *, top: int = TOP) -> tuple[Contradiction, ...]:
    """What others contradict, of the happenings told last; figures that stand, as the ledger has them."""
    found = store.execute(DISPUTED, (source, LATEST, top * 2)).fetchall()
    rows = {row.id: row for row in happening_rows(store, [number for number, _ in found])}
    told = (each for _, id in found for each in _of_happening(store, rows[id], source) if id in rows)
    return tuple(each for each, _ in zip(told, range(top), strict=False))


def _of_happening(store: Store, row: HappeningRow, source: str) -> Iterable[Contradiction]:
    for line in lines_of(store, tolls_of(store, row.id), rules=()):
        if line.disagree:
            yield from _of_line(line, row, source)


def _of_line(line: Line, row: HappeningRow, source: str) -> Iterable[Contradiction]:
    standing, _ = standing_of(said_by_speakers(line.entries))
    ours = [said for said in standing if said.outlet.casefold() == source.casefold()]
    for given in ours:
        against = [other for other in standing if other.outlet != given.outlet and _are_apart(given, other)]
        if against:
            yield Contradiction(happening=row, effect=line.effect, unit=line.unit, given=_told(given),
                                against=tuple(map(_told, against)))  # fmt: skip


def _are_apart(one: Said, other: Said) -> bool:
    """Whether two figures cannot both be true."""
    return _is_over(one, other) or _is_over(other, one)


def _is_over(one: Said, other: Said) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def _told(said: Said) -> FigureTold:
    return FigureTold(low=said.low, high=said.high, words=said.words, source=said.outlet, speaker=said.voice.name,
                      day=said.day, uids=said.uids)  # fmt: skip
