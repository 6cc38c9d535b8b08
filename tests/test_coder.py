"""The coder: one bad article is one failure; a wrong setting is not excused."""

from collections.abc import Iterator

import pytest

import polybius.pipeline
from polybius import Article, Coder, Failure, Record, SettingError, load_settings, read_text
from polybius.coder import CODEBOOK, LEXICON
from polybius.tables import DATA
from polybius.vocabulary import Doc, Event

TEXT = "Iraqi troops invaded Kuwait on Thursday. The emir fled to Saudi Arabia with his family."


@pytest.fixture(scope="module")
def coder() -> Coder:
    """A coder with the default settings and batches of two articles."""
    return Coder(load_settings(environment={"POLYBIUS_ARTICLES_AT_ONCE": "2"}))


def articles(*ids: str) -> Iterator[Article]:
    """Articles of one text under several ids."""
    return (read_text(TEXT, id=id, date="1990-08-03") for id in ids)


def test_coder_gives_records_in_order_and_failures_in_their_place(coder: Coder) -> None:
    broken = Failure(id="b", source="b.txt", stage="read", what="the file is empty")
    given = [*articles("a"), broken, *articles("c", "d", "e")]
    results = list(coder.stream(given))
    assert [r.document.id if isinstance(r, Record) else r.id for r in results] == ["a", "b", "c", "d", "e"]
    assert results[1] is broken


@pytest.mark.parametrize("stage", ["parse", "find_clauses"])
def test_coder_makes_one_failure_of_an_article_that_a_stage_stumbles_over(
    coder: Coder, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    works = getattr(polybius.pipeline, stage)

    def stumbles(given: Doc | list[Article], *rest: object, **more: object) -> object:
        ids = [given.article.id] if isinstance(given, Doc) else [article.id for article in given]
        if "bad" in ids:
            raise ZeroDivisionError("division by zero")
        return works(given, *rest, **more)

    monkeypatch.setattr(polybius.pipeline, stage, stumbles)
    good, bad, other = coder.stream(articles("good", "bad", "other"))
    assert isinstance(good, Record) and isinstance(other, Record)
    assert isinstance(bad, Failure)
    assert bad.what == "ZeroDivisionError: division by zero"
    assert bad.where.startswith("pipeline.py:")


def test_coder_does_not_excuse_wrong_tables_or_settings(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> None:
        raise SettingError("no such setting")

    monkeypatch.setattr(polybius.pipeline, "find_clauses", wrong)
    with pytest.raises(SettingError):
        list(coder.stream(articles("a")))


def test_coder_takes_goldstein_from_the_scale_of_the_settings(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    halted = Event(id="e1", type="SANCTION", cameo="164", quad=4, goldstein=-7.0, start=0, end=5, sentence=0)
    monkeypatch.setattr(polybius.pipeline, "find_events", lambda *_: ((halted,), ()))
    icews = Coder(load_settings(environment={"POLYBIUS_GOLDSTEIN_SCALE": "ICEWS"}))
    assert [event.goldstein for event in coder.code(TEXT).events] == [-7.0]
    assert [event.goldstein for event in icews.code(TEXT).events] == [-6.5]
    assert icews.manifest.goldstein == "ICEWS"


def test_coder_names_what_made_the_record(coder: Coder) -> None:
    manifest = coder.code(TEXT).manifest
    assert (manifest.model, manifest.model_version) == ("en_core_web_md", "3.8.0")
    assert all(len(value) == 16 for value in (manifest.codebook, manifest.lexicon))
    assert len(manifest.gazetteer.split("-")) == 3


def test_coder_gives_equal_records_for_the_same_text(coder: Coder) -> None:
    assert coder.code(TEXT, date="1990-08-03") == coder.code(TEXT, date="1990-08-03")


def test_manifest_covers_every_folder_of_tables_that_coding_reads() -> None:
    others = {"collate", "corrections", "export", "imports", "store", "wording"}
    folders = {path.name for path in DATA.iterdir() if path.is_dir()} - others
    assert folders == {*CODEBOOK, *LEXICON, "places"}


def test_events_name_their_sentence_among_all_of_the_record_furniture_included(coder: Coder) -> None:
    record = coder.code(f"Home » World » Middle East\n\nIraq in Kuwait\n\nCAIRO, Aug. 3, 1990 — {TEXT}\n")
    assert record.sentences[0].part == "boilerplate"
    assert record.events
    for event in record.events:
        sentence = record.sentences[event.sentence]
        assert sentence.start <= event.start < sentence.end
