"""The rows that show the record of an article, as people have corrected it; put in and taken away as a whole."""

from collections.abc import Iterator
from contextlib import contextmanager

from polybius.corrections import amended, rows_by_uid
from polybius.store.corrected import corrections_of
from polybius.store.deriving import derive, underive
from polybius.store.keys import rows_of_article
from polybius.store.reading import record_of
from polybius.store.rows import Row, entity_of, rows_of
from polybius.store.schema import Store
from polybius.vocabulary import Record

CHILDREN_FIRST = (
    "toll_claims", "toll_actors", "event_tolls", "event_claims", "event_actors", "claim_actors", "relation_actors",
    "mentions", "tolls", "relations", "events", "claims", "actors", "times", "places", "sentences",
)  # fmt: skip
KEYED_BY = {"toll_claims": "toll", "toll_actors": "toll", "event_tolls": "event", "event_claims": "event",
            "event_actors": "event", "claim_actors": "claim", "relation_actors": "relation",
            "mentions": "actor"}  # fmt: skip
PARENTS_FIRST = tuple(reversed(CHILDREN_FIRST))


type Entities = dict[Row, int]


def show_rows(store: Store, id: int, coded: Record, entities: Entities) -> None:
    """Write the rows of an article's record; `entities` are those already known to be written."""
    changed = amended(coded, corrections_of(store, coded.document.text_sha256))
    record = changed.record
    if changed.verdicts:
        kinds = {uid: kind for uid, (kind, _) in rows_by_uid(record).items()}
        judged = [(id, uid, kinds[uid], verdict) for uid, verdict in changed.verdicts.items()]
        store.executemany("INSERT INTO verdicts VALUES (?, ?, ?, ?)", judged)
    known, new = _entities(store, record, entities)
    rows = rows_of(record, id, known)
    for table in PARENTS_FIRST:
        if found := rows[table]:
            marks = ", ".join("?" * len(found[0]))
            store.executemany(f"INSERT INTO {table} VALUES ({marks})", found)
    derive(store, id, record, known)
    text = record.document.text
    words = [(row[0], text[row[2] : row[3]]) for row in rows["sentences"]]
    store.executemany("INSERT INTO sentence_words (rowid, text) VALUES (?, ?)", words)
    store.executemany("INSERT INTO entity_words (rowid, name) VALUES (?, ?)", new)


def clear_rows(store: Store, id: int) -> None:
    """Take away all rows of an article's record; foreign keys must be off (`unchecked`)."""
    first, last = rows_of_article(id)
    underive(store, id)
    store.execute(
        "INSERT INTO sentence_words (sentence_words, rowid, text) "
        "SELECT 'delete', id, text FROM sentence_texts WHERE id BETWEEN ? AND ?", (first, last),
    )  # fmt: skip
    store.execute("DELETE FROM verdicts WHERE article = ?", (id,))
    store.execute("DELETE FROM collated WHERE article = ?", (id,))
    for table in CHILDREN_FIRST:
        store.execute(f"DELETE FROM {table} WHERE {KEYED_BY.get(table, 'id')} BETWEEN ? AND ?", (first, last))


def renew_rows(store: Store, id: int) -> None:
    """Write the rows of an article anew from the record that is kept, after its corrections have changed.

    Foreign keys must be off (`unchecked`).
    """
    record = record_of(store, id)
    clear_rows(store, id)
    show_rows(store, id, record, {})


@contextmanager
def unchecked(store: Store) -> Iterator[None]:
    """Without the check of foreign keys, which is slow where rows go; those of an article only refer to each other."""
    store.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        store.execute("PRAGMA foreign_keys = ON")


def _entities(store: Store, record: Record, entities: Entities) -> tuple[dict[str, int], list[tuple[int, str]]]:
    """The ids that a record's actors have across articles, and those that are new, now written, with their names."""
    known: dict[str, int] = {}
    new: list[tuple[int, str]] = []
    for actor in record.actors:
        entity = entity_of(actor)
        if entity not in entities:
            found = store.execute(ENTITY, entity).fetchone()
            entities[entity] = found[0] if found else _added(store, (*entity, actor.wikidata))
            new += [] if found else [(entities[entity], actor.name)]
        known[actor.id] = entities[entity]
    return known, new


ENTITY = "SELECT id FROM entities WHERE name = ? AND kind = ? AND country = ? AND sector = ? AND code = ?"


def _added(store: Store, entity: Row) -> int:
    added = "INSERT INTO entities (name, kind, country, sector, code, wikidata) VALUES (?, ?, ?, ?, ?, ?)"
    return store.execute(added, entity).lastrowid or 0
