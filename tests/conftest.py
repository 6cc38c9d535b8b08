"""What every test may use: the loaded model, and text turned into a parsed document or a record."""

from collections.abc import Callable

import pytest

from polybius import Coder
from polybius.parse import Model, load_model, parse
from polybius.pipeline import code_doc
from polybius.read import read_text
from polybius.vocabulary import Doc, Manifest, Record

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
