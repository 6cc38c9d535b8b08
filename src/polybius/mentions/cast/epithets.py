"""Partisan names of an actor ("the Kyiv regime", "the occupation") and who is meant by them."""

from functools import cache

import msgspec

from polybius.mentions.cast.knowledge import Entry, Term, country_names
from polybius.tables import read_table
from polybius.vocabulary.record import ActorKind


class EpithetRow(msgspec.Struct, frozen=True):
    """Wordings, the actor they mean, and the countries whose speakers and media mean it; empty is anyone."""

    wording: tuple[str, ...]
    actor: str
    country: str
    kind: ActorKind
    sector: str = ""
    speakers: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


@cache
def epithets() -> tuple[EpithetRow, ...]:
    """The table of partisan names."""
    return read_table("actors/epithets.csv", EpithetRow)


@cache
def spoken_epithets() -> dict[tuple[str, ...], tuple[EpithetRow, ...]]:
    """The rows that hold for some speakers alone, by the words of each wording."""
    found: dict[tuple[str, ...], tuple[EpithetRow, ...]] = {}
    for row in epithets():
        for wording in row.wording if row.speakers else ():
            words = tuple(wording.lower().split())
            found[words] = (*found.get(words, ()), row)
    return found


def actor_of(row: EpithetRow, named: dict[str, Entry]) -> Entry:
    """The actor a row means under its neutral name: a state, a body of a state, or an actor of the tables."""
    if row.kind == "state":
        return Entry(f"state/{row.country}", "state", country_names()[row.country], "state", (Term(row.country),))
    if row.actor in named:
        return named[row.actor]
    key = f"body/{row.country}/{row.actor.split()[-1]}/{row.sector}"
    return Entry(key, "body", row.actor, row.kind, (Term(row.country, row.sector),))


def names_for_anyone(named: dict[str, Entry]) -> list[tuple[str, Entry]]:
    """The wordings that mean their actor whoever says them, in the ways they are written, each with its actor."""
    return [
        (spelling, actor_of(row, named))
        for row in epithets() if not row.speakers
        for wording in row.wording
        for spelling in dict.fromkeys((wording, wording[:1].upper() + wording[1:], _titled(wording)))
    ]  # fmt: skip


@cache
def wordings_for_anyone() -> frozenset[str]:
    """The wordings that mean their actor whoever says them, in lower case."""
    return frozenset(wording.lower() for row in epithets() if not row.speakers for wording in row.wording)


def _titled(wording: str) -> str:
    return " ".join(word[:1].upper() + word[1:] if word not in {"of", "the"} else word for word in wording.split())
