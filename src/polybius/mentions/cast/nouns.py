"""Which entry of the table of nouns a phrase ends in, and what the nouns before that one say of whom it serves."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from polybius.mentions.cast.knowledge import AgentRow, agents, heads_before_of, last_words, words_of
from polybius.mentions.cast.phrases import modifiers, possessor, prepositional
from polybius.mentions.cast.scene import Participant, Scene
from polybius.vocabulary import Token

MOST_WORDS = 3
WORDS_REMEMBERED = 20_000
PLURAL_TAGS = frozenset({"NNPS", "NNP", "NNS"})
STATELY = frozenset({"state", "government_body", "io"})
BODIES = frozenset({"body", "group", "company", "media"})
CALLINGS = frozenset({"EDU", "JUD", "JRN", "MED", "AGR", "BUS", "REL", "REF", "COP"})
COLOURLESS = frozenset({"generic", "country", "collective"})
LENDING = frozenset({"MIL", "COP", "SPY", "LEG", "JUD", "PTY", "REL", "EDU", "LAB", "OPP", "REB", "PRM"})


class Noun(NamedTuple):
    """What the table of nouns knows of a single word.

    `forms` are those under which it may stand there, and `row` is its entry; it may end an entry of several words, or
    stand before "of" in one.
    """

    forms: tuple[str, ...]
    row: AgentRow | None
    ends_entry: bool
    before_of: bool


@lru_cache(WORDS_REMEMBERED)
def _noun(lemma: str, lower: str, tag: str) -> Noun:
    """The forms are the lemma, the word itself, and a name's singular ("Democrats")."""
    lemma = lemma.lower()
    forms: tuple[str, ...] = (lemma,) if lemma == lower else (lemma, lower)
    if lemma == lower and tag in PLURAL_TAGS and lower.endswith("s") and len(lower) > 3:
        forms = (*forms, lower[:-3] + "y" if lower.endswith("ies") else lower[:-1])
    table = agents()
    row = next((table[form] for form in forms if form in table), None)
    return Noun(forms, row, not last_words().isdisjoint(forms), not heads_before_of().isdisjoint(forms))


def known_noun(token: Token) -> Noun:
    """What the table of nouns knows of a word."""
    return _noun(token.lemma, token.lower, token.tag)


def noun_row(token: Token) -> AgentRow | None:
    """The entry of the table of nouns for a single noun, in whatever form."""
    return _noun(token.lemma, token.lower, token.tag).row


def agent_row(scene: Scene, words: Sequence[int], head: int) -> tuple[AgentRow | None, str]:
    """The longest entry of the table of nouns that ends in a head, and its noun."""
    tokens, table = scene.doc.tokens, agents()
    place = scene.places.get(head)
    if place is not None and place.first < head and tokens[head].lower in words_of("in place names"):
        return None, tokens[head].lower
    if tokens[head].lower in words_of("to be") and words and words[-1] == head - 2:
        return agent_row(scene, words[:-1], words[-1])
    noun = known_noun(tokens[head])
    if noun.before_of and (called := with_of(scene, head)):
        return table[called], called
    longest = longest_entry(scene, words, head)
    row = longest[0] if longest is not None else possessed_entry(scene, head) or noun.row
    return row, row.noun if row is not None else tokens[head].lower


def possessed_entry(scene: Scene, head: int) -> AgentRow | None:
    """The entry that a noun makes with its possessor ("prosecutor's office", "teachers' union"), if any."""
    tokens = scene.doc.tokens
    noun = known_noun(tokens[head])
    owner = possessor(scene.doc, head) if noun.ends_entry else None
    if owner is None or tokens[owner].pos != "NOUN":
        return None
    first = min(owner, head)
    start = "".join(
        token.lower.replace("’", "'") + ("" if token.end == tokens[token.i + 1].start else " ")
        for token in tokens[first:head]
    )
    return next((row for form in noun.forms if (row := agents().get(start + form)) is not None), None)


def longest_entry(scene: Scene, words: Sequence[int], head: int) -> tuple[AgentRow, int] | None:
    """The entry of several words that ends in a head, longest first, and how many words before the head it takes."""
    if not words:
        return None
    table, noun = agents(), known_noun(scene.doc.tokens[head])
    if not noun.ends_entry:
        return None
    before = [w for w in words if w < head][-(MOST_WORDS - 1) :]
    for n in range(len(before), 0, -1):
        start = _joined(scene, before[len(before) - n :], head)
        for end in noun.forms:
            row = table.get(start + end)
            if row is not None:
                return row, n
    return None


