"""Partisan names in the mouths of those who mean an actor by them ("the occupation", said by Hamas)."""

from functools import cache

from polybius.mentions.cast.epithets import EpithetRow, actor_of, spoken_epithets
from polybius.mentions.cast.knowledge import speaking_verbs
from polybius.mentions.cast.phrases import SUBJECTS
from polybius.mentions.cast.salience import speaker_of
from polybius.mentions.cast.scene import Scene

REACH = 14
PARTISAN = "speaker's word"
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
TOLD = frozenset({"ccomp", "parataxis", "xcomp", "pcomp"})
BLAMING = frozenset({"accuse", "blame"})
WHOLE = frozenset({"compound", "amod", "nmod"})


@cache
def _last_words() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(spoken_epithets(), key=len, reverse=True):
        found.setdefault(words[-1], []).append(words)
    return {word: tuple(wordings) for word, wordings in found.items()}


def read_epithets(scene: Scene) -> None:
    """Note the wordings whose speaker, or whose outlet, is one of those that mean an actor by them."""
    outlet = None
    for token in scene.doc.tokens:
        if token.lower not in _last_words() or token.i in scene.at or token.tag not in NOUNS:
            continue
        words = _wording_before(scene, token.i)
        if not words:
            continue
        if outlet is None:
            outlet = _outlet(scene)
        said_in = {*_countries_saying(scene, token.i), *outlet}
        row = next(
            (row for row in spoken_epithets()[words] if said_in.intersection(row.speakers) and _holds(row, scene)), None
        )
        if row is not None:
            who = scene.from_entry(actor_of(row, scene.directory.bodies))
            first = token.i + 1 - len(words)
            scene.mention(who, token.i, first, token.i + 1, "nominal", PARTISAN)
            for i in range(first, token.i + 1):
                scene.at[i] = (who,)


def _wording_before(scene: Scene, i: int) -> tuple[str, ...]:
    """The longest wording that ends in a token, stands after "the" and is a whole noun phrase."""
    tokens = scene.doc.tokens
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and (after.lower == "of" or (tokens[i].dep in WHOLE and after.tag in NOUNS)):
        return ()
    for words in _last_words()[tokens[i].lower]:
        first = i + 1 - len(words)
        if first > 0 and tuple(t.lower for t in tokens[first : i + 1]) == words and tokens[first - 1].lower == "the":
            return words
    return ()


def _holds(row: EpithetRow, scene: Scene) -> bool:
    day = scene.date
    return not day or ((not row.since or row.since <= day) and (not row.until or day <= row.until))


def _outlet(scene: Scene) -> set[str]:
    """The country of the outlet and of the agency it prints."""
    article = scene.doc.article
    bodies = scene.directory.bodies
    entries = (bodies.get(name) for name in (article.publisher, article.credit) if name)
    return {scene.term(entry).country for entry in entries if entry is not None}


def _countries_saying(scene: Scene, i: int) -> set[str]:
    """The countries of those who say the words a token stands in."""
    found: set[str] = set()
    for subject in _subjects_saying(scene, i):
        scene.read(subject)
        found.update(who.country for who in scene.at.get(subject, ()))
    if not found and scene.doc.tokens[i].quoted:
        found.update(who.country for who in speaker_of(scene, i))
    return found


def _subjects_saying(scene: Scene, i: int) -> list[int]:
    """The subjects of the verbs of saying above a token, and whom its sentence is told according to."""
    tokens, found, node = scene.doc.tokens, [], scene.doc.tokens[i]
    for _ in range(REACH):
        if node.head == node.i:
            break
        below, node = node, tokens[node.head]
        told = below.dep in TOLD or (below.dep == "dobj" and node.lemma.lower() in BLAMING)
        saying = told and node.lemma.lower() in speaking_verbs()
        found += [c for c in node.children if saying and tokens[c].dep in SUBJECTS]
        found += [
            source
            for c in node.children if tokens[c].lower == "according"
            for to in tokens[c].children if tokens[to].lower == "to"
            for source in tokens[to].children
        ]  # fmt: skip
    return found
