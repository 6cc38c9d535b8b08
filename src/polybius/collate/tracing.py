"""Tracing the origins of a workspace's articles: which texts repeat each other, and what follows from it."""

from collections.abc import Mapping

import msgspec

from polybius.collate.likeness import Overlap, overlap, text_bands
from polybius.collate.origins import Report, find_origins
from polybius.store import Store, record_of
from polybius.vocabulary import Record

FURNITURE = frozenset({"boilerplate", "credit"})


def told_text(record: Record) -> str:
    """The text of a report without what stands around it on the page."""
    text = record.document.text
    return "\n".join(text[s.start : s.end] for s in record.sentences if s.part not in FURNITURE) or text


def file_text(store: Store, article: int, record: Record, told: str) -> None:
    """Find the articles that an article's text repeats or is repeated by; of one text only the first is looked up."""
    if store.execute("SELECT 1 FROM origins WHERE article = ?", (article,)).fetchone():
        return
    asked = "SELECT min(id) FROM articles WHERE text_sha256 = ? AND id < ?"
    twin = store.execute(asked, (record.document.text_sha256, article)).fetchone()[0]
    if twin is not None:
        _keep(store, article, twin, Overlap(1.0, 1.0))
        return
    bands = text_bands(told)
    marks = ", ".join("?" * len(bands))
    found = store.execute(f"SELECT DISTINCT article FROM text_bands WHERE band IN ({marks}) AND article != ?",
                          (*bands, article)).fetchall()  # fmt: skip
    for (other,) in found:
        shared = overlap(told, told_text(record_of(store, other)))
        if shared.is_reprint:
            _keep(store, article, other, shared)
    store.executemany("INSERT OR IGNORE INTO text_bands VALUES (?, ?)", [(band, article) for band in bands])


def _keep(store: Store, one: int, other: int, shared: Overlap) -> None:
    row = (min(one, other), max(one, other), shared.shared, shared.held)
    store.execute("INSERT OR IGNORE INTO overlaps VALUES (?, ?, ?, ?)", row)


def trace(store: Store, texts: Mapping[int, str]) -> set[int]:
    """Write the origins of articles and of all that repeat them; the articles whose origin is new or another.

    `texts` holds what the articles tell.
    """
    changed: set[int] = set()
    done: set[int] = set()
    for article in texts:
        if article not in done:
            family = _family(store, article)
            done |= family
            changed |= _write(store, family, texts)
    return changed


def _family(store: Store, article: int) -> set[int]:
    """An article with all that repeat it, and those that repeat them."""
    found, waiting = {article}, [article]
    while waiting:
        one = waiting.pop()
        asked = "SELECT other FROM overlaps WHERE one = ? UNION SELECT one FROM overlaps WHERE other = ?"
        for (other,) in store.execute(asked, (one, one)):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _write(store: Store, family: set[int], texts: Mapping[int, str]) -> set[int]:
    reports = {id: _report(store, id, texts.get(id)) for id in sorted(family)}
    ids = {report.key: id for id, report in reports.items()}
    overlaps = {
        (reports[one].key, reports[other].key): Overlap(shared, held)
        for id in reports
        for one, other, shared, held in store.execute("SELECT * FROM overlaps WHERE one = ?", (id,))
    }
    changed = set()
    for found in find_origins(reports.values(), overlaps):
        row = (
            ids[found.report], ids[found.origin], found.repeats and ids[found.repeats], found.family, found.kind,
            found.agency, found.score, found.superseded_by and ids[found.superseded_by],
            msgspec.json.encode(found.reasons).decode(),
        )  # fmt: skip
        held = store.execute("SELECT * FROM origins WHERE article = ?", row[:1]).fetchone()
        if held != row:
            changed.add(row[0])
            store.execute("INSERT OR REPLACE INTO origins VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    return changed


def _report(store: Store, id: int, text: str | None) -> Report:
    asked = "SELECT key, title, url, publisher, byline, credit, published FROM articles WHERE id = ?"
    key, title, url, publisher, byline, credit, published = store.execute(asked, (id,)).fetchone()
    told = told_text(record_of(store, id)) if text is None else text
    return Report(key=key, text=told, title=title, url=url, publisher=publisher, byline=byline, credit=credit,
                  published=published)  # fmt: skip
