"""Toponyms and the points they stand for."""

from polybius.mentions.places.acceptance import read_document
from polybius.mentions.places.evidence import find_counties, with_shared_kinds, with_surroundings
from polybius.mentions.places.gazetteer import Gazetteer
from polybius.mentions.places.placing import place_all
from polybius.mentions.places.sites import find_sites
from polybius.mentions.places.store import gazetteer_hash, load_gazetteer
from polybius.mentions.places.toponyms import Toponym, find_names
from polybius.mentions.places.unlisted import find_unlisted
from polybius.vocabulary import Doc, PlaceMention

__all__ = ["Gazetteer", "find_places", "gazetteer_hash", "load_gazetteer"]


def find_places(doc: Doc, gazetteer: Gazetteer | None = None) -> tuple[PlaceMention, ...]:
    """All toponyms of a document, in text order, resolved together; by the shipped gazetteer when none is given."""
    gazetteer = gazetteer or load_gazetteer()
    readings = read_document(doc)
    counties = find_counties(doc, gazetteer)
    names = _without(counties, find_names(doc, gazetteer, readings)) + counties
    sites = find_sites(doc, names)
    names = _without(sites, names) + [s.inside for s in sites if s.inside]
    unlisted = find_unlisted(doc, names + sites, gazetteer, readings)
    names = [t if t.form == "adjective" else with_surroundings(doc, t, gazetteer) for t in names]
    names = with_shared_kinds(doc, sorted(names, key=lambda t: t.first))
    return place_all(doc, gazetteer, sorted([*names, *sites, *unlisted], key=lambda t: (t.first, -t.last)))


def _without(larger: list[Toponym], toponyms: list[Toponym]) -> list[Toponym]:
    """The toponyms that do not overlap any of the others."""
    taken = {i for t in larger for i in range(t.first, t.last)}
    return [t for t in toponyms if not any(i in taken for i in range(t.first, t.last))]
