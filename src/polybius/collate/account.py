"""An account: what one article tells of one deed, in the form in which it is compared with other articles' accounts."""

from functools import cached_property
from typing import Literal

import msgspec

Standing = Literal["asserted", "planned", "requested", "threatened", "possible"]
Basis = Literal["event", "sentence", "headline", "dateline", "passage", "published"]


class Where(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where an account puts its deed: a point with a radius when it is known, and by what words."""

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float = 10.0
    geonames: int | None = None
    basis: Basis = "event"


class When(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The first and last day (ordinals) of an account's deed, the hours of the day it names, and by what words."""

    first: int
    last: int
    hours: tuple[int, int] | None = None
    basis: Basis = "event"


class Figure(msgspec.Struct, frozen=True, gc=False):
    """How many people an account says were killed, injured, …; null is open."""

    effect: str
    low: int | None
    high: int | None


class Side(msgspec.Struct, frozen=True, gc=False):
    """A party to a deed: its name, its code and country, and whether it is known by that name beyond the article."""

    name: str
    code: str = ""
    country: str | None = None
    known: bool = False


class Words(msgspec.Struct, frozen=True, gc=False):
    """The words of a passage, and how telling they are together: the sum of their squared weights."""

    each: frozenset[str] = frozenset()
    weight: float = 0.0


class Parties(msgspec.Struct, frozen=True, gc=False):
    """A side of a deed as it is compared: names known beyond the article, codes and countries."""

    names: frozenset[str]
    codes: frozenset[str]
    countries: frozenset[str]
    sure: bool


class Account(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What one article tells of one deed.

    `article` is the article's key, `key` the uid of its first event (or figure) there; `victims`, `others` and
    `speakers` are names of private persons as pairs of first and last name, `known` names of public ones; `words` are
    those of its passage. `sites` are the buildings that were hit, as "kind: name"; `several` tells of more than one.
    It is compared as it was read; `corrected` is what it shows where people have corrected its
    rows, without events and figures when they have rejected them all.
    """

    article: str
    key: str
    events: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    type: str
    modes: tuple[str, ...] = ()
    standing: Standing = "asserted"
    denied: bool = False
    symmetric: bool = False
    actors: tuple[Side, ...] = ()
    recipients: tuple[Side, ...] = ()
    where: Where | None = None
    when: When | None = None
    published: int | None = None
    figures: tuple[Figure, ...] = ()
    weapons: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    spots: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    several: bool = False
    towns: tuple[str, ...] = ()
    days: tuple[int, ...] = ()
    words: Words = Words()
    headline: Words = Words()
    trigger: str = ""
    prominence: float = 0.0
    main: bool = False
    corrected: "Account | None" = None

    @cached_property
    def mention(self) -> tuple[str, str]:
        """The article and the uid that name this account, also from one run to the next."""
        return self.article, self.key

    @cached_property
    def persons(self) -> frozenset[str]:
        """The private persons that it names, other than those who only speak."""
        return frozenset((*self.victims, *self.others))

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Their last names."""
        return frozenset(name.split()[-1] for name in self.persons)

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """The names of those acted upon."""
        return tuple(side.name for side in self.recipients)

    @cached_property
    def acting(self) -> Parties:
        """Those who act."""
        return _parties(self.actors)

    @cached_property
    def acted(self) -> Parties:
        """Those acted upon."""
        return _parties(self.recipients)


def _parties(sides: tuple[Side, ...]) -> Parties:
    placed = [side for side in sides if side.country]
    return Parties(
        names=frozenset(side.name for side in sides if side.known),
        codes=frozenset(side.code for side in placed),
        countries=frozenset(side.country for side in placed if side.country),
        sure=len(placed) == len(sides),
    )


def shown_of(account: Account) -> Account | None:
    """What an account shows, as people have corrected it; nothing when they have rejected all of it."""
    shown = account.corrected or account
    return shown if shown.events or shown.tolls else None
