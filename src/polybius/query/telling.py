"""Ids → rows: events, tolls and claims with their parties, words and chains, some hundreds at a time."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import batched

from polybius.errors import AbsentError
from polybius.query.evidence import chain_of, chains_of, in_order, listed, parties_of, sayers_of, several, text_of
from polybius.query.filters import Filters
from polybius.query.grouped import happenings_of
from polybius.query.judged import verdicts_of
from polybius.query.planning import Table
from polybius.query.rows import ClaimRow, EventRow, PartyOf, PlaceOf, TollRow
from polybius.query.selecting import ALL, Page, ids_of
from polybius.store import Store

AT_ONCE = 500
ARTICLE = "a.id, a.name, a.title, a.url, a.publisher, a.published"
ARTICLE_FIELDS = ("article", "name", "title", "url", "publisher", "published")
SENTENCE = 'substr(a.text, s.start + 1, s."end" - s.start)'

EVENTS = f"""
    SELECT e.id, e.uid, e.type, e.cameo, e.quad, e.goldstein, e.status, e.day_from, e.day_to, t.precision, e.rule,
        e.start, e."end", e.mode, e.effect, e.weapon, e.context, other.uid,
        substr(a.text, e.start + 1, e."end" - e.start), {SENTENCE},
        p.id, p.name, p.country, p.admin1, p.lat, p.lon, p.radius_km, p.basis, {ARTICLE}
    FROM json_each(?) j CROSS JOIN events e ON e.id = j.value CROSS JOIN articles a ON a.id = e.article
    LEFT JOIN sentences s ON s.id = e.sentence LEFT JOIN places p ON p.id = e.place LEFT JOIN times t ON t.id = e.time
    LEFT JOIN events other ON other.id = e.same_as"""
TOLLS = f"""
    SELECT t.id, t.uid, t.effect, t.unit, t.low, t.high, t.bound, t.cumulative, t.day_from, t.day_to, t.country,
        t.start, t."end", e.uid, e.type, e.status, whole.uid, t.part, other.uid,
        substr(a.text, t.start + 1, t."end" - t.start), {SENTENCE}, {ARTICLE}
    FROM json_each(?) j CROSS JOIN tolls t ON t.id = j.value CROSS JOIN articles a ON a.id = t.article
    LEFT JOIN sentences s ON s.id = t.sentence LEFT JOIN events e ON e.id = t.event
    LEFT JOIN tolls whole ON whole.id = t.subset_of LEFT JOIN tolls other ON other.id = t.same_as"""
CLAIMS = f"""
    SELECT c.id, c.uid, c.stance, c.quote, c.hedged, c.channel, c.day_from, c.day_to, c.start, c."end", outer_claim.uid,
        c.content, a.text, substr(a.text, c.start + 1, c."end" - c.start), {SENTENCE},
        r.name, r.code, r.country, r.role, {ARTICLE}
    FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value CROSS JOIN articles a ON a.id = c.article
    LEFT JOIN sentences s ON s.id = c.sentence LEFT JOIN actors r ON r.id = c.speaker
    LEFT JOIN claims outer_claim ON outer_claim.id = c.within"""


def events(store: Store, filters: Filters, page: Page = ALL) -> Iterator[EventRow]:
    """The events that fit. Raises `SettingError` for what cannot be asked."""
    return _told(ids_of(store, "events", filters, page), lambda ids: event_rows(store, ids))


def tolls(store: Store, filters: Filters, page: Page = ALL) -> Iterator[TollRow]:
    """The figures that fit. Raises `SettingError` for what cannot be asked."""
    return _told(ids_of(store, "tolls", filters, page), lambda ids: toll_rows(store, ids))


def claims(store: Store, filters: Filters, page: Page = ALL) -> Iterator[ClaimRow]:
    """The claims that fit. Raises `SettingError` for what cannot be asked."""
    return _told(ids_of(store, "claims", filters, page), lambda ids: claim_rows(store, ids))


def _told[Row](ids: Iterable[int], rows: Callable[[Sequence[int]], list[Row]]) -> Iterator[Row]:
    for some in batched(ids, AT_ONCE):
        yield from rows(some)


def event_rows(store: Store, ids: Sequence[int]) -> list[EventRow]:
    """The events of these ids, in their order."""
    parties = parties_of(store, ids, "event_actors", "event")
    chains = chains_of(store, ids, "event_claims", "event")
    grouped, verdicts = happenings_of(store, "events", ids), verdicts_of(store, "events", ids)
    rows: dict[int, EventRow] = {}
    for found in store.execute(EVENTS, (listed(ids),)):
        id, uid, type, cameo, quad, goldstein, status, day_from, day_to, precision, rule, start, end, *more = found
        mode, effect, weapon, context, restates, words, sentence, place, *more = more
        rows[id] = EventRow(
            id=id, uid=uid, type=type, mode=several(mode), cameo=cameo, quad=quad, goldstein=goldstein, status=status,
            day_from=day_from, day_to=day_to, precision=precision, rule=rule, start=start, end=end,
            effect=several(effect), weapon=several(weapon), context=several(context), restates=restates,
            happening=grouped.get(id), verdict=verdicts.get(id),
            actor=parties.get((id, "actor"), ()), recipient=parties.get((id, "recipient"), ()),
            place=None if place is None else PlaceOf(*more[:7]), said_by=chains.get(id, ""), words=text_of(words),
            sentence=text_of(sentence), **dict(zip(ARTICLE_FIELDS, more[7:], strict=True)),
        )  # fmt: skip
    return in_order(ids, rows)


def toll_rows(store: Store, ids: Sequence[int]) -> list[TollRow]:
    """The figures of these ids, in their order."""
    parties = parties_of(store, ids, "toll_actors", "toll")
    chains = chains_of(store, ids, "toll_claims", "toll")
    grouped, verdicts = happenings_of(store, "tolls", ids), verdicts_of(store, "tolls", ids)
    rows: dict[int, TollRow] = {}
    for found in store.execute(TOLLS, (listed(ids),)):
        id, uid, effect, unit, low, high, bound, cumulative, day_from, day_to, country, start, end, *more = found
        event, type, status, subset_of, part, restates, words, sentence, *article = more
        rows[id] = TollRow(
            id=id, uid=uid, effect=effect, unit=unit, low=low, high=high, bound=bound, cumulative=bool(cumulative),
            day_from=day_from, day_to=day_to, country=country, start=start, end=end, event=event, type=type,
            status=status, subset_of=subset_of, part=bool(part), restates=restates, happening=grouped.get(id),
            verdict=verdicts.get(id), of=parties.get((id, "of"), ()),
            perpetrator=parties.get((id, "perpetrator"), ()), said_by=chains.get(id, ""), words=text_of(words),
            sentence=text_of(sentence), **dict(zip(ARTICLE_FIELDS, article, strict=True)),
        )  # fmt: skip
    return in_order(ids, rows)


def claim_rows(store: Store, ids: Sequence[int]) -> list[ClaimRow]:
    """The claims of these ids, in their order."""
    parties = parties_of(store, ids, "claim_actors", "claim")
    chains, verdicts = _chains(store, ids), verdicts_of(store, "claims", ids)
    told: dict[int, list[str]] = defaultdict(list)
    asked = (
        "SELECT l.claim, e.uid FROM json_each(?) j CROSS JOIN event_claims l ON l.claim = j.value "
        "CROSS JOIN events e ON e.id = l.event ORDER BY e.id"
    )
    for claim, uid in store.execute(asked, (listed(ids),)):
        told[claim].append(uid)
    rows: dict[int, ClaimRow] = {}
    for found in store.execute(CLAIMS, (listed(ids),)):
        id, uid, stance, quote, hedged, channel, day_from, day_to, start, end, within, content, text, *more = found
        cue, sentence, name, code, country, role, *article = more
        rows[id] = ClaimRow(
            id=id, uid=uid, stance=stance, quote=quote, hedged=bool(hedged), channel=channel, day_from=day_from,
            day_to=day_to, start=start, end=end, within=within, verdict=verdicts.get(id),
            events=tuple(told[id]), said_by=chains[id],
            content=tuple(text_of(text[first:last]) for first, last in json.loads(content)), cue=text_of(cue),
            sentence=text_of(sentence), speaker=None if name is None else PartyOf(name, code, country, role),
            joint=parties.get((id, "joint"), ()), via=parties.get((id, "via"), ()),
            addressee=parties.get((id, "addressee"), ()), **dict(zip(ARTICLE_FIELDS, article, strict=True)),
        )  # fmt: skip
    return in_order(ids, rows)


ROWS: dict[Table, Callable[[Store, Sequence[int]], Sequence[EventRow | TollRow | ClaimRow]]] = {
    "events": event_rows, "tolls": toll_rows, "claims": claim_rows,
}  # fmt: skip


def row_of_uid(store: Store, table: Table, uid: str) -> EventRow | TollRow | ClaimRow:
    """The row of a uid, also one that somebody has rejected; the first where articles share a text.

    Raises `AbsentError` when there is none.
    """
    found = store.execute(f"SELECT min(id) FROM {table} WHERE uid = ?", (uid,)).fetchone()[0]
    if found is None:
        raise AbsentError(f"there is no row {uid!r} among the {table}")
    return ROWS[table](store, (found,))[0]


def _chains(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """Each claim with those it is reported within, outermost first."""
    asked = """
        WITH RECURSIVE chain (claim, level, link, within) AS (
            SELECT c.id, 0, c.id, c.within FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value
            UNION ALL SELECT chain.claim, level + 1, c.id, c.within FROM chain
            CROSS JOIN claims c ON c.id = chain.within WHERE level < 20
        ) SELECT claim, link FROM chain ORDER BY claim, level DESC"""
    links: dict[int, list[int]] = defaultdict(list)
    for claim, link in store.execute(asked, (listed(ids),)):
        links[claim].append(link)
    sayers = sayers_of(store, sorted({link for several_ in links.values() for link in several_}))
    return {claim: chain_of(sayers[link] for link in chain) for claim, chain in links.items()}
