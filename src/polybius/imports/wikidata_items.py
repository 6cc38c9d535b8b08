"""What the first reading of a dump keeps: countries, classes of organisations, and offices with their sector.

All of it grows with the number of countries, classes and offices, not with that of persons.
"""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from polybius.imports.cameo_codes import read_code
from polybius.imports.wikidata_dump import Entity, best, best_items, first_class
from polybius.mentions.cast.knowledge import country_names
from polybius.tables import read_table
from polybius.vocabulary.record import ActorKind

HUMAN = "Q5"
BODIES_OF_STATES = {"Q1065": "UNO", "Q458": "EUR", "Q7184": "IGO"}
WORD = re.compile(r"[\w'-]+")


class ClassRow(msgspec.Struct, frozen=True):
    """A class of items; the table says what each column holds."""

    id: str
    label: str
    what: str
    kind: ActorKind = "unknown"
    sector: str = ""
    world: str = ""


class OfficeRow(msgspec.Struct, frozen=True):
    """Words of an office's label and the sector they tell."""

    words: str
    without: str = ""
    sector: str = ""
    role: str = ""


class Office(msgspec.Struct, frozen=True):
    """A position: what a holder is, and of what; `national` when it is of a country or a body of states."""

    role: str
    sector: str
    country: str
    national: bool
    usual: str = ""


class Knowledge(msgspec.Struct):
    """What the persons and organisations of a dump are read with."""

    countries: dict[str, str] = msgspec.field(default_factory=lambda: dict(BODIES_OF_STATES))
    classes: dict[str, ClassRow] = {}
    offices: dict[str, Office] = {}


class _Position(msgspec.Struct):
    """An office before the countries are known."""

    label: str
    sector: str
    usual: str
    jurisdictions: tuple[str, ...]
    countries: tuple[str, ...]


@cache
def _class_rows() -> tuple[dict[str, ClassRow], dict[str, ClassRow]]:
    """The classes by id, and by label."""
    rows = read_table("imports/wikidata_classes.csv", ClassRow)
    return {row.id: row for row in rows if row.id}, {row.label.lower(): row for row in rows}


@cache
def _office_rows() -> tuple[tuple[tuple[frozenset[str], ...], frozenset[str], OfficeRow], ...]:
    return tuple(
        (tuple(frozenset(w.split("/")) for w in row.words.split()), frozenset(row.without.split("/")), row)
        for row in read_table("imports/wikidata_offices.csv", OfficeRow)
    )


@cache
def sectors_found() -> frozenset[str]:
    """The sectors that offices and organisations of a dump may have."""
    classes = read_table("imports/wikidata_classes.csv", ClassRow)
    told = {row.sector for row in classes} | {row.sector for *_, row in _office_rows()}
    return frozenset(told - {""})


@cache
def office_told_by(label: str) -> OfficeRow | None:
    """The row of offices that fits a label."""
    words = set(WORD.findall(label.lower()))
    for groups, without, row in _office_rows():
        if all(words & group for group in groups) and not words & without:
            return row
    return None


@cache
def _ids(what: str) -> frozenset[bytes]:
    """The ids of a sort of classes, as they stand in a dump."""
    return frozenset(row.id.encode() for row in _class_rows()[0].values() if row.what == what)


def may_be_surveyed(line: bytes) -> bool:
    """Whether a line of a dump can be a country, a class or an office."""
    kind = first_class(line)
    if b'"P298"' in line:
        return True
    if kind == HUMAN.encode() or kind in _ids("ignored"):
        return False
    return b'"P279"' in line or any(b'"%s"' % office in line for office in _ids("office"))


def may_be_actor(line: bytes) -> bool:
    """Whether a line of a dump can be a person with an office, or an organisation."""
    kind = first_class(line)
    if kind == HUMAN.encode():
        return b'"P39"' in line
    return kind not in _ids("ignored")


def survey(entities: Iterable[Entity]) -> Knowledge:
    """The countries, classes and offices of a dump."""
    found = Knowledge(classes=dict(_class_rows()[0]))
    positions: dict[str, _Position] = {}
    for entity in entities:
        if entity.type != "item":
            continue
        facts = entity.facts
        if facts.alpha3 and (code := _country_code(entity)):
            found.countries[entity.id] = code
        kinds = best_items(facts.instance_of)
        if HUMAN in kinds:
            continue
        above = best_items(facts.subclass_of)
        row = _class_of(entity, above)
        if row is not None and row.what == "organisation" and above:
            found.classes.setdefault(entity.id, row)
        elif (above or row is not None or _offices(kinds)) and (position := _position(entity, (*kinds, *above))):
            positions[entity.id] = position
    for id, position in positions.items():
        found.offices[id] = _placed(position, found.countries)
    return found


def _country_code(entity: Entity) -> str:
    """The country whose ISO code an item bears, a former one as its successor; empty when Polybius has none such."""
    for statement in best(entity.facts.alpha3):
        data = statement.mainsnak.datavalue
        if data is not None and isinstance(data.value, str):
            code = read_code(data.value[:3]).country if len(data.value) == 3 else ""
            if code in country_names():
                return code
    return ""


def _class_of(entity: Entity, above: tuple[str, ...]) -> ClassRow | None:
    """The row of a class: its own by id or label, or that of a class right above it."""
    by_id, by_label = _class_rows()
    if entity.id in by_id:
        return by_id[entity.id]
    if above and (row := by_label.get(entity.name.lower())):
        return row
    return next((by_id[each] for each in above if each in by_id), None)


def _offices(kinds: tuple[str, ...]) -> list[ClassRow]:
    by_id, _ = _class_rows()
    return [by_id[kind] for kind in kinds if kind in by_id and by_id[kind].what == "office"]


def _position(entity: Entity, kinds: tuple[str, ...]) -> _Position | None:
    """An office with a sector, from the words of its label or else from its class."""
    label = entity.name
    if not label:
        return None
    told = office_told_by(label)
    sector = told.sector if told else next((row.sector for row in _offices((entity.id, *kinds)) if row.sector), "")
    if not sector:
        return None
    facts = entity.facts
    jurisdictions = (*best_items(facts.jurisdiction), *best_items(facts.directs))
    return _Position(label, sector, told.role if told else "", jurisdictions, best_items(facts.country))


def _placed(position: _Position, countries: dict[str, str]) -> Office:
    """An office with the country it is of."""
    of = next((countries[each] for each in position.jurisdictions if each in countries), "")
    within = next((countries[each] for each in position.countries if each in countries), "")
    national = bool(of) or (bool(within) and not position.jurisdictions)
    return Office(position.label, position.sector, of or within, national, position.usual)
