"""`polybius happenings` and `polybius happening`: lists, evidence, and what a person judges."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_records import MANIFEST
from made_stories import barracks, drakkar
from polybius.collate import collate
from polybius.store import Writer, open_store

type Run = Callable[..., Any]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two reports of one bombing and one of another."""
    with open_store(tmp_path / "news.db", create=True) as store:
        writer = Writer(store, MANIFEST, day="1983-11-01")
        for article, record in (barracks("a"), barracks("b", "1983-10-25", 239), drakkar("c")):
            writer.add(article, record)
        collate(store)
    return tmp_path / "news.db"


def listed(run_polybius: Run, workspace: Path, *options: str) -> list[dict[str, Any]]:
    printed = run_polybius("happenings", workspace, "--members", "--format", "jsonl", *options).out
    return [json.loads(line) for line in printed.splitlines()]


def articles(run_polybius: Run, workspace: Path) -> list[list[str]]:
    return sorted(each["articles"] for each in listed(run_polybius, workspace))


def test_happenings_are_listed_with_their_articles_and_mentions(workspace: Path, run_polybius: Run):
    both, other = sorted(listed(run_polybius, workspace), key=lambda each: -each["article_count"])
    assert both["articles"] == both["main_of"] == ["a", "b"]
    assert both["mentions"] == ["a-e0", "b-e0"]
    assert both["place"]["name"] == "Beirut"
    assert other["articles"] == ["c"]


def test_the_options_of_events_choose_happenings(workspace: Path, run_polybius: Run):
    assert len(listed(run_polybius, workspace, "--text", "Drakkar")) == 1
    assert len(listed(run_polybius, workspace, "--at-least", "2", "--type", "ASSAULT")) == 1
    assert not listed(run_polybius, workspace, "--since", "1990")


def test_a_table_of_cells_has_a_row_for_each_happening(workspace: Path, run_polybius: Run):
    rows = list(csv.DictReader(io.StringIO(run_polybius("happenings", workspace, "--format", "csv").out)))
    assert {row["article_names"] for row in rows} == {"a; b", "c"}
    assert {row["tolls"] for row in rows} == {"killed 239 to 241", "killed 58"}


def test_a_table_for_reading_says_what_where_and_how_many(workspace: Path, run_polybius: Run):
    printed = run_polybius("happenings", workspace, "--format", "table").out
    assert "239 to 241 killed" in printed
    assert "Beirut" in printed


def test_one_happening_is_told_with_its_words_and_reasons(workspace: Path, run_polybius: Run):
    printed = run_polybius("happening", workspace, "b-e0").out
    assert "A truck bomb killed 239 American servicemen" in " ".join(printed.split())
    assert "same place +" in printed
    told = json.loads(run_polybius("happening", workspace, "a-e0", "--format", "json").out)
    assert [report["id"] for report in told["reports"]] == ["a", "b"]


def test_what_is_not_there_is_said(workspace: Path, run_polybius: Run):
    ran = run_polybius("happening", workspace, "h0")
    assert ran.code == 2
    assert "there is no happening 'h0'" in ran.err


def test_a_person_parts_joins_and_takes_back(workspace: Path, run_polybius: Run):
    run_polybius("happenings", "not-same", workspace, "a-e0", "b-e0", "--reason", "two barracks", "--author", "Ann")
    assert articles(run_polybius, workspace) == [["a"], ["b"], ["c"]]
    judged = json.loads(run_polybius("happenings", "judgements", workspace, "--format", "jsonl").out)
    assert (judged["act"], judged["reason"], judged["author"]) == ("not same", "two barracks", "Ann")
    run_polybius("happenings", "undo", workspace, "1", "--reason", "misread")
    assert articles(run_polybius, workspace) == [["a", "b"], ["c"]]
    run_polybius("happenings", "same", workspace, "a-e0", "c-e0")
    assert ["a", "b", "c"] in articles(run_polybius, workspace) or ["a", "c"] in articles(run_polybius, workspace)
    assert "misread" in run_polybius("happenings", "judgements", workspace).out


def test_happenings_are_merged_and_split(workspace: Path, run_polybius: Run):
    ids = [each["id"] for each in listed(run_polybius, workspace)]
    run_polybius("happenings", "merge", workspace, *ids)
    ((merged,),) = [[each["id"] for each in listed(run_polybius, workspace)]]
    run_polybius("happenings", "split", workspace, merged, "b-e0")
    assert articles(run_polybius, workspace) == [["a", "c"], ["b"]]
    ran = run_polybius("happenings", "merge", workspace, merged)
    assert ran.code == 2
    assert "one happening cannot be merged" in ran.err
