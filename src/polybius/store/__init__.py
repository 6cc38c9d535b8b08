"""One SQLite file that keeps articles, their records and what is made of them."""

from polybius.store.feeds import FeedMemory
from polybius.store.keys import article_key, article_of, id_of, rows_of_article
from polybius.store.reading import article_of_id, coded_run, record_of, text_of
from polybius.store.schema import Store, is_of_older_version, open_store, transaction
from polybius.store.writing import Writer

__all__ = [
    "FeedMemory", "Store", "Writer", "article_key", "article_of", "article_of_id", "coded_run", "id_of",
    "is_of_older_version", "open_store",
    "record_of", "rows_of_article", "text_of", "transaction",
]  # fmt: skip
