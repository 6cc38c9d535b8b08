"""Rows that follow from a record's rows, for questions: dyads, sayers, sources, and counts kept up to date."""

from collections.abc import Iterable, Iterator
from itertools import permutations, product

from polybius.store.keys import id_of, rows_of_article
from polybius.store.periods import UNITS, Unit, period_of_days
from polybius.store.pictures import picture, unpicture
from polybius.store.rows import Row
from polybius.store.schema import Store
from polybius.vocabulary import Actor, Document, Event, Record
from polybius.vocabulary.address import host_of

REAL = ("actual", "ongoing")
HUNDREDTHS = 100
DERIVED_KEYS = {"claim_sayers": "claim", "event_dyads": "event"}

type Cell = tuple[str, Unit, str, str, str]
type Span = tuple[str, str | None, str | None]


def derive(store: Store, article: int, record: Record, entities: dict[str, int]) -> None:
    """Add what follows from the rows of a record that have just been written; `entities` are those of its actors."""
    days = dict(store.execute("SELECT id, day_from FROM events WHERE id BETWEEN ? AND ?", rows_of_article(article)))
    actors = {actor.id: actor for actor in record.actors}
    named = [(id_of(article, e.id), dyad) for e in record.events for dyad in dyads_of(e, actors)]
    store.executemany("INSERT INTO event_dyads VALUES (?, ?, ?)", [(dyad, days[id] or "", id) for id, dyad in named])
    store.executemany("INSERT OR IGNORE INTO claim_sayers VALUES (?, ?, ?, ?)",
                      _sayers(record, article, actors, entities))  # fmt: skip
    _count_entities(store, article, +1)
    _count_periods(store, article, +1)
    picture(store, article)


def underive(store: Store, article: int) -> None:
    """Take away what follows from an article's rows, before those go."""
    unpicture(store, article)
    _count_periods(store, article, -1)
    _count_entities(store, article, -1)
    for table, key in DERIVED_KEYS.items():
        store.execute(f"DELETE FROM {table} WHERE {key} BETWEEN ? AND ?", rows_of_article(article))


def name_sources(store: Store, article: int, document: Document) -> None:
    """Write by what names the source of an article can be asked for."""
    store.executemany("INSERT OR IGNORE INTO article_sources VALUES (?, ?, ?)",
                      [(source, kind, article) for kind, source in sources_of(document)])  # fmt: skip


def sources_of(document: Document) -> Iterator[tuple[str, str]]:
    """Publisher, credit, host (without "www.") and file of a document, as far as there are any."""
    named = {"publisher": document.publisher, "credit": document.credit, "host": host_of(document.url),
             "file": document.file}  # fmt: skip
    return ((kind, source) for kind, source in named.items() if source)


def dyads_of(event: Event, actors: dict[str, Actor]) -> list[str]:
    """The pairs of countries in an event, "IRN>ISR", each once; whoever acts together does it to the others."""
    pairs: Iterable[tuple[str, str]] = product(event.actor, event.recipient)
    if event.symmetric:
        pairs = permutations((*event.actor, *event.recipient), 2)
    sides = ((actors[one], actors[other]) for one, other in pairs)
    named = ((a.country or a.code, b.country or b.code) for a, b in sides)
    return list(dict.fromkeys(f"{a}>{b}" for a, b in named if a and b))


def _sayers(record: Record, article: int, actors: dict[str, Actor], entities: dict[str, int]) -> list[Row]:
    """Who speaks, who says it too and through whom it is known, for each claim."""
    return [
        (id_of(article, c.id), entities[a], actors[a].country or "", actors[a].sector or "")
        for c in record.claims
        for a in (*([c.speaker] if c.speaker else []), *c.joint, *c.via)
    ]


ENTITIES_IN = """
    SELECT entity, sum(acts), sum(receives), sum(says), 1, sum(acts) + sum(receives) + sum(says) FROM (
        SELECT entity, 0 AS acts, 0 AS receives, 0 AS says FROM actors WHERE id BETWEEN :first AND :last
        UNION ALL SELECT entity, side = 'actor', side = 'recipient', 0 FROM event_actors
            JOIN events ON events.id = event AND events.same_as IS NULL WHERE event BETWEEN :first AND :last
            AND NOT EXISTS (SELECT 1 FROM verdicts WHERE verdicts.article = events.article
                            AND verdicts.uid = events.uid AND verdict = 'rejected')
        UNION ALL SELECT entity, 0, 0, 1 FROM claim_sayers WHERE claim BETWEEN :first AND :last
    ) GROUP BY entity"""
