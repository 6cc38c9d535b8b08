"""Where the people of a figure were hit, and whether two figures tell of different places."""

from math import cos, hypot, radians

from polybius.tolls.figure import Figure
from polybius.tolls.lexicon import words_of
from polybius.vocabulary import Doc, Place, PlaceMention

KM_PER_DEGREE = 111.2
BEYOND_KM = 10.0
COUNTRY_KM = 400.0
TOWN_KM = 60.0
ALIKE = 4.0
BACK = 3
PLACING = frozenset({"in", "at", "near", "outside", "around", "inside", "of"})


class Whereabouts:
    """The places of a document's figures, each by its own sentence."""

    def __init__(self, doc: Doc, places: tuple[PlaceMention, ...]) -> None:
        self.by_sentence: dict[int, list[PlaceMention]] = {}
        sites: set[int] = set()
        for mention in places:
            before = doc.tokens[mention.first - 1].lower if mention.first else ""
            if before in PLACING and mention.place.lat is not None:
                self.by_sentence.setdefault(doc.tokens[mention.first].sentence, []).append(mention)
                sites.update(range(mention.first, mention.last) if before != "of" else ())
        self.sites = frozenset(sites)

    def place_of(self, figure: Figure) -> Place | None:
        """The one place that the sentence of a figure names as that of a happening; None when none or several."""
        return _one_of(self.by_sentence.get(figure.sentence, []))

    def _place_before(self, figure: Figure) -> Place | None:
        """The one place that the nearest sentence before a figure names, when its own names none."""
        if figure.sentence in self.by_sentence:
            return None
        for sentence in range(figure.sentence - 1, figure.sentence - BACK, -1):
            if named := self.by_sentence.get(sentence):
                return _one_of(named)
        return None

    def apart(self, one: Figure, other: Figure) -> bool:
        """Whether two figures are of different places, so that the second adds; those dying may do so elsewhere."""
        if other.predicate in words_of("dying") | words_of("pronouncing"):
            return False
        here, there = self.place_of(one) or self._place_before(one), self.place_of(other)
        return here is not None and there is not None and lie_apart(here, there)


def _one_of(named: list[PlaceMention]) -> Place | None:
    """The one place named; where one is named with the region or country it lies in, that one."""
    small = [m.place for m in named if (m.place.radius_km or 0.0) <= TOWN_KM]
    if len(named) == 1:
        return named[0].place
    return small[0] if len(small) == 1 and all(m.place.country == small[0].country for m in named) else None


def lie_apart(here: Place, there: Place) -> bool:
    """Whether two places lie apart, neither being a country or a part of the other."""
    if here.id == there.id or None in (here.lat, here.lon, there.lat, there.lon):
        return False
    if here.country == there.country and here.admin1 and there.admin1 and here.admin1 != there.admin1:
        return True
    reach = (here.radius_km or 0.0, there.radius_km or 0.0)
    if max(reach) > COUNTRY_KM or max(reach) > ALIKE * min(reach):
        return False
    assert here.lat is not None and here.lon is not None and there.lat is not None and there.lon is not None
    north = (here.lat - there.lat) * KM_PER_DEGREE
    east = (here.lon - there.lon) * KM_PER_DEGREE * cos(radians(here.lat))
    return hypot(north, east) > sum(reach) + BEYOND_KM
