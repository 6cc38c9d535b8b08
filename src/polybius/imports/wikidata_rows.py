"""Persons and organisations of a dump as rows of the actor table.

A statement counts unless it is deprecated; of two on one office from one day the preferred counts. An office without a
first and a last day, with a last day that is unknown, or of years BCE is left out: a wrong office is worse than none.
It ends at the latest with the holder's death.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

import msgspec

from polybius.imports.wikidata_dump import (
    Entity,
    Qualifiers,
    Snak,
    Statement,
    best,
    best_items,
    day_of,
    held,
    items,
)
from polybius.imports.wikidata_items import Knowledge, Office
from polybius.mentions.cast.knowledge import country_names
from polybius.vocabulary.actor_row import ActorRow

GENDERS = {"Q6581097": "m", "Q2449503": "m", "Q6581072": "f", "Q1052281": "f"}
ARTICLED = frozenset({"United", "Republic", "Islands", "Netherlands", "Philippines", "Bahamas", "Maldives", "Gambia"})
SHORTEST, LONGEST, MOST_ALIASES = 3, 60, 20


class Wanted(msgspec.Struct, frozen=True):
    """Which offices and organisations are taken from a dump."""

    since: str = "1990-01-01"
    offices: Literal["national", "all"] = "national"
    sectors: frozenset[str] = frozenset()
    articles: int = 3


def person_rows(entity: Entity, known: Knowledge, wanted: Wanted, left_out: Counter[str]) -> list[ActorRow]:
    """A row for each office that a person held; none when he held none of those wanted."""
    facts = entity.facts
    if not facts.position or not entity.name or entity.articles < wanted.articles:
        return []
    death = next((day for each in best(facts.death) if (day := day_of(each.mainsnak, last=True))), "")
    if death and death < wanted.since:
        return []
    gender = next((GENDERS[item] for item in best_items(facts.gender) if item in GENDERS), "")
    citizen = next((known.countries[item] for item in best_items(facts.citizenship) if item in known.countries), "")
    rows: list[ActorRow] = []
    for statement, office in _offices(facts.position, known):
        days = _days(statement, death)
        if isinstance(days, str):
            left_out[days] += 1
        elif _is_wanted(office, days, wanted):
            country = _country(statement, office, known) or citizen
            rows.append(ActorRow(name=_clean(entity.name), kind="person", country=country, sector=office.sector,
                                 role=_role(office, country), since=days[0], until=days[1], gender=gender,
                                 wikidata=entity.id))  # fmt: skip
    rows = sorted(dict.fromkeys(rows), key=lambda row: (row.since, row.until, row.role))
    if rows:
        rows[0] = msgspec.structs.replace(rows[0], aliases=tuple(_aliases(entity, person=True)))
    return rows


def _offices(statements: list[Statement], known: Knowledge) -> Iterator[tuple[Statement, Office]]:
    """The statements on offices that are known, the preferred ones in place of others from the same day."""
    found: dict[tuple[str, str], Statement] = {}
    for at, statement in enumerate(held(statements)):
        start = next((day_of(snak, last=False) or "" for snak in _qualifiers(statement).start), "")
        for item in items([statement.mainsnak]):
            if item in known.offices:
                key = (item, start or str(at))
                if key not in found or (statement.rank == "preferred" and found[key].rank != "preferred"):
                    found[key] = statement
    for (item, _), statement in found.items():
        yield statement, known.offices[item]


def _qualifiers(statement: Statement) -> Qualifiers:
    return Qualifiers() if isinstance(statement.qualifiers, list) else statement.qualifiers


def _days(statement: Statement, death: str) -> tuple[str, str] | str:
    """The first and last day of a statement, or why it has none."""
    qualifiers = _qualifiers(statement)
    since = next((day_of(snak, last=False) for snak in qualifiers.start if snak.snaktype == "value"), "")
    until = next((_end(snak) for snak in qualifiers.end), "")
    if since is None or until is None:
        return "offices with a day that is unknown, BCE or no nearer than a decade"
    if not since and not until:
        return "offices without days"
    if death and (not until or death < until):
        until = death
    return (since, until) if not since or not until or since <= until else "offices that end before they begin"


def _end(snak: Snak) -> str | None:
    """The last day; empty for none yet, None for an unknown one."""
    return "" if snak.snaktype == "novalue" else day_of(snak, last=True)


def _is_wanted(office: Office, days: tuple[str, str], wanted: Wanted) -> bool:
    if days[1] and days[1] < wanted.since:
        return False
    if wanted.sectors and office.sector not in wanted.sectors:
        return False
    return wanted.offices == "all" or office.national or office.sector in {"PTY", "OPP"}


def _country(statement: Statement, office: Office, known: Knowledge) -> str:
    """The country of an office: as the statement says, else as the office does."""
    qualifiers = _qualifiers(statement)
    said = (*items(qualifiers.jurisdiction), *items(qualifiers.of))
    return next((known.countries[item] for item in said if item in known.countries), office.country)


def _role(office: Office, country: str) -> str:
    """The office in words, with its country."""
    name = country_names().get(country, "")
    the = "the " if ARTICLED.intersection(name.split()) else ""
    if office.usual and name and office.national:
        return f"{office.usual} of {the}{name}"
    role = _clean(office.role)
    if name and office.national and " of " not in role.removeprefix(name):
        role = f"{role.removeprefix(name).strip()} of {the}{name}"
    return role[:1].upper() + role[1:]


def organisation_rows(entity: Entity, known: Knowledge, wanted: Wanted) -> list[ActorRow]:
    """The row of an organisation; none when its class is not known, or it ended before the days wanted."""
    facts = entity.facts
    kinds = best_items(facts.instance_of)
    row = next((known.classes[kind] for kind in kinds if kind in known.classes), None)
    if row is None or row.what != "organisation" or not entity.name or entity.articles < wanted.articles:
        return []
    if not any(letter.isupper() for letter in entity.name):
        return []
    since = next((day for each in best(facts.inception) if (day := day_of(each.mainsnak, last=False))), "")
    until = next((day for each in best(facts.dissolved) if (day := day_of(each.mainsnak, last=True))), "")
    if (until and until < wanted.since) or (wanted.sectors and row.sector not in wanted.sectors):
        return []
    countries = {known.countries[item] for item in best_items(facts.country) if item in known.countries}
    international = row.kind == "io" or len(countries) != 1
    country = row.world if international else next(iter(countries))
    sector = "" if row.world and international and row.kind in {"ngo", "company"} else row.sector
    if entity.id in known.countries:
        country = known.countries[entity.id]
    return [ActorRow(name=_clean(entity.name), kind=row.kind, aliases=tuple(_aliases(entity, person=False)),
                     country=country, sector=sector, since=since, until=until if since <= until else "",
                     wikidata=entity.id)]  # fmt: skip


def _clean(name: str) -> str:
    """A name on one line without the sign that separates names."""
    return " ".join(name.replace("|", " ").split())


def _aliases(entity: Entity, *, person: bool) -> list[str]:
    """Other names that a text may use: with a capital, of some length, and for a person without commas and digits."""
    found: dict[str, None] = {}
    for alias in map(_clean, entity.other_names):
        if not SHORTEST <= len(alias) <= LONGEST:
            continue
        if not any(letter.isupper() for letter in alias) or alias == _clean(entity.name):
            continue
        if person and ("," in alias or any(letter.isdigit() for letter in alias)):
            continue
        found[alias] = None
    return list(found)[:MOST_ALIASES]
