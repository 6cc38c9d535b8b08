"""What every test may use: the loaded model, and text turned into a parsed document or a record."""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import polybius.coder
from made_run import Ran
from polybius import Coder, read_sources
from polybius.cli import main
from polybius.parse import Model, load_model, parse
from polybius.pipeline import code_doc
from polybius.read import read_text
from polybius.store import open_store
from polybius.vocabulary import Doc, Manifest, Record
from polybius.workspace import ingest

LOADED = cache(load_model)
DEMONSTRATION = Path(__file__).parents[1] / "samples" / "demonstration"
FIRST_OF_ONE = ("desk",)
FIRST_OF_OTHER = (
    "cli", "dataset", "serve", "workspace", "test_docs.py", "test_hostile_text.py", "test_limits.py",
    "test_own_actors.py", "test_patterns.py", "test_same_everywhere.py", "test_soak.py", "test_workers.py",
)  # fmt: skip
MANIFEST = Manifest(version="test", codebook="", lexicon="", gazetteer="", model="", model_version="")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each of two processes begin with its half of what takes long: what is left to share at the end is short.

    One has the tests of the desk, which often wait for the browser, and the other what keeps a processor busy.
    """
    here = Path(__file__).parent
    of_one, of_other, short = [], [], []
    for item in items:
        part = item.path.relative_to(here).parts[0]
        (of_one if part in FIRST_OF_ONE else of_other if part in FIRST_OF_OTHER else short).append(item)
    middle = max(0, len(items) // 2 - len(of_one))
    items[:] = [*of_one, *short[:middle], *of_other, *short[middle:]]


@pytest.fixture(scope="session")
def model() -> Model:
    """The default language model, loaded once."""
    return load_model()


@pytest.fixture(scope="session")
def coder() -> Coder:
    """A coder with the default settings, loaded once."""
    return Coder()


@pytest.fixture(scope="session")
def doc_of(model: Model) -> Callable[..., Doc]:
    """`doc_of(text, date="2003-04-09")` → the parsed text."""

    def build(text: str, date: str | None = None) -> Doc:
        return next(parse([read_text(text, id="test", date=date)], model=model))

    return build


@pytest.fixture(scope="session")
def record_of(doc_of: Callable[..., Doc]) -> Callable[..., Record]:
    """`record_of(text, date="2003-04-09")` → the record of the text."""

    def build(text: str, date: str | None = None) -> Record:
        return code_doc(doc_of(text, date), manifest=MANIFEST)

    return build


@pytest.fixture(scope="session")
def demonstration(coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of the three episodes of samples/demonstration, coded once; it is there to be read."""
    file = tmp_path_factory.mktemp("demonstration") / "demonstration.db"
    with open_store(file, create=True) as store:
        articles = read_sources(sorted(str(file) for file in DEMONSTRATION.glob("*.jsonl")))
        list(ingest(store, articles, manifest=MANIFEST, stream=coder.stream, day="2013-10-01"))
    return file


@pytest.fixture
def run_polybius(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`run_polybius("code", "report.txt")` → what the command printed, and its exit code."""

    def run(*arguments: object, columns: object = 140) -> Ran:
        monkeypatch.setattr(sys, "argv", ["polybius", *map(str, arguments)])
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr(polybius.coder, "load_model", LOADED)
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    return run
