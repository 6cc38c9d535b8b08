"""What a text and each of its sentences are about: sport, entertainment, business, or public affairs."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from polybius.events.scene import Scene
from polybius.vocabulary import Clause

DENSE = 0.035
SHORT = 50
BRIEF = 25
LONG = 100
CIVIC = 0.018
SPORTING = 0.01
LIGHT = 0.012
PLAY = ("sport", "entertainment")
PRIVATE = (*PLAY, "business")
UNCOUNTED = frozenset({"PUNCT", "SPACE"})


class Domains:
    """How dense the words of each domain are, in the text and in its sentences."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._sentences: dict[int, dict[str, float]] = {}

    @cached_property
    def share(self) -> dict[str, float]:
        """The density of each domain in the whole text; a text of few words counts as longer."""
        told = (names for hits in self._told.values() for names, _ in hits)
        return _shares(told, max(sum(self._counted), SHORT))

    @cached_property
    def _counted(self) -> list[int]:
        """How many words each sentence has."""
        found = [0] * len(self.scene.doc.sentences)
        for token in self.scene.tokens:
            if token.pos not in UNCOUNTED:
                found[token.sentence] += 1
        return found

    @cached_property
    def _told(self) -> dict[int, list[tuple[frozenset[str], bool]]]:
        """The domains of each word and pair of words, by sentence; whether they stand in one sentence."""
        known, openers = self.scene.lexicon.domains, self.scene.lexicon.openers
        found: dict[int, list[tuple[frozenset[str], bool]]] = {}
        before, last = "", -1
        for token in self.scene.tokens:
            if token.pos in UNCOUNTED:
                continue
            names = known.get(token.lower) or known.get(token.lemma.lower())
            if token.tag in ("NNPS", "NNP"):
                names = known.get(token.text, names)
            if names:
                found.setdefault(token.sentence, []).append((names, True))
            if before in openers and (names := known.get(f"{before} {token.lower}")):
                found.setdefault(token.sentence, []).append((names, last == token.sentence))
            before, last = token.lower, token.sentence
        return found

    def of_sentence(self, clause: Clause) -> dict[str, float]:
        """The density of each domain in the sentence of a clause."""
        i = clause.sentence
        if i not in self._sentences:
            told = (names for names, within in self._told.get(i, ()) if within)
            self._sentences[i] = _shares(told, max(self._counted[i], BRIEF))
        return self._sentences[i]

    @cached_property
    def is_private(self) -> bool:
        """Whether a longer text hardly speaks of governments, arms and courts."""
        return len(self.scene.tokens) >= LONG and self.share.get("civic", 0) < CIVIC

    @cached_property
    def is_trade(self) -> bool:
        """Whether the text is about business, sport or entertainment at all."""
        return any(self.share.get(name, 0) > LIGHT for name in PRIVATE)

    @cached_property
    def is_story(self) -> bool:
        """Whether the text is about works and artists."""
        return self.share.get("entertainment", 0) > DENSE and self.share.get("civic", 0) < DENSE

    @cached_property
    def is_sporting(self) -> bool:
        """Whether the text is full of words of sport."""
        return self.share.get("sport", 0) > DENSE or (self.share.get("match", 0) > SPORTING and self.is_private)

    def is_play(self, clause: Clause) -> bool:
        """Whether the text or the sentence of a clause is about sport or entertainment."""
        sentence = self.of_sentence(clause)
        return self.is_sporting or any(
            self.share.get(name, 0) > DENSE or sentence.get(name, 0) > 3 * DENSE for name in PLAY
        )

    def is_match(self, clause: Clause) -> bool:
        """Whether the sentence has a word that only sport uses."""
        return "match" in self.of_sentence(clause)


def _shares(told: Iterable[frozenset[str]], words: int) -> dict[str, float]:
    """How often each domain is told of, a word."""
    found = Counter(name for names in told for name in names)
    return {name: count / words for name, count in found.items()}
