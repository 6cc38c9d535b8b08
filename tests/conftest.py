"""What every test may use: the loaded model, and text turned into a parsed document or a record."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from polybius import Coder, read_sources
from polybius.parse import Model, load_model, parse
from polybius.pipeline import code_doc
from polybius.read import read_text
from polybius.store import open_store
from polybius.vocabulary import Doc, Manifest, Record
from polybius.workspace import ingest

os.environ.pop("COLUMNS", None)  # how wide a table is, a test says itself
DEMONSTRATION = Path(__file__).parents[1] / "samples" / "demonstration"
MANIFEST = Manifest(version="test", codebook="", lexicon="", gazetteer="", model="", model_version="")


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
