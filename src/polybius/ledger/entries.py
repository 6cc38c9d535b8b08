"""The figures of a workspace as entries: what an article says, who says so, since when, and in which report."""

from collections.abc import Iterator
from itertools import groupby

import msgspec

from polybius.ledger.agencies import agency_named
from polybius.ledger.rules import Voice
from polybius.store import Store


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as an article has it; `part` when it is some of a whole, also where the article does not give the whole.

    `number` is the article's in the workspace, `order` that of the figure; `chain` are those who say so, outermost
    first, the outlet at its head; `said` is the ISO day it was said, else the one the article was published; `origin`
    the family of its report; `replaced_by` a later version of that report.
    """

    uid: str
    article: str
    number: int
    url: str | None
    effect: str
    unit: str
    low: int | None
    high: int | None
    bound: str
    words: str
    sentence: str
    start: int
    end: int
    of: tuple[str, ...]
    perpetrator: tuple[str, ...]
    cumulative: bool
    subset_of: str | None
    part: bool
    same_as: str | None
    speaker: Voice
    stance: str
    chain: tuple[str, ...]
    said: str
    published: str | None
    origin: str
    replaced_by: str | None
    order: int


FIGURE = """
    SELECT tolls.uid, articles.name AS article, articles.id AS number, articles.url,
        articles.publisher, articles.credit, articles.published, tolls.effect, tolls.unit, tolls.low, tolls.high,
        tolls.bound, tolls.cumulative, tolls.part,
        whole.uid AS subset_of, said_before.uid AS same_as, tolls.start, tolls."end",
        substr(articles.text, tolls.start + 1, tolls."end" - tolls.start) AS words,
        (SELECT substr(articles.text, sentences.start + 1, sentences."end" - sentences.start) FROM sentences
         WHERE sentences.id BETWEEN tolls.article * 1000000 AND tolls.article * 1000000 + 999999
         AND sentences.start <= tolls.start AND sentences."end" > tolls.start LIMIT 1) AS sentence,
        coalesce(origins.family, articles.key) AS origin, later.name AS replaced_by
    FROM tolls JOIN articles ON articles.id = tolls.article
    LEFT JOIN tolls AS whole ON whole.id = tolls.subset_of
    LEFT JOIN tolls AS said_before ON said_before.id = tolls.same_as
    LEFT JOIN origins ON origins.article = tolls.article
    LEFT JOIN articles AS later ON later.id = origins.superseded_by
    WHERE tolls.id = ? AND NOT EXISTS (SELECT 1 FROM verdicts WHERE verdicts.article = tolls.article
                                       AND verdicts.uid = tolls.uid AND verdict = 'rejected')"""
LINKS = """
    SELECT claims.id, claims.stance, times."from" AS day, entities.name, entities.kind, entities.country,
        entities.sector, entities.code
    FROM toll_claims JOIN claims ON claims.id = toll_claims.claim LEFT JOIN times ON times.id = claims.time
    LEFT JOIN actors ON actors.id = claims.speaker LEFT JOIN entities ON entities.id = actors.entity
    WHERE toll_claims.toll = ? AND NOT EXISTS (SELECT 1 FROM verdicts WHERE verdicts.article = claims.article
                                               AND verdicts.uid = claims.uid AND verdict = 'rejected')
    ORDER BY toll_claims.position"""
VIA = """
    SELECT actors.name FROM claim_actors JOIN actors ON actors.id = claim_actors.actor
    WHERE claim = ? AND side = 'via' ORDER BY position"""
PEOPLE = """
    SELECT actors.name FROM toll_actors JOIN actors ON actors.id = toll_actors.actor
    WHERE toll = ? AND side = ? ORDER BY position"""


def entries_of(store: Store, toll: int) -> Iterator[Entry]:
    """The entry of a toll by its id; none when it was rejected."""
    cursor = store.execute(FIGURE, (toll,))
    names = [column[0] for column in cursor.description]
    for values in cursor.fetchall():
        row = dict(zip(names, values, strict=True))
        outlet = row.pop("publisher") or row["article"]
        credit = row.pop("credit")
        voice, stance, chain, day = _told(store, toll, outlet)
        yield Entry(
            **(row | {"cumulative": bool(row["cumulative"]), "part": bool(row["part"]),
                      "sentence": row["sentence"] or row["words"]}),
            of=_people(store, toll, "of"), perpetrator=_people(store, toll, "perpetrator"), speaker=voice,
            stance=stance, chain=(outlet, *credited(outlet, credit), *chain), said=day or row["published"] or "",
            order=toll,
        )  # fmt: skip


def credited(outlet: str, credit: str | None) -> tuple[str, ...]:
    """The credit line, unless it names the outlet itself ("Associated Press", credited "AP")."""
    if not credit:
        return ()
    names = [agency_named(name) or name.casefold() for name in (outlet, credit)]
    return () if names[0] == names[1] else (credit,)


def _told(store: Store, toll: int, outlet: str) -> tuple[Voice, str, tuple[str, ...], str | None]:
    """The innermost speaker of a toll, what he does with it, the chain, and the day it was said."""
    links = store.execute(LINKS, (toll,)).fetchall()
    if not links:
        return Voice(name=outlet, kind="media", sector="JRN"), "", (), None
    chain: list[str] = []
    for claim, _, _, name, *_ in links:
        chain += [via for (via,) in store.execute(VIA, (claim,))]
        chain.append(name or "an unnamed source")
    _, stance, day, name, kind, country, sector, code = links[-1]
    voice = Voice(name=name or "an unnamed source", kind=kind or "", country=country or "", sector=sector or "",
                  code=code or "")  # fmt: skip
    return voice, stance, tuple(name for name, _ in groupby(chain)), day and day[:10]


def _people(store: Store, toll: int, side: str) -> tuple[str, ...]:
    return tuple(name for (name,) in store.execute(PEOPLE, (toll, side)))
