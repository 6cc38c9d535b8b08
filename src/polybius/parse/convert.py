"""From the parser's documents to ours."""

from typing import Any

import msgspec

from polybius.parse.glancing import Stretch
from polybius.parse.inflection import EXPLETIVE, PAIRED, Inflection, Use
from polybius.parse.quotes import quotations
from polybius.parse.squeeze import Squeezed
from polybius.vocabulary import Article, Doc, Entity, Segment, Sentence, Token

ATTRIBUTES = ["TAG", "DEP", "HEAD", "SENT_START", "ENT_TYPE", "ENT_IOB", "IDX", "LENGTH", "IS_SPACE"]


class Piece(msgspec.Struct, frozen=True):
    """A stretch, free of the parser: for each token its word, its labels and its place in the stretch."""

    text: Squeezed
    stretch: Stretch
    words: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    begins: list[bool]
    labels: list[str]
    chains: list[bool]
    places: list[int]
    uses: list[Use]
    forms: list[tuple[str, str]]


def to_piece(parsed: Any, text: Squeezed, stretch: Stretch, inflection: Inflection | None) -> Piece:
    """What we keep of one of the parser's documents; tokens that are only space are left out.

    The words of a stretch that was not parsed have no labels, and each is its own head.
    """
    strings = parsed.vocab.strings
    columns = parsed.to_array(ATTRIBUTES).astype("int64")
    kept = [n for n, space in enumerate(columns[:, -1].tolist()) if not space]
    index = {n: i for i, n in enumerate(kept)}
    tag, dep, above, start, label, chain, places, lengths, _ = columns[kept].T.tolist()
    names = {key: strings[key % 2**64] if key else "" for key in {*tag, *dep, *label}}
    words = [text.text[at : at + length] for at, length in zip(places, lengths, strict=True)]
    tags, deps, labels = [names[key] for key in tag], [names[key] for key in dep], [names[key] for key in label]
    heads = [index.get(n + steps, i) for i, (n, steps) in enumerate(zip(kept, above, strict=True))]
    begins, chains = [mark == 1 for mark in start], [mark == 1 for mark in chain]
    uses = list(_uses(words, tags, deps)) if inflection and stretch.parsed else []
    forms = [] if uses else [(parsed[n].pos_, parsed[n].lemma_ or parsed[n].lower_) for n in kept]
    return Piece(text, stretch, words, tags, deps, heads, begins, labels, chains, places, uses, forms)


def _uses(words: list[str], tags: list[str], deps: list[str]) -> list[Use]:
    """Each word in its use, with the word before it where the rules of inflection look at that."""
    uses = [(word, tag, dep, "") for word, tag, dep in zip(words, tags, deps, strict=True)]
    for i in range(1, len(words)):
        before = words[i - 1].lower()
        if deps[i - 1] == "expl":
            uses[i] = (words[i], tags[i], deps[i], EXPLETIVE)
        elif before in PAIRED:
            uses[i] = (words[i], tags[i], deps[i], before)
    return uses


def bare_words(tokenized: Any, text: Squeezed, first: int, line: int) -> list[Token]:
    """The words of a line that is not parsed, numbered from `first`: without labels, each its own head."""
    kept = [token for token in tokenized if not token.is_space]
    words, places = [token.text for token in kept], [token.idx for token in kept]
    return [
        Token(i, word, word.lower(), word.lower(), "", "", "", i, (), start, end, line, "", False)
        for i, (word, (start, end)) in enumerate(zip(words, text.spans(places, words), strict=True), first)
    ]


def to_doc(
    article: Article,
    text: str,
    segments: tuple[Segment, ...],
    pieces: list[Piece],
    inflection: Inflection | None,
    headline: tuple[Token, ...] = (),
    topic: str | None = None,
) -> Doc:
    """One Doc from the pieces of an article's paragraphs (`segments`) and the words of its headline."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    quoted = quotations(text, [(segment.start, segment.end) for segment in segments])
    for piece in pieces:
        if piece.words:
            _add_piece(piece, inflection, quoted, tokens, sentences, entities)
    return Doc(article, text, tuple(tokens), tuple(sentences), tuple(entities), headline, topic)


def _add_piece(
    piece: Piece,
    inflection: Inflection | None,
    quoted: list[tuple[int, int]],
    tokens: list[Token],
    sentences: list[Sentence],
    entities: list[Entity],
) -> None:
    base, size = len(tokens), len(piece.words)
    forms = [inflection.known[use] for use in piece.uses] if inflection and piece.uses else piece.forms
    children: list[list[int]] = [[] for _ in range(size)]
    for i, head in enumerate(piece.heads):
        if head != i:
            children[head].append(base + i)
    spans = piece.text.spans(piece.places, piece.words)
    sentence, first, root = len(sentences), 0, -1
    for i in range(size):
        if i and piece.begins[i]:
            sentences.append(_sentence(piece, sentence, base, first, i, root, spans))
            sentence, first, root = sentence + 1, i, -1
        start, end = spans[i]
        while quoted and quoted[0][1] <= start:
            quoted.pop(0)
        word, (pos, lemma) = piece.words[i], forms[i]
        if root < 0 and piece.heads[i] == i:
            root = base + i
        inside = bool(quoted) and quoted[0][0] <= start
        tokens.append(Token(base + i, word, word.lower(), lemma, piece.tags[i], pos, piece.deps[i],
                            base + piece.heads[i], tuple(children[i]), start, end, sentence, piece.labels[i],
                            inside))  # fmt: skip
        if piece.labels[i] and (not piece.chains[i] or not entities or entities[-1].last != base + i):
            entities.append(Entity(base + i, base + i + 1, piece.labels[i]))
        elif piece.labels[i]:
            entities[-1] = Entity(entities[-1].first, base + i + 1, piece.labels[i])
    sentences.append(_sentence(piece, sentence, base, first, size, root, spans))


def _sentence(
    piece: Piece, n: int, base: int, first: int, last: int, root: int, spans: list[tuple[int, int]]
) -> Sentence:
    start, end = spans[first][0], spans[last - 1][1]
    stretch, above = piece.stretch, root if root >= 0 else base + first
    return Sentence(
        n, base + first, base + last, start, end, stretch.segment.part, above, stretch.paragraph, not stretch.parsed
    )
