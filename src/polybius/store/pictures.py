"""What overviews, facets and maps are answered from, kept up to date with the rows of each article.

Values by which events are divided are numbered; each event keeps the numbers of its values, so that the values of
many events are counted without a look at anything else.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from sys import byteorder

from polybius.store.keys import rows_of_article
from polybius.store.schema import Store

OWN = ("type", "mode", "status", "country", "place", "point")
SHARED = ("actor", "recipient", "dyad", "said_by", "effect", "source")
FACETS = OWN + SHARED

type Value = tuple[str, str]

VALUES = """
    SELECT id, 'type', type FROM events WHERE id BETWEEN :first AND :last
    UNION ALL SELECT id, 'status', status FROM events WHERE id BETWEEN :first AND :last
    UNION ALL SELECT e.id, 'mode', j.value FROM events e, json_each(e.mode) j
        WHERE e.id BETWEEN :first AND :last AND e.mode <> '[]'
    UNION ALL SELECT e.id, 'effect', j.value FROM events e, json_each(e.effect) j
        WHERE e.id BETWEEN :first AND :last AND e.effect <> '[]'
    UNION ALL SELECT event, 'effect', effect FROM tolls WHERE id BETWEEN :first AND :last AND event IS NOT NULL
    UNION ALL SELECT id, 'country', country FROM events WHERE id BETWEEN :first AND :last AND country IS NOT NULL
    UNION ALL SELECT e.id, 'place', p.name FROM events e CROSS JOIN places p ON p.id = e.place
        WHERE e.id BETWEEN :first AND :last
    UNION ALL SELECT id, 'point', lat || ',' || lon FROM events WHERE id BETWEEN :first AND :last AND lat IS NOT NULL
    UNION ALL SELECT p.event, p.side, n.name FROM event_actors p CROSS JOIN entities n ON n.id = p.entity
        WHERE p.event BETWEEN :first AND :last
    UNION ALL SELECT e.id, 'dyad', d.dyad FROM events e
        CROSS JOIN event_dyads d INDEXED BY event_dyads_event ON d.event = e.id WHERE e.id BETWEEN :first AND :last
    UNION ALL SELECT l.event, 'said_by', n.name FROM event_claims l CROSS JOIN claim_sayers s ON s.claim = l.claim
        CROSS JOIN entities n ON n.id = s.entity WHERE l.event BETWEEN :first AND :last"""
REJECTED = """
    SELECT events.id FROM verdicts JOIN events ON events.uid = verdicts.uid AND events.article = verdicts.article
    WHERE verdicts.article = ? AND verdict = 'rejected'"""
SOURCE = """
    SELECT source FROM article_sources WHERE article = ?
    ORDER BY CASE kind WHEN 'publisher' THEN 1 WHEN 'host' THEN 2 WHEN 'credit' THEN 3 ELSE 4 END LIMIT 1"""
COUNTS = """
    SELECT (SELECT count(*) FROM events WHERE id BETWEEN :first AND :last),
        (SELECT count(*) FROM tolls WHERE id BETWEEN :first AND :last),
        (SELECT count(*) FROM claims WHERE id BETWEEN :first AND :last)"""
VOICES = """
    SELECT speaker, via, count(*) FROM (
        SELECT r.entity AS speaker, coalesce(x.entity, o.entity, 0) AS via
        FROM claims c CROSS JOIN actors r ON r.id = c.speaker
        LEFT JOIN claim_actors v ON v.claim = c.id AND v.side = 'via' LEFT JOIN actors x ON x.id = v.actor
        LEFT JOIN claims w ON w.id = c.within LEFT JOIN actors o ON o.id = w.speaker
        WHERE c.id BETWEEN :first AND :last
    ) GROUP BY speaker, via"""
PAIRS = """
    SELECT actor, recipient, count(*), sum(score) FROM (
        SELECT DISTINCT e.id, p.entity AS actor, q.entity AS recipient,
            CAST(round(e.goldstein * 100) AS INTEGER) AS score
        FROM events e CROSS JOIN event_actors p ON p.event = e.id CROSS JOIN event_actors q ON q.event = e.id
        WHERE e.id BETWEEN :first AND :last AND +e.same_as IS NULL AND +e.status IN ('actual', 'ongoing')
        AND p.entity <> q.entity AND (e.symmetric OR (p.side = 'actor' AND q.side = 'recipient'))
        AND NOT EXISTS (SELECT 1 FROM verdicts WHERE verdicts.article = e.article AND verdicts.uid = e.uid
                        AND verdict = 'rejected')
    ) GROUP BY actor, recipient"""


def picture(store: Store, article: int) -> None:
    """Add what follows from the rows of an article that have just been written."""
    first, last = rows_of_article(article)
    limits = {"first": first, "last": last}
    found = store.execute(SOURCE, (article,)).fetchone()
    source = found[0] if found else ""
    counts = store.execute(COUNTS, limits).fetchone()
    store.execute("INSERT INTO article_counts VALUES (?, ?, ?, ?, ?)", (article, source, *counts))
    _facets(store, article, source, limits)
    _voices(store, source, limits, +1)
    _pairs(store, limits, +1)


def unpicture(store: Store, article: int) -> None:
    """Take away what follows from an article's rows, before those go."""
    first, last = rows_of_article(article)
    limits = {"first": first, "last": last}
    kept = store.execute("SELECT source FROM article_counts WHERE article = ?", (article,)).fetchone()
    rejected = {id for (id,) in store.execute(REJECTED, (article,))}
    asked = "SELECT event, CAST(own || shared AS BLOB) FROM event_facets WHERE event BETWEEN :first AND :last"
    held = [unpacked(facets) for event, facets in store.execute(asked, limits) if event not in rejected]
    count_values(store, "events", held, -1)
    _voices(store, kept[0] if kept else "", limits, -1)
    _pairs(store, limits, -1)
    store.execute("DELETE FROM event_facets WHERE event BETWEEN :first AND :last", limits)
    store.execute("DELETE FROM article_counts WHERE article = ?", (article,))


