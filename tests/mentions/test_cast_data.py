"""The tables of actors: who held which office when, and that the tables are sound."""

from pathlib import Path

import pytest
import yaml

from polybius.mentions.cast.directory import named_actors
from polybius.mentions.cast.knowledge import agents, country_names, peoples, term_on
from polybius.mentions.cast.spelling import spellings

OFFICES = yaml.safe_load((Path(__file__).parents[1] / "golden" / "offices.yaml").read_text(encoding="utf-8"))
SECTORS = frozenset({
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "NGO", "OPP",
    "PRE", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK", "IGO",
})  # fmt: skip
WIDER = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "ISM", ""})


@pytest.mark.parametrize(("name", "date", "code", "role"), OFFICES, ids=str)
def test_office_is_the_one_held_on_the_day(name: str, date: object, code: str, role: str) -> None:
    entry = next(e for e, _ in named_actors() if e.name == name)
    term = term_on(entry, str(date))
    assert (term.country + term.sector, term.role) == (code, role)


def test_offices_are_asked_of_many_countries() -> None:
    assert len(OFFICES) >= 120
    assert len({code[:3] for _, _, code, _ in OFFICES}) >= 40


def test_sectors_are_those_of_plover() -> None:
    terms = [t for e, _ in named_actors() for t in e.terms]
    assert {t.sector for t in terms if t.sector} <= SECTORS
    assert {row.sector for row in agents().values() if row.sector} <= SECTORS


def test_countries_of_actors_are_known_codes() -> None:
    terms = [t for e, _ in named_actors() for t in e.terms]
    codes = {t.country for t in terms} | {row.country for row in peoples()}
    assert codes - WIDER <= set(country_names())


def test_offices_begin_before_they_end() -> None:
    assert not [t for e, _ in named_actors() for t in e.terms if t.since and t.until and t.since > t.until]


def test_tables_are_broad() -> None:
    assert sum(len(e.terms) for e, _ in named_actors() if e.sort == "person") >= 1200
    assert sum(e.sort == "body" for e, _ in named_actors()) >= 650
    assert len(agents()) >= 500


def test_name_is_found_in_its_usual_spellings() -> None:
    assert {"Muhammad al-Masri", "Mohammed Al-Masri", "Mohammad al Masri"} <= set(spellings("Mohammed al-Masri"))


def test_loaded_words_take_no_side() -> None:
    blaming = {noun: row.sector for noun, row in agents().items() if "terroris" in noun or "extremis" in noun}
    against = {noun for noun in blaming if noun.startswith(("anti-", "counter"))}
    assert {sector for noun, sector in blaming.items() if noun not in against} == {"UAF"}, blaming
    assert {agents()[noun].sector for noun in ("radical", "thug", "islamists")} == {""}
