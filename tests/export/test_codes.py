"""Codes of other data sets: facts that are easily mixed up."""

import pytest

from polybius.codebook import modes, types
from polybius.export.codes import acled_kinds, adm1, body, country, fips, sector
from polybius.tables import read_table
from polybius.vocabulary.country import CountryRow


def test_health_and_the_press_are_not_mixed_up():
    assert sector("MED").cameo == "HLH"
    assert sector("JRN").cameo == "MED"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("GBR", ("UK", "GBR", "200", "826")),
        ("DEU", ("GM", "DEU", "260", "276")),
        ("CHN", ("CH", "CHN", "710", "156")),
        ("CHE", ("SZ", "CHE", "225", "756")),
        ("ROU", ("RO", "ROM", "360", "642")),
        ("TLS", ("TT", "TMP", "860", "626")),
        ("YEM", ("YM", "YEM", "678", "887")),
        ("VNM", ("VM", "VNM", "816", "704")),
        ("RUS", ("RS", "RUS", "365", "643")),
        ("COD", ("CG", "COD", "490", "180")),
        ("COG", ("CF", "COG", "484", "178")),
        ("SRB", ("RI", "SRB", "340", "688")),
        ("SSD", ("OD", "", "626", "728")),
        ("XKX", ("KV", "", "347", "")),
        ("CZE", ("EZ", "CZE", "316", "203")),
    ],
)
def test_a_country_has_the_codes_of_each_list(code: str, expected: tuple[str, ...]):
    found = country(code)
    assert (found.fips, found.cameo, found.gw, found.numeric) == expected


def test_every_country_an_actor_can_have_is_listed():
    known = {row.code for row in read_table("actors/countries.csv", CountryRow)}
    assert not {code for code in known if not country(code).name}


def test_the_parts_of_palestine_have_codes_of_their_own():
    assert (fips("PSE", "Gaza Strip"), fips("PSE", "West Bank"), fips("PSE", None)) == ("GZ", "WE", "")


def test_bodies_of_states_are_no_countries():
    united_nations = body("UNO")
    assert united_nations is not None
    assert (united_nations.code, united_nations.country, united_nations.group, united_nations.type) == (
        "IGOUNO",
        "",
        "UNO",
        "IGO",
    )
    assert body("IRQ") is None


def test_kinds_of_acled_are_given_for_types_and_modes_that_exist():
    for kind in acled_kinds():
        assert kind.type in types()
        assert not kind.mode or kind.mode in modes(kind.type)


def test_states_of_the_usa_have_codes():
    assert (adm1("USA", "Texas"), adm1("KWT", "Al Asimah"), adm1("USA", None)) == ("USTX", "", "")
