"""The ledger of a happening that several reports tell of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from made_records import MANIFEST, TEXT, made_article, named_record
from polybius.collate.collating import collate
from polybius.errors import StoreError
from polybius.ledger import ledger_of, rules
from polybius.ledger.entries import credited
from polybius.store import Store, Writer, open_store
from polybius.workspace import correct


def told(number: int, publisher: str, day: str, *, later: str = "") -> tuple[str, str, str, str]:
    """A report of the invasion with so many dead."""
    return TEXT.replace("200", str(number)) + later, publisher, day, f"https://{publisher}.example/{day}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.db", create=True) as opened:
        writer = Writer(opened, MANIFEST, day="1990-08-03")
        reports = (
            told(200, "Herald", "1990-08-02", later=" The palace was hit by shells and burned through the night."),
            told(300, "Courier", "1990-08-03", later=" Ships were leaving the harbour while the airport was closed."),
            told(700, "Gazette", "1990-08-04", later=" Thousands fled south in their cars, witnesses in Khafji said."),
        )
        for text, publisher, day, url in reports:
            record, article = named_record(), made_article()
            number = int(text.split("At least ")[1][:3])
            document = replace(record.document, text=text, publisher=publisher, published=day, url=url, id=publisher,
                               text_sha256=publisher)  # fmt: skip
            renamed = tuple(replace(e, uid=f"{publisher}-{e.uid}") for e in record.events)
            toll = replace(record.tolls[0], low=number, uid=f"{publisher}-toll")
            writer.add(
                replace(article, text=text, publisher=publisher, published=day, url=url, id=publisher),
                replace(record, document=document, events=renamed, tolls=(toll,)),
            )
        collate(opened)
        yield opened


def happening(store: Store) -> str:
    """The happening that all three tell of."""
    found: str = store.execute("SELECT id FROM happenings WHERE articles = 3").fetchone()[0]
    return found


def test_figures_stand_side_by_side_with_who_says_so(store: Store):
    (line,) = ledger_of(store, happening(store)).lines
    assert line.effect == "killed"
    assert [(e.low, e.high, e.bound, e.words) for e in line.entries] == [
        (200, None, "at least", "At least 200"), (300, None, "at least", "At least 300"),
        (700, None, "at least", "At least 700"),
    ]  # fmt: skip
    assert line.entries[0].chain == ("Herald", "Kuwaiti officials")
    assert line.entries[0].sentence.startswith("At least 200 people")
    assert line.entries[0].speaker.code == "KWTGOV"


def test_the_history_shows_how_the_toll_rose(store: Store):
    (line,) = ledger_of(store, happening(store)).lines
    assert [said.low for said in line.history] == [200, 300, 700]
    assert not line.disagree


def test_estimates_follow_the_rules_asked_for(store: Store):
    (line,) = ledger_of(store, happening(store), rules=("range", "side:KWT", "side:IRQ")).lines
    assert [(e.rule, e.low, e.high) for e in line.estimates] == [
        ("range", 200, None), ("side:KWT", 700, None), ("side:IRQ", None, None),
    ]  # fmt: skip


def test_every_figure_is_weighed_by_every_rule(store: Store):
    (line,) = ledger_of(store, happening(store), rules=tuple(r for r in rules() if r != "side")).lines
    for found in line.estimates:
        assert sorted(each.toll for each in found.weighed) == [entry.order for entry in line.entries]
        assert all(each.counts != bool(each.why) for each in found.weighed)


def test_a_part_of_a_figure_and_what_is_said_again_are_weighed_with_their_reason(store: Store):
    (toll,) = store.execute("SELECT id FROM tolls WHERE uid = 'Gazette-toll'").fetchone()
    columns = 'article, effect, unit, high, bound, start, "end", event, cumulative, sentence, day_from, day_to, country'
    for number, (uid, column, low) in enumerate((("part", "subset_of", 40), ("again", "same_as", 700)), start=90):
        store.execute(
            f"INSERT INTO tolls (id, uid, low, {column}, {columns}) "
            f"SELECT ?, ?, ?, id, {columns} FROM tolls WHERE id = ?",
            (toll + number, uid, low, toll),
        )
        store.execute("INSERT INTO toll_claims SELECT ?, position, claim FROM toll_claims WHERE toll = ?",
                      (toll + number, toll))  # fmt: skip
    (line,) = ledger_of(store, happening(store), rules=("latest",)).lines
    assert {each.toll - toll: each.why for each in line.estimates[0].weighed if each.toll > toll} == {
        90: "part of another figure of its report", 91: "the same speaker says it again",
    }  # fmt: skip


def test_a_rejected_figure_is_left_out(store: Store):
    id = happening(store)
    correct(store, "Gazette-toll", "reject", author="Somebody", time="1990-08-05T00:00:00+00:00")
    collate(store)
    assert [e.low for e in ledger_of(store, id).lines[0].entries] == [200, 300]


def test_part_of_an_unstated_whole_is_listed_and_never_counts_as_the_total(store: Store):
    store.execute("UPDATE tolls SET part = 1 WHERE uid = 'Gazette-toll'")
    (line,) = ledger_of(store, happening(store), rules=("latest", "range")).lines
    assert [(entry.low, entry.part) for entry in line.entries] == [(200, False), (300, False), (700, True)]
    assert [said.low for said in line.history] == [200, 300]
    assert [found.greatest for found in line.estimates] == [300, 300]
    assert {found.left_out["Gazette-toll"] for found in line.estimates} == {"part of a whole that is not stated"}


def test_a_ledger_of_parts_alone_leaves_the_total_open_and_says_why(store: Store):
    store.execute("UPDATE tolls SET part = 1")
    (line,) = ledger_of(store, happening(store), rules=("latest",)).lines
    (found,) = line.estimates
    assert (len(line.entries), line.history, found.low, found.best, found.high) == (3, (), None, None, None)
    assert found.note == "what is given is part of a whole that is not stated"


def test_a_happening_that_is_not_there_is_said(store: Store):
    with pytest.raises(StoreError, match="no happening 'h0'"):
        ledger_of(store, "h0")


def test_an_agency_that_credits_itself_stands_once_in_the_chain():
    assert credited("Associated Press", "AP") == ()
    assert credited("Reuters", "Reuters") == ()
    assert credited("Daily Star", "Reuters") == ("Reuters",)
    assert credited("Daily Star", None) == ()
