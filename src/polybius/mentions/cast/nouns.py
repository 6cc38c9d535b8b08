"""Which entry of the table of nouns a phrase ends in, and what the nouns before that one say of whom it serves."""

from collections.abc import Sequence

from polybius.mentions.cast.knowledge import AgentRow, agents, heads_before_of, last_words, words_of
from polybius.mentions.cast.phrases import modifiers, prepositional
from polybius.mentions.cast.scene import Participant, Scene

MOST_WORDS = 3
COLOURLESS = frozenset({"generic", "country", "collective"})
LENDING = frozenset({"MIL", "COP", "SPY", "LEG", "JUD", "PTY", "REL", "EDU", "LAB", "OPP", "REB", "PRM"})


def agent_row(scene: Scene, words: Sequence[int], head: int) -> tuple[AgentRow | None, str]:
    """The longest entry of the table of nouns that ends in a head, and its noun."""
    tokens, table = scene.doc.tokens, agents()
    place = scene.places.get(head)
    if place is not None and place.first < head and tokens[head].lower in words_of("in place names"):
        return None, tokens[head].lower
    if tokens[head].lower in words_of("to be") and words and words[-1] == head - 2:
        return agent_row(scene, words[:-1], words[-1])
    ends = (tokens[head].lemma.lower(), tokens[head].lower)
    longest = longest_entry(scene, words, head)
    if longest is not None:
        return longest[0], longest[0].noun
    if (ends[0] in heads_before_of() or ends[1] in heads_before_of()) and (called := with_of(scene, head)):
        return table[called], called
    return table.get(ends[0]) or table.get(ends[1]), ends[0] if ends[0] in table else ends[1]


def longest_entry(scene: Scene, words: Sequence[int], head: int) -> tuple[AgentRow, int] | None:
    """The entry of several words that ends in a head, longest first, and how many words before the head it takes."""
    tokens, table = scene.doc.tokens, agents()
    ends = tuple(dict.fromkeys((tokens[head].lemma.lower(), tokens[head].lower)))
    if not words or not any(end in last_words() for end in ends):
        return None
    before = [w for w in words if w < head][-(MOST_WORDS - 1) :]
    for n in range(len(before), 0, -1):
        start = _joined(scene, before[len(before) - n :], head)
        for end in ends:
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
    named = (f"{word} of {inner}" for word in dict.fromkeys((tokens[head].lemma.lower(), tokens[head].lower)))
    return next((called for called in named if called in agents()), "")


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
    tokens, table = scene.doc.tokens, agents()
    at = len(words) - 1
    while at >= 0:
        w = words[at]
        hit = scene.hits.get(w)
        if hit is not None and hit.entries[0].sort != "adjective":
            sector = scene.term(hit.entries[0]).sector
            if sector:
                return sector
        longest = longest_entry(scene, words[:at], w)
        row = longest[0] if longest is not None else table.get(tokens[w].lemma.lower()) or table.get(tokens[w].lower)
        if row is not None and row.sector and row.reference != "generic":
            return row.sector
        at -= 1 + (longest[1] if longest is not None else 0)
    return ""


def served_sector(scene: Scene, words: Sequence[int], row: AgentRow | None, noun: str) -> str:
    """The sector of the body a person or office serves: "army engineers", "police commission"; empty when none."""
    last = noun.split()[-1]
    if last in words_of("serving") or (row is not None and row.reference == "body" and last in words_of("organ")):
        sector = sector_before(scene, words)
        return sector if sector in LENDING else ""
    return ""
