"""From the parser's documents to ours."""

from typing import Any

import msgspec

from polybius.parse.inflection import EXPLETIVE, PAIRED, Inflection, Use
from polybius.parse.quotes import quotations
from polybius.parse.squeeze import Squeezed
from polybius.vocabulary import Article, Doc, Entity, Sentence, Token
from polybius.vocabulary.article import Part

ATTRIBUTES = ["TAG", "DEP", "HEAD", "SENT_START", "ENT_TYPE", "ENT_IOB", "IDX", "LENGTH", "IS_SPACE"]


class Piece(msgspec.Struct, frozen=True):
    """A parsed paragraph, free of the parser: for each token its word, its labels and its place in the paragraph."""

    text: Squeezed
    part: Part
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


def to_piece(parsed: Any, text: Squeezed, part: Part, inflection: Inflection | None) -> Piece:
    """What we keep of one of the parser's documents; tokens that are only space are left out."""
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
    uses = list(_uses(words, tags, deps)) if inflection else []
    forms = [] if inflection else [(parsed[n].pos_, parsed[n].lemma_) for n in kept]
    return Piece(text, part, words, tags, deps, heads, begins, labels, chains, places, uses, forms)


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
    article: Article, text: str, pieces: list[Piece], inflection: Inflection | None, headline: tuple[Token, ...] = ()
) -> Doc:
    """One Doc from an article's parsed paragraphs and the words of its headline."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    quoted = quotations(text, [(piece.text.start, piece.text.end) for piece in pieces])
    for paragraph, piece in enumerate(pieces):
        if piece.words:
            _add_piece(piece, paragraph, inflection, quoted, tokens, sentences, entities)
    return Doc(article, text, tuple(tokens), tuple(sentences), tuple(entities), headline)


def _add_piece(
    piece: Piece,
    paragraph: int,
    inflection: Inflection | None,
    quoted: list[tuple[int, int]],
    tokens: list[Token],
    sentences: list[Sentence],
    entities: list[Entity],
) -> None:
    base, size = len(tokens), len(piece.words)
    forms = [inflection.known[use] for use in piece.uses] if inflection else piece.forms
    children: list[list[int]] = [[] for _ in range(size)]
    for i, head in enumerate(piece.heads):
        if head != i:
            children[head].append(base + i)
    spans = piece.text.spans(piece.places, piece.words)
    sentence, first, root = len(sentences), 0, -1
    for i in range(size):
        if i and piece.begins[i]:
            sentences.append(_sentence(piece, sentence, base, first, i, root, spans, paragraph))
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
    sentences.append(_sentence(piece, sentence, base, first, size, root, spans, paragraph))


def _sentence(
    piece: Piece, n: int, base: int, first: int, last: int, root: int, spans: list[tuple[int, int]], paragraph: int
) -> Sentence:
    start, end = spans[first][0], spans[last - 1][1]
    return Sentence(
        n, base + first, base + last, start, end, piece.part, root if root >= 0 else base + first, paragraph
    )
