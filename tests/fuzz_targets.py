"""What is fuzzed: each reader of files, and the grammars of times and numbers; each says what holds of any bytes."""

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from polybius.mentions import find_quantities, find_times
from polybius.read import read_sources
from polybius.tables import DATA
from polybius.vocabulary import Article, Doc, Failure, Segment, Sentence, Token

CORPUS = Path(__file__).parent / "fuzz" / "corpus"
ENDINGS = {
    "text": "txt", "page": "html", "feed": "xml", "list": "opml", "json": "json", "lines": "jsonl", "cells": "csv",
    "tabs": "tsv", "parquet": "parquet", "warc": "warc", "wacz": "wacz", "packed": "jsonl.gz",
}  # fmt: skip

BETWEEN = ["1", "2", "3", "12", "31", "90", "1,200", "1,00,000", "2.5", "2.5,", "1/2", "1999", "2003", "1990s", "'90s",
           "10:30", "9/11", "31/12/1999", "0", "999999999999", "of", "the", "a", "and", "to", "between", "from", "in",
           "on", "-", "–", ",", ".", "%", "'s", "people", "killed", "XX", "٣"]  # fmt: skip


def reader(ending: str) -> Callable[[bytes], None]:
    """Reads bytes as a file with an ending: all that comes of it are articles that hold together, and failures."""

    def target(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, f"a.{ending}")
            file.write_bytes(data)
            for found in read_sources([str(file)], max_characters=100_000):
                check(found)

    return target


def check(found: Article | Failure) -> None:
    """Fail when a segment lies outside the text or a failure does not say what, where and what to do."""
    if isinstance(found, Failure):
        assert found.what and found.where and found.do
        return
    found.text.encode("utf-8")
    at = 0
    for segment in found.segments:
        assert at <= segment.start < segment.end <= len(found.text)
        at = segment.end


def doc_of(text: str) -> Doc:
    """A text as a parsed document without a tree: one sentence of plain words, numbers and nouns."""
    tokens: list[Token] = []
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        number = word[:1].isdigit()
        tokens.append(Token(len(tokens), word, word.lower(), word.lower(), "CD" if number else "NN",
                            "NUM" if number else "NOUN", "dep", len(tokens), (), start, at, 0, "", False))  # fmt: skip
    whole = (Segment(0, len(text), "body"),) if text else ()
    article = Article(id="f", text=text, segments=whole, published="2003-11-21")
    sentences = (Sentence(0, 0, len(tokens), 0, len(text), "body", 0, 0),) if tokens else ()
    return Doc(article, text, tuple(tokens), sentences, ())


@cache
def grammar_words() -> tuple[str, ...]:
    """The words of which times and numbers are made, by the tables of both, and what stands between them."""
    tables = (table for kind in ("times", "quantities") for table in sorted((DATA / kind).glob("*.csv")))
    rows = (line for table in tables for line in table.read_text("utf-8").splitlines() if not line.startswith("#"))
    return tuple(dict.fromkeys([*BETWEEN, *(row.split(",")[0].strip('"') for row in rows if row)]))


def phrases(data: bytes) -> None:
    """Reads words that two bytes each choose as times and numbers."""
    known = grammar_words()
    chosen = (data[at] * 256 + data[at + 1] for at in range(0, len(data) - 1, 2))
    times_and_numbers(" ".join(known[number % len(known)] for number in chosen).encode())


def times_and_numbers(data: bytes) -> None:
    """Reads words as times and numbers: spans lie in the text, bounds are in order."""
    doc = doc_of(data.decode("utf-8", "replace"))
    times = find_times(doc)
    for mention in times:
        time = mention.time
        assert 0 <= time.start < time.end <= len(doc.text)
        assert time.from_ is None or time.to is None or time.from_ <= time.to, time
    for quantity in find_quantities(doc, times):
        assert 0 <= quantity.start < quantity.end <= len(doc.text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high, quantity


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{name: reader(ending) for name, ending in ENDINGS.items()}, "grammars": times_and_numbers,
    "phrases": phrases,
}  # fmt: skip
