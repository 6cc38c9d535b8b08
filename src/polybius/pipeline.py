"""The order of the stages, and the one place where a bad article becomes a Failure; the only module that knows both."""

import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from itertools import batched
from pathlib import Path

import msgspec

from polybius.assemble import assemble
from polybius.claims import attribute, find_claims
from polybius.clauses import find_clauses, repaired, with_own_phrases
from polybius.errors import InputError, PolybiusError
from polybius.events import Lexicon, anchored, find_events, load_lexicon
from polybius.limits import Limits
from polybius.mentions import (
    Directory,
    Gazetteer,
    find_cast,
    find_places,
    find_quantities,
    find_times,
    headline_times,
    load_directory,
    load_gazetteer,
)
from polybius.parse import Model, parse
from polybius.tolls import find_tolls
from polybius.vocabulary import Article, Doc, Failure, Manifest, Record

PACKAGE = Path(__file__).parent
UNLIMITED = Limits()


class Knowledge(msgspec.Struct, frozen=True):
    """What a user can add to: what words mean as events, who is known by name, and which places there are."""

    lexicon: Lexicon
    directory: Directory
    gazetteer: Gazetteer


def load_knowledge(
    codebook: Path | None = None, actors: tuple[Path, ...] = (), gazetteer: Path | None = None
) -> Knowledge:
    """The shipped tables, with a user's codebook and actors over them, and a gazetteer of one's own.

    Raises `TableError` for a wrong row and `SettingError` for a file that holds no gazetteer.
    """
    return Knowledge(load_lexicon(codebook), load_directory(actors), load_gazetteer(gazetteer))


def code_articles(
    articles: Iterable[Article | Failure],
    *,
    model: Model,
    manifest: Manifest,
    knowledge: Knowledge | None = None,
    articles_at_once: int = 16,
    limits: Limits = UNLIMITED,
    thorough: bool = False,
) -> Iterator[Record | Failure]:
    """The record of each article, in order; one that cannot be coded within the limits is a Failure.

    The rest is coded. Sentences that cannot matter are passed over, unless it is to be `thorough`.
    """
    for batch in batched(articles, articles_at_once):
        docs = iter(_parsed([item for item in batch if isinstance(item, Article)], model, limits, thorough))
        for item in batch:
            doc = next(docs) if isinstance(item, Article) else item
            yield (
                _attempt(
                    "code",
                    doc.article,
                    limits.over([doc.article]),
                    partial(code_doc, doc, manifest=manifest, knowledge=knowledge),
                )
                if isinstance(doc, Doc)
                else doc
            )


def code_doc(doc: Doc, *, manifest: Manifest, knowledge: Knowledge | None = None) -> Record:
    """The record of a parsed article; by the shipped tables when no others are given."""
    known = knowledge or load_knowledge()
    doc = with_own_phrases(doc)
    mended = repaired(doc)
    clauses = find_clauses(doc, mended)
    times = anchored(doc, clauses, find_times(doc))
    places = find_places(doc, known.gazetteer)
    cast = find_cast(doc, clauses, places, known.directory)
    quantities = find_quantities(doc, times)
    events, relations = find_events(doc, clauses, cast, times, places, known.lexicon)
    claims = find_claims(mended, clauses, cast, times)
    tolls = find_tolls(doc, clauses, cast, quantities, events, places, claims, times)
    relative = frozenset(doc.tokens[c.head].start for c in clauses if c.link == "relative")
    events, tolls = attribute(events, tolls, claims, relative)
    told = (*headline_times(doc, len(times)), *(mention.time for mention in times))
    return assemble(doc, manifest, cast, events, relations, tolls, claims, told, places)


def _parsed(articles: list[Article], model: Model, limits: Limits, thorough: bool) -> list[Doc] | list[Doc | Failure]:
    """All articles parsed together; when that fails, one by one, so that only the one at fault is lost."""
    if not articles:
        return []

    def parsed(chosen: list[Article]) -> list[Doc] | Failure:
        return _attempt(
            "parse", chosen[0], limits.over(chosen), lambda: list(parse(chosen, model=model, thorough=thorough))
        )

    together = parsed(articles)
    if not isinstance(together, Failure):
        return together
    return [each if isinstance(each, Failure) else each[0] for each in (parsed([article]) for article in articles)]


def _attempt[T](
    stage: str, article: Article, limited: AbstractContextManager[None], work: Callable[[], T]
) -> T | Failure:
    """The result of a stage, or why this article has none; wrong tables, settings and a full memory are not excused."""
    try:
        with limited:
            return work()
    except InputError as error:
        return Failure(id=article.id, source=article.file or article.id, stage=stage, what=error.what,
                       where=error.where or article.file or article.id, do=error.do)  # fmt: skip
    except (PolybiusError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - the one point of failure: a bad article must not stop the others
        return Failure(id=article.id, source=article.file or article.id, stage=stage,
                       what=f"{type(error).__name__}: {error}", where=_line_of(error),
                       do="report this with the text of the article")  # fmt: skip


def _line_of(error: Exception) -> str:
    """File and line of the innermost line of ours that an error went through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if Path(f.filename).is_relative_to(PACKAGE)]
    return f"{Path(ours[-1].filename).relative_to(PACKAGE).as_posix()}:{ours[-1].lineno}" if ours else ""
