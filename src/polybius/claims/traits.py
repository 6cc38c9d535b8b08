"""What a content or a source is like: its size, its share of direct speech, its first word, its class."""

from bisect import bisect_left

from polybius.claims.tree import Tree
from polybius.claims.turns import quoted_share
from polybius.vocabulary.record import Span

SPEAKER_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
LETTERS_A_WORD = 6
LONGEST_OPENING = 8
LENGTHS = (1, 2, 4, 8, 16, 32)
OPENINGS = frozenset({
    "that", "whether", "to", "what", "how", "why", "if", "he", "she", "they", "we", "i", "it", "who", "which", "him",
    "her", "them", "himself", "as", "by", "the", "his",
})  # fmt: skip


def size_of(content: tuple[Span, ...]) -> int:
    """The length of a content as one of seven steps."""
    return step_of(sum([end - begin for begin, end in content]) // LETTERS_A_WORD)


def step_of(length: int) -> int:
    """A length as one of seven steps."""
    return bisect_left(LENGTHS, length)


def share_of(tree: Tree, content: tuple[Span, ...]) -> str:
    """How much of a content is direct speech."""
    quoted = quoted_share(tree, content)
    return "all" if quoted > 0.9 else "most" if quoted > 0.5 else "some" if quoted > 0 else "none"


def opening_of(tree: Tree, start: int) -> str:
    """The first word of a content when it is one that tells much."""
    word = tree.doc.text[start : start + LONGEST_OPENING].split(" ", 1)[0].lower()
    return word if word in OPENINGS else ""


def source_type(tree: Tree, speaker: int | None) -> str:
    """The class of the words that name the speaker."""
    if speaker is None:
        return "none"
    head = tree.tokens[speaker]
    if head.pos == "PRON":
        return head.lower
    if head.ent in SPEAKER_ENTITIES:
        return head.ent
    if head.pos == "PROPN":
        return "name"
    return "noun" if head.pos == "NOUN" else "thing"
