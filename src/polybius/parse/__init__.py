"""Article → Doc: the one place that runs a language model."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import Any

import msgspec

from polybius.parse.convert import Piece, bare_words, to_doc, to_piece
from polybius.parse.glancing import Stretch, glance, whole
from polybius.parse.legible import legible
from polybius.parse.model import Model, load_model
from polybius.parse.portions import portions
from polybius.parse.sentences import mark_sentences
from polybius.parse.squeeze import Squeezed, squeeze
from polybius.vocabulary import Article, Doc, Segment, Token

__all__ = ["Model", "load_model", "parse", "readable"]

READ_PARTS = frozenset({"headline", "lead", "body"})
PARAGRAPHS_AT_ONCE = 64
CHARACTERS_AT_ONCE = 20_000
WORDS_AT_ONCE = 12_000
BATCHES_IN_ZONE = 10
LARGEST_VOCABULARY = 20_000


def parse(
    articles: Iterable[Article], *, model: Model, thorough: bool = False, batch_size: int = PARAGRAPHS_AT_ONCE
) -> Iterator[Doc]:
    """The parsed article of each article, in order; paragraphs go to the model in batches.

    What a first pass shows not to matter is passed over, unless it is to be `thorough`.

    A segment of the article is one paragraph and is parsed by itself, so that no sentence spans two. A headline is
    parsed only when the article has no body: it restates what the body says, and only its words are kept. The model
    keeps the words it meets first and forgets later ones, so that memory stays flat over a long stream.
    """
    batches = _batches(articles)
    for batch in batches:
        with _memory_zone(model):
            for each in (batch, *islice(batches, BATCHES_IN_ZONE - 1)):
                yield from _parse_batch(each, model, thorough, batch_size)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Articles in lists that are worth the model's while."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= CHARACTERS_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _memory_zone(model: Model) -> AbstractContextManager[Any]:
    """A zone whose words the model forgets at its end, once it knows as many as it may keep; none inside another."""
    vocabulary = model.pipeline.vocab
    if vocabulary.in_memory_zone or len(vocabulary) < LARGEST_VOCABULARY:
        return nullcontext()
    zone: AbstractContextManager[Any] = model.pipeline.memory_zone()
    return zone


class _Look(msgspec.Struct, frozen=True):
    """An article before it is parsed: its legible text, its paragraphs, its topic, and what of it is parsed."""

    article: Article
    text: str
    segments: tuple[Segment, ...]
    topic: str | None
    stretches: tuple[Stretch, ...]


def _look(article: Article, thorough: bool) -> _Look:
    text = legible(article)
    segments = portions(text, readable(article.segments))
    headlines = [s for s in article.segments if s.part == "headline" and s not in segments]
    topic, stretches = (None, whole(segments)) if thorough else glance(text, segments, headlines)
    return _Look(article, text, segments, topic, stretches)


def _parse_batch(articles: list[Article], model: Model, thorough: bool, batch_size: int) -> list[Doc]:
    looks = [_look(article, thorough) for article in articles]
    stretches = [(squeeze(look.text, s.segment.start, s.segment.end), s) for look in looks for s in look.stretches]
    made = [model.pipeline.make_doc(squeezed.text) for squeezed, _ in stretches]
    pieces = list(_pieces(made, stretches, model, batch_size))
    if model.inflection:
        model.inflection.learn(use for piece in pieces for use in piece.uses)
    docs, at = [], 0
    for look in looks:
        headline = _headline(look.article, look.text, look.segments, model)
        own = pieces[at : at + len(look.stretches)]
        docs.append(to_doc(look.article, look.text, look.segments, own, model.inflection, headline, look.topic))
        at += len(look.stretches)
    return docs


def _pieces(
    made: list[Any], stretches: list[tuple[Squeezed, Stretch]], model: Model, batch_size: int
) -> Iterator[Piece]:
    """What the model says of each stretch that is parsed, and the bare words of the others, in order."""
    wanted = [document for document, (_, stretch) in zip(made, stretches, strict=True) if stretch.parsed]
    for document in wanted:
        mark_sentences(document)
    parsed = (
        document for some in _in_portions(wanted) for document in model.pipeline.pipe(some, batch_size=batch_size)
    )
    for document, (squeezed, stretch) in zip(made, stretches, strict=True):
        seen = next(parsed) if stretch.parsed else document
        yield to_piece(seen, squeezed, stretch, model.inflection)


def _in_portions(made: list[Any]) -> Iterator[list[Any]]:
    """Paragraphs in lists that do not take much memory while they are parsed."""
    some: list[Any] = []
    size = 0
    for document in made:
        if some and size + len(document) > WORDS_AT_ONCE:
            yield some
            some, size = [], 0
        some.append(document)
        size += len(document)
    if some:
        yield some


def _headline(article: Article, text: str, seen: tuple[Segment, ...], model: Model) -> tuple[Token, ...]:
    """The words of a headline that the model does not see because the article has a body."""
    lines = [s for s in article.segments if s.part == "headline"] if seen and seen[0].part != "headline" else []
    words: list[Token] = []
    for n, line in enumerate(lines):
        squeezed = squeeze(text, line.start, line.end)
        words += bare_words(model.pipeline.make_doc(squeezed.text), squeezed, len(words), n)
    return tuple(words)


def readable(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The segments the model should see: no furniture, and the headline only when there is nothing else."""
    seen = tuple(s for s in segments if s.part in READ_PARTS)
    body = tuple(s for s in seen if s.part != "headline")
    return body or tuple(msgspec.structs.replace(s, part="headline") for s in seen)
