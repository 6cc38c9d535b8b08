"""What a place is: town, district, province, region, country."""

import pytest
from msgspec.structs import replace

from made_reports import made_workspace
from polybius.export.choosing import Selection, choose, mentions_of
from polybius.export.placing import level
from polybius.export.told import Told


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """A mention of an event."""
    with made_workspace(tmp_path_factory.mktemp("places") / "news.db") as store:
        choose(store, Selection(), ())
        return next(mentions_of(store))


@pytest.mark.parametrize(
    ("expected", "name", "country", "admin1", "radius", "geonames"),
    [
        ("town", "Kuwait City", "KWT", "Al Asimah", 12.0, 285787),
        ("province", "Logar", "AFG", "Logar", 37.0, 1134561),
        ("province", "Laghman", "AFG", "Laghman", 21.0, 1135022),
        ("province", "Gaza Strip", "PSE", None, 14.0, None),
        ("district", "Shah Joy", "AFG", "Zabul", 10.0, 7053770),
        ("province", "Wardak", "AFG", "Maidan Wardak", 71.0, 1121863),
        ("region", "northern Helmand", "AFG", "Helmand", 97.0, 1140043),
        ("country", "Afghanistan", "AFG", None, 454.0, 1149361),
        ("region", "eastern Afghanistan", "AFG", None, 272.4, 1149361),
        ("region", "Korean Peninsula", None, None, 350.0, None),
        ("town", "Nahr-e", "AFG", None, None, None),
        ("none", None, None, None, None, None),
    ],
)
def test_a_place_is_what_its_name_id_and_size_say(told: Told, expected: str, name, country, admin1, radius, geonames):
    place = {"place": name, "country": country, "admin1": admin1, "radius_km": radius, "geonames": geonames}
    assert level(replace(told, **place)) == expected
