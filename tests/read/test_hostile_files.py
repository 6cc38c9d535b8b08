"""Files made to do harm, or broken on their way: one clear failure each, within little memory and time."""

import gzip
import io
import time
import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_sources import REPORT, SENTENCE, articles, failures, kept, results, written
from polybius.errors import InputError
from polybius.read import read_sources
from polybius.read.entries import xml_feed
from polybius.read.lists import kind_of, listed_feeds, sitemap
from polybius.read.unpacking import inflate
from polybius.vocabulary import Article, Failure

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BODY = "<rss><channel><item><title>&l9;</title></item></channel></rss>"
BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>{BODY}'
OUTSIDE = f'<?xml version="1.0"?><!-- <rss --><!DOCTYPE rss [\n<!entity l9 SYSTEM "file:///etc/passwd">]>{BODY}'


HIDDEN = (
    f'<?xml version="1.0"?><!DOCTYPE rss PUBLIC "><rss " "x" [<!-- ]><rss --><!ENTITY l9 SYSTEM "file:///x">]>{BODY}'
)


@pytest.mark.parametrize("content", [BOMB, OUTSIDE, HIDDEN])
@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a", "feeds.opml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_entities_of_its_own_is_refused(tmp_path: Path, content: str, name: str, encoding: str) -> None:
    if encoding == "utf-16" and name == "a":
        pytest.skip("without an ending it is read as plain text")
    (failure,) = failures(written(tmp_path, name, content.encode(encoding)))
    assert "entities of its own" in failure.what


def test_lists_with_entities_of_their_own_are_refused() -> None:
    for read in (listed_feeds, sitemap):
        with pytest.raises(InputError, match="entities of its own"):
            read(BOMB.encode(), where="a.xml")


def test_entities_behind_a_long_comment_are_refused_too(tmp_path: Path) -> None:
    late = BOMB.replace("[<!ENTITY l0", f"[<!-- {'a ' * 40_000} --><!ENTITY l0").replace("<rss>", "<rss>", 1)
    assert len(failures(written(tmp_path, "a.rss", late))) == 1
    with pytest.raises(InputError, match="entities of its own"):
        xml_feed(late.encode(), where="a.rss")


@pytest.mark.parametrize(
    "content",
    [b"<item>" * 100_000, b"<item></item>" * 1_000, b"<" * 200_000, b"&" * 200_000, b"<a b='c' " * 50_000,
     b"<!" * 100_000, b" " * 500_000, b"<![CDATA[" * 50_000, b"<item>" + b"<link>x</link>" * 20_000 + b"</item>"],
)  # fmt: skip
def test_harmful_feed_is_read_or_refused_in_little_time(content: bytes) -> None:
    began = time.perf_counter()
    with suppress(InputError):
        xml_feed(b"<rss><channel>" + content, where="a.rss")
    assert time.perf_counter() - began < 10


def test_doctype_without_entities_is_no_harm() -> None:
    old = b'<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd">'
    assert kind_of(old + b"<rss/>", where="a.xml") == "feed"


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz", "a.txt.gz", "a.html.gz", "a.json.gz", "a.xml.gz"])
def test_gzip_bomb_is_refused_within_little_memory(tmp_path: Path, name: str) -> None:
    beginning = {"a.csv.gz": b"text\n", "a.xml.gz": b"<rss><channel><item><title>"}.get(name, b"")
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9) as file:
        file.write(beginning)
        for _ in range(200):
            file.write(b"a" * 1_000_000)
    tracemalloc.start()
    (failure,) = failures(written(tmp_path, name, packed.getvalue()))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert failure.what == "it unpacks to more than 200 times its size"
    assert most < 200_000_000


def test_ordinary_packed_file_that_repeats_itself_is_read(tmp_path: Path) -> None:
    lines = b'{"text": "%b"}\n' % SENTENCE.encode() * 2_000
    assert len(articles(written(tmp_path, "a.jsonl.gz", gzip.compress(lines)))) == 2_000


