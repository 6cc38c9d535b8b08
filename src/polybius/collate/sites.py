"""The buildings at which deeds took place: of one article told apart, and accounts of several of them together."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from polybius.collate.deeds import Deed
from polybius.mentions.places.tables import type_words
from polybius.vocabulary import Actor, Event, Place, Record

FIRM = "company"
UNMAPPED = ("unlisted", "near")
CAPITAL = re.compile(r"[A-Z][\w'’-]*|\w+")
OWNER = re.compile(r" of (?:the )?(?:[a-z]+ )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)")
REACH = 60
REMEMBERED = 4_000
HOLDING = frozenset(
    {
        "building",
        "house",
        "complex",
        "compound",
        "garden",
        "gardens",
        "park",
        "estate",
        "center",
        "centre",
        "mall",
        "market",
        "hall",
        "tower",
        "gate",
        "resort",
        "field",
        "base",
        "camp",
        "farm",
        "terminal",
        "airport",
        "university",
        "college",
        "school",
        "library",
        "court",
        "courthouse",
        "hotel",
        "restaurant",
        "station",
        "beach",
        "port",
        "palace",
    }
)
GENERIC = frozenset({"building", "house", "complex", "compound", "gate", "farm", "camp", "checkpoint"})
VIOLENT = "ASSAULT"
HAPPENED = frozenset({"actual", "ongoing", "denied"})
NUMBERS = "two|three|four|five|six|both|several"


class Sites(msgspec.Struct, frozen=True):
    """The named buildings of a deed, each as "kind: name", and whether it is told of several buildings at once."""

    named: frozenset[str] = frozenset()
    several: bool = False


NONE = Sites()


def sites_of(record: Record, deed: Deed) -> Sites:
    """The buildings that a deed's targets and places name; where none are, those that its sentences say were hit."""
    own = _sites_of(record, deed.events)
    if own.named or own.several or not deed.events:
        return own
    sentences = {event.sentence for event in deed.events}
    beside = [e for e in record.events if e.sentence in sentences and e.type == VIOLENT and e.status in HAPPENED]
    return own if beside == list(deed.events) else _sites_of(record, beside)


def _sites_of(record: Record, events: Sequence[Event]) -> Sites:
    if not events:
        return NONE
    targets, scenes = {id for event in events for id in event.recipient}, {event.place for event in events}
    hit = [actor for actor in record.actors if actor.id in targets]
    buildings = {actor.id: site for actor in hit if (site := _site(record, actor)) is not None}
    named = {site for place in record.places if place.id in scenes and (site := _site_of_place(place))}
    named.update(buildings.values())
    several = any(_is_plural(actor) for actor in hit) or (
        len(buildings) > 1 and any(sum(id in buildings for id in event.recipient) > 1 for event in events)
    )
    if not several and len(named) != 1:
        told = [record.sentences[i] for i in sorted({event.sentence for event in events})]
        several = any(_tells_several(record.document.text[s.start : s.end]) for s in told)
    return Sites(frozenset(site for site in named if site.partition(": ")[2]), several)


def is_site(record: Record, actor: Actor) -> bool:
    """Whether a target is a building or a firm, not people."""
    return _site(record, actor) is not None


def are_apart(one: str, other: str) -> bool:
    """Whether two buildings cannot be one: they have names, and no word of these in common."""
    mine, theirs = _words(one), _words(other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def are_alike(one: str, other: str) -> bool:
    """Whether two buildings are of one kind, or of kinds of which neither stands in the other."""
    kinds = {site.partition(": ")[0] for site in (one, other)}
    return len(kinds) == 1 or kinds.isdisjoint(HOLDING)


def _words(site: str) -> frozenset[str]:
    return frozenset(site.partition(": ")[2].split())


def _site(record: Record, actor: Actor) -> str | None:
    """The building that a target is, or the firm whose it is."""
    if actor.kind == "person":
        return None
    words = _capitals(actor.name)
    kind = words[-1].lower() if words else ""
    if _is_building(kind):
        return f"{kind}: {_name(words[:-1]) or _owner(record, actor)}"
    return f"building: {_name(words)}" if actor.kind == FIRM else None


def _owner(record: Record, actor: Actor) -> str:
    """Whose a building is ("the headquarters of the bank HSBC"), by the names right behind it."""
    behind = (record.document.text[mention.end : mention.end + REACH] for mention in actor.mentions)
    return next((found[1].casefold() for text in behind if (found := OWNER.match(text))), "")


def _site_of_place(place: Place) -> str | None:
    """The building that a place without a point of its own is."""
    words = _capitals(place.name) if place.basis in UNMAPPED else ()
    if not words:
        return None
    kind = words[-1].lower()
    return f"{kind}: {_name(words[:-1])}" if _is_building(kind) else None


@lru_cache(maxsize=REMEMBERED)
def _capitals(name: str) -> tuple[str, ...]:
    return tuple(CAPITAL.findall(name))


def _name(words: Sequence[str]) -> str:
    return " ".join(word.casefold() for word in words if word[0].isupper() and word.lower() != "the")


@cache
def _is_building(word: str) -> bool:
    row = type_words().get(word)
    return row is not None and row.use == "building"


def _is_plural(actor: Actor) -> bool:
    """Whether a target is several buildings: "two synagogues"."""
    words = actor.name.lower().split()
    return len(words) > 1 and words[0] in NUMBERS.split("|") and _is_building(_singular(words[-1]))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") else word


@lru_cache(maxsize=REMEMBERED)
def _tells_several(sentence: str) -> bool:
    return _plural().search(sentence) is not None


@cache
def _plural() -> re.Pattern[str]:
    """ "Two synagogues", "both embassies": a number of buildings of one kind."""
    kinds = sorted(word for word, row in type_words().items() if row.use == "building" and word not in GENERIC)
    return re.compile(rf"\b(?:{NUMBERS})\s+(?:[\w-]+\s+){{0,2}}(?:{'|'.join(kinds)})s\b", re.IGNORECASE)
