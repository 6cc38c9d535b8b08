"""Origins and happenings in a workspace: brought up to date, judged, undone, and the same in whatever order."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from msgspec.structs import replace

from made_records import MANIFEST
from made_stories import OMAGH, Told, barracks, drakkar, omagh, story
from polybius import Workspace, query
from polybius.collate import (
    Signed,
    all_judgements,
    collate,
    collating,
    filing,
    judge_different,
    judge_same,
    merge,
    split,
    undo,
)
from polybius.collate.listing import happening_named
from polybius.collate.scoring import weights
from polybius.collate.telling import reason_words, tell_happening
from polybius.errors import StoreError
from polybius.ledger import ledger_of
from polybius.query import Filters, HappeningFilters, Page
from polybius.store import Store, Writer, open_store
from polybius.vocabulary import Article, Record
from polybius.workspace import correct, standing
from polybius.workspace import undo as undo_correction

type Story = tuple[Article, Record]
SOMEBODY = Signed("somebody", "read both", "1998-09-01T12:00:00+00:00")
STORIES = [
    barracks("a"), barracks("b", "1983-10-25", 239), drakkar("c"), drakkar("d", "1983-10-26"),
    omagh("e", "1998-08-15", 21), omagh("f", "1998-08-16", 28), omagh("g", "1998-08-17", 28),
]  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.db", create=True) as opened:
        yield opened


def ingested(store: Store, stories: Iterable[Story]) -> None:
    writer = Writer(store, MANIFEST, day="1998-09-01")
    for article, record in stories:
        writer.add(article, record)
    collate(store)


def happenings(
    store: Store, filters: Filters | None = None, *, at_least: int = 0, limit: int | None = None, members: bool = False
) -> Iterator[dict[str, Any]]:
    asked = HappeningFilters(**(filters or Filters()).given(), articles=at_least)
    for row in query.happenings(store, asked, Page(sort="day", limit=limit), members=members):
        told = {name: getattr(row, name) for name in row.__struct_fields__ if name not in ("number", "members")}
        told |= {"tolls": {f.effect: [f.low, f.high] for f in row.tolls}, "article_count": row.articles}
        told |= {"days": {"from": row.day_from, "to": row.day_to, "basis": row.day_basis}}
        if row.members:
            told |= {name: list(getattr(row.members, name)) for name in ("articles", "main_of", "mentions")}
        yield told


def groups(store: Store) -> set[frozenset[str]]:
    return {frozenset(each["articles"]) for each in happenings(store, members=True)}


ALL = {frozenset("ab"), frozenset("cd"), frozenset("efg")}


def test_happenings_are_found_and_counted(store: Store):
    ingested(store, STORIES)
    assert groups(store) == ALL
    (omagh_bomb,) = happenings(store, Filters(country=("GBR",)), members=True)
    assert omagh_bomb["tolls"] == {"killed": [21, 28]}
    assert omagh_bomb["main_of"] == omagh_bomb["articles"] == ["e", "f", "g"]
    assert omagh_bomb["mentions"] == ["e-e0", "f-e0", "g-e0"]
    assert omagh_bomb["days"] == {"from": "1998-08-15", "to": "1998-08-15", "basis": "event"}


def test_filters_let_through_what_they_name(store: Store):
    ingested(store, STORIES)
    assert len(list(happenings(store, Filters(until="1983")))) == 2
    assert len(list(happenings(store, Filters(since="1998", country=("GBR",), type=("ASSAULT",)), at_least=3))) == 1
    assert not list(happenings(store, Filters(country=("PER",))))
    assert len(list(happenings(store, limit=1))) == 1


def test_batches_and_order_play_no_part(tmp_path: Path):
    rows = []
    for n, order in enumerate((STORIES, STORIES[::-1], STORIES[3:] + STORIES[:3])):
        with open_store(tmp_path / f"{n}.db", create=True) as store:
            for batch in itertools.batched(order, 1 + 2 * n):
                ingested(store, batch)
            rows.append({(each["id"], *sorted(each["articles"])) for each in happenings(store, members=True)})
    assert rows[0] == rows[1] == rows[2]


def test_collating_again_changes_nothing(store: Store):
    ingested(store, STORIES)
    assert collate(store).articles == 0
    assert groups(store) == ALL


def test_a_new_article_leaves_other_happenings_alone(store: Store):
    ingested(store, STORIES[:4])
    before = store.execute("SELECT * FROM happenings ORDER BY id").fetchall()
    ingested(store, STORIES[4:])
    assert [row for row in before if row in store.execute("SELECT * FROM happenings").fetchall()] == before


def test_an_id_that_was_given_leads_to_the_happening_when_an_older_report_comes(store: Store):
    ingested(store, [STORIES[5]])
    (before,) = happenings(store)
    ingested(store, [STORIES[4]])
    (after,) = happenings(store)
    assert after["id"] != before["id"]
    assert happening_named(store, before["id"]) == after["id"] == happening_named(store, "f-e0")


def test_what_is_judged_survives_new_articles_and_recoding(store: Store):
    ingested(store, STORIES[:6])
    judge_different(store, "e-e0", "f-e0", SOMEBODY)
    collate(store)
    apart = {frozenset("ab"), frozenset("cd"), frozenset("e"), frozenset("f")}
    assert groups(store) == apart
    Writer(store, replace(MANIFEST, version="later"), day="1998-09-02").replace(5, STORIES[4][1])
    collate(store)
    assert groups(store) == apart
    ingested(store, STORIES[6:])
    assert frozenset("ef") not in {each & frozenset("ef") for each in groups(store)}


def test_a_merge_joins_all_and_undoing_it_parts_them(store: Store):
    ingested(store, STORIES)
    (one, other) = (each["id"] for each in happenings(store, Filters(until="1983")))
    number = merge(store, (one, other), SOMEBODY)
    collate(store)
    assert groups(store) == {frozenset("abcd"), frozenset("efg")}
    undo(store, number, replace(SOMEBODY, reason="misread"))
    collate(store)
    assert groups(store) == ALL
    (kept,) = all_judgements(store)
    assert (kept.act, kept.reason, kept.undone_reason) == ("merge", "read both", "misread")


def test_a_split_takes_mentions_out(store: Store):
    ingested(store, STORIES)
    (bomb,) = happenings(store, Filters(country=("GBR",)))
    split(store, bomb["id"], ("g-e0",), SOMEBODY)
    collate(store)
    assert groups(store) == {frozenset("ab"), frozenset("cd"), frozenset("ef"), frozenset("g")}
    with pytest.raises(StoreError, match="is not in"):
        split(store, bomb["id"], ("a-e0",), SOMEBODY)


def test_any_mention_of_an_account_can_be_named(store: Store):
    bomb = Told(
        words="A car bomb killed 28 people in Omagh.", trigger="bomb", place=OMAGH, tolls=(("28", "killed", 28),)
    )
    again = Told(words="The attack shook the town.", trigger="attack", same_as=0)
    ingested(store, [story("x", "1998-08-16", bomb, again), omagh("y", "1998-08-15", 28)])
    judge_same(store, "x-e1", "y-q00", SOMEBODY)
    collate(store)
    (both,) = happenings(store, members=True)
    split(store, both["id"], ("x-e1",), SOMEBODY)
    collate(store)
    assert groups(store) == {frozenset("x"), frozenset("y")}


def test_an_article_is_named_where_two_have_the_same_text(store: Store):
    article, record = omagh("e", "1998-08-15", 21)
    copy = replace(article, id="copy"), replace(record, document=replace(record.document, id="copy"))
    ingested(store, [(article, record), copy])
    judge_different(store, "e:e-e0", "copy:e-e0", SOMEBODY)
    collate(store)
    assert groups(store) == {frozenset({"e"}), frozenset({"copy"})}


def test_the_same_can_be_judged_of_two_mentions(store: Store):
    ingested(store, [STORIES[0], STORIES[2]])
    judge_same(store, "a-e0", "c-e0", SOMEBODY)
    collate(store)
    assert groups(store) == {frozenset("ac")}
    with pytest.raises(StoreError, match="no happening or mention"):
        judge_same(store, "a-e0", "nothing", SOMEBODY)


def test_taking_back_what_is_not_there_is_an_error(store: Store):
    with pytest.raises(StoreError, match="no judgement 7"):
        undo(store, 7, SOMEBODY)


def test_a_reprint_adds_an_article_but_no_origin(store: Store):
    article, record = omagh("e", "1998-08-15", 21)
    copy = replace(article, id="copy"), replace(record, document=replace(record.document, id="copy"))
    ingested(store, [(article, record), copy])
    (bomb,) = happenings(store)
    assert (bomb["article_count"], bomb["origins"]) == (2, 1)


def test_all_evidence_of_a_happening_is_told(store: Store):
    ingested(store, STORIES)
    told = tell_happening(store, "e-e0")
    assert [report["id"] for report in told["reports"]] == ["e", "f", "g"]
    event = told["reports"][0]["accounts"][0]["events"][0]
    assert event["words"].startswith("A car bomb in the market street of Omagh killed 21 people")
    assert event["time"] == {"words": "15 August", "from": "1998-08-15", "to": "1998-08-15", "basis": "relative"}
    assert {"same place", "same day"} <= {reason["reason"] for reason in told["pairings"][0]["reasons"]}


def test_every_reason_that_adds_to_a_score_is_said_in_words():
    assert reason_words().keys() == weights().keys()


def test_words_told_of_a_happening_are_those_of_the_article_at_their_place(store: Store):
    ingested(store, STORIES)
    for report in tell_happening(store, "e-e0")["reports"]:
        (text,) = store.execute("SELECT text FROM articles WHERE id = ?", (report["number"],)).fetchone()
        rows = [row for account in report["accounts"] for row in (*account["events"], *account["tolls"])]
        assert rows
        for row in rows:
            sentence = row["sentence"]
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]
            assert text[row["start"] : row["end"]] == row.get("trigger", row["words"])
            assert sentence["start"] <= row["start"] < row["end"] <= sentence["end"]


def test_a_rejected_event_takes_no_part(store: Store):
    ingested(store, STORIES[:2])
    rejected = {"field": "", "value": None, "reason": "", "author": "somebody", "time": SOMEBODY.time, "article": None}
    correct(store, "b-e0", "reject", **rejected)
    correct(store, "b-q00", "reject", **rejected)
    assert groups(store) == {frozenset("a")}


def judged(store: Store, uid: str, verdict: Literal["reject", "edit"], field: str = "", value: object = None) -> str:
    """Correct a row; the id of the correction."""
    correct(store, uid, verdict, field=field, value=value, author="somebody", time=SOMEBODY.time)
    return [each.id for each in standing(store)][-1]


def test_a_rejected_event_goes_with_its_figures_and_moves_no_other(store: Store):
    ingested(store, STORIES)
    before = {each["id"]: each for each in happenings(store, members=True)}
    (bomb,) = [each for each in before.values() if each["articles"] == ["e", "f", "g"]]
    id = judged(store, "e-e0", "reject")
    after = {each["id"]: each for each in happenings(store, members=True)}
    assert after.keys() == before.keys()
    assert after[bomb["id"]]["articles"] == ["f", "g"]
    assert after[bomb["id"]]["mentions"] == ["f-e0", "g-e0"]
    assert after[bomb["id"]]["tolls"] == {"killed": [28, 28]}
    (line,) = ledger_of(store, bomb["id"]).lines
    assert {entry.article for entry in line.entries} == {"f", "g"}
    undo_correction(store, id, time=SOMEBODY.time)
    assert {each["id"]: each for each in happenings(store, members=True)} == before


def test_a_version_that_corrects_a_figure_down_replaces_it_in_what_a_happening_shows(store: Store):
    def told(id: str, killed: int, title: str) -> Story:
        bomb = Told(words=f"A car bomb in the market street of Omagh killed {killed} people on 15 August, police said.",
                    trigger="bomb", place=OMAGH, time=("15 August", "1998-08-15"),
                    tolls=((str(killed), "killed", killed),))  # fmt: skip
        visit = Told(words="Ministers from London and Dublin met in the town hall on Sunday, where families of the "
                     "dead had waited for news of the missing through the night.",
                     trigger="met", type="CONSULT")  # fmt: skip
        return story(id, "1998-08-16", bomb, visit, publisher="Reuters", credit="Reuters", title=title,
                     url=f"https://wire.example/{id}")  # fmt: skip

    first, second = told("e", 50, "Bomb kills 50 in Omagh"), told("f", 28, "CORRECTED: Bomb kills 28 in Omagh")
    ingested(store, [first, second])
    (bomb,) = happenings(store, Filters(type=("ASSAULT",)), members=True)
    assert (bomb["articles"], bomb["origins"], bomb["tolls"]) == (["e", "f"], 1, {"killed": [28, 28]})
    (line,) = ledger_of(store, bomb["id"], rules=("range",)).lines
    assert [entry.replaced_by for entry in line.entries] == ["f", None]
    assert (line.estimates[0].low, line.estimates[0].high, line.disagree) == (28, 28, False)


def test_a_figure_that_is_edited_counts_as_edited_and_moves_nothing(store: Store):
    ingested(store, STORIES)
    judged(store, "f-q00", "edit", "low", 2800)
    judged(store, "f-q00", "edit", "high", 2800)
    assert groups(store) == ALL
    (bomb,) = happenings(store, Filters(country=("GBR",)))
    assert bomb["tolls"] == {"killed": [21, 2800]}
    judged(store, "f-q00", "reject")
    (bomb,) = happenings(store, Filters(country=("GBR",)))
    assert (bomb["tolls"], bomb["article_count"]) == ({"killed": [21, 28]}, 3)


def test_a_happening_of_which_all_is_rejected_is_none(store: Store):
    ingested(store, STORIES[:1])
    (only,) = happenings(store)
    judged(store, "a-e0", "reject")
    assert not list(happenings(store))
    with pytest.raises(StoreError, match="has been rejected"):
        tell_happening(store, only["id"])
    assert collate(store).happenings == 0


def test_a_key_that_too_many_share_pairs_nobody_whatever_the_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(filing, "MOST_IN_BLOCK", 3)
    stories = [omagh(f"n{n}", "1998-08-16", 28) for n in range(6)]
    found = []
    for n, order in enumerate((stories, stories[::-1])):
        with open_store(tmp_path / f"{n}.db", create=True) as store:
            for one in order:
                ingested(store, [one])
            found.append(groups(store))
    assert found[0] == found[1] == {frozenset({f"n{n}"}) for n in range(6)}


def test_what_is_broken_off_goes_on_and_ends_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    rows = []
    for name in ("whole", "broken"):
        with open_store(tmp_path / f"{name}.db", create=True) as store:
            writer = Writer(store, MANIFEST, day="1998-09-01")
            for article, record in STORIES:
                writer.add(article, record)
            monkeypatch.setattr(collating, "AT_ONCE", 2)
            if name == "broken":
                with monkeypatch.context() as broken:
                    broken.setattr(collating, "trace", failing_at(3, collating.trace))
                    with pytest.raises(KeyboardInterrupt):
                        collate(store)
            collate(store)
            tables = ("accounts", "account_keys", "pairings", "happenings", "origins", "overlaps", "collated")
            rows.append([store.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables])
    assert rows[0] == rows[1]


def failing_at(number: int, run: Callable[..., set[int]]) -> Callable[..., set[int]]:
    """A function that is broken off the given time it is called."""
    calls = itertools.count(1)

    def broken(*given: Any) -> set[int]:
        if next(calls) == number:
            raise KeyboardInterrupt
        return run(*given)

    return broken


def test_python_gives_happenings_as_structs_and_tables(store: Store, tmp_path: Path):
    ingested(store, STORIES)
    with Workspace(tmp_path / "news.db") as workspace:
        (bomb,) = workspace.happenings(country="GBR", members=True).rows()
        table = workspace.happenings(articles=2).to_arrow()
        told = workspace.happening("g-e0")
    assert bomb.members and bomb.members.articles == bomb.members.main_of == ("e", "f", "g")
    assert (bomb.articles, bomb.day_from, bomb.told_last) == (3, "1998-08-15", "1998-08-17")
    assert [(figure.effect, figure.low, figure.high) for figure in bomb.tolls] == [("killed", 21, 28)]
    assert sorted(table.column("origins").to_pylist()) == [1, 2, 2]  # c and d, f and g are the same text
    assert told["id"] == bomb.id