def test_packed_body_is_unpacked_to_a_bound() -> None:
    assert inflate(gzip.compress(b"one") + gzip.compress(b"two"), most=10, where="") == b"onetwo"
    for body in (gzip.compress(b"a" * 11), gzip.compress(b"abcdefgh")[:-9], b"\x1f\x8bxyz"):
        with pytest.raises(InputError):
            inflate(body, most=10, where="")


def test_line_without_an_end_costs_only_itself(tmp_path: Path) -> None:
    file = written(tmp_path, "a.jsonl", b'{"text": "' + b"a" * 200_000 + b'"}\n{"text": "%b"}\n' % SENTENCE.encode())
    assert [f.what for f in failures(file, max_characters=1_000)] == ["the line is longer than one report"]
    assert [a.text for a in kept(file, max_characters=1_000)] == [SENTENCE]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize(
    "deep", [b"[" * 100_000, b'{"a":' * 100_000, b'{"text": ' + b"[" * 50_000 + b"]" * 50_000 + b"}"]
)
def test_deep_json_is_a_failure(tmp_path: Path, name: str, deep: bytes) -> None:
    assert len(failures(written(tmp_path, name, deep))) == 1


def test_deep_markup_in_a_feed_does_not_stop_the_program(tmp_path: Path) -> None:
    deep = "&lt;b&gt;" * 30_000 + SENTENCE
    feed = f"<rss version='2.0'><channel><item><title>A</title><description>{deep}</description></item></channel></rss>"
    assert len(results(written(tmp_path, "a.xml", feed), max_characters=10_000_000)) == 1


def test_many_lines_are_read_within_little_memory(tmp_path: Path) -> None:
    line = b'{"words": "%b"}\n' % (SENTENCE.encode() * 20)
    file = written(tmp_path, "a.jsonl", line * 20_000)
    tracemalloc.start()
    assert sum(isinstance(each, Failure) for each in read_sources([str(file)])) == 20_000
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 2_000_000 < file.stat().st_size


def test_name_that_is_not_utf_8_is_shown_as_far_as_it_can_be(tmp_path: Path) -> None:
    try:
        written(tmp_path, "r\udce9sum\udce9.txt", REPORT)
    except OSError:
        pytest.skip("names are UTF-8 on this disk")
    (article,) = articles(tmp_path)
    assert article.id == "r\ufffdsum\ufffd" and article.file is not None and article.file.encode()
    (failed,) = failures(f"{tmp_path}/n\udce9.txt")
    assert failed.where.encode().endswith("n\ufffd.txt".encode())


def test_name_that_no_disk_takes_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    file = written(tmp_path, "a.txt", REPORT)
    failed, article = read_sources(["x" * 5000, str(file)])
    assert isinstance(failed, Failure) and "cannot be read" in failed.what
    assert isinstance(article, Article)


@pytest.mark.parametrize(("name", "content"), [("a.parquet", b"PAR1 and no more"), ("a.csv.gz", b"\x1f\x8b\x08cut")])
def test_damaged_table_in_a_folder_is_not_passed_over(tmp_path: Path, name: str, content: bytes) -> None:
    written(tmp_path, name, content)
    written(tmp_path, "b.txt", REPORT)
    assert [each.where for each in failures(tmp_path)] == [str(tmp_path / name)]
    assert len(kept(tmp_path)) == 1


BEGINNINGS = [
    b"", b"<?xml version='1.0'?><rss><channel><item>", b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
    b"<urlset><url>", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n", b"text,date\n", b"PAR1", b"{",
    b"\x1f\x8b\x08", b"PK\x03\x04",
]  # fmt: skip
ENDINGS = ["", ".xml", ".rss", ".opml", ".csv", ".tsv", ".parquet", ".warc", ".wacz", ".json", ".jsonl", ".txt"]


@settings(max_examples=150, deadline=None)
@given(beginning=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=200), ending=st.sampled_from(ENDINGS))
def test_any_bytes_give_articles_or_failures(
    tmp_path_factory: pytest.TempPathFactory, beginning: bytes, rest: bytes, ending: str
) -> None:
    file = written(tmp_path_factory.mktemp("any"), f"a{ending}", beginning + rest)
    assert results(file) or ending == ".csv"
