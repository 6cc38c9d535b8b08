"""Coding with several processes."""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

import polybius.coder
from made_records import MANIFEST
from made_worker import code_and_press_control_c, code_nothing, end_at_once
from polybius.errors import PolybiusError, SettingError
from polybius.settings import load_settings
from polybius.vocabulary import Article, Failure, Record
from polybius.workers import Team, code_what_comes, code_with_workers


def articles(*texts: str) -> list[Article]:
    return [Article(id=f"n{n}", text=text, segments=()) for n, text in enumerate(texts)]


def test_results_come_in_the_order_of_the_articles():
    given = articles(*(f"text {n}" for n in range(100)))
    found = list(code_with_workers(given, settings=load_settings(), workers=3, work=code_nothing))
    assert [r.document.id for r in found if isinstance(r, Record)] == [a.id for a in given]


def test_no_article_is_lost_when_one_process_is_late_and_the_other_has_no_room_to_go_on():
    given = articles("late", *(f"text {n}" for n in range(30)))
    alone = replace(load_settings(), articles_at_once=1)
    found = list(code_with_workers(given, settings=alone, workers=2, work=code_nothing))
    assert [r.document.id for r in found if isinstance(r, Record)] == [a.id for a in given]


def test_a_crash_costs_one_article():
    given = articles("one", "two", "this will crash", "four", "five")
    found = list(code_with_workers(given, settings=load_settings(), workers=2, work=code_nothing))
    assert [isinstance(r, Failure) for r in found] == [False, False, True, False, False]
    failure = found[2]
    assert isinstance(failure, Failure)
    assert (failure.id, failure.stage) == ("n2", "code")
    assert "exit code 7" in failure.what


def test_failures_are_passed_on_in_their_place():
    broken = Failure(id="b", source="b", stage="read", what="it is empty")
    found = list(code_with_workers([*articles("one"), broken], settings=load_settings(), workers=1, work=code_nothing))
    assert found[1] == broken


def test_processes_that_cannot_start_are_said():
    with pytest.raises(PolybiusError, match="end before they begin"):
        list(code_with_workers(articles("one"), settings=load_settings(), workers=1, work=end_at_once))


def test_a_team_stays_warm_and_says_with_what_it_codes():
    with Team(load_settings(), 1, code_nothing) as team:
        ids = [[r.document.id for r in team.stream(articles(*texts)) if isinstance(r, Record)] for texts in ("ab", "c")]
        assert (team.manifest, ids) == (MANIFEST, [["n0", "n1"], ["n0"]])


def test_what_a_process_cannot_start_for_is_raised_where_it_was_started():
    with Team(replace(load_settings(), model="no_such_model"), 1) as team, pytest.raises(SettingError, match="no_such"):
        list(team.stream(articles("one")))


def test_control_c_is_for_the_process_that_started_the_others():
    found = list(
        code_with_workers(articles("one", "two"), settings=load_settings(), workers=1, work=code_and_press_control_c)
    )
    assert [isinstance(r, Record) for r in found] == [True, True]


FIRST = """
from made_records import MANIFEST
from made_worker import code_and_press_control_c
from polybius.settings import load_settings
from polybius.vocabulary import Article
from polybius.workers import code_with_workers

if __name__ == "__main__":
    article = Article(id="n", text="one", segments=())
    print(len(list(code_with_workers([article], settings=load_settings(), workers=1, work=code_and_press_control_c))))
"""


def test_the_first_process_of_a_program_does_not_hear_control_c_either(tmp_path: Path):
    program = tmp_path / "program.py"
    program.write_text(FIRST)
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    ran = subprocess.run([sys.executable, program], env={**os.environ, "PYTHONPATH": paths}, capture_output=True,
                         text=True, check=False)  # fmt: skip
    assert (ran.stdout, ran.stderr) == ("1\n", "")


class Loaded:
    """Codes nothing."""

    def __init__(self, settings: object) -> None:
        self.settings, self.manifest = settings, MANIFEST

    def stream(self, items: tuple[Article, ...]) -> Iterator[Article]:
        return iter(items)


@pytest.mark.parametrize("sent", [(), (articles("one"),)])
def test_a_process_ends_quietly_when_its_starter_has_ended(
    sent: tuple[list[Article], ...], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(polybius.coder, "Coder", Loaded)
    starter, pipe = multiprocessing.Pipe()
    for items in sent:
        starter.send(items)
    starter.close()
    code_what_comes(pipe, load_settings())
    with pytest.raises(BrokenPipeError):
        pipe.send("anybody there?")
