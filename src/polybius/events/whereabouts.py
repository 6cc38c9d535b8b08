"""Where an act takes place: the locatives of its clause, of what it hangs on and of its sentence."""

from polybius.events.acts import Act
from polybius.events.scene import Scene
from polybius.vocabulary import Clause, PlaceMention

WHERE = (
    "in", "at", "near", "outside", "inside", "on", "around", "throughout", "across", "within", "off", "into",
    "to", "from", "over", "toward", "towards", "where", "between",
)  # fmt: skip
INNER = ("of", *WHERE)
LOCAL = frozenset({
    "city", "town", "village", "district", "area", "neighborhood", "neighbourhood", "region", "province", "capital",
    "island", "camp", "base", "port", "suburb", "valley", "settlement", "site", "scene", "airport", "highway",
})  # fmt: skip
DEPTH = 4


class Whereabouts:
    """The places of a document by the tokens that name them, and the choice among them."""

    def __init__(self, scene: Scene, places: tuple[PlaceMention, ...]) -> None:
        self.scene = scene
        named = [p for p in places if p.place.basis != "demonym"]
        self.place_at = {token: p.place.id for p in named for token in range(p.first, p.last)}
        self._wide = {
            p.place.id for p in named if p.place.admin1 is None and p.place.radius_km and p.place.radius_km > 60
        }
        self._local = [(p.first, p.place.id) for p in named if p.place.id not in self._wide]

    def place_of(self, act: Act, clause: Clause) -> str | None:
        """The place of an act: of its own clause, of the clauses it hangs on, of its nouns, or of its sentence."""
        own = self._own_place(act, clause)
        if own and own not in self._wide:
            return own
        wide = own
        index = clause.parent
        for _ in range(2):
            if index is None or self.scene.clauses[index].sentence != clause.sentence:
                break
            above = self._own_place(None, self.scene.clauses[index])
            if above and above not in self._wide:
                return above
            wide, index = wide or above, self.scene.clauses[index].parent
        for child in self.scene.below.get(clause.i, ()):
            if self.scene.clauses[child].kind == "noun" and (found := self._own_place(None, self.scene.clauses[child])):
                return found
        return wide or self._sentence_place(clause)

    def _own_place(self, act: Act | None, clause: Clause) -> str | None:
        found: list[str] = []
        for wanted in WHERE:
            found.extend(
                p for preposition, token in clause.oblique if preposition == wanted and (p := self._within(token))
            )
        if act is not None and (act.type == "ASSAULT" or "visit" in act.mode):
            found.extend(
                p for t in clause.object if (p := self._within(t)) and ("visit" in act.mode or p not in self._wide)
            )
        found.extend(p for token in (*clause.object, clause.head) if (p := self._under(token)))
        return next((p for p in found if p not in self._wide), next(iter(found), None))

    def _within(self, token: int, depth: int = 0) -> str | None:
        """The place that a noun phrase names: its own, one in or under it, or the one that it goes back to."""
        if token in self.place_at:
            return self.place_at[token]
        for child in self.scene.tokens[token].children:
            if child in self.place_at and self.scene.tokens[child].dep in ("compound", "appos", "nmod"):
                return self.place_at[child]
        return self._under(token, depth) or self._again(token)

    def _under(self, token: int, depth: int = 0) -> str | None:
        """The place named in a phrase "in X", "of X" under a noun."""
        wide = None
        for child in self.scene.tokens[token].children if depth < DEPTH else ():
            node = self.scene.tokens[child]
            if node.dep != "prep" or node.lower not in INNER:
                continue
            for inner in node.children:
                found = self._within(inner, depth + 1)
                if found and found not in self._wide:
                    return found
                wide = wide or found
        return wide

    def _again(self, token: int) -> str | None:
        """The last local place named before "the city", "the area"."""
        node = self.scene.tokens[token]
        definite = any(self.scene.tokens[c].lower in ("the", "this", "that") for c in node.children)
        if not definite or node.lemma.lower() not in LOCAL:
            return None
        return next((place for first, place in reversed(self._local) if first < token), None)

    def _sentence_place(self, clause: Clause) -> str | None:
        """The only locative of the sentence, rather a town than a country."""
        span = self.scene.doc.sentences[clause.sentence]
        found = []
        for token in range(span.first, span.last):
            node = self.scene.tokens[token]
            if token in self.place_at and node.dep == "pobj" and self.scene.tokens[node.head].lower in WHERE[:11]:
                found.append(self.place_at[token])
        return next((p for p in found if p not in self._wide), next(iter(found), None))
