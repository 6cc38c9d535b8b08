"""What the words around a toponym say about its place: kinds, directions, larger places it lies in."""

from collections import defaultdict
from math import asin, cos, radians, sin, sqrt

from msgspec.structs import replace

from polybius.mentions.places.gazetteer import Found, Gazetteer, Spot
from polybius.mentions.places.names import fold
from polybius.mentions.places.tables import class_words, directions, type_words
from polybius.mentions.places.toponyms import LIST_WORDS, Toponym, paired
from polybius.vocabulary import Doc

OUTER_KINDS = frozenset(("country", "admin1", "admin2", "region", "terrain"))
WITHIN_WORDS = frozenset(
    (
        ",",
        "in",
        "(",
        "the",
        "of",
        "near",
        "a",
        "an",
        "on",
        "at",
        "is",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
    )
)


def distance(a: Spot, b: Spot) -> float:
    """Kilometres between two places."""
    lat, other = radians(a.lat), radians(b.lat)
    turn = radians(b.lon - a.lon) / 2
    return 12742 * asin(min(1.0, sqrt(sin((other - lat) / 2) ** 2 + cos(lat) * cos(other) * sin(turn) ** 2)))


def holds(outer: Spot, inner: Spot) -> bool:
    """Whether one place lies within another, as far as country and region tell."""
    if outer.kind == "country":
        return outer.country == inner.country and inner.kind != "country"
    if outer.kind == "admin1" and inner.admin1:
        return (outer.country, outer.admin1) == (inner.country, inner.admin1) and inner.kind not in (
            "country",
            "admin1",
        )
    return inner.radius < outer.radius and distance(outer, inner) < outer.radius + 30


def with_surroundings(doc: Doc, toponym: Toponym, gazetteer: Gazetteer) -> Toponym:
    """A toponym with the direction before it and the kinds of place that the nouns beside it name."""
    tokens = doc.tokens
    first, start = toponym.first, doc.sentences[tokens[toponym.first].sentence].first
    direction = ""
    while first > start and (tokens[first - 1].lower in directions() or (tokens[first - 1].text == "-" and direction)):
        first -= 1
        direction = tokens[first].lower + direction
    if direction and tokens[first].text == "-":
        first += 1
    direction = direction.replace("-", "")
    wider = tuple(f for f in gazetteer.find(direction + toponym.key) if f.usual) if direction else ()
    if wider:
        return replace(
            toponym, first=first, key=direction + toponym.key, found=wider, kinds=_kinds(doc, first, toponym.last)
        )
    return replace(toponym, first=first, direction=direction, kinds=_kinds(doc, first, toponym.last))


def _kinds(doc: Doc, first: int, last: int) -> tuple[str, ...]:
    tokens, words = doc.tokens, type_words()
    if last < len(tokens):
        row = words.get(tokens[last].lower)
        if (
            row
            and row.use in ("unit", "nature")
            and not (tokens[last].lower == "state" and tokens[last].text[0].isupper())
        ):
            return row.kind
        if tokens[last].lower in class_words("local people"):
            return ("city", "admin2", "admin1")
    if first > 1 and tokens[first - 1].lower in ("of", ",", "-", "the"):
        at = first - 2 if tokens[first - 2].lower not in ("of",) else first - 3
        row = words.get(tokens[at].lower) if at >= 0 else None
        if row and row.use in ("unit", "nature") and tokens[first - 1].lower != "the":
            return row.kind
    if first and (row := words.get(tokens[first - 1].lower)) and row.use in ("unit", "nature"):
        return row.kind
    return ()


def find_counties(doc: Doc, gazetteer: Gazetteer) -> list[Toponym]:
    """Counties named together: "Camden and Charlton counties"."""
    found: list[Toponym] = []
    for token in doc.tokens:
        if token.lower not in ("counties", "parishes"):
            continue
        at = token.i - 1
        start = doc.sentences[token.sentence].first
        while at >= start and (doc.tokens[at].text[0].isupper() or doc.tokens[at].lower in (",", "and", "&")):
            if doc.tokens[at].text[0].isupper():
                first = at - 1 if at > start and doc.tokens[at - 1].text[0].isupper() else at
                two = "".join(fold(t.text) for t in doc.tokens[first : at + 1]) + "county"
                one = fold(doc.tokens[at].text) + "county"
                places, begin = (gazetteer.find(two), first) if gazetteer.find(two) else (gazetteer.find(one), at)
                if places:
                    found.append(Toponym(begin, at + 1, two if begin != at else one, places))
                    at = begin
            at -= 1
    return found


