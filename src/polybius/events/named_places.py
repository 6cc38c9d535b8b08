"""The places that a text names, by the phrases that name them: "in the port of Basra", "the Istanbul attack"."""

from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import PlaceMention

STANDING = ("in", "at", "near", "outside", "inside", "around", "throughout", "across", "within", "on", "where")
MOVING = ("off", "into", "to", "from", "over", "toward", "towards", "between", "through")
SIDES = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside"})
BEFORE = ("compound", "nmod", "amod")
GROUND = frozenset({"facility", "territory"})
VIOLENT = frozenset({"violence", "attack"})
NOWHERE = frozenset({"demonym", "name_part"})
DEPTH = 4
WIDE = 60  # kilometres: from this radius on a place without a smaller unit is a country or a region


class NamedPlaces:
    """The places of a document by the tokens that name them; `adjectives` are those named by an adjective alone."""

    def __init__(self, scene: Scene, places: tuple[PlaceMention, ...]) -> None:
        self.scene = scene
        named = [p for p in places if p.place.basis not in NOWHERE]
        self.country = {p.place.id: p.place.country for p in places}
        self.place_at = {token: p.place.id for p in named for token in range(p.first, p.last)}
        self.adjectives = {
            token: p.place.id for p in places if p.place.basis == "demonym" for token in range(p.first, p.last)
        }
        self.wide = {
            p.place.id for p in named if p.place.admin1 is None and p.place.radius_km and p.place.radius_km > WIDE
        }
        self._local = [(p.first, p.place.id) for p in named if p.place.id not in self.wide]
        self.dateline = next((p.place.id for p in named if self._part(p.first) == "lead"), None)

    def _part(self, token: int) -> str:
        return self.scene.doc.sentences[self.scene.tokens[token].sentence].part

    def within(self, token: int, deed: bool, depth: int = 0) -> str | None:
        """The place that a noun phrase names: its own, one in or under it, or the one that it goes back to."""
        if token in self.place_at:
            return self.place_at[token]
        if self.is_ground(token) and (named := self.beside(token)):
            return named
        return self.under(token, deed, depth) or self._again(token)

    def under(self, token: int, deed: bool, depth: int = 0) -> str | None:
        """The place named in a phrase "in X" under a noun, or "of X" under one that is a place or a deed."""
        wide = None
        for child in self.scene.tokens[token].children if depth < DEPTH else ():
            node = self.scene.tokens[child]
            if node.lower in SIDES and node.dep in ("advmod", "npadvmod", "appos"):
                wide = wide or self.under(child, True, depth + 1)
                continue
            if node.dep != "prep":
                continue
            of = node.lower == "of" and (
                self.is_ground(token)
                or (token in self.scene.clause_at and (deed or not VIOLENT.isdisjoint(self.scene.classes_of(token))))
                or self.scene.tokens[token].lower in SIDES
            )
            if not of and node.lower not in STANDING and not (deed and node.lower in MOVING):
                continue
            for inner in node.children:
                found = self.within(inner, deed, depth + 1)
                if found and found not in self.wide:
                    return found
                wide = wide or found
        return wide

    def beside(self, token: int) -> str | None:
        """The name of a place that stands with its noun: before it, or after it ("the capital, Oslo,")."""
        found = [
            self.place_at[child]
            for child in self.scene.tokens[token].children
            if child in self.place_at and self.scene.tokens[child].dep in ("compound", "appos", "nmod", "poss")
        ]
        after = self.scene.tokens[token + 1 : token + 3]
        if len(after) == 2 and after[0].text == "," and after[1].i in self.place_at:
            found.insert(0, self.place_at[after[1].i])
        return next((p for p in found if p not in self.wide), None)

    def named_before(self, token: int, depth: int = 0) -> str | None:
        """The place among the nouns before an event noun ("the Istanbul attack", "the Kenya embassy bombing")."""
        for child in self.scene.tokens[token].children if depth < DEPTH else ():
            if child < token and self.scene.tokens[child].dep in BEFORE:
                found = self.place_at.get(child) or self.named_before(child, depth + 1)
                if found:
                    return found
        return None

    def _again(self, token: int) -> str | None:
        """The last local place named before "the city", "the area"."""
        node = self.scene.tokens[token]
        definite = any(self.scene.tokens[c].lower in ("the", "this", "that") for c in node.children)
        if not definite or node.lemma.lower() not in words("local places"):
            return None
        return next((place for first, place in reversed(self._local) if first < token), None)

    def is_ground(self, token: int) -> bool:
        """Whether a noun names a building, a town or a stretch of land."""
        return self.scene.tokens[token].lemma.lower() in words("local places") or not GROUND.isdisjoint(
            self.scene.classes_of(token)
        )

    def is_deed(self, token: int) -> bool:
        index = self.scene.clause_at.get(token)
        return index is not None and self.scene.clauses[index].kind == "noun"
