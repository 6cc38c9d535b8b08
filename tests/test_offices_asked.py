"""Who held which office on which day: questions written apart from the tables."""

from pathlib import Path
from typing import Any

from made_yaml import read_yaml
from polybius.lookup import who_is

CASES: list[list[Any]] = read_yaml((Path(__file__).parent / "golden" / "offices_asked.yaml").read_text("utf-8"))


def test_offices_asked_about_are_those_of_the_day() -> None:
    wrong = [(asked, str(day), found) for asked, day, *told in CASES if (found := answered(asked, str(day), told))]
    assert not wrong, f"{len(wrong)} of {len(CASES)}:\n" + "\n".join(map(str, wrong))


def test_questions_span_the_world() -> None:
    countries = {code[:3] for *_, code, _ in CASES if code != "*"}
    assert len(CASES) >= 200
    assert len(countries) >= 60


def answered(asked: str, day: str, told: list[Any]) -> str:
    """What was answered where it is not what the case tells; else nothing."""
    name, code, role = told
    chosen = who_is(asked, day).chosen
    if chosen is None:
        return "nobody"
    roles = role if isinstance(role, list) else [role]
    right = chosen.name == name and code in ("*", chosen.code) and ("*" in roles or chosen.role in roles)
    return "" if right else f"{chosen.name} [{chosen.code}] {chosen.role!r}"
