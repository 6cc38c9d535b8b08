"""What two runs code differently, as rows to be read: with their article, and with values in words."""

import time
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from polybius.corrections import Kind
from polybius.store import Store, record_of
from polybius.workspace.differing import RowChange, changes_between, coded_otherwise, manifest_changes
from polybius.workspace.recoding import Run

Change = Literal["appears", "vanishes", "changes"]


class FieldChange(msgspec.Struct, frozen=True, gc=False):
    """A field with its values before and after, in words; null where the row is not there."""

    field: str
    before: str | None
    after: str | None


class RunChange(msgspec.Struct, frozen=True, kw_only=True):
    """A row that one run has and the other has not, or has otherwise, at `start` to `end` of an article's text.

    `fields` are those that differ, `why` the codebook entries and the tables that differ.
    """

    change: Change
    kind: Kind
    uid: str
    article: int
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    start: int
    end: int
    words: str
    sentence: str
    fields: tuple[FieldChange, ...]
    why: tuple[str, ...]


class ChangeCount(msgspec.Struct, frozen=True):
    """How many rows of a kind appear, vanish or change."""

    kind: Kind
    change: Change
    count: int


class RunsCompared(msgspec.Struct, frozen=True, kw_only=True):
    """Two runs side by side: what they were made with, how many articles both coded, and what differs.

    `tables` says what differs in what they were made with; `otherwise` counts the articles in which a row
    differs. Counts are of all of those when they are `exact`, else of those there was time for.
    """

    before: Run
    after: Run
    tables: tuple[str, ...]
    articles: int
    otherwise: int
    counts: tuple[ChangeCount, ...]
    exact: bool


class Sought(msgspec.Struct, frozen=True):
    """Which changes are wanted: of these sorts and kinds, in an article whose words hold these."""

    change: tuple[Change, ...] = ()
    kind: tuple[Kind, ...] = ()
    words: str = ""

    def fits(self, one: RowChange) -> bool:
        """Whether a change is wanted."""
        if (self.change and one.change not in self.change) or (self.kind and one.kind not in self.kind):
            return False
        told = (one.words, *one.why, *(str(value) for values in one.fields.values() for value in values))
        return not self.words or any(self.words.lower() in text.lower() for text in told)


def compare(store: Store, before: Run, after: Run, *, seconds: float) -> RunsCompared:
    """Two runs side by side; counting may take so long."""
    until, exact = time.monotonic() + seconds, True
    counts: Counter[tuple[Kind, Change]] = Counter()
    otherwise = 0
    for article in coded_otherwise(store, before, after):
        if time.monotonic() > until:
            exact = False
            break
        found = [(one.kind, one.change) for one, _ in _changes(store, article, before, after)]
        counts.update(found)
        otherwise += bool(found)
    both = "SELECT count(*) FROM records a JOIN records b ON b.article = a.article AND b.run = ? WHERE a.run = ?"
    return RunsCompared(
        before=before, after=after, tables=manifest_changes(before.manifest, after.manifest),
        articles=store.execute(both, (after.id, before.id)).fetchone()[0], otherwise=otherwise,
        counts=tuple(ChangeCount(kind, change, count) for (kind, change), count in sorted(counts.items())), exact=exact,
    )  # fmt: skip


def run_changes(store: Store, before: Run, after: Run, sought: Sought = Sought()) -> Iterator[RunChange]:  # noqa: B008
    """The rows that two runs code differently, article by article in the order of the text."""
    asked = "SELECT name, title, publisher, published FROM articles WHERE id = ?"
    for article in coded_otherwise(store, before, after):
        found = [(one, sentence) for one, sentence in _changes(store, article, before, after) if sought.fits(one)]
        if found:
            about = store.execute(asked, (article,)).fetchone()
            yield from (_told(one, sentence, article, *about) for one, sentence in found)


def _changes(store: Store, article: int, before: Run, after: Run) -> Iterator[tuple[RowChange, str]]:
    """The changes of an article, each with its sentence."""
    old, new = record_of(store, article, run=before.id), record_of(store, article, run=after.id)
    text = new.document.text
    for one in changes_between(old, new, manifest_changes(before.manifest, after.manifest)):
        spans = (s for record in (new, old) for s in record.sentences if s.start <= one.start < s.end)
        span = next(spans, None)
        yield one, text[span.start : span.end] if span else one.words


def _told(
    one: RowChange, sentence: str, article: int, name: str, title: str | None, publisher: str | None,
    published: str | None,
) -> RunChange:  # fmt: skip
    fields = tuple(FieldChange(field, _words(old), _words(new)) for field, (old, new) in one.fields.items())
    return RunChange(
        change=one.change, kind=one.kind, uid=one.uid, article=article, name=name, title=title, publisher=publisher,
        published=published, start=one.start, end=one.end, words=one.words, sentence=sentence, fields=fields,
        why=one.why,
    )  # fmt: skip


def _words(value: Any) -> str | None:
    """A value as words; several are joined."""
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value)
    return None if value is None else str(value)
