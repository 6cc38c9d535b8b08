"""The codebook's tables agree with each other and with the published scales."""

import pytest

from polybius import codebook
from polybius.errors import TableError


def test_codebook_has_sixteen_types_thirty_seven_contexts_and_all_cameo_codes() -> None:
    assert len(codebook.types()) == 16
    assert len(codebook.contexts()) == 37
    assert len(codebook.codes()) == 312


def test_cameo_codes_map_only_to_defined_types_modes_and_contexts() -> None:
    for entry in codebook.codes().values():
        assert not entry.type or entry.type in codebook.types(), entry.code
        assert not entry.mode or entry.mode in codebook.modes(entry.type), entry.code
        assert set(entry.context) <= set(codebook.contexts()), entry.code


def test_cameo_codes_stand_below_their_root() -> None:
    codes = codebook.codes()
    assert sum(len(code) == 2 for code in codes) == 20
    assert all(code[:2] in codes for code in codes)


def test_cameo_codes_are_text_so_that_leading_zeros_count() -> None:
    assert codebook.codes()["010"].label == "Make statement"
    assert codebook.codes()["10"].label == "Demand"


@pytest.mark.parametrize(("code", "gdelt", "icews"), [("016", -2.0, -5.0), ("164", -7.0, -6.5), ("190", -10.0, -10.0)])
def test_goldstein_scales_are_named_and_differ_where_published(code: str, gdelt: float, icews: float) -> None:
    assert codebook.goldstein(code) == gdelt
    assert codebook.goldstein(code, "ICEWS") == icews


def test_goldstein_of_an_event_without_a_code_is_zero() -> None:
    assert codebook.goldstein("") == 0.0


def test_quad_follows_the_code_and_without_one_the_type() -> None:
    assert codebook.quad_of("190", "ASSAULT") == 4
    assert codebook.quad_of("", "CONCEDE") == 1
    assert {codebook.quad_of("", kind) for kind in codebook.types()} == {1, 2, 3, 4}


def test_an_unknown_code_or_type_is_refused_with_a_message() -> None:
    with pytest.raises(TableError, match="no CAMEO code '999'"):
        codebook.goldstein("999")
    with pytest.raises(TableError, match="no PLOVER type 'WAR'"):
        codebook.quad_of("", "WAR")


def test_lookup_finds_types_codes_modes_and_words() -> None:
    assert codebook.lookup("assault")[0] == codebook.types()["ASSAULT"]
    assert [e.code for e in codebook.lookup("181") if isinstance(e, codebook.CodeEntry)] == ["181"]
    assert codebook.lookup("curfew")[0] == codebook.modes("COERCE")["curfew"]
    assert any(isinstance(e, codebook.CodeEntry) and e.code == "0871" for e in codebook.lookup("truce"))
    assert codebook.lookup("zebra") == ()
