"""One article as a reader of the workspace sees it: its record with all corrections, and what it belongs to."""

import zlib

import msgspec

from polybius.corrections import Correction, amended, correction_id, rows_by_uid
from polybius.errors import AbsentError
from polybius.query import ArticleRow, Filters, articles
from polybius.store import Store, record_of
from polybius.store.corrected import corrections_of
from polybius.vocabulary import Record, Segment
from polybius.workspace.background import (
    OriginOf,
    RelativeOf,
    TellsOf,
    entities_of,
    origin_of,
    relatives_of,
    tells_of,
)


class CorrectionMade(msgspec.Struct, frozen=True):
    """What somebody said of a row, with the id by which it can be undone."""

    id: str
    correction: Correction


class ArticleTold(msgspec.Struct, frozen=True, kw_only=True):
    """An article, its record as people have corrected it, and what surrounds it in the workspace.

    By uid: the `verdicts` on rows, their `happenings`, and the `entities` that actors are; `uids` are those of places
    and times, by their ids in the record, as far as they were coded. `parts` are the stretches of
    the page that were read, `corrections` all that were made, oldest first; `kept_sha256` is of the bytes as they came.
    """

    article: ArticleRow
    record: Record
    parts: tuple[Segment, ...]
    verdicts: dict[str, str]
    uids: dict[str, str]
    happenings: dict[str, str]
    entities: dict[str, int]
    corrections: tuple[CorrectionMade, ...]
    origin: OriginOf | None
    relatives: tuple[RelativeOf, ...]
    tells_of: tuple[TellsOf, ...]
    kept_sha256: str


def tell_article(store: Store, id: int) -> ArticleTold:
    """An article with all that was read in it. Raises `AbsentError` when there is none."""
    _known(store, id)
    coded = record_of(store, id)
    made = corrections_of(store, coded.document.text_sha256)
    told = tells_of(store, id)
    parts, kept = store.execute("SELECT segments, raw_sha256 FROM articles WHERE id = ?", (id,)).fetchone()
    return ArticleTold(
        article=next(articles(store, Filters(article=(str(id),)))),
        record=amended(coded, made).record,
        parts=tuple(Segment(*part) for part in msgspec.json.decode(parts)),
        verdicts=dict(store.execute("SELECT uid, verdict FROM verdicts WHERE article = ? ORDER BY uid", (id,))),
        uids={row.id: uid for uid, (kind, row) in rows_by_uid(coded).items() if kind in ("place", "time")},
        happenings={uid: happening.id for happening in told for uid in happening.uids},
        entities=entities_of(store, id),
        corrections=tuple(CorrectionMade(correction_id(c), c) for c in made),
        origin=origin_of(store, id), relatives=relatives_of(store, id), tells_of=told, kept_sha256=kept,
    )  # fmt: skip


def kept_bytes(store: Store, id: int) -> bytes:
    """The bytes of an article as they came; those of its text where they were the same. Raises `AbsentError`."""
    _known(store, id)
    raw, text = store.execute("SELECT raw, text FROM articles WHERE id = ?", (id,)).fetchone()
    return str(text).encode() if raw is None else zlib.decompress(raw)


def _known(store: Store, id: int) -> None:
    if store.execute("SELECT 1 FROM articles WHERE id = ?", (id,)).fetchone() is None:
        raise AbsentError(f"there is no article {id}", do="look it up: polybius articles FILE")
