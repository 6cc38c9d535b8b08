"""What is kept of watched feeds: their marks, and which of their entries are done with."""

from collections.abc import Iterable
from itertools import batched

from polybius.store.schema import Store, transaction
from polybius.vocabulary import FeedState

AT_ONCE = 500


class FeedMemory:
    """The memory of `polybius.fetch.watch` in a workspace; each call is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def feed(self, url: str) -> FeedState:
        """What is kept of a feed; a new one has no marks."""
        asked = "SELECT url, etag, modified, checked, failures FROM feeds WHERE url = ?"
        found = self._store.execute(asked, (url,)).fetchone()
        return FeedState(*found) if found else FeedState(url)

    def keep(self, state: FeedState) -> None:
        """Keep what is known of a feed now; its failure is forgotten when it answers again."""
        row = (state.url, state.etag, state.modified, state.checked, state.failures)
        with transaction(self._store):
            self._store.execute(
                "INSERT INTO feeds (url, etag, modified, checked, failures) VALUES (?, ?, ?, ?, ?) ON CONFLICT (url) "
                "DO UPDATE SET etag = excluded.etag, modified = excluded.modified, checked = excluded.checked, "
                "failures = excluded.failures",
                row,
            )
            if not state.failures:
                self._store.execute("DELETE FROM failures WHERE source = ? AND name = ?", (state.url, state.url))

    def unseen(self, keys: Iterable[str]) -> set[str]:
        """Those of these entries that are not done with, in any feed."""
        wanted = set(keys)
        for some in batched(sorted(wanted), AT_ONCE):
            marks = ", ".join("?" * len(some))
            found = self._store.execute(f"SELECT DISTINCT entry FROM seen WHERE entry IN ({marks})", some)
            wanted.difference_update(entry for (entry,) in found)
        return wanted

    def see(self, feed: str, keys: Iterable[str]) -> None:
        """Keep that these entries of a feed are done with."""
        with transaction(self._store):
            self._store.executemany("INSERT OR IGNORE INTO seen (entry, feed) VALUES (?, ?)", [(k, feed) for k in keys])
