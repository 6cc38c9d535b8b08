"""Who is who on a day: names, titles and offices, former holders, those elected, and what is not known."""

from pathlib import Path

import pytest

from polybius.lookup import nearest, who_is
from polybius.mentions import load_directory

MINE = """\
name,aliases,kind,country,sector,other_sectors,role,since,until
Arvo Tamlin,,person,NOR,GOV,,President of Norway,2001-01-15,2005-01-15
Berit Halvang,Halvang,person,NOR,LEG,,Senator,2001-01-01,2005-01-01
Berit Halvang,,person,NOR,GOV,,President of Norway,2005-01-15,2009-01-15
Berit Halvang,,person,NOR,PTY,,chairwoman of the Brenna Party,2006-01-01,2012-01-01
Ola Halvang,,person,SWE,GOV,,Foreign Minister of Sweden,2004-01-01,2010-01-01
Ruth Melby,,person,NOR,GOV,,Acting President of Norway,2009-01-15,2009-03-01
Brenna Party,BNP|the Brenna,party,NOR,PTY,MIL,,,
"""


@pytest.mark.parametrize(
    ("asked", "date", "name", "code", "role"),
    [
        ("President Bush", "1991-01-17", "George H. W. Bush", "USAGOV", "President of the United States"),
        ("President Bush", "2003-03-20", "George W. Bush", "USAGOV", "President of the United States"),
        ("Bush", "2003-03-20", "George W. Bush", "USAGOV", "President of the United States"),
        ("former President Bush", "2000-05-05", "George H. W. Bush", "USAELI", "former President of the United States"),
        ("Angela Merkel", "2023-01-01", "Angela Merkel", "DEUELI", "former Chancellor of Germany"),
        ("the Israeli prime minister", "2021-06-20", "Naftali Bennett", "ISRGOV", "Prime Minister of Israel"),
        ("foreign minister of Germany", "2018-02-02", "Sigmar Gabriel", "DEUGOV", "Foreign Minister of Germany"),
        ("Germany's foreign minister", "2018-02-02", "Sigmar Gabriel", "DEUGOV", "Foreign Minister of Germany"),
        ("the British home secretary", "2013-01-01", "Theresa May", "GBRGOV", "Home Secretary of the United Kingdom"),
        ("the UN secretary-general", "2001-01-01", "Kofi Annan", "UNOGOV", "Secretary-General of the United Nations"),
        ("US President-elect Obama", "2008-12-01", "Barack Obama", "USAGOV", "President-elect of the United States"),
        ("Palestinian president", "2010-01-01", "Mahmoud Abbas", "PSEGOV", "President of the Palestinian Authority"),
        ("Prime Minister Netanyahu", "2010-01-01", "Benjamin Netanyahu", "ISRGOV", "Prime Minister of Israel"),
        ("the Yugoslav president", "1999-04-01", "Slobodan Milosevic", "SRBGOV", "President of Yugoslavia"),
        ("the Serbian president", "1999-04-01", "Milan Milutinovic", "SRBGOV", "President of Serbia"),
        ("FSA", "2014-01-01", "Free Syrian Army", "SYRREB", ""),
        ("the Taliban", "1999-01-01", "Taliban", "AFGGOV", ""),
        ("the Taliban", "2010-01-01", "Taliban", "AFGREB", ""),
        ("Kremlin", "2010-01-01", "the Kremlin", "RUSGOV", ""),
    ],
)  # fmt: skip
def test_name_title_or_office_means_who_it_was_on_the_day(
    asked: str, date: str, name: str, code: str, role: str
) -> None:
    chosen = who_is(asked, date).chosen
    assert chosen is not None
    assert (chosen.name, chosen.code, chosen.role) == (name, code, role)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A table of people who do not exist."""
    (tmp_path / "mine.csv").write_text(MINE, "utf-8")
    return tmp_path / "mine.csv"


def test_answer_names_the_row_that_says_so(mine: Path) -> None:
    chosen = who_is("Ruth Melby", "2009-02-02", load_directory((mine,))).chosen
    assert chosen is not None
    assert (chosen.row, chosen.since, chosen.until) == (f"{mine}:7", "2009-01-15", "2009-03-01")


def test_those_before_and_after_in_an_office_stand_beside_its_holder(mine: Path) -> None:
    answer = who_is("the Norwegian president", "2007-01-01", load_directory((mine,)))
    assert answer.chosen is not None and answer.chosen.name == "Berit Halvang"
    assert [(c.name, c.sector, c.why) for c in answer.others] == [
        ("Arvo Tamlin", "ELI", "held the office until 2005-01-15"),
        ("Ruth Melby", "GOV", "takes the office on 2009-01-15"),
    ]


def test_several_offices_on_one_day_are_all_listed_the_highest_first(mine: Path) -> None:
    answer = who_is("Berit Halvang", "2007-01-01", load_directory((mine,)))
    assert answer.chosen is not None and answer.chosen.role == "President of Norway"
    assert [c.role for c in answer.others] == ["chairwoman of the Brenna Party"]


def test_others_who_bear_the_name_are_told_and_why_they_are_not_meant(mine: Path) -> None:
    answer = who_is("Foreign Minister Halvang", "2007-01-01", load_directory((mine,)))
    assert answer.chosen is not None and answer.chosen.name == "Ola Halvang"
    assert [(c.name, c.why) for c in answer.others] == [
        ("Berit Halvang", "bears the name too; held this office on 2007-01-01")
    ]


def test_acting_holder_is_the_holder(mine: Path) -> None:
    for asked in ("the acting president of Norway", "the president of Norway"):
        chosen = who_is(asked, "2009-02-02", load_directory((mine,))).chosen
        assert chosen is not None and chosen.role == "Acting President of Norway"


def test_who_is_to_take_an_office_is_elect_only_in_the_months_before(mine: Path) -> None:
    directory = load_directory((mine,))
    soon = who_is("the Norwegian president-elect", "2004-12-01", directory)
    assert soon.chosen is not None and soon.chosen.name == "Berit Halvang"
    assert who_is("the Norwegian president-elect", "2003-12-01", directory).chosen is None


def test_nobody_is_chosen_where_no_row_covers_the_day(mine: Path) -> None:
    answer = who_is("the president of Norway", "2015-01-01", load_directory((mine,)))
    assert answer.chosen is None
    assert [c.why for c in answer.others] == ["held the office until 2009-03-01"]


def test_other_sectors_of_a_body_are_told(mine: Path) -> None:
    chosen = who_is("BNP", "2015-01-01", load_directory((mine,))).chosen
    assert chosen is not None and (chosen.sector, chosen.other_sectors) == ("PTY", ("MIL",))


def test_person_without_a_row_is_read_by_the_title() -> None:
    chosen = who_is("Norwegian interior minister Trygve Solhaug", "2011-01-01").chosen
    assert chosen is not None
    assert (chosen.name, chosen.code, chosen.row) == ("Trygve Solhaug", "NORGOV", "actors/agents.csv")


def test_unknown_name_has_no_answer_but_its_nearest_spellings() -> None:
    assert who_is("Anglea Merkel", "2015-01-01").chosen is None
    assert "Angela Merkel" in nearest("Anglea Merkel")
