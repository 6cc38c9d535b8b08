"""From the parser's documents to ours."""

from typing import Any

from polybius.vocabulary import Article, Doc, Entity, Sentence, Token

OPENING, CLOSING, STRAIGHT = "“«", "”»", '"'


def to_doc(article: Article, text: str, pieces: list[tuple[Any, int, Any]]) -> Doc:
    """One Doc from an article's parsed paragraphs: (spaCy document, offset in the text, part) each."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for paragraph, (piece, offset, part) in enumerate(pieces):
        kept = [t for t in piece if not t.is_space]
        index = {t.i: len(tokens) + n for n, t in enumerate(kept)}
        starts = [index[t.i] for t in kept if t.is_sent_start]
        if kept and (not starts or starts[0] != len(tokens)):
            starts.insert(0, len(tokens))
        new = _tokens(kept, index, offset, starts, len(sentences), _quoted(piece.text))
        entities += [Entity(ids[0], ids[-1] + 1, entity.label_) for entity in piece.ents
                     if (ids := [index[t.i] for t in entity if t.i in index])]  # fmt: skip
        for first, last in zip(starts, [*starts[1:], len(tokens) + len(new)], strict=True):
            words = new[first - len(tokens) : last - len(tokens)]
            root = next((t.i for t in words if t.head == t.i), first)
            sentences.append(Sentence(len(sentences), first, last, words[0].start, words[-1].end, part, root, paragraph))
        tokens += new
    return Doc(article, text, tuple(tokens), tuple(sentences), tuple(entities))


def _tokens(
    kept: list[Any], index: dict[int, int], offset: int, starts: list[int], sentence: int, quoted: list[bool]
) -> list[Token]:
    base = index[kept[0].i] if kept else 0
    heads = [index.get(t.head.i, index[t.i]) for t in kept]
    children: list[list[int]] = [[] for _ in kept]
    for n, head in enumerate(heads):
        if head != base + n:
            children[head - base].append(base + n)
    found, at = [], 0
    for n, t in enumerate(kept):
        if at + 1 < len(starts) and base + n >= starts[at + 1]:
            at += 1
        word, start = t.text, t.idx
        found.append(Token(
            base + n, word, word.lower(), t.lemma_, t.tag_, t.pos_, t.dep_, heads[n], tuple(children[n]),
            offset + start, offset + start + len(word), sentence + at, t.ent_type_, quoted[start],
        ))  # fmt: skip
    return found


def _quoted(text: str) -> list[bool]:
    """For each character of a paragraph, whether it stands between double quotation marks."""
    inside, out = False, []
    for char in text:
        if char in OPENING or (char == STRAIGHT and not inside):
            inside = True
            out.append(False)
            continue
        if char in CLOSING or (char == STRAIGHT and inside):
            inside = False
        out.append(inside)
    return out
