"""Where reports come from: outlets, who prints whom again, and who speaks through whom."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec

from polybius.errors import AbsentError
from polybius.query.articles import articles
from polybius.query.filters import Filters
from polybius.query.rows import ArticleRow
from polybius.store import Store

TOP = 50
NEW = 12
ROWS = """
    SELECT c.source, count(*), sum(c.events), sum(c.claims), count(DISTINCT o.family), sum(o.kind = 'own'),
        sum(o.kind IN ('exact', 'near')), sum(o.kind = 'version'), sum(o.kind = 'credit'),
        min(a.published), max(a.published)
    FROM article_counts c INDEXED BY article_counts_source
    CROSS JOIN articles a INDEXED BY articles_id_day ON a.id = c.article LEFT JOIN origins o ON o.article = c.article
    WHERE c.source <> '' {where} GROUP BY c.source ORDER BY count(*) DESC, c.source LIMIT ? OFFSET ?"""
AGENCIES = """
    SELECT j.value, o.agency, count(*) FROM json_each(?) j CROSS JOIN article_counts c ON c.source = j.value
    JOIN origins o ON o.article = c.article WHERE o.agency IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC, 2"""
REPRINTS = """
    SELECT c.source, coalesce(d.source, o.agency), CASE WHEN d.source IS NULL THEN 'agency' ELSE 'outlet' END, o.kind,
        count(*)
    FROM {begin} LEFT JOIN article_counts d ON d.article = o.repeats AND d.source <> ''
    WHERE o.kind <> 'own' AND c.source <> '' AND coalesce(d.source, o.agency) IS NOT NULL
    AND coalesce(d.source, o.agency) <> c.source {where}
    GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2, 4 LIMIT ?"""
NEWEST = """
    SELECT a.id FROM article_counts c INDEXED BY article_counts_source
    CROSS JOIN articles a INDEXED BY articles_id_day ON a.id = c.article
    WHERE c.source = ? ORDER BY a.published DESC, a.id DESC LIMIT ?"""
VOICES = """
    SELECT s.name, s.code, x.name, v.source, v.claims, v.speaker FROM voices v {by}
    CROSS JOIN entities s ON s.id = v.speaker LEFT JOIN entities x ON x.id = v.via
    WHERE {where} ORDER BY v.claims DESC, v.speaker, v.via, v.source LIMIT ?"""


class AgencyUsed(msgspec.Struct, frozen=True):
    """An agency, and how many articles are its own or credited to it."""

    agency: str
    articles: int


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet: how many articles, and events and claims in them; from how many independent origins they are.

    `own`, `reprints`, `versions` and `credited` count its articles by where they come from (docs/happenings.md);
    `agencies` are those whose reports it has, the most first; the days are the first and last of publication.
    """

    name: str
    articles: int
    events: int
    claims: int
    origins: int
    own: int
    reprints: int
    versions: int
    credited: int
    published_from: str | None
    published_to: str | None
    agencies: tuple[AgencyUsed, ...]


class Reprint(msgspec.Struct, frozen=True, kw_only=True):
    """How many articles of an outlet go back to another outlet or an agency, and how: exact, near, version, credit."""

    source: str
    of: str
    is_agency: bool
    kind: str
    articles: int


class VoiceHeard(msgspec.Struct, frozen=True, kw_only=True):
    """How many claims of a speaker an outlet has; `via` is through whom it has them, null when directly."""

    speaker: str
    code: str
    via: str | None
    source: str
    claims: int
    entity: int


