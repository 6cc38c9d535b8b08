"""Article → Doc: the one place that runs a language model."""

from collections.abc import Iterable, Iterator

import msgspec

from polybius.parse.convert import to_doc
from polybius.parse.legible import legible
from polybius.parse.model import Model, load_model
from polybius.vocabulary import Article, Doc, Segment

__all__ = ["Model", "load_model", "parse"]

READ_PARTS = frozenset({"headline", "lead", "body", "caption"})
PARAGRAPHS_AT_ONCE = 64


def parse(articles: Iterable[Article], *, model: Model, batch_size: int = PARAGRAPHS_AT_ONCE) -> Iterator[Doc]:
    """The parsed article of each article, in order; paragraphs go to the model in batches.

    A segment of the article is one paragraph and is parsed by itself, so that no sentence spans two. A headline is
    parsed only when the article has no body: it restates what the body says.
    """
    parsed = model.pipeline.pipe(_paragraphs(articles), as_tuples=True, batch_size=batch_size)
    article: Article | None = None
    text, pieces = "", []
    for spacy_doc, (new_article, new_text, start, part) in parsed:
        if new_article is not None:
            if article is not None:
                yield to_doc(article, text, pieces)
            article, text, pieces = new_article, new_text, []
        if part is not None:
            pieces.append((spacy_doc, start, part))
    if article is not None:
        yield to_doc(article, text, pieces)


def _paragraphs(articles: Iterable[Article]) -> Iterator[tuple[str, tuple[Article | None, str, int, str | None]]]:
    """Each paragraph to parse; the article goes with its first (an article with nothing to parse has an empty one)."""
    for article in articles:
        text = legible(article)
        segments = readable(article.segments)
        if not segments:
            yield "", (article, text, 0, None)
        for n, segment in enumerate(segments):
            yield text[segment.start : segment.end], (article if n == 0 else None, text, segment.start, segment.part)


def readable(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The segments the model should see: no furniture, and the headline only when there is nothing else."""
    seen = tuple(s for s in segments if s.part in READ_PARTS)
    body = tuple(s for s in seen if s.part != "headline")
    return body or tuple(msgspec.structs.replace(s, part="headline") for s in seen)
