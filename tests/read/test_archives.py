"""Web archives give their pages; what is damaged costs no more than what comes after it."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from made_sources import SENTENCE, articles, failures, kept, written

REPORT = f"{SENTENCE} Sadat and Begin put their names to it at the White House, and Arab states condemned it at once."


def page(n: int) -> bytes:
    return f"<html><head><title>Treaty {n}</title></head><body><p>{REPORT} Page {n}.</p></body></html>".encode()


def record(
    n: int, body: bytes, *, kind: str = "response", type: str = "text/html; charset=utf-8", status: str = "200 OK",
    headers: str = "",
) -> bytes:  # fmt: skip
    sent = f"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n{headers}\r\n".encode() + body if kind == "response" else body
    content = "application/http; msgtype=response" if kind == "response" else type
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://courier.example/{n}\r\n"
        f"WARC-Date: 1979-03-26T21:00:00Z\r\nWARC-Record-ID: <urn:uuid:{n}>\r\nContent-Type: {content}\r\n"
        f"Content-Length: {len(sent)}\r\n\r\n"
    ).encode() + sent + b"\r\n\r\n"  # fmt: skip


def test_pages_of_an_archive_are_articles_with_address_and_day(tmp_path: Path) -> None:
    file = written(tmp_path, "crawl.warc", record(1, page(1)) + record(2, page(2)))
    first, second = articles(file)
    assert (first.id, first.url, first.title) == ("crawl:1", "https://courier.example/1", "Treaty 1")
    assert (first.retrieved, first.file, first.raw) == ("1979-03-26T21:00:00Z", str(file), page(1))
    assert "Page 2." in second.text


def test_packed_archive_gives_the_same(tmp_path: Path) -> None:
    plain = written(tmp_path, "a.warc", record(1, page(1)) + record(2, page(2)))
    packed = written(tmp_path, "b.warc.gz", gzip.compress(record(1, page(1))) + gzip.compress(record(2, page(2))))
    assert [a.text for a in articles(plain)] == [a.text for a in articles(packed)]


def test_what_is_no_page_that_was_found_is_passed_over(tmp_path: Path) -> None:
    info, picture = {"kind": "warcinfo", "type": "application/warc-fields"}, {"type": "image/png"}
    records = (record(1, b"WARC info", **info), record(2, b"x" * 50, **picture),
               record(3, page(3), status="404 Not Found"),
               record(4, b"", status="302 Found"), record(5, page(5)))  # fmt: skip
    assert [(a.id, a.url) for a in articles(written(tmp_path, "a.warc", b"".join(records)))] == [
        ("a:5", "https://courier.example/5")]  # fmt: skip


def test_texts_made_of_pages_and_saved_files_are_read(tmp_path: Path) -> None:
    records = record(1, REPORT.encode(), kind="conversion", type="text/plain") + record(
        2, page(2), kind="resource", type="text/html"
    )
    first, second = articles(written(tmp_path, "a.warc", records))
    assert first.text == REPORT and "Page 2." in second.text


def test_body_is_unpacked_as_its_headers_say_or_taken_as_it_is(tmp_path: Path) -> None:
    packed = gzip.compress(page(1))
    pieces = b"%x\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (40, packed[:40], len(packed) - 40, packed[40:])
    records = (record(1, pieces, headers="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
               record(2, page(2), headers="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"))  # fmt: skip
    assert [a.title for a in articles(written(tmp_path, "a.warc", b"".join(records)))] == ["Treaty 1", "Treaty 2"]


def test_encoding_that_the_server_declared_is_used(tmp_path: Path) -> None:
    body = f"<html><body><p>{REPORT} Said Lech Wałęsa.</p></body></html>".encode("iso-8859-2")
    assert (
        "Wałęsa" in articles(written(tmp_path, "a.warc", record(1, body, type="text/html; charset=iso-8859-2")))[0].text
    )


def test_page_without_article_is_a_failure_and_the_next_is_read(tmp_path: Path) -> None:
    file = written(tmp_path, "a.warc", record(1, b"<html><body><h1>Menu</h1></body></html>") + record(2, page(2)))
    assert [f.where for f in failures(file)] == [f"{file}:1"]
    assert [a.title for a in kept(file)] == ["Treaty 2"]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("cut", [10, 200, 500])
def test_truncated_archive_gives_the_records_before_and_one_failure(tmp_path: Path, packed: bool, cut: int) -> None:
    pack = gzip.compress if packed else bytes
    last = pack(record(3, page(3)))
    file = written(
        tmp_path,
        "a.warc.gz" if packed else "a.warc",
        pack(record(1, page(1))) + pack(record(2, page(2))) + last[: min(cut, len(last) - 30)],
    )
    found = kept(file)
    assert [a.title for a in found] == ["Treaty 1", "Treaty 2"]
    if not (packed and cut == 10):  # not a byte of the record can be unpacked
        assert [f.what for f in failures(file)] == ["the archive breaks off or is damaged after record 2"]


def test_archive_damaged_in_the_middle_gives_what_comes_before(tmp_path: Path) -> None:
    second = bytearray(gzip.compress(record(2, page(2))))
    second[60] ^= 0xFF
    file = written(
        tmp_path, "a.warc.gz", gzip.compress(record(1, page(1))) + bytes(second) + gzip.compress(record(3, page(3)))
    )
    assert [a.title for a in kept(file)] == ["Treaty 1"]
    assert [f.what for f in failures(file)] == ["the archive breaks off or is damaged after record 1"]


@pytest.mark.parametrize("content", [b"", b"This is a letter.\n" * 20, b"\x00\x01\x02" * 99])
def test_file_that_is_no_archive_is_a_failure(tmp_path: Path, content: bytes) -> None:
    assert len(failures(written(tmp_path, "a.warc", content))) == 1


def test_page_that_unpacks_to_too_much_costs_only_itself(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<html><body><p>" + b"a " * 20_000_000)
    file = written(tmp_path, "a.warc", record(1, bomb, headers="Content-Encoding: gzip\r\n") + record(2, page(2)))
    assert len(failures(file, max_characters=10_000)) == 1
    assert [a.title for a in kept(file, max_characters=10_000)] == ["Treaty 2"]


def test_archive_on_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(record(1, page(1))))))
    (article,) = articles("-")
    assert (article.id, article.title, article.file) == ("stdin:1", "Treaty 1", None)


def test_address_that_cannot_be_one_costs_nothing(tmp_path: Path) -> None:
    page_there = record(1, page(1)).replace(b"WARC-Target-URI: http", b"WARC-Target-URI: http://[")
    (article,) = articles(written(tmp_path, "a.warc", page_there))
    assert article.url is not None and "[" in article.url and article.publisher is None


def test_wacz_gives_the_pages_of_all_its_archives(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as packed:
        packed.writestr("archive/one.warc.gz", gzip.compress(record(1, page(1))))
        packed.writestr("archive/two.warc", record(2, page(2)))
        packed.writestr("pages/pages.jsonl", "{}")
    found = articles(tmp_path / "a.wacz")
    assert [(a.id, a.title) for a in found] == [
        ("a/archive/one.warc.gz:1", "Treaty 1"),
        ("a/archive/two.warc:1", "Treaty 2"),
    ]


def test_damaged_wacz_is_a_failure(tmp_path: Path) -> None:
    assert "damaged" in failures(written(tmp_path, "a.wacz", b"PK\x03\x04 and no more"))[0].what


def test_wacz_whose_list_names_a_file_in_no_encoding_is_a_failure(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as packed:
        packed.writestr("archive/é.warc", record(1, page(1)))
    file = tmp_path / "a.wacz"
    file.write_bytes(file.read_bytes().replace("é".encode(), b"\xb4\xb4"))
    assert "damaged" in failures(file)[0].what


def test_damaged_archive_in_a_wacz_does_not_cost_the_others(tmp_path: Path) -> None:
    broken = record(2, page(2))
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as packed:
        packed.writestr("archive/1.warc", b"")
        packed.writestr("archive/2.warc", broken)
        packed.writestr("archive/3.warc", record(3, page(3)))
    file = tmp_path / "a.wacz"
    file.write_bytes(file.read_bytes().replace(broken[-50:], bytes(50)))
    assert [each.id for each in failures(file)] == ["a/archive/1.warc", "a/archive/2.warc"]
    assert [each.title for each in kept(file)] == ["Treaty 3"]


def test_names_in_a_wacz_lead_nowhere(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    with zipfile.ZipFile(inside / "a.wacz", "w") as packed:
        packed.writestr("../outside.warc", record(1, page(1)))
        packed.writestr(f"{tmp_path}/absolute.warc", record(2, page(2)))
    assert len(articles(inside / "a.wacz")) == 2
    assert sorted(tmp_path.rglob("*")) == [inside, inside / "a.wacz"]
