"""What a person had better look at: rows that are doubtful and not yet judged, each with the reason, worst first."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import Literal

import msgspec

from polybius.corrections import RIGHT, Difference, differences_of
from polybius.errors import SettingError
from polybius.store import Store
from polybius.store.corrected import find_corrections

DoubtKind = Literal["editors", "figures", "pairing", "place", "day", "hedged", "second"]
DOUBTS: tuple[DoubtKind, ...] = ("editors", "figures", "pairing", "place", "day", "hedged", "second")
LOOKED_AT = 400  # happenings of most origins whose place, day and sayers are looked at
SEVERAL = """
    SELECT uid FROM corrections WHERE undone IS NULL AND NOT decides GROUP BY uid HAVING count(DISTINCT author) > 1"""
ONCE = """
    SELECT c.uid, c.kind, min(v.article) FROM corrections c CROSS JOIN verdicts v ON v.uid = c.uid
    WHERE c.undone IS NULL AND NOT c.decides GROUP BY c.uid
    HAVING count(DISTINCT c.author) = 1 AND max(c.author) <> ? ORDER BY min(c.seq) LIMIT ?"""
JUDGED = """
    NOT EXISTS (SELECT 1 FROM accounts m CROSS JOIN {linked} l ON l.account = m.id
        CROSS JOIN {table} r ON r.id = l.{key}
        CROSS JOIN verdicts v ON v.article = r.article AND v.uid = r.uid WHERE m.happening = h.id)"""
FIGURES = f"""
    SELECT h.id, h.origins, f.effect, f.unit, f.lowest, f.highest
    FROM happenings h INDEXED BY happenings_disputed
    CROSS JOIN happening_figures f ON f.happening = h.number AND f.disputed
    WHERE h.disputed AND {JUDGED.format(linked="account_tolls", table="tolls", key="toll")}
    ORDER BY h.origins DESC, h.number DESC LIMIT ?"""
PAIRINGS = """
    SELECT p.score, one.happening, other.happening, one.uid, other.uid, one.article, other.article
    FROM pairings p INDEXED BY pairings_doubtful
    CROSS JOIN accounts one ON one.id = p.one CROSS JOIN accounts other ON other.id = p.other
    CROSS JOIN articles a ON a.id = one.article CROSS JOIN articles b ON b.id = other.article
    WHERE p.score BETWEEN 0.8 AND 1.3 AND p.score {side} 1 AND one.main AND other.main
    AND one.article <> other.article AND one.happening IS NOT NULL AND other.happening IS NOT NULL
    AND (p.score < 1) = (one.happening <> other.happening)
    AND NOT EXISTS (SELECT 1 FROM judged_pairs j JOIN judgements w ON w.id = j.judgement AND w.undone_time IS NULL
        WHERE (j.one_article = a.key AND j.one_uid = one.uid AND j.other_article = b.key AND j.other_uid = other.uid)
        OR (j.one_article = b.key AND j.one_uid = other.uid AND j.other_article = a.key AND j.other_uid = one.uid))
    ORDER BY p.score {order} LIMIT ?"""
TOP = f"""
    SELECT h.id, h.origins, {{told}} FROM (
        SELECT number FROM happenings INDEXED BY happenings_origins ORDER BY origins DESC, number DESC LIMIT {LOOKED_AT}
    ) t CROSS JOIN happenings h ON h.number = t.number
    WHERE {{doubtful}} AND {JUDGED.format(linked="account_events", table="events", key="event")}
    ORDER BY h.origins DESC, h.number DESC LIMIT ?"""
HEDGED = """
    EXISTS (SELECT 1 FROM accounts m CROSS JOIN account_events l ON l.account = m.id CROSS JOIN event_claims k
        ON k.event = l.event CROSS JOIN claims c ON c.id = k.claim AND c.hedged WHERE m.happening = h.id)
    AND NOT EXISTS (SELECT 1 FROM accounts m CROSS JOIN account_events l ON l.account = m.id
        WHERE m.happening = h.id AND NOT EXISTS (SELECT 1 FROM event_claims k CROSS JOIN claims c ON c.id = k.claim
            AND c.hedged WHERE k.event = l.event))"""


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """Something doubtful that nobody has judged, and why; `rank` is from 0 to 1, the more doubtful the higher.

    `happening` it is about, and `other` with which it may be one; or the row of `uid` (and `other_uid`), in the
    articles of these numbers.
    """

    kind: DoubtKind
    reason: str
    rank: float
    happening: str | None = None
    other: str | None = None
    uid: str | None = None
    other_uid: str | None = None
    article: int | None = None
    other_article: int | None = None


def doubts(
    store: Store, kinds: Sequence[DoubtKind] = DOUBTS, *, by: str = "", limit: int = 50, offset: int = 0
) -> tuple[Doubt, ...]:  # fmt: skip
    """The queue of what is doubtful, worst first; rows that only one editor has judged are for another one than `by`.

    Raises `SettingError` for a kind of doubt that does not exist.
    """
    if unknown := sorted(set(kinds) - set(DOUBTS)):
        raise SettingError(f"no doubt of the kind {unknown[0]!r}", do=f"the kinds are {', '.join(DOUBTS)}")
    found = chain.from_iterable(_found(store, kind, by, limit + offset) for kind in dict.fromkeys(kinds))
    ordered = sorted(found, key=lambda d: (-d.rank, d.kind, d.happening or "", d.uid or "", d.reason))
    return tuple(ordered[offset : offset + limit])


def count_doubts(store: Store, *, by: str = "", most: int = 100) -> dict[DoubtKind, int]:
    """How much is doubtful, by kind of doubt, counted up to a number."""
    return {kind: len(tuple(islice(_found(store, kind, by, most), most))) for kind in DOUBTS}


def _found(store: Store, kind: DoubtKind, by: str, limit: int) -> Iterator[Doubt]:
    return _second(store, by, limit) if kind == "second" else FINDERS[kind](store, limit)


def _editors(store: Store, limit: int) -> Iterator[Doubt]:
    """Rows on which editors differ, until somebody decides."""
    uids = [row[0] for row in store.execute(SEVERAL)]
    said = [c for _, c in find_corrections(store, uid=uids)][::-1] if uids else []
    named: dict[str, list[Difference]] = {}
    for each in differences_of(said):
        if each.decided is None:
            named.setdefault(each.uid, []).append(each)
    for uid, differing in islice(named.items(), limit):
        names = " and ".join(sorted(differing[0].answers))
        over = ", ".join(each.question.rpartition(".")[2] for each in differing)
        told = "whether it is right" if over == RIGHT else f"its {over}".replace(RIGHT, "being right")
        yield Doubt(kind="editors", reason=f"{names} differ on this {differing[0].kind}: {told}", rank=1.0, uid=uid)


def _second(store: Store, by: str, limit: int) -> Iterator[Doubt]:
    """Rows that one editor has judged, for another to judge without seeing what was said."""
    for uid, kind, article in store.execute(ONCE, (by, limit)):
        reason = f"one editor has judged this {kind}; judge it too, without seeing what was said"
        yield Doubt(kind="second", reason=reason, rank=0.4, uid=uid, article=article)


def _figures(store: Store, limit: int) -> Iterator[Doubt]:
    """Happenings whose figures cannot all be true."""
    for id, origins, effect, unit, low, high in store.execute(FIGURES, (limit,)):
        of = "" if unit == "people" else f" {unit}"
        reason = f"{effect}{of}: {low:,} to {high:,} are given, and cannot all be true"
        yield Doubt(kind="figures", reason=reason, rank=_rank(0.5, origins), happening=id)


def _pairings(store: Store, limit: int) -> Iterator[Doubt]:
    """Pairs of main accounts that are hardly taken for one happening, or hardly not."""
    for side, order in (("<", "DESC"), (">=", "ASC")):
        for score, one, other, uid, other_uid, article, other_article in store.execute(
            PAIRINGS.format(side=side, order=order), (limit,)
        ):
            joined = one == other
            what = "barely taken for one happening" if joined else "barely kept as two happenings"
            yield Doubt(kind="pairing", reason=f"{what}: they score {score:.2f}, and 1 makes them one",
                        rank=round(0.9 - abs(score - 1), 3), happening=one, other=None if joined else other, uid=uid,
                        other_uid=other_uid, article=article, other_article=other_article)  # fmt: skip


def _places(store: Store, limit: int) -> Iterator[Doubt]:
    """Happenings whose place is only known from what stands around them."""
    sql = TOP.format(told="h.place, h.place_basis", doubtful="h.place_basis IN ('passage', 'dateline')")
    for id, origins, place, basis in store.execute(sql, (limit,)):
        yield Doubt(kind="place", reason=f"its place, {place}, is only known from the {basis}",
                    rank=_rank(0.3, origins), happening=id)  # fmt: skip


def _days(store: Store, limit: int) -> Iterator[Doubt]:
    """Happenings whose day is only known from the publication."""
    sql = TOP.format(told="h.day_from, h.day_to", doubtful="h.day_basis = 'published'")
    for id, origins, first, last in store.execute(sql, (limit,)):
        yield Doubt(kind="day", reason=f"no report gives its day; publication puts it between {first} and {last}",
                    rank=_rank(0.2, origins), happening=id)  # fmt: skip


def _hedged(store: Store, limit: int) -> Iterator[Doubt]:
    """Happenings that nobody asserts without reserve."""
    for id, origins, status in store.execute(TOP.format(told="h.status", doubtful=HEDGED), (limit,)):
        yield Doubt(kind="hedged", reason=f"{status}, but all who say so say it with reserve",
                    rank=_rank(0.35, origins), happening=id)  # fmt: skip


def _rank(least: float, origins: int) -> float:
    """The more independent origins there are, the more it matters."""
    return round(least + min(origins, 10) / 25, 3)


FINDERS: dict[DoubtKind, Callable[[Store, int], Iterator[Doubt]]] = {
    "editors": _editors, "figures": _figures, "pairing": _pairings, "place": _places, "day": _days, "hedged": _hedged,
}  # fmt: skip
