"""Coding a workspace anew, and what differs between runs."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from made_records import MANIFEST, made_article, named_record
from polybius.errors import StoreError
from polybius.store import Store, Writer, article_of_id, open_store
from polybius.vocabulary import Article, Failure, Record
from polybius.workspace import changes_between, differences, find_run, ingest, recode, runs

LATER = replace(MANIFEST, version="later")


def later_record() -> Record:
    """The record as another version codes it: one event is denied, one is gone, a claim is another."""
    record = named_record()
    denied = replace(record.events[0], status="denied", rule="deny/invade")
    return replace(record, manifest=LATER, events=(denied,), claims=(replace(record.claims[0], stance="deny"),))


def coded_later(articles: Iterable[Article | Failure]) -> Iterator[Record | Failure]:
    for _ in articles:
        yield later_record()


def test_an_article_comes_back_as_it_was_read(store: Store):
    assert article_of_id(store, 1) == replace(made_article(), raw=b"")


def test_recoding_shows_the_new_rows_and_keeps_both_records(store: Store):
    assert len(list(recode(store, manifest=LATER, stream=coded_later, day="1990-08-05"))) == 1
    assert store.execute("SELECT uid, status FROM events").fetchall() == [("event-e1", "denied")]
    assert [(r.articles, r.shown, r.manifest.version) for r in runs(store)] == [(1, 0, "test"), (1, 1, "later")]


def test_recoding_again_does_nothing(store: Store):
    list(recode(store, manifest=LATER, stream=coded_later, day="1990-08-05"))
    assert list(recode(store, manifest=LATER, stream=coded_later, day="1990-08-06")) == []


def test_an_article_that_cannot_be_coded_anew_keeps_its_rows(store: Store):
    failure = Failure(id="kuwait", source="kuwait", stage="code", what="it broke")
    list(recode(store, manifest=LATER, stream=lambda articles: (failure for _ in articles), day="1990-08-05"))
    assert store.execute("SELECT count(*) FROM events").fetchone() == (2,)
    assert store.execute("SELECT what FROM failures").fetchone() == ("it broke",)


def test_differences_say_what_appeared_vanished_and_changed_and_why(store: Store):
    list(recode(store, manifest=LATER, stream=coded_later, day="1990-08-05"))
    found = list(differences(store, find_run(store, "1"), find_run(store, "2")))
    assert [(c.change, c.kind, c.words) for c in found] == [
        ("changes", "event", "invaded"), ("vanishes", "event", "killed"), ("changes", "claim", "said"),
    ]  # fmt: skip
    assert found[0].fields == {"status": ("actual", "denied")}
    assert found[0].why == ("codebook entry invade → deny/invade", "version test → later")


def test_a_record_does_not_differ_from_itself():
    assert list(changes_between(named_record(), named_record())) == []


def test_a_row_that_only_has_another_id_is_the_same():
    record = named_record()
    names = {"a1": "a5", "a2": "a6", "a3": "a7"}
    renamed = replace(
        record,
        actors=tuple(replace(a, id=names[a.id]) for a in record.actors),
        events=tuple(
            replace(e, actor=tuple(map(names.get, e.actor)), recipient=tuple(map(names.get, e.recipient)))
            for e in record.events
        ),
        claims=tuple(replace(c, speaker=names[c.speaker or ""]) for c in record.claims),
    )
    assert list(changes_between(record, renamed)) == []


def test_a_run_that_is_not_there_is_said_with_those_that_are(store: Store):
    with pytest.raises(StoreError, match="the runs are: 1"):
        find_run(store, "7")


def test_ingest_that_is_broken_off_goes_on_where_it_was(tmp_path: Path):
    articles = [replace(made_article(), url=f"https://example.org/{n}") for n in range(6)]

    def stream(given: Iterable[Article | Failure]) -> Iterator[Record | Failure]:
        for article in given:
            assert isinstance(article, Article)
            record = named_record()
            yield replace(record, document=replace(record.document, url=article.url))

    def rows(path: Path) -> list[object]:
        with open_store(path) as store:
            tables = [name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return [(t, store.execute(f"SELECT * FROM {t}").fetchall()) for t in sorted(tables)]

    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    with open_store(whole, create=True) as store:
        list(ingest(store, articles, manifest=MANIFEST, stream=stream, day="1990-08-03"))
    with open_store(broken, create=True) as store:
        begun = ingest(store, articles, manifest=MANIFEST, stream=stream, day="1990-08-03")
        assert [next(begun).kind for _ in range(3)] == ["added"] * 3
        begun.close()
    with open_store(broken) as store:
        again = [o.kind for o in ingest(store, articles, manifest=MANIFEST, stream=stream, day="1990-08-03")]
    assert again == ["known"] * 3 + ["added"] * 3
    assert rows(whole) == rows(broken)


def test_failures_are_kept_and_the_rest_goes_on(store: Store):
    failure = Failure(id="b", source="b.txt", stage="read", what="the file is empty", where="b.txt", do="leave it out")
    outcomes = list(ingest(store, [failure], manifest=MANIFEST, stream=iter, day="1990-08-03"))
    assert [o.kind for o in outcomes] == ["failed"]
    assert store.execute("SELECT name, what FROM failures").fetchall() == [("b", "the file is empty")]


def test_the_writer_of_the_same_manifest_is_the_same_run(store: Store):
    assert Writer(store, MANIFEST, day="1990-09-01").run == 1
    assert runs(store)[0].day == "1990-08-03"
