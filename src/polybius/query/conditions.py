"""Filters → terms that events, tolls and claims share: days, the day of the article, its source, its words."""

import re

from polybius.errors import SettingError
from polybius.query.alike import sources_like
from polybius.query.filters import Filters
from polybius.query.full_text import match_of
from polybius.query.judged import verdict_terms
from polybius.query.terms import ALIASES, Term, article_of_row, article_rows, marks
from polybius.query.values import first_day, last_day
from polybius.store import Store

ONE_WORD = re.compile(r'\("\w+"\)')


def shared_terms(store: Store, filters: Filters, table: str) -> list[Term]:
    """The terms on a table that do not depend on what its rows are."""
    row = ALIASES[table]
    terms = [*day_terms(filters, row), *_published_terms(filters, row, table), *verdict_terms(store, filters, table)]
    if filters.source:
        terms.append(_source_term(source_names(store, filters.source), row, table))
    if filters.article:
        terms.append(_article_term(article_ids(store, filters.article), row, table))
    if filters.text is not None:
        terms.append(_text_term(match_of(filters.text), row, table))
    if filters.once and table != "claims":
        terms.append(Term(probe=f"{row}.same_as IS NULL"))
    return terms


def day_terms(filters: Filters, row: str) -> list[Term]:
    """Days that touch, or lie within, those that are asked for."""
    since = first_day(filters.since, option="--since") if filters.since else None
    until = last_day(filters.until, option="--until") if filters.until else None
    if since is None and until is None:
        return []
    if since and until and since > until:
        raise SettingError(f"{since} is after {until}", where="--since", do="exchange --since and --until")
    low, high = ("day_from", "day_to") if filters.within else ("day_to", "day_from")
    parts = [(f"{row}.{low} >= ?", since), (f"{row}.{high} <= ?", until)]
    probe = " AND ".join(sql for sql, day in parts if day)
    days = tuple(day for _, day in parts if day)
    if filters.undated:
        return [Term(probe=f"({row}.day_from IS NULL OR ({probe}))", parameters=days)]
    return [Term(probe=probe, parameters=days)]


def _published_terms(filters: Filters, row: str, table: str) -> list[Term]:
    if not filters.published_since and not filters.published_until:
        return []
    since = first_day(filters.published_since or "0001", option="--published-since")
    until = last_day(filters.published_until or "9999", option="--published-until")
    between = "published BETWEEN ? AND ?"
    return [
        Term(
            probe=f"EXISTS (SELECT 1 FROM articles INDEXED BY articles_id_day WHERE id = {article_of_row(row)} "
            f"AND {between})",
            parameters=(since, until),
            among=f"SELECT {table}.id AS id FROM articles a INDEXED BY articles_published "
            f"CROSS JOIN {article_rows('a.id', table)} WHERE a.{between}",
            among_parameters=(since, until),
        )
    ]


def _source_term(names: tuple[str, ...], row: str, table: str) -> Term:
    return Term(
        probe=f"EXISTS (SELECT 1 FROM article_sources s INDEXED BY article_sources_article "
        f"WHERE s.article = {article_of_row(row)} AND s.source IN ({marks(names)}))",
        parameters=names,
        among=f"SELECT {table}.id AS id FROM (SELECT DISTINCT article FROM article_sources "
        f"WHERE source IN ({marks(names)})) s CROSS JOIN {article_rows('s.article', table)}",
        among_parameters=names,
    )


def _article_term(ids: tuple[int, ...], row: str, table: str) -> Term:
    return Term(
        probe=f"{article_of_row(row)} IN ({marks(ids)})",
        parameters=ids,
        among=f"SELECT {table}.id AS id FROM (SELECT value AS article FROM json_each(?)) s "
        f"CROSS JOIN {article_rows('s.article', table)}",
        among_parameters=(str(list(ids)),),
    )


def _text_term(match: str, row: str, table: str) -> Term:
    """Sentences with words: all of them are looked up once, or each by itself when one word stands in very many."""
    found = "SELECT rowid FROM sentence_words WHERE sentence_words MATCH ?"
    single = ONE_WORD.fullmatch(match) is not None
    return Term(
        probe=f"{row}.sentence IN ({found})",
        parameters=(match,),
        counted=found,
        cheap=True,
        common=f"EXISTS ({found} AND rowid = {row}.sentence)" if single else "",
        among=f"SELECT {table}.id AS id FROM sentence_words w "
        f"CROSS JOIN {table} INDEXED BY {table}_sentence ON {table}.sentence = w.rowid WHERE sentence_words MATCH ?",
        among_parameters=(match,),
    )


def source_names(store: Store, values: tuple[str, ...]) -> tuple[str, ...]:
    """The sources that values name; `*` stands for anything. Raises `SettingError` with some that there are."""
    found: dict[str, None] = {}
    for value in values:
        test = "source = ?" if "*" not in value else "source LIKE ? ESCAPE '\\'"
        escaped = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace("*", "%")
        asked = f"SELECT DISTINCT source FROM article_sources WHERE {test}"
        names = [name for (name,) in store.execute(asked, (escaped if "*" in value else value,))]
        if not names:
            raise SettingError(f"no article is from {value!r}", where="--source", do=sources_like(store, value))
        found |= dict.fromkeys(names)
    return tuple(found)


def article_ids(store: Store, values: tuple[str, ...]) -> tuple[int, ...]:
    """The articles that values name by number or name. Raises `SettingError` when there is none."""
    ids: list[int] = []
    for value in values:
        number = int(value) if value.isascii() and value.isdigit() and len(value) < 15 else -1
        found = store.execute("SELECT id FROM articles WHERE name = ? OR id = ?", (value, number)).fetchall()
        if not found:
            raise SettingError(f"there is no article {value!r}", where="--article",
                               do="see polybius articles FILE for their numbers and names")  # fmt: skip
        ids += [id for (id,) in found]
    return tuple(dict.fromkeys(ids))