COUNT_ENTITIES = """
    INSERT INTO entity_counts VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
    acts = acts + excluded.acts, receives = receives + excluded.receives, says = says + excluded.says,
    articles = articles + excluded.articles, total = total + excluded.total"""


def _count_entities(store: Store, article: int, sign: int) -> None:
    """Add the part that an article's actors have in its rows to their counts, or take it away."""
    first, last = rows_of_article(article)
    found = store.execute(ENTITIES_IN, {"first": first, "last": last}).fetchall()
    store.executemany(COUNT_ENTITIES, [(entity, *(sign * n for n in counts)) for entity, *counts in found])
    if sign < 0:
        store.executemany("DELETE FROM entity_counts WHERE entity = ? AND articles = 0", [row[:1] for row in found])


COUNT_PERIODS = """
    INSERT INTO period_counts VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
    mentions = mentions + excluded.mentions, goldstein = goldstein + excluded.goldstein,
    articles = articles + excluded.articles"""


def _count_periods(store: Store, article: int, sign: int) -> None:
    """Add an article's events to the counts of their periods, or take them away."""
    cells = _cells(store, article)
    rows = [(*cell, sign * mentions, sign * goldstein, sign) for cell, (mentions, goldstein) in cells.items()]
    store.executemany(COUNT_PERIODS, rows)
    if sign < 0:
        gone = "DELETE FROM period_counts WHERE (clock, unit, per, key, period) = (?, ?, ?, ?, ?) AND articles = 0"
        store.executemany(gone, list(cells))


def _cells(store: Store, article: int) -> dict[Cell, tuple[int, int]]:
    """How many mentions of an article, and with what sum of Goldstein values, fall into each period and key."""
    limits = rows_of_article(article)
    published = store.execute("SELECT published FROM articles WHERE id = ?", (article,)).fetchone()[0]
    dyads: dict[int, list[str]] = {}
    for dyad, event in store.execute("SELECT dyad, event FROM event_dyads WHERE event BETWEEN ? AND ?", limits):
        dyads.setdefault(event, []).append(dyad)
    asked = (
        "SELECT id, type, quad, country, goldstein, day_from, day_to FROM events "
        "WHERE id BETWEEN ? AND ? AND same_as IS NULL AND status IN (?, ?) AND NOT EXISTS (SELECT 1 FROM verdicts "
        "WHERE verdicts.article = events.article AND verdicts.uid = events.uid AND verdict = 'rejected')"
    )
    spans: dict[Span, dict[tuple[str, str], tuple[int, int]]] = {}
    for id, type, quad, country, goldstein, first, last in store.execute(asked, (*limits, *REAL)):
        keys = [("all", ""), ("type", type), ("quad", str(quad)), *(("dyad", d) for d in dyads.get(id, ()))]
        keys += [("country", country)] if country else []
        score = round(goldstein * HUNDREDTHS)
        for span in (("event", first, last), ("published", published, published)):
            counts = spans.setdefault(span, {})
            for key in keys:
                mentions, total = counts.get(key, (0, 0))
                counts[key] = mentions + 1, total + score
    return _in_periods(spans)


def _in_periods(spans: dict[Span, dict[tuple[str, str], tuple[int, int]]]) -> dict[Cell, tuple[int, int]]:
    """Counts of spans of days, by clock, as counts of days, weeks, months and years."""
    cells: dict[Cell, tuple[int, int]] = {}
    for ((clock, begin, end), counts), unit in product(spans.items(), UNITS):
        period = period_of_days(begin, end, unit)
        for (per, key), (number, score) in counts.items():
            mentions, total = cells.get((clock, unit, per, key, period), (0, 0))
            cells[clock, unit, per, key, period] = mentions + number, total + score
    return cells
