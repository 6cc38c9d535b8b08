"""Names of groups, bodies, media and peoples: what each is on a day, over all tables."""

from pathlib import Path

import pytest

from made_yaml import read_yaml
from polybius.mentions.cast.directory import load_directory
from polybius.mentions.cast.knowledge import term_on

NAMES = read_yaml((Path(__file__).parents[1] / "golden" / "names.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "date", "code"), NAMES, ids=str)
def test_name_is_what_it_was_on_the_day(name: str, date: object, code: str) -> None:
    directory = load_directory()
    entry = directory.names[name][0]
    term = term_on(entry, str(date))
    assert term.country + term.sector == code


def test_names_are_asked_of_many_tables_and_countries() -> None:
    assert len(NAMES) >= 150
    assert len({code[:3] for _, _, code in NAMES}) >= 60
