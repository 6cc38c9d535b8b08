"""Corrections: laid over the rows, kept through re-coding, carried elsewhere, taken back."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from made_records import MANIFEST, made_article, named_record
from polybius.corrections import Correction
from polybius.errors import AbsentError, InputError
from polybius.store import Store, Writer, id_of, open_store, record_of
from polybius.workspace import bring_in, correct, corrections_as_lines, corrections_of_lines, gold, standing, undo

WHEN = "1990-08-04T12:00:00+00:00"


def corrected(store: Store, name: str, verdict: Any, **more: Any) -> Correction:
    return correct(store, name, verdict, author="Somebody", time=WHEN, **more)


def status(store: Store) -> str:
    found: str = store.execute("SELECT status FROM events WHERE uid = 'event-e1'").fetchone()[0]
    return found


def test_an_edit_shows_in_the_row_and_leaves_the_record_as_it_was_coded(store: Store):
    corrected(store, "event-e1", "edit", field="status", value="denied", reason="Baghdad denies it")
    assert status(store) == "denied"
    assert record_of(store, 1) == named_record()
    assert store.execute("SELECT uid, verdict FROM verdicts").fetchall() == [("event-e1", "edited")]


def test_a_row_can_be_named_by_its_id_in_an_article(store: Store):
    assert corrected(store, "f1", "edit", field="low", value=300, article="kuwait").was == 200
    assert store.execute("SELECT low FROM tolls").fetchone() == (300,)


def test_actors_are_named_by_uid_so_that_the_correction_can_travel(store: Store):
    made = corrected(store, "e1", "edit", field="actor", value=["a3"], article="kuwait")
    assert (made.value, made.was) == (["actor-a3"], ["actor-a1"])
    asked = "SELECT name FROM event_actors JOIN entities ON entities.id = entity WHERE event = ? AND side = 'actor'"
    assert store.execute(asked, (id_of(1, "e1"),)).fetchone() == ("Kuwaiti officials",)


def test_an_edited_actor_is_another_one_across_articles(store: Store):
    corrected(store, "actor-a1", "edit", field="sector", value="REB")
    found = store.execute(
        "SELECT entities.sector FROM entities JOIN actors ON entities.id = entity WHERE uid = 'actor-a1'"
    )
    assert found.fetchone() == ("REB",)


def test_a_place_can_be_given_to_an_event(store: Store):
    place = {"name": "Kuwait City", "country": "KWT", "lat": 29.37, "lon": 47.98}
    corrected(store, "event-e2", "edit", field="place", value=place)
    assert store.execute("SELECT lat, country FROM events WHERE uid = 'event-e2'").fetchone() == (29.37, "KWT")


def test_a_rejected_row_stays_and_is_marked(store: Store):
    corrected(store, "event-e2", "reject", reason="not the same event")
    assert store.execute("SELECT count(*) FROM events").fetchone() == (2,)
    assert store.execute("SELECT verdict FROM verdicts WHERE uid = 'event-e2'").fetchone() == ("rejected",)


def test_the_last_word_counts(store: Store):
    corrected(store, "event-e1", "edit", field="status", value="denied")
    corrected(store, "event-e1", "edit", field="status", value="possible")
    assert status(store) == "possible"


def test_undoing_brings_back_what_was_before(store: Store):
    corrected(store, "event-e1", "edit", field="status", value="denied")
    corrected(store, "event-e1", "edit", field="status", value="possible")
    last = [s.id for s in standing(store)][-1]
    undo(store, last, time=WHEN)
    assert status(store) == "denied"
    assert [s.state for s in standing(store)] == ["applies", "undone"]


def test_corrections_are_kept_through_recoding(store: Store):
    corrected(store, "event-e1", "edit", field="status", value="denied")
    later = replace(MANIFEST, version="later")
    Writer(store, later, day="1990-08-05").replace(1, replace(named_record(), manifest=later))
    assert status(store) == "denied"


def test_a_correction_whose_row_is_coded_otherwise_is_flagged(store: Store):
    corrected(store, "event-e1", "edit", field="status", value="denied")
    corrected(store, "event-e2", "reject")
    first = replace(named_record().events[0], uid="event-other", type="COERCE")
    later = replace(MANIFEST, version="later")
    Writer(store, later, day="1990-08-05").replace(1, replace(named_record(), manifest=later, events=(first,)))
    assert [s.state for s in standing(store)] == ["moved", "gone"]


def test_a_correction_of_another_text_is_flagged(store: Store, tmp_path: Path):
    corrected(store, "event-e1", "accept")
    changed = replace(made_article(), text=made_article().text + " More was not known.")
    document = replace(named_record().document, text=changed.text, text_sha256="other")
    with open_store(tmp_path / "other.db", create=True) as other:
        Writer(other, MANIFEST, day="1990-08-03").add(changed, replace(named_record(), document=document))
        bring_in(other, corrections_of_lines(corrections_as_lines(store), where="test"))
        assert [s.state for s in standing(other)] == ["text changed"]


def test_corrections_travel_as_lines_and_come_in_once(store: Store, tmp_path: Path):
    corrected(store, "event-e1", "edit", field="status", value="denied", reason="said so")
    lines = list(corrections_as_lines(store))
    with open_store(tmp_path / "other.db", create=True) as other:
        Writer(other, MANIFEST, day="1990-08-03").add(made_article(), named_record())
        assert bring_in(other, corrections_of_lines(lines, where="test")) == 1
        assert bring_in(other, corrections_of_lines(lines, where="test")) == 0
        assert status(other) == "denied"


def test_corrections_can_come_before_the_article(store: Store, tmp_path: Path):
    corrected(store, "event-e1", "edit", field="status", value="denied")
    lines = list(corrections_as_lines(store))
    with open_store(tmp_path / "other.db", create=True) as other:
        bring_in(other, corrections_of_lines(lines, where="test"))
        Writer(other, MANIFEST, day="1990-08-03").add(made_article(), named_record())
        assert status(other) == "denied"


def test_gold_is_the_row_as_it_should_be(store: Store):
    corrected(store, "event-e1", "edit", field="status", value="denied")
    corrected(store, "event-e2", "reject")
    edited, rejected = gold(store)
    assert (edited.verdict, edited.row["status"], edited.words) == ("edited", "denied", "invaded")
    assert edited.sentence.startswith("Iraqi troops invaded")
    assert rejected.verdict == "rejected"


@pytest.mark.parametrize(
    ("name", "field", "value", "said"),
    [
        ("event-e9", "status", "denied", "no row"),
        ("event-e1", "uid", "x", "cannot be edited"),
        ("event-e1", "status", "perhaps", "cannot be 'perhaps'"),
        ("event-e1", "actor", ["a77"], "no row 'a77'"),
        ("toll-f1", "low", "many", "cannot be 'many'"),
        ("event-e1", "time", {"from": "1990-08-99"}, "not a day"),
        ("event-e1", "time", {"from": "1990-08-05", "to": "1990-08-02"}, "is after"),
        ("event-e1", "time", "1990-08-05", "or its days"),
        ("event-e1", "place", {"name": "Basra", "lat": 99.0, "lon": 47.8}, "not on the globe"),
        ("event-e1", "place", "Basra", "or its facts"),
    ],
)
def test_what_cannot_be_corrected_is_said(store: Store, name: str, field: str, value: Any, said: str):
    with pytest.raises((InputError, AbsentError), match=said):
        corrected(store, name, "edit", field=field, value=value)
    assert list(standing(store)) == []


def test_a_broken_line_of_corrections_is_said_with_its_number(store: Store):
    good = {"uid": "u", "kind": "event", "verdict": "accept", "author": "A", "time": WHEN, "text_sha256": "",
            "start": 0, "end": 1, "words": ""}  # fmt: skip
    with pytest.raises(InputError, match="file:2"):
        bring_in(store, corrections_of_lines([json.dumps(good).encode(), b"{"], where="file"))
    assert list(standing(store)) == []


def test_a_row_is_named_by_the_number_that_lists_show(store: Store):
    assert corrected(store, str(id_of(1, "e2")), "accept", of="event").uid == "event-e2"
    assert corrected(store, str(id_of(1, "e2")), "accept").uid == "event-e2"


def test_a_number_of_several_kinds_asks_for_the_kind(store: Store):
    with pytest.raises(InputError, match=r"1000001 is an event \(event-e1\) and a figure .* and a claim") as raised:
        corrected(store, "1000001", "accept")
    assert "--kind" in raised.value.do
    assert corrected(store, "1000001", "accept", of="claim").kind == "claim"


@pytest.mark.parametrize(
    ("name", "more", "what"),
    [("feedfeedfeedfeed", {}, "there is no row 'feedfeedfeedfeed'"), ("9000001", {}, "no event, figure or claim"),
     ("9000001", {"of": "toll"}, "no toll has the id"), ("e1", {}, "in many articles"),
     ("e9", {"article": "kuwait"}, "no row 'e9' in 'kuwait'"), ("e1", {"article": "basra"}, "no article 'basra'")],
)  # fmt: skip
def test_a_row_that_is_not_there_is_said_with_how_rows_are_named(store: Store, name: str, more: Any, what: str):
    with pytest.raises((InputError, AbsentError), match=what) as raised:
        corrected(store, name, "accept", **more)
    assert raised.value.do


def test_an_article_is_named_by_its_number_too(store: Store):
    assert corrected(store, "e1", "accept", article="1").uid == "event-e1"


def test_a_correction_is_kept_together_with_the_rows_that_follow_it_or_not_at_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("polybius.workspace.correcting.renew_rows", killed)
        corrected(store, "event-e1", "edit", field="status", value="denied")
    assert list(standing(store)) == [] and status(store) == "actual"
    corrected(store, "event-e1", "edit", field="status", value="denied")
    (kept,) = standing(store)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("polybius.workspace.correcting.renew_rows", killed)
        undo(store, kept.id, time=WHEN)
    assert status(store) == "denied" and [each.state for each in standing(store)] == ["applies"]


@pytest.mark.parametrize(("name", "table"), [("a1", "event_actors"), ("p1", "places"), ("t1", "times")])
def test_what_is_rejected_of_who_where_and_when_stands_in_no_event_and_comes_back(
    store: Store, name: str, table: str
) -> None:
    asked = {
        "event_actors": "SELECT count(*) FROM event_actors JOIN actors ON actors.entity = event_actors.entity "
        "WHERE actors.id = ?",
        "places": "SELECT count(*) FROM events WHERE place = ?",
        "times": "SELECT count(*) FROM events WHERE time = ?",
    }[table]

    def told() -> int:
        found: int = store.execute(asked, (id_of(1, name),)).fetchone()[0]
        return found

    before = told()
    assert before
    made = corrected(store, name, "reject", article="kuwait", reason="a namesake")
    assert told() == 0
    assert record_of(store, 1) == named_record()
    assert corrected(store, made.uid, "accept").uid == made.uid  # by its uid alone, once somebody has judged it
    assert told() == before
