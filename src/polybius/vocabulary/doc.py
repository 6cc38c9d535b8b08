"""A parsed article, free of the parser: plain tokens with their place in the text and in the tree."""

import msgspec

from polybius.vocabulary.article import Article, Part


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word. `head` and `children` are indices into `Doc.tokens`; a root is its own head.

    `start` and `end` are code points into the article's text. `text` is the word as the parser saw it (recased and
    repaired); `dep` is a ClearNLP label, `tag` a Penn tag, `pos` a universal tag, `ent` a named-entity label or "".
    `quoted` is true between double quotation marks.
    """

    i: int
    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    children: tuple[int, ...]
    start: int
    end: int
    sentence: int
    ent: str
    quoted: bool


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence: tokens `first` to `last` (exclusive), characters `start` to `end`, and the part it stands in.

    One that is `passed_over` was not parsed: its tokens have neither labels nor a tree.
    """

    i: int
    first: int
    last: int
    start: int
    end: int
    part: Part
    root: int
    paragraph: int
    passed_over: bool = False


class Entity(msgspec.Struct, frozen=True, gc=False):
    """A named entity of the parser: tokens `first` to `last` (exclusive) and its OntoNotes label."""

    first: int
    last: int
    label: str


class Doc(msgspec.Struct, frozen=True):
    """A parsed article. `text` has the length of the article's text; it differs only in case and repaired damage.

    `headline` holds the words of a headline above a body: they are not parsed, so they have neither labels nor a tree.
    `topic` is what an article is about of which only some sentences were parsed.
    """

    article: Article
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    headline: tuple[Token, ...] = ()
    topic: str | None = None

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of a token with one of these labels."""
        for c in self.tokens[i].children:
            if self.tokens[c].dep in deps:
                return c
        return None

    def children(self, i: int, *deps: str) -> list[int]:
        """All children of a token with one of these labels."""
        return [c for c in self.tokens[i].children if self.tokens[c].dep in deps]

    def words(self, first: int, last: int) -> str:
        """The article's own characters from token `first` up to token `last` (exclusive)."""
        return self.article.text[self.tokens[first].start : self.tokens[last - 1].end]
