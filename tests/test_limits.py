"""An article that takes too long or too much memory becomes a Failure, and the others are coded."""

import signal
import sys
import threading
import time

import pytest
from msgspec.structs import replace

import polybius.pipeline
from made_records import MANIFEST
from made_worker import code_greedily
from polybius import Coder
from polybius.errors import InputError, SettingError
from polybius.limits import Limits, within
from polybius.pipeline import code_articles
from polybius.settings import limits_of, load_settings
from polybius.vocabulary import Article, Doc, Failure, Record
from polybius.workers import code_with_workers

TIMED = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no timers for processes")
HELD = pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory a process has")


def articles(*texts: str) -> list[Article]:
    return [Article(id=f"n{n}", text=text, segments=()) for n, text in enumerate(texts)]


def be_busy() -> None:
    """Take the processor for ever."""
    while True:
        pass


@TIMED
def test_what_takes_too_long_is_interrupted_and_what_does_not_is_left_alone() -> None:
    for _ in range(2):
        with pytest.raises(InputError, match="longer than an article may"), within(0.05):
            be_busy()
    with within(0.05):
        found = 1 + 1
    began = time.process_time()
    while time.process_time() - began < 0.15:
        found += 1
    assert found > 2


@TIMED
def test_no_limit_and_another_thread_are_left_alone() -> None:
    with within(0):
        assert signal.getitimer(signal.ITIMER_VIRTUAL)[0] == 0
    seen: list[float] = []

    def look() -> None:
        with within(1):
            seen.append(signal.getitimer(signal.ITIMER_VIRTUAL)[0])

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [0]


def test_longer_articles_may_take_longer() -> None:
    limits = limits_of(load_settings())
    assert limits.seconds_for(articles("a" * 1_000_000)) == limits.seconds + limits.milliseconds_per_kilobyte
    assert Limits(0, 100).seconds_for(articles("a")) == 0


def test_limit_less_than_nothing_is_refused() -> None:
    with pytest.raises(SettingError, match="less than 0"):
        load_settings(environment={"POLYBIUS_SECONDS_PER_ARTICLE": "-1"})


@TIMED
@pytest.mark.parametrize("stage", ["parse", "code"])
def test_article_that_takes_too_long_is_a_failure_and_the_rest_is_coded(
    stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    coded = polybius.pipeline.code_doc

    def parsed(given: list[Article], **chosen: object) -> list[Doc]:
        if stage == "parse" and any(article.text == "slow" for article in given):
            be_busy()
        return [Doc(article, article.text, (), (), ()) for article in given]

    def code(doc: Doc, **known: object) -> Record:
        if stage == "code" and doc.text == "slow":
            be_busy()
        return coded(doc, manifest=MANIFEST)

    code(Doc(articles("warm")[0], "warm", (), (), ()))
    monkeypatch.setattr(polybius.pipeline, "parse", parsed)
    monkeypatch.setattr(polybius.pipeline, "code_doc", code)
    given = articles("one", "slow", "three")
    found = list(code_articles(given, model=None, manifest=MANIFEST, limits=Limits(0.5)))  # type: ignore[arg-type]
    assert [isinstance(each, Failure) for each in found] == [False, True, False]
    failure = found[1]
    assert isinstance(failure, Failure)
    assert (failure.id, failure.stage, failure.where) == ("n1", stage, "n1")
    assert "longer" in failure.what and "seconds_per_article" in failure.do


@HELD
@pytest.mark.parametrize("stage", ["parse", "code"])
def test_article_that_takes_too_much_memory_in_this_process_is_a_failure_and_the_rest_is_coded(
    stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    coded = polybius.pipeline.code_doc

    def parsed(given: list[Article], **chosen: object) -> list[Doc]:
        if stage == "parse" and any(article.text == "big" for article in given):
            bytearray(10**9)
        return [Doc(article, article.text, (), (), ()) for article in given]

    def code(doc: Doc, **known: object) -> Record:
        kept = [bytes(10**7) for _ in range(100)] if stage == "code" and doc.text == "big" else []
        assert not kept
        return coded(doc, manifest=MANIFEST)

    before = resource.getrlimit(resource.RLIMIT_DATA)
    monkeypatch.setattr(polybius.pipeline, "parse", parsed)
    monkeypatch.setattr(polybius.pipeline, "code_doc", code)
    limits = Limits(megabytes=300)
    given = articles("one", "big", "three")
    found = list(code_articles(given, model=None, manifest=MANIFEST, limits=limits))  # type: ignore[arg-type]
    assert [isinstance(each, Failure) for each in found] == [False, True, False]
    failure = found[1]
    assert isinstance(failure, Failure)
    assert "more memory" in failure.what and "megabytes_per_article" in failure.do and failure.stage == stage
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


@TIMED
def test_time_that_other_threads_take_is_not_that_of_the_article() -> None:
    over = threading.Event()

    def busy() -> None:
        while not over.is_set():
            pass

    thread = threading.Thread(target=busy)
    thread.start()
    try:
        with within(0.1):
            time.sleep(0.5)
        with pytest.raises(InputError, match="longer"), within(0.1):
            be_busy()
    finally:
        over.set()
        thread.join()


@TIMED
def test_one_text_is_limited_as_those_of_a_stream_are(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        coder, "settings", replace(coder.settings, seconds_per_article=0.2, milliseconds_per_kilobyte=0)
    )
    assert coder.code("Troops left.").document.text == "Troops left."
    with pytest.raises(InputError, match="longer than an article may"):
        coder.code("Iraqi troops killed 12 people near Basra, officials in Baghdad said. " * 3_000)


@TIMED
def test_process_that_nothing_can_interrupt_is_ended_when_it_is_late() -> None:
    chosen = replace(load_settings(), seconds_per_article=0.2, milliseconds_per_kilobyte=0, megabytes_per_article=0)
    found = list(code_with_workers(articles("one", "slow", "three"), settings=chosen, workers=1, work=code_greedily))
    assert [each.what for each in found if isinstance(each, Failure)] == ["it takes longer than an article may"]
    assert [each.document.id for each in found if isinstance(each, Record)] == ["n0", "n2"]


@HELD
def test_article_that_takes_too_much_memory_is_a_failure() -> None:
    chosen = replace(load_settings(), megabytes_per_article=300)
    found = list(code_with_workers(articles("one", "big", "three"), settings=chosen, workers=1, work=code_greedily))
    assert [each.what for each in found if isinstance(each, Failure)] == ["it takes more memory than an article may"]
    assert [each.document.id for each in found if isinstance(each, Record)] == ["n0", "n2"]