def list_neighbours(doc: Doc, toponyms: list[Toponym]) -> dict[str, set[str]]:
    """For each key the keys that stand beside it in a list: "Texas and Georgia"."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, two in paired(toponyms):
        between = doc.tokens[one.last : two.first]
        if (
            0 < len(between) < 3
            and all(t.lower in LIST_WORDS for t in between)
            and "adjective" not in (one.form, two.form)
        ):
            found[one.key].add(two.key)
            found[two.key].add(one.key)
    return found


def with_shared_kinds(doc: Doc, toponyms: list[Toponym]) -> list[Toponym]:
    """Toponyms where a kind named before a list holds for all of it: "the states of Texas and Georgia"."""
    shared = list(toponyms)
    for n in range(1, len(shared)):
        one, two = shared[n - 1], shared[n]
        between = doc.tokens[one.last : two.first]
        listed = 0 < len(between) < 3 and all(t.lower in LIST_WORDS for t in between)
        of = one.first > 0 and doc.tokens[one.first - 1].lower in ("of", ",", "and")
        if listed and of and one.kinds and not two.kinds and two.form == "name":
            shared[n] = replace(two, kinds=one.kinds)
    return shared


def larger_places(
    doc: Doc, toponyms: list[Toponym], best: dict[str, Found]
) -> tuple[dict[str, list[Spot]], dict[int, list[Spot]], dict[str, list[Spot]]]:
    """The larger places that names lie in by the words beside them ("Cairo, Ill.", "the Iraqi city of Mosul").

    By key of the smaller place, by position of the name of the larger one, and by key of the smaller place when no
    place of this name lies there.
    """
    inner: dict[str, list[Spot]] = defaultdict(list)
    outer: dict[int, list[Spot]] = {}
    missed: dict[str, list[Spot]] = {}
    for n, (one, two) in enumerate(paired(toponyms)):
        if doc.tokens[one.first].sentence != doc.tokens[two.first].sentence or two.first - one.last > 6:
            continue
        between = [t.lower for t in doc.tokens[one.last : two.first]]
        if two.form != "adjective" and _follows(doc, toponyms, n, between, best):
            holding = [f.spot for f in two.found if f.spot.kind in OUTER_KINDS
                       and any(holds(f.spot, spot.spot) for spot in one.found)]  # fmt: skip
            inner[one.key] += holding
            if not holding and between in ([","], ["in"], [",", "in"]):
                missed[one.key] = [f.spot for f in two.found if f.usual and f.spot.kind in ("admin1", "admin2")]
            if holding and between in ([","], ["in"], [",", "in"]):
                outer[n + 1] = holding
        elif _precedes(one, between):
            inner[two.key] += [f.spot for f in one.found if any(holds(f.spot, spot.spot) for spot in two.found)]
    return inner, outer, missed


def _follows(doc: Doc, toponyms: list[Toponym], n: int, between: list[str], best: dict[str, Found]) -> bool:
    """Whether the second of two names says where the first lies; in a list of names it does not."""
    one, two = toponyms[n], toponyms[n + 1]
    if one.form == "adjective" or (one.key in best and best[one.key].spot.kind == "country"):
        return False
    if not between or not all(word in WITHIN_WORDS or word in type_words() for word in between):
        return False
    if between != [","] or "." in two.key:
        return True
    after = doc.tokens[two.last].lower if two.last < len(doc.tokens) else "."
    if after in ("and", "or", "&"):
        return False
    listed = n + 2 < len(toponyms) and toponyms[n + 2].first == two.last + 1 and after == ","
    before = n > 0 and toponyms[n - 1].last == one.first - 1 and doc.tokens[one.first - 1].text == ","
    return not (listed or before)


def _precedes(one: Toponym, between: list[str]) -> bool:
    """Whether the first of two names says where the second lies: "Iraq's Mosul", "the Iraqi city of Mosul"."""
    if between and between[0] in ("'s", "’s", "'") and len(between) < 4:
        return all(w in type_words() or w in directions() or w in ("'s", "’s", "'", "of") for w in between)
    if one.form != "adjective" or not between:
        return False
    return all(w in type_words() or w in directions() or w in ("of", ",", "-", "border") for w in between) and bool(
        set(between) - {",", "-"}
    )
