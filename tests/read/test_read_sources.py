"""Files, folders, globs, pages, JSON and standard input; what is no report becomes a failure and stops nothing."""

import gzip
import io
import json
from pathlib import Path

import pytest

from polybius.read import read_sources
from polybius.vocabulary import Article, Failure

SAMPLES = Path(__file__).parent / "samples"
SENTENCE = "Egypt and Israel signed a peace treaty in Washington on Monday."


def only(source: Path | str, **options: object) -> Article | Failure:
    (result,) = read_sources([str(source)], **options)  # type: ignore[arg-type]
    return result


def failure(source: Path | str, **options: object) -> Failure:
    result = only(source, **options)
    assert isinstance(result, Failure)
    assert result.what and result.where and result.do
    return result


def article(source: Path | str, **options: object) -> Article:
    result = only(source, **options)
    assert isinstance(result, Article), result
    return result


def written(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_text_file_is_an_article_named_after_it() -> None:
    result = article(SAMPLES / "kuwait.txt")
    assert (result.id, result.file) == ("kuwait", str(SAMPLES / "kuwait.txt"))


def test_page_gives_body_and_what_its_markup_says() -> None:
    result = article(SAMPLES / "treaty.html")
    assert result.title == "Egypt and Israel sign peace treaty"
    assert result.breadcrumbs == ("Home", "World")
    assert result.tags == ("World",)
    assert result.byline == "Example Desk"
    assert result.publisher == "Example Courier"
    assert result.url == "https://courier.example/world/1979/03/26/treaty.html"
    assert (result.published, result.published_basis) == ("1979-03-26", "metadata")
    assert (result.dateline_place, result.credit) == ("WASHINGTON", "AP")
    assert "Suez" in result.text and "Sport" not in result.text and "rights reserved" not in result.text


def test_page_without_date_in_its_markup_is_dated_by_its_address(tmp_path: Path) -> None:
    page = (
        (SAMPLES / "treaty.html")
        .read_text(encoding="utf-8")
        .replace('"datePublished": "1979-03-26T21:00:00+00:00",', "")
    )
    result = article(written(tmp_path, "page.html", page))
    assert (result.published, result.published_basis) == ("1979-03-26", "url")


def test_date_given_goes_before_that_of_the_page() -> None:
    result = article(SAMPLES / "treaty.html", date="1979-03-27")
    assert (result.published, result.published_basis) == ("1979-03-27", "given")


def test_page_without_metadata_is_read_from_what_it_shows(tmp_path: Path) -> None:
    sentence = "The United Nations Command and the armies of North Korea and China signed an armistice on Monday."
    page = f"""<html><head><title>Armistice signed</title></head><body>
        <ul class="breadcrumb"><li>Home</li><li>Asia</li></ul>
        <h1>Armistice signed at Panmunjom</h1><div class="date">July 27, 1953</div>
        <div id="content"><p>{sentence}</p><p>{sentence.replace("Monday", "Sunday")}</p></div></body></html>"""
    result = article(written(tmp_path, "page.html", page))
    assert (result.title, result.breadcrumbs) == ("Armistice signed at Panmunjom", ("Home", "Asia"))
    assert (result.published, result.published_basis) == ("1953-07-27", "metadata")


def test_page_without_article_is_a_failure(tmp_path: Path) -> None:
    page = written(tmp_path, "page.html", "<html><body><h1>Not found</h1><a href='/'>Home</a></body></html>")
    assert failure(page).what == "no article was found in the page"


def test_json_lines_are_read_line_by_line_and_bad_ones_named() -> None:
    file = SAMPLES / "reports.jsonl"
    results = list(read_sources([str(file)]))
    assert [type(result) for result in results] == [Article, Article, Failure, Failure, Failure, Article]
    assert [result.id for result in results] == [
        "moon",
        "reports:2",
        "reports:3",
        "reports:4",
        "reports:5",
        "reports:6",
    ]
    assert [result.where for result in results if isinstance(result, Failure)] == [f"{file}:{n}" for n in (3, 4, 5)]


def test_json_fields_go_by_many_names() -> None:
    wall = list(read_sources([str(SAMPLES / "reports.jsonl")]))[1]
    assert isinstance(wall, Article)
    assert (wall.title, wall.url) == ("Wall opened", "https://courier.example/wall")
    assert (wall.published, wall.published_basis) == ("1989-11-10", "given")
    assert wall.byline == "A. Example, B. Example"


def test_date_given_is_for_lines_without_one() -> None:
    results = [r for r in read_sources([str(SAMPLES / "reports.jsonl")], date="1990-02-12") if isinstance(r, Article)]
    assert [result.published for result in results] == ["1969-07-21", "1989-11-10", "1990-02-12"]


@pytest.mark.parametrize(
    ("value", "date"),
    [("2003-04-09", "2003-04-09"), ("9 April 2003", "2003-04-09"), ("April 9, 2003", "2003-04-09"),
     ("20030409", "2003-04-09"), ("2003-04-09T23:10:00+02:00", "2003-04-09"), (1049846400, "2003-04-09"),
     ("2003-04", None), ("", None), (None, None)],
)  # fmt: skip
def test_date_of_an_object_is_read(tmp_path: Path, value: object, date: str | None) -> None:
    assert article(written(tmp_path, "a.jsonl", json.dumps({"text": SENTENCE, "date": value}))).published == date


@pytest.mark.parametrize("value", ["2003-02-30", "1999-13-01", "yesterday", "32 May 2001", 12, True])
def test_impossible_date_is_a_failure(tmp_path: Path, value: object) -> None:
    result = failure(written(tmp_path, "a.jsonl", json.dumps({"text": SENTENCE, "date": value})))
    assert repr(value) in result.what and result.where.endswith("a.jsonl:1")


def test_line_in_another_encoding_is_read(tmp_path: Path) -> None:
    lines = '{"text": "The talks in Orléans ended."}\n{"text": "They went home."}\n'
    results = list(read_sources([str(written(tmp_path, "a.jsonl", lines.encode("cp1252")))]))
    assert [r.text for r in results if isinstance(r, Article)] == ["The talks in Orléans ended.", "They went home."]


def test_json_file_may_hold_one_object_or_a_list_of_them(tmp_path: Path) -> None:
    assert article(written(tmp_path, "one.json", json.dumps({"text": SENTENCE}))).id == "one"
    many = list(read_sources([str(written(tmp_path, "many.json", json.dumps([{"text": SENTENCE}] * 2)))]))
    assert [result.id for result in many] == ["many:1", "many:2"]


def test_broken_json_file_is_a_failure(tmp_path: Path) -> None:
    assert "not JSON" in failure(written(tmp_path, "a.json", '{"text": ')).what


@pytest.mark.parametrize("name", ["kuwait.txt", "treaty.html"])
def test_packed_file_gives_the_same_article(tmp_path: Path, name: str) -> None:
    packed = written(tmp_path, name + ".gz", gzip.compress((SAMPLES / name).read_bytes()))
    plain, unpacked = article(SAMPLES / name), article(packed)
    assert (plain.id, plain.text, plain.published) == (unpacked.id, unpacked.text, unpacked.published)


def test_packed_json_lines_are_read(tmp_path: Path) -> None:
    packed = written(tmp_path, "reports.jsonl.gz", gzip.compress((SAMPLES / "reports.jsonl").read_bytes()))
    assert len(list(read_sources([str(packed)]))) == 6


def test_damaged_gzip_is_a_failure(tmp_path: Path) -> None:
    packed = written(tmp_path, "a.txt.gz", gzip.compress(b"Egypt and Israel " * 100)[:-12])
    assert "damaged" in failure(packed).what


def test_standard_input_may_be_text_or_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for given, names in (
        (SENTENCE.encode(), ["stdin"]),
        ((SAMPLES / "reports.jsonl").read_bytes(), ["moon", "stdin:2", "stdin:3", "stdin:4", "stdin:5", "stdin:6"]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["stdin:1", "stdin:2"]),
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        assert [result.id for result in read_sources(["-"])] == names


def test_folder_gives_all_reports_below_it_in_order(tmp_path: Path) -> None:
    (tmp_path / "1979").mkdir()
    for name in ("b.txt", "a.txt", "1979/c.txt", "notes.md", "table.csv", ".hidden.txt"):
        written(tmp_path, name, SENTENCE)
    assert [result.id for result in read_sources([str(tmp_path)])] == ["1979/c", "a", "b"]


def test_pattern_gives_the_files_that_fit(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.json"):
        written(tmp_path, name, SENTENCE)
    assert [result.id for result in read_sources([str(tmp_path / "*.txt")])] == ["a", "b"]
    assert failure(tmp_path / "*.html").what == "no file fits the pattern"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [("a", b"<!DOCTYPE html><html><body>x</body></html>", "page"), ("a.dat", SENTENCE.encode(), "text"),
     ("a.out", b'{"id": "j", "text": "One."}\n', "json")],
)  # fmt: skip
def test_file_without_a_known_ending_is_told_by_its_content(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    result = only(written(tmp_path, name, content))
    if kind == "page":
        assert isinstance(result, Failure) and "page" in result.what
    else:
        assert isinstance(result, Article) and result.id == ("j" if kind == "json" else "a")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"%PDF-1.7 \x00\x01", "this is a PDF, not text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "this is a picture, not text"),
        (bytes(range(256)) * 20, "this is not text"),
        ("Президент подписал указ о роспуске парламента. ".encode("cp1251") * 4, "the encoding cannot be told"),
    ],
)
def test_file_that_is_no_text_is_a_failure(tmp_path: Path, content: bytes, what: str) -> None:
    assert failure(written(tmp_path, "a.txt", content)).what == what


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encoding_is_told(tmp_path: Path, encoding: str) -> None:
    text = "The “Café” talks in Orléans ended on Monday."
    assert article(written(tmp_path, "a.txt", text.encode(encoding))).text == text


def test_text_longer_than_a_report_is_a_failure_that_names_the_setting(tmp_path: Path) -> None:
    result = failure(written(tmp_path, "a.txt", f"{SENTENCE} " * 20_000))
    assert "characters" in result.what and "max_characters" in result.do
    assert isinstance(only(tmp_path / "a.txt", max_characters=10_000_000), Article)


def test_text_in_another_language_is_a_failure(tmp_path: Path) -> None:
    text = "Le président de la République a annoncé mardi la dissolution de l'Assemblée nationale à la télévision."
    assert failure(written(tmp_path, "a.txt", text)).what == "the text is not in English (fr)"


@pytest.mark.parametrize("name", ["no-such-file.txt", "https://courier.example/a"])
def test_source_that_is_not_there_is_a_failure(name: str) -> None:
    assert failure(name).id == name


def test_failure_does_not_stop_what_follows() -> None:
    results = list(read_sources(["no-such-file.txt", str(SAMPLES / "kuwait.txt")]))
    assert [type(result) for result in results] == [Failure, Article]


def test_folder_passes_over_the_output_that_stands_in_it(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Rebels attacked the town of Faya-Largeau in Chad on Monday, the army said.")
    (tmp_path / "records.jsonl").write_text("")
    results = list(read_sources([str(tmp_path)], leave_out=tmp_path / "records.jsonl"))
    assert [result.id for result in results] == ["report"]


def test_article_carries_its_own_bytes_and_whether_its_source_names_it(tmp_path: Path) -> None:
    one, two = {"id": 7, "text": SENTENCE}, {"text": SENTENCE}
    many = written(tmp_path, "many.json", json.dumps({"articles": [one, two]}, indent=1))
    results = [r for r in read_sources([str(many)]) if isinstance(r, Article)]
    assert [(r.id, r.given_id, json.loads(r.raw)) for r in results] == [("7", True, one), ("many:2", False, two)]
    lines = written(tmp_path, "lines.jsonl", f"{json.dumps(one)}\n\n{json.dumps(two)}\r\n")
    assert [r.raw for r in read_sources([str(lines)]) if isinstance(r, Article)] == [
        json.dumps(one).encode(), json.dumps(two).encode()]  # fmt: skip
    for file in (SAMPLES / "kuwait.txt", SAMPLES / "treaty.html"):
        assert (article(file).raw, article(file).given_id) == (file.read_bytes(), False)