def _facets(store: Store, article: int, source: str, limits: dict[str, int]) -> None:
    """Write the values of each event of an article, and count them."""
    values: dict[int, dict[Value, None]] = {}
    for event, facet, value in store.execute(VALUES, limits):
        values.setdefault(event, {})[facet, value] = None
    rejected = {id for (id,) in store.execute(REJECTED, (article,))}
    for of in values.values():
        of |= {("source", source): None} if source else {}
    counts = Counter(value for event, of in values.items() if event not in rejected for value in of)
    known = numbers_of(store, "events", {value: counts[value] for of in values.values() for value in of})
    rows = [
        (event, packed(known[v] for v in of if v[0] in OWN), packed(known[v] for v in of if v[0] in SHARED))
        for event, of in values.items()
    ]
    store.executemany("INSERT INTO event_facets VALUES (?, ?, ?)", rows)


def numbers_of(store: Store, counted: str, values: dict[Value, int]) -> dict[Value, int]:
    """The numbers of values, of which so many more events or happenings there are."""
    sql = (
        f"INSERT INTO facet_values (facet, value, events, happenings) VALUES (?, ?, ?, ?) "
        f"ON CONFLICT DO UPDATE SET {counted} = {counted} + excluded.{counted} RETURNING id"
    )
    found: dict[Value, int] = {}
    for (facet, value), more in values.items():
        row = (facet, value, more, 0) if counted == "events" else (facet, value, 0, more)
        found[facet, value] = store.execute(sql, row).fetchone()[0]
    return found


def count_values(store: Store, counted: str, held: Iterable[Sequence[int]], sign: int) -> None:
    """Add the values of events or happenings to the counts that are kept, or take them away."""
    counts = Counter(number for numbers in held for number in numbers)
    sql = f"UPDATE facet_values SET {counted} = {counted} + ? WHERE id = ?"
    store.executemany(sql, [(sign * n, number) for number, n in counts.items()])


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers of values as bytes."""
    return _little(array("I", numbers)).tobytes()


def unpacked(facets: bytes) -> array[int]:
    """The numbers that bytes hold, of one row or of many."""
    return _little(array("I", facets))


def _little(numbers: array[int]) -> array[int]:
    if byteorder == "big":
        numbers.byteswap()
    return numbers


def _voices(store: Store, source: str, limits: dict[str, int], sign: int) -> None:
    found = store.execute(VOICES, limits).fetchall()
    store.executemany(
        "INSERT INTO voices VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET claims = claims + excluded.claims",
        [(speaker, via, source, sign * claims) for speaker, via, claims in found],
    )
    if sign < 0:
        gone = "DELETE FROM voices WHERE speaker = ? AND via = ? AND source = ? AND claims <= 0"
        store.executemany(gone, [(speaker, via, source) for speaker, via, _ in found])


def _pairs(store: Store, limits: dict[str, int], sign: int) -> None:
    found = store.execute(PAIRS, limits).fetchall()
    store.executemany(
        "INSERT INTO actor_pairs VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
        "mentions = mentions + excluded.mentions, goldstein = goldstein + excluded.goldstein",
        [(actor, recipient, sign * mentions, sign * score) for actor, recipient, mentions, score in found],
    )
    if sign < 0:
        gone = "DELETE FROM actor_pairs WHERE actor = ? AND recipient = ? AND mentions <= 0"
        store.executemany(gone, [row[:2] for row in found])
