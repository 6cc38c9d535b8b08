"""A user's tables of actors: taken before the shipped ones, checked with file and line, and named in the record."""

import os
from pathlib import Path

import pytest

from polybius import Coder
from polybius.errors import TableError
from polybius.mentions import load_directory
from polybius.mentions.cast.directory import named_actors
from polybius.mentions.cast.knowledge import term_on
from polybius.settings import load_settings
from polybius.vocabulary import Actor

TEXT = "Tarvo Lindrek met officials of the Brenna Front in Oslo on Thursday."
MINE = (
    "name,kind,aliases,country,sector,other_sectors,role,since,wikidata\n"
    "Tarvo Lindrek,person,Lindrek,NOR,GOV,LEG,Foreign Minister of Norway,2020-01-01,Q999999901\n"
    "Brenna Front,armed_group,,SWE,REB,,,,\n"
)


def table(folder: Path, text: str, name: str = "mine.csv") -> Path:
    """A user's table."""
    (folder / name).write_text(text, "utf-8")
    return folder / name


def actors_by(*files: Path, text: str = TEXT, date: str = "2021-05-06") -> dict[str, Actor]:
    """The actors of a text, by name, with a user's tables."""
    coder = Coder(load_settings(environment={"POLYBIUS_ACTORS": os.pathsep.join(map(str, files))}))
    return {actor.name: actor for actor in coder.code(text, date=date).actors}


def test_actors_of_an_own_table_are_found_with_office_sectors_and_wikidata_id(tmp_path: Path) -> None:
    found = actors_by(table(tmp_path, MINE))
    person = found["Tarvo Lindrek"]
    assert (person.code, person.other_sectors, person.role) == ("NORGOV", ("LEG",), "Foreign Minister of Norway")
    assert person.wikidata == "Q999999901"
    assert found["Brenna Front"].code == "SWEREB"


def test_actor_of_an_own_table_has_its_terms_from_it_alone_and_keeps_its_other_names(tmp_path: Path) -> None:
    mine = table(tmp_path, "name,kind,country,sector,role\nGeorge W. Bush,person,CAN,BUS,founder of a firm\n")
    entry, names = next(each for each in named_actors((mine,)) if each[0].name == "George W. Bush")
    assert [(term.country, term.sector) for term in entry.terms] == [("CAN", "BUS")]
    assert "George Bush" in names
    assert term_on(entry, "2003-03-20").row == f"{mine}:2"


def test_own_actor_is_preferred_to_a_shipped_one_of_the_same_name(tmp_path: Path) -> None:
    mine = table(tmp_path, "name,aliases,kind,country,sector\nNordic Police Union,Interpol,ngo,NOR,LAB\n")
    directory = load_directory((mine,))
    assert directory.names["Interpol"][0].name == "Nordic Police Union"


def test_later_of_two_own_tables_decides(tmp_path: Path) -> None:
    first = table(tmp_path, "name,kind,country,sector\nBrenna Front,armed_group,SWE,REB\n", "first.csv")
    second = table(tmp_path, "name,kind,country,sector\nBrenna Front,party,SWE,PTY\n", "second.csv")
    assert actors_by(first, second)["Brenna Front"].code == "SWEPTY"


def test_own_tables_change_the_hash_of_the_lexicon(tmp_path: Path) -> None:
    shipped = Coder(load_settings(environment={})).manifest.lexicon
    mine = Coder(load_settings(environment={"POLYBIUS_ACTORS": str(table(tmp_path, MINE))})).manifest.lexicon
    other = Coder(
        load_settings(environment={"POLYBIUS_ACTORS": str(table(tmp_path, MINE + "A B,party,,SWE,PTY,,,,\n"))})
    )
    assert mine.startswith(f"{shipped}-")
    assert other.manifest.lexicon not in (shipped, mine)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,kind,colour\nA B,person,red\n", r"mine.csv:1 .*columns do not fit: colour"),
        ("name,country\nA B,NOR\n", r"mine.csv:1 .*columns do not fit: kind"),
        ("name,kind\nA B,person\nC D,wizard\n", r"mine.csv:3 .*wizard"),
    ],
)
def test_wrong_own_table_is_refused_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        load_directory((table(tmp_path, text),))
