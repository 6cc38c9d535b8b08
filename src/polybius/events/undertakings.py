"""Where that is which somebody agrees to do: the place to be left, or gone to."""

from polybius.events.acts import Reader
from polybius.events.named_places import NamedPlaces
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Clause, Event

LEADING = frozenset({"of", "from", "in", "to", "into"})


class Undertakings:
    """The places of what is agreed on."""

    def __init__(self, scene: Scene, named: NamedPlaces, reader: Reader) -> None:
        self.scene = scene
        self.named = named
        self.reader = reader

    def place_of(self, event: Event, clause: Clause) -> str | None:
        """The place that somebody agrees to leave or to go to ("were ready to pull out of Kidal")."""
        for index in clause.content if event.type == "AGREE" else ():
            content, act = self.scene.clauses[index], self.reader.act_of(index)
            if content.predicate in words("leaving places") or (act is not None and act.type == "RETREAT"):
                return self._left(content)
        return None

    def _left(self, clause: Clause) -> str | None:
        """The place that a verb of leaving or going names, also after two prepositions ("out of")."""
        tokens = self.scene.tokens
        beside = [c for c in tokens[clause.head].children if tokens[c].dep in ("prep", "prt", "advmod")]
        beside += [c for out in beside for c in tokens[out].children if tokens[c].dep == "prep"]
        nouns = (n for c in beside if tokens[c].lower in LEADING for n in tokens[c].children if tokens[n].dep == "pobj")
        places = (p for n in (*nouns, *clause.object) if (p := self.named.within(n)))
        return next(places, None)
