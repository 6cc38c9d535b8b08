"""The places that a text names, by the phrases that name them: "in the port of Basra", "the Istanbul attack"."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from math import cos, hypot, radians

from polybius.events.candidates import VIOLENT
from polybius.events.scene import Scene
from polybius.events.seats import Seats
from polybius.events.words import words
from polybius.vocabulary import PlaceMention

STANDING = (
    "in", "at", "near", "outside", "inside", "around", "throughout", "across", "within", "along", "behind", "beside",
    "opposite", "on", "where",
)  # fmt: skip
MOVING = frozenset({"off", "into", "to", "from", "over", "toward", "towards", "between", "through"})
SENT = frozenset({"to", "into"})
STAYING: frozenset[str] = frozenset()
SIDES = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside"})
BEFORE = ("compound", "nmod", "amod")
BESIDE = ("compound", "appos", "nmod", "poss")
GROUND = frozenset({"facility", "territory"})
NOWHERE = frozenset({"demonym", "name_part"})
POINTING = frozenset({"the", "this", "that"})
DEPTH = 4
RECENT = 4  # sentences
WIDE = 60  # kilometres: from this radius on a place without a smaller unit is a country or a region
DEGREE = 111  # kilometres: a degree of latitude


class NamedPlaces:
    """The places of a document by the tokens that name them; `adjectives` are those named by an adjective alone."""

    def __init__(self, scene: Scene, places: tuple[PlaceMention, ...]) -> None:
        self.scene = scene
        named = [p for p in places if p.place.basis not in NOWHERE and not self._is_nameless(p)]
        self.country = {p.place.id: p.place.country for p in places}
        self.place_at = {token: p.place.id for p in named for token in range(p.first, p.last)}
        self.adjectives = {
            token: p.place.id for p in places if p.place.basis == "demonym" for token in range(p.first, p.last)
        }
        self.wide = {
            p.place.id for p in named if p.place.admin1 is None and p.place.radius_km and p.place.radius_km > WIDE
        }
        self.wide |= set(self.adjectives.values())
        self._local = [((p.first, p.last), p.place.id) for p in named if p.place.id not in self.wide]
        self.dateline = next((p.place.id for p in named if self._part(p.first) == "lead"), None)

    def _part(self, token: int) -> str:
        return self.scene.doc.sentences[self.scene.tokens[token].sentence].part

    def _is_nameless(self, mention: PlaceMention) -> bool:
        """Whether a site is only called by its noun ("the center") or is an outpost of a state ("the U.S. Embassy")."""
        written = "".join(t.text for t in self.scene.tokens[mention.first : mention.last])
        foreign = self.scene.tokens[mention.last - 1].lemma.lower() in words("outposts abroad")
        return foreign or (mention.place.basis == "near" and written.islower())

    def finest(self, found: list[str]) -> str | None:
        """Of the places found, the first, or one of the others that lies in it."""
        best = next(iter(found), None)
        for place in found[1:]:
            if best is not None and self._lies_inside(place, best):
                best = place
        return best

    def _lies_inside(self, place: str, other: str) -> bool:
        """Whether a place is a small part of another by their points and sizes, or by what the words around it say."""
        mine, theirs = self.scene.places[place], self.scene.places[other]
        if place in self.wide or (mine.country and theirs.country and mine.country != theirs.country):
            return False
        if mine.lat is None and mine.start - theirs.end == len("'s "):
            return True
        if mine.basis == "near" and theirs.basis != "near" and (mine.lat, mine.lon) == (theirs.lat, theirs.lon):
            return True
        if other in self.wide:
            return True
        if mine.radius_km is None or theirs.radius_km is None or 2 * mine.radius_km > theirs.radius_km:
            return False
        if mine.lat is None or mine.lon is None or theirs.lat is None or theirs.lon is None:
            return False
        east = (mine.lon - theirs.lon) * cos(radians(mine.lat))
        return hypot(mine.lat - theirs.lat, east) * DEGREE < 2 * theirs.radius_km

    def within(self, token: int, moving: frozenset[str] = STAYING, depth: int = 0) -> str | None:
        """The place that a noun phrase names: its own, one in or under it, or the one that it goes back to."""
        if token in self.place_at:
            return self.place_at[token]
        if self.is_ground(token) and (named := self._seat(token) or self._named_at(token)):
            return named
        return self.under(token, moving, depth) or self._again(token) or self._by_adjective(token)

    def _seat(self, token: int) -> str | None:
        """The capital of a country, when the text names it ("the Ethiopian capital", "Kenya's capital")."""
        if self.scene.tokens[token].lemma.lower() != "capital" or self.beside(token):
            return None
        beside = [self.adjectives.get(c) or self.place_at.get(c) for c in self.scene.tokens[token].children]
        return self._seats.of({self.country[place] for place in beside if place} | self._owners(token), token)

    @cached_property
    def _seats(self) -> Seats:
        states = [(at, place) for at, place in self.place_at.items() if place in self.wide]
        return Seats(self.scene, [(last, place) for (_, last), place in self._local], states, self.country)

    def _owners(self, token: int) -> set[str | None]:
        """The countries that a possessive pronoun before a noun means ("its capital")."""
        tokens = self.scene.tokens
        pronouns = [c for c in tokens[token].children if tokens[c].tag == "PRP$"]
        return {actor.country for c in pronouns for actor in self.scene.cast_of(c)} - {None}

    def _named_at(self, token: int) -> str | None:
        """The name beside a noun for a place, or after it: the smaller one ("the Buffalo suburb of Amherst")."""
        beside = self.beside(token)
        of = self.of(token) if self.scene.tokens[token].lemma.lower() in words("places again") else None
        return self.finest([place for place in (beside, of) if place and place not in self.wide])

    def _by_adjective(self, token: int) -> str | None:
        """The country of a town or stretch of land without a name ("in an Iraqi village")."""
        if self.scene.tokens[token].lemma.lower() not in words("local places"):
            return None
        beside = (self.adjectives[c] for c in self.scene.tokens[token].children if c in self.adjectives)
        return next((place for place in beside if self.country[place]), None)

    def where(self, token: int) -> str | None:
        """The place that "where" goes back to: the last name before it, not the one that says on which side it lies."""
        token = self._last_joined(token)
        above = self.scene.tokens[self.scene.tokens[token].head]
        if above.lower == "of" and self.scene.tokens[above.head].lower in SIDES:
            first = self.scene.doc.sentences[self.scene.tokens[token].sentence].first
            return next((self.place_at[t] for t in range(above.i, first - 1, -1) if t in self.place_at), None)
        return self.within(token)

    def _last_joined(self, token: int) -> int:
        """The last of the names of places joined by "and", before "where" ("flew to Khartoum and Asmara, where")."""
        tokens = self.scene.tokens
        for _ in range(DEPTH):
            joined = [c for c in tokens[token].children if tokens[c].dep == "conj" and c in self.place_at]
            where = [c for c in tokens[token].children if tokens[c].dep == "relcl"]
            if token not in self.place_at or not joined or (where and where[0] < joined[-1]):
                break
            token = joined[-1]
        return token

    def under(self, token: int, moving: frozenset[str] = STAYING, depth: int = 0) -> str | None:
        """The place named in a phrase "in X" under a noun, or "of X" under one that is a place or a deed.

        `moving` are the prepositions of movement that say where it is as well.
        """
        found: list[str] = []
        for child in self.scene.tokens[token].children if depth < DEPTH else ():
            node = self.scene.tokens[child]
            if node.lower in SIDES and node.dep in ("advmod", "npadvmod", "appos"):
                found.extend(p for p in (self.under(child, moving, depth + 1),) if p)
            if node.dep != "prep" or not self._places(token, node.lower, moving):
                continue
            found.extend(p for inner in node.children if (p := self.within(inner, moving, depth + 1)))
        near = [p for p in found if p not in self.wide]
        return self.finest(near) or next(iter(found), None)

    def _places(self, token: int, preposition: str, moving: frozenset[str]) -> bool:
        """Whether what follows a noun and a preposition says where it is."""
        lemma = self.scene.tokens[token].lemma.lower()
        told = token in self.scene.clause_at
        if preposition == "of" and lemma in words("outposts abroad"):
            return False
        if preposition != "of":
            if preposition == "on" and not moving and lemma in words("gatherings"):
                return False
            over = self.scene.tokens[self.scene.tokens[token].head]
            if preposition == "on" and over.lemma.lower() in words("laying on"):
                return False
            leads = told or preposition == "off" or moving <= SENT or self.is_ground(token)
            leads = leads or "vehicle" in self.scene.classes_of(token)
            if preposition == "between" and lemma in words("lines between"):
                return True
            return preposition in STANDING or (preposition in moving and leads)
        violent = told and (bool(moving) or not VIOLENT.isdisjoint(self.scene.classes_of(token)))
        violent = violent or (bool(moving) and lemma in words("inhabitants"))
        return violent or lemma in SIDES or lemma in words("parts of places") or self.is_ground(token)

    def beside(self, token: int) -> str | None:
        """The name of a place that stands with its noun: before it, or after it ("the capital, Oslo,")."""
        found = [
            self.place_at[child]
            for child in self.scene.tokens[token].children
            if child in self.place_at and self.scene.tokens[child].dep in BESIDE
        ]
        after = self.scene.tokens[token + 1 : token + 3]
        if len(after) == 2 and after[0].text == "," and after[1].i in self.place_at:
            found.insert(0, self.place_at[after[1].i])
        return self.finest([p for p in found if p not in self.wide])

    def of(self, token: int) -> str | None:
        """The place in a phrase "of X" right under a noun."""
        tokens = self.scene.tokens
        pieces = (n for c in tokens[token].children if tokens[c].lower == "of" for n in tokens[c].children)
        return next((self.place_at[n] for n in pieces if n in self.place_at), None)

    def named_before(self, token: int, depth: int = 0) -> str | None:
        """The place among the nouns before an event noun ("the Istanbul attack", "the Kenya embassy bombing")."""
        for child in self.scene.tokens[token].children if depth < DEPTH else ():
            if child < token and self.scene.tokens[child].dep in BEFORE and not self._does(child, token):
                found = self.place_at.get(child) or self.named_before(child, depth + 1)
                if found:
                    return found
        return None

    def _does(self, state: int, deed: int) -> bool:
        """Whether a state's name before an event noun says whose deed it is ("the US strikes")."""
        index = self.scene.clause_at.get(deed)
        return (
            index is not None and state in self.scene.clauses[index].subject and self.place_at.get(state) in self.wide
        )

    def _again(self, token: int) -> str | None:
        """The last place named before "the city" or "the country"; before "the province" the last one called so."""
        tokens, noun = self.scene.tokens, self.scene.tokens[token].lemma.lower()
        if noun in words("countries again"):
            return self._country_before(token) if self._is_known(token) else None
        owner = (c for c in tokens[token].children if tokens[c].dep == "poss" and c not in self.place_at)
        if noun in words("local places") and (whose := next(owner, None)) is not None:
            return self._again(whose)
        if noun not in words("local places") or not self._is_known(token):
            return None
        any_place = noun in words("places again")
        called = ((p, any_place or self._called(*span, noun)) for span, p in self._before(token))
        return next((place for place, fits in called if fits), None)

    def _before(self, token: int) -> Iterator[tuple[tuple[int, int], str]]:
        """The local places named not far before a word, latest first."""
        earliest = self.scene.tokens[token].sentence - RECENT
        for span, place in reversed(self._local[: bisect_right(self._local, token, key=lambda local: local[0][1])]):
            if self.scene.tokens[span[0]].sentence < earliest:
                return
            yield span, place

    def _country_before(self, token: int) -> str | None:
        """The country named last before "the country", in its sentence or the one before."""
        tokens = self.scene.tokens
        for before in range(token - 1, -1, -1):
            place = self.place_at.get(before) or self.adjectives.get(before)
            if tokens[before].sentence < tokens[token].sentence - 1:
                return None
            if place in self.wide and self.country[place or ""]:
                return place
        return None

    def _is_known(self, token: int) -> bool:
        """Whether a noun goes back to what was named: after "the", and not "the other", "the last"."""
        tokens = self.scene.tokens
        beside = [tokens[c] for c in tokens[token].children if c < token]
        plain = tokens[token].lemma.lower() in words("settlements")
        return any(c.lower in POINTING for c in beside) and not any(
            c.lower in words("other ones") or (c.dep == "amod" and not plain) for c in beside
        )

    def _called(self, first: int, last: int, noun: str) -> bool:
        """Whether a noun for a kind of place stands in a place's name or beside it ("Kandahar province")."""
        around = self.scene.tokens[max(first - 3, 0) : last + 1]
        return any(t.lower == noun for t in around)

    def there(self, token: int) -> str | None:
        """The place that "there" goes back to: the last one named in its sentence or the one before."""
        here = self.scene.tokens[token].sentence
        for before in range(token - 1, -1, -1):
            if self.scene.tokens[before].sentence < here - 1:
                return None
            if before in self.place_at:
                return self.place_at[before]
        return None

    def is_ground(self, token: int) -> bool:
        """Whether a noun names a building, a town or a stretch of land."""
        return self.scene.tokens[token].lemma.lower() in words("local places") or not GROUND.isdisjoint(
            self.scene.classes_of(token)
        )

    def is_standing(self, token: int) -> bool:
        """Whether a word is what "in", "near" or "north of" has as its object."""
        node = self.scene.tokens[token]
        if node.dep != "pobj":
            return False
        preposition = self.scene.tokens[node.head]
        aside = preposition.lower == "of" and self.scene.tokens[preposition.head].lower in SIDES
        return aside or preposition.lower in STANDING[:-2]

    def is_source(self, token: int) -> bool:
        """Whether a place is that of somebody whose word is given ("according to the ministry in Sanaa")."""
        above = [self.scene.tokens[token]]
        while above[-1].head != above[-1].i and above[-1].lower != "according":
            above.append(self.scene.tokens[above[-1].head])
        local = any(node.lemma.lower() in words("local people") for node in above)
        return above[-1].lower == "according" and not local

    def is_deed(self, token: int) -> bool:
        index = self.scene.clause_at.get(token)
        return index is not None and self.scene.clauses[index].kind == "noun"
