"""What a text and each of its sentences are about: sport, entertainment, business, or public affairs."""

from collections import Counter
from functools import cached_property

from polybius.events.scene import Scene
from polybius.vocabulary import Clause

DENSE = 0.035
SHORT = 50
LONG = 100
CIVIC = 0.018
SPORTING = 0.01
LIGHT = 0.012
PLAY = ("sport", "entertainment")
PRIVATE = (*PLAY, "business")


class Domains:
    """How dense the words of each domain are, in the text and in its sentences."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._sentences: dict[int, dict[str, float]] = {}

    @cached_property
    def share(self) -> dict[str, float]:
        """The density of each domain in the whole text; a text of few words counts as longer."""
        return self._shares(0, len(self.scene.tokens), SHORT)

    def _shares(self, first: int, last: int, least: int = 25) -> dict[str, float]:
        found: Counter[str] = Counter()
        words, before, known = 0, "", self.scene.lexicon.domains
        for token in self.scene.tokens[first:last]:
            if token.pos in ("PUNCT", "SPACE"):
                continue
            words += 1
            names = known.get(token.lower) or known.get(token.lemma.lower())
            if token.tag in ("NNPS", "NNP"):
                names = known.get(token.text, names)
            found.update(names or ())
            found.update(known.get(f"{before} {token.lower}", ()))
            before = token.lower
        return {name: count / max(words, least) for name, count in found.items()}

    def of_sentence(self, clause: Clause) -> dict[str, float]:
        """The density of each domain in the sentence of a clause."""
        sentence = self.scene.doc.sentences[clause.sentence]
        if sentence.i not in self._sentences:
            self._sentences[sentence.i] = self._shares(sentence.first, sentence.last)
        return self._sentences[sentence.i]

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