class SourceTold(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet: its counts, whom it prints again, who prints it again, who speaks in it, its newest articles."""

    row: SourceRow
    reprints: tuple[Reprint, ...]
    reprinted_by: tuple[Reprint, ...]
    voices: tuple[VoiceHeard, ...]
    newest: tuple[ArticleRow, ...]


def sources(store: Store, *, limit: int | None = None, offset: int = 0) -> tuple[SourceRow, ...]:
    """The outlets, those with most articles first."""
    return _rows(store, ROWS.format(where=""), (-1 if limit is None else limit, offset))


def count_sources(store: Store) -> int:
    """How many outlets there are."""
    asked = "SELECT count(*) FROM (SELECT DISTINCT source FROM article_counts WHERE source <> '')"
    found: int = store.execute(asked).fetchone()[0]
    return found


def reprints(store: Store, *, source: str | None = None, top: int = TOP) -> tuple[Reprint, ...]:
    """Who prints whom again, the most first; of all outlets, or of one."""
    if source is None:
        begin = "origins o CROSS JOIN article_counts c ON c.article = o.article"
        return _reprints(store, REPRINTS.format(begin=begin, where=""), (top,))
    begin = "article_counts c INDEXED BY article_counts_source CROSS JOIN origins o ON o.article = c.article"
    return _reprints(store, REPRINTS.format(begin=begin, where="AND c.source = ?"), (source, top))


def reprinted_by(store: Store, source: str, *, top: int = TOP) -> tuple[Reprint, ...]:
    """Who prints an outlet again."""
    begin = "origins o CROSS JOIN article_counts c ON c.article = o.article"
    return _reprints(store, REPRINTS.format(begin=begin, where="AND d.source = ?"), (source, top))


def voices(
    store: Store, *, source: str | None = None, speaker: int | None = None, through: bool = False, top: int = TOP
) -> tuple[VoiceHeard, ...]:  # fmt: skip
    """Who speaks through whom, the most claims first: everywhere, in an outlet, or one entity.

    `through` leaves out what outlets have from a speaker directly.
    """
    given: tuple[object, ...]
    if source is not None:
        by, where, given = "INDEXED BY voices_source", "v.source = ?", (source,)
    elif speaker is not None:
        by, where, given = "", "v.speaker = ?", (speaker,)
    else:
        by, where, given = "INDEXED BY voices_claims", "v.claims > 0", ()
    where += " AND v.via <> 0" if through else ""
    found = store.execute(VOICES.format(by=by, where=where), (*given, top))
    return tuple(
        VoiceHeard(speaker=name, code=code, via=via, source=outlet, claims=claims, entity=entity)
        for name, code, via, outlet, claims, entity in found
    )


def source_told(store: Store, name: str, *, top: int = TOP) -> SourceTold:
    """One outlet by its name. Raises `AbsentError` when no article is from it."""
    found = _rows(store, ROWS.format(where="AND c.source = ?"), (name, 1, 0))
    if not found:
        raise AbsentError(f"no article is from {name!r}", do="see the list of sources")
    return SourceTold(row=found[0], reprints=reprints(store, source=name, top=top),
                      reprinted_by=reprinted_by(store, name, top=top),
                      voices=voices(store, source=name, top=top), newest=_newest(store, name))  # fmt: skip


def _newest(store: Store, name: str) -> tuple[ArticleRow, ...]:
    """The articles of an outlet itself that were published last; not those that only credit it."""
    found = tuple(str(article) for (article,) in store.execute(NEWEST, (name, NEW)))
    return tuple(articles(store, Filters(article=found))) if found else ()


def _rows(store: Store, sql: str, given: tuple[object, ...]) -> tuple[SourceRow, ...]:
    found = store.execute(sql, given).fetchall()
    used: dict[str, list[AgencyUsed]] = defaultdict(list)
    for source, agency, used_by in store.execute(AGENCIES, (json.dumps([row[0] for row in found]),)):
        used[source].append(AgencyUsed(agency, used_by))
    return tuple(_row(row, tuple(used[row[0]])) for row in found)


def _row(row: Sequence[Any], used: tuple[AgencyUsed, ...]) -> SourceRow:
    name, *counts, first, last = row
    articles, events, claims, origins, own, again, versions, credited = (count or 0 for count in counts)
    return SourceRow(name=name, articles=articles, events=events, claims=claims, origins=origins, own=own,
                     reprints=again, versions=versions, credited=credited, published_from=first, published_to=last,
                     agencies=used)  # fmt: skip


def _reprints(store: Store, sql: str, given: tuple[object, ...]) -> tuple[Reprint, ...]:
    return tuple(
        Reprint(source=source, of=of, is_agency=kind_of == "agency", kind=kind, articles=articles)
        for source, of, kind_of, kind, articles in store.execute(sql, given)
    )
