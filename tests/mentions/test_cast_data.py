"""The tables of actors: who held which office when, and that the tables are sound."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from made_yaml import read_yaml
from polybius.mentions.cast.directory import named_actors
from polybius.mentions.cast.knowledge import agents, country_items, country_names, peoples, term_on
from polybius.mentions.cast.spelling import spellings
from polybius.tables import read_table
from polybius.vocabulary.actor_row import ActorRow

OFFICES = read_yaml((Path(__file__).parents[1] / "golden" / "offices.yaml").read_text(encoding="utf-8"))
SECTORS = frozenset({
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "NGO", "OPP",
    "PRE", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK", "IGO",
})  # fmt: skip
JOINT = ("Member of ", "Vice President of ", "United Nations official")
RIVALS = frozenset({"President of the Ivory Coast", "Prime Minister of Libya"})
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


def _days_together(one: ActorRow, other: ActorRow) -> int:
    """How many days the earlier of two terms goes on after the later has begun."""
    last = date.fromisoformat(one.until) if one.until else date.max
    return (last - date.fromisoformat(other.since)).days


@pytest.mark.parametrize("table", ["heads", "international"])
def test_one_at_a_time_holds_an_office(table: str) -> None:
    offices: dict[tuple[str, str], list[ActorRow]] = {}
    for row in read_table(f"actors/named/{table}.csv", ActorRow):
        if not row.role.startswith(JOINT) and row.role not in RIVALS:
            offices.setdefault((row.country, row.role), []).append(row)
    together = [
        (office, one.name, other.name)
        for office, rows in offices.items()
        for one, other in pairwise(sorted(rows, key=lambda row: row.since))
        if one.name != other.name and _days_together(one, other) > 31
    ]
    assert not together


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


def test_each_state_has_one_wikidata_item() -> None:
    items = country_items()
    assert set(items) == set(country_names())
    assert len(set(items.values())) == len(items)
    assert (items["NLD"], items["FRA"]) == ("Q55", "Q142")
