"""One article as a reader of the workspace sees it: its record with all corrections, and what it belongs to."""

import zlib

import msgspec

from polybius.corrections import amended
from polybius.errors import AbsentError
from polybius.query import ArticleRow, Filters, articles
from polybius.store import Store, record_of, rows_of_article
from polybius.store.corrected import corrections_of
from polybius.vocabulary import Record


class ArticleTold(msgspec.Struct, frozen=True, kw_only=True):
    """An article, its record as people have corrected it, and by uid the verdicts on rows and their happenings."""

    article: ArticleRow
    record: Record
    verdicts: dict[str, str]
    happenings: dict[str, str]


def tell_article(store: Store, id: int) -> ArticleTold:
    """An article with all that was read in it. Raises `AbsentError` when there is none."""
    _known(store, id)
    coded = record_of(store, id)
    return ArticleTold(
        article=next(articles(store, Filters(article=(str(id),)))),
        record=amended(coded, corrections_of(store, coded.document.text_sha256)).record,
        verdicts=dict(store.execute("SELECT uid, verdict FROM verdicts WHERE article = ? ORDER BY uid", (id,))),
        happenings=_happenings(store, id),
    )


def _happenings(store: Store, id: int) -> dict[str, str]:
    """The happenings that the events and figures of an article tell of."""
    found: dict[str, str] = {}
    for table, member in (("account_events", "event"), ("account_tolls", "toll")):
        asked = (
            f"SELECT r.uid, h.happening FROM {member}s r CROSS JOIN {table} l ON l.{member} = r.id "
            "CROSS JOIN accounts h ON h.id = l.account WHERE r.id BETWEEN ? AND ? AND h.happening IS NOT NULL "
            "ORDER BY r.id"
        )
        found |= dict(store.execute(asked, rows_of_article(id)).fetchall())
    return found


def kept_bytes(store: Store, id: int) -> bytes:
    """The bytes of an article as they came; those of its text where they were the same. Raises `AbsentError`."""
    _known(store, id)
    raw, text = store.execute("SELECT raw, text FROM articles WHERE id = ?", (id,)).fetchone()
    return str(text).encode() if raw is None else zlib.decompress(raw)


def _known(store: Store, id: int) -> None:
    if store.execute("SELECT 1 FROM articles WHERE id = ?", (id,)).fetchone() is None:
        raise AbsentError(f"there is no article {id}", do="look it up: polybius articles FILE")