def _joined(scene: Scene, words: Sequence[int], head: int) -> str:
    """Words before a head as one string, with the hyphens between them ("prime minister-")."""
    tokens = scene.doc.tokens
    following = (*words[1:], head)
    return "".join(
        tokens[w].lower + ("-" if after == w + 2 and tokens[w + 1].text == "-" else " ")
        for w, after in zip(words, following, strict=True)
    )


def with_of(scene: Scene, head: int) -> str:
    """The entry of the table of nouns that a head makes with its of-phrase ("Chamber of Deputies"), if any."""
    tokens = scene.doc.tokens
    noun = next((n for preposition, n in prepositional(scene.doc, head) if preposition == "of"), None)
    if noun is None:
        return ""
    inner = " ".join(tokens[w].lower for w in (*modifiers(scene.doc, noun), noun))
    before = [tokens[w].lower for w in modifiers(scene.doc, head)][-(MOST_WORDS - 1) :]
    for n in range(len(before), -1, -1):
        start = "".join(f"{word} " for word in before[len(before) - n :])
        for form in known_noun(tokens[head]).forms:
            if (called := f"{start}{form} of {inner}") in agents():
                return called
    return ""


def borrowed_sector(scene: Scene, words: Sequence[int], owner: Participant | None, row: AgentRow | None) -> str:
    """The sector a colourless noun ("spokesman", "forces", "source") takes from what it goes with."""
    if row is None:
        return owner.sector if owner is not None and owner.kind == "armed_group" else ""
    found = sector_before(scene, words)
    if found:
        return found
    if owner is not None and (owner.sector or owner.kind == "person"):
        return owner.sector
    return ""


def sector_before(scene: Scene, words: Sequence[int]) -> str:
    """The sector that names and nouns before another tell, the nearest first: "coast guard", "prison", "army"."""
    tokens = scene.doc.tokens
    at = len(words) - 1
    if (group := _group_named(scene, words)) is not None:
        return group
    while at >= 0:
        w = words[at]
        hit = scene.hits.get(w)
        if hit is not None and hit.entries[0].sort != "adjective":
            sector = scene.term(hit.entries[0]).sector
            if sector:
                return sector
        longest = longest_entry(scene, words[:at], w)
        row = longest[0] if longest is not None else noun_row(tokens[w])
        if row is not None and row.sector and row.reference != "generic":
            return row.sector
        at -= 1 + (longest[1] if longest is not None else 0)
    return ""


def _group_named(scene: Scene, words: Sequence[int]) -> str | None:
    """The sector of the armed group among some words, whose army and police are its own ("Houthi military")."""
    hits = (scene.hits[w] for w in words if w in scene.hits)
    return next(
        (
            sector
            for hit in hits
            if hit.entries[0].kind == "armed_group" and (sector := scene.term(hit.entries[0]).sector)
        ),
        None,
    )


def presided_sector(scene: Scene, words: Sequence[int]) -> str | None:
    """The sector of the body right before an office ("youth league president", "Congress president"), if it is one."""
    if not words:
        return None
    last = words[-1]
    hit = scene.hits.get(last)
    if hit is not None and hit.entries[0].sort == "body":
        return scene.term(hit.entries[0]).sector if hit.entries[0].kind not in STATELY else None
    longest = longest_entry(scene, words[:-1], last)
    row = longest[0] if longest is not None else noun_row(scene.doc.tokens[last])
    if row is None or row.reference not in BODIES or row.sector in {"GOV", ""}:
        return None
    return row.sector


def served_sector(scene: Scene, words: Sequence[int], row: AgentRow | None, noun: str, head: int) -> str:
    """The sector of the body a person or office serves: "army engineers", "police commission"; empty when none."""
    last = noun.split()[-1]
    if last in words_of("serving") or (row is not None and row.reference == "body" and last in words_of("organ")):
        sector = sector_before(scene, words)
        return sector if sector in LENDING else ""
    if noun in words_of("marcher"):
        sector = sector_before(scene, words)
        return sector if sector in CALLINGS | {"LAB"} else ""
    if last in words_of("guild"):
        return _guild_sector(scene, words, noun, head)
    return ""


def _guild_sector(scene: Scene, words: Sequence[int], noun: str, head: int) -> str:
    """The sector of an association of people of one calling: "doctors' association", "farmers federation"."""
    owner = possessor(scene.doc, head)
    of = next((n for preposition, n in prepositional(scene.doc, head) if preposition == "of"), None)
    for w in (*reversed(words), owner, of):
        row = noun_row(scene.doc.tokens[w]) if w is not None and " " not in noun else None
        if row is not None and row.reference in {"person", "people", "office"} and row.sector in CALLINGS:
            return row.sector
    return ""
