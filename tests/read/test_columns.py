"""Tables give an article a row; their columns are known by name, or named by the user."""

import datetime
import gzip
import json
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from made_sources import SENTENCE, articles, failures, kept, results, written
from polybius.errors import SettingError
from polybius.read import read_sources

TABLE = f'id,date,headline,body,link\n7,1979-03-26,Treaty signed,"{SENTENCE}",https://courier.example/7\n'


def test_row_is_an_article_by_the_known_names_of_columns(tmp_path: Path) -> None:
    file = written(tmp_path, "news.csv", TABLE)
    (article,) = articles(file)
    assert (article.text, article.id, article.given_id, article.title) == (SENTENCE, "7", True, "Treaty signed")
    assert (article.published, article.url, article.file) == ("1979-03-26", "https://courier.example/7", str(file))
    assert json.loads(article.raw)["headline"] == "Treaty signed"


@pytest.mark.parametrize(("name", "sign"), [("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", "\t"), ("a.csv", "|")])
def test_sign_between_columns_is_told(tmp_path: Path, name: str, sign: str) -> None:
    (article,) = articles(written(tmp_path, name, f"date{sign}text\n1979-03-26{sign}{SENTENCE}\n"))
    assert (article.text, article.id, article.given_id) == (SENTENCE, "a:2", False)


def test_user_names_the_columns(tmp_path: Path) -> None:
    file = written(tmp_path, "a.csv", f"title,Volltext,Tag,text\nTreaty,{SENTENCE},1979-03-26,short\n")
    (article,) = articles(file, columns={"text": "Volltext", "date": "Tag"})
    assert (article.text, article.published) == (SENTENCE, "1979-03-26")
    (failure,) = failures(file, columns={"text": "Fulltext"})
    assert failure.what == "there is no column 'Fulltext'" and "Volltext" in failure.do


def test_user_names_the_fields_of_json(tmp_path: Path) -> None:
    file = written(tmp_path, "a.jsonl", json.dumps({"text": "short", "Volltext": SENTENCE}))
    assert [a.text for a in articles(file, columns={"text": "Volltext"})] == [SENTENCE]


def test_field_that_there_is_not_is_refused_at_once() -> None:
    with pytest.raises(SettingError, match="no field 'txt'"):
        read_sources([], columns={"txt": "body"})


def test_table_without_texts_is_a_failure_that_names_its_columns(tmp_path: Path) -> None:
    (failure,) = failures(written(tmp_path, "a.csv", "actor,code\nIRQ,190\n"))
    assert "--column text=" in failure.do and "actor, code" in failure.do


def test_cells_may_hold_lines_quotes_and_pages(tmp_path: Path) -> None:
    text = f'{SENTENCE}\n\nBegin called it ""historic"".'
    page = f"<html><body><p>{SENTENCE} {SENTENCE} {SENTENCE}</p></body></html>"
    file = written(tmp_path, "a.csv", f'text,html\n"{text}",\n,"{page}"\n')
    first, second = articles(file)
    assert first.text == text.replace('""', '"') and second.text.count("Sinai") == 0 and "peace treaty" in second.text
    assert (first.id, second.id) == ("a:2", "a:5")


def test_row_that_cannot_be_read_costs_only_itself(tmp_path: Path) -> None:
    rows = f"text,date\n{SENTENCE},1979-02-30\n,1979-03-26\n{SENTENCE},1979-03-26,x,y\n{SENTENCE},1979-03-26\n\n"
    file = written(tmp_path, "a.csv", rows)
    assert [f.where for f in failures(file)] == [f"{file}:{n}" for n in (2, 3, 4)]
    assert [a.id for a in kept(file)] == ["a:5"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encoding_of_a_table_is_told(tmp_path: Path, encoding: str) -> None:
    content = f"text,title\n{SENTENCE},“Café” talks\n".encode(encoding)
    assert articles(written(tmp_path, "a.csv", content))[0].title == "“Café” talks"


def test_wide_table_that_ends_in_half_a_character_is_read(tmp_path: Path) -> None:
    found = kept(written(tmp_path, "a.csv", TABLE.encode("utf-16") + b"\n"))
    assert [a.id for a in found] == ["7"]


def test_quotation_mark_that_is_never_closed_is_a_failure(tmp_path: Path) -> None:
    file = written(tmp_path, "a.csv", f'text\n{SENTENCE}\n"{SENTENCE}\n' + f"{SENTENCE}\n" * 20_000)
    found = results(file, max_characters=5_000)
    assert found[0].id == "a:2" and len(found) >= 2 and failures(file, max_characters=5_000)[0].where == f"{file}:3"


def test_packed_table_is_read(tmp_path: Path) -> None:
    assert [a.id for a in articles(written(tmp_path, "news.csv.gz", gzip.compress(TABLE.encode())))] == ["7"]


def test_seconds_written_as_text_are_a_date(tmp_path: Path) -> None:
    assert articles(written(tmp_path, "a.csv", f"text,date\n{SENTENCE},1049846400\n"))[0].published == "2003-04-09"


def parquet_file(folder: Path, name: str = "a.parquet", rows: int = 3) -> Path:
    days = [datetime.datetime(1979, 3, 26, 21, tzinfo=datetime.UTC)] * rows
    table = {"article_id": list(range(rows)), "maintext": [f"{SENTENCE} {n}" for n in range(rows)], "date": days,
             "vector": [[0.5] * 4] * rows}  # fmt: skip
    parquet.write_table(pyarrow.table(table), folder / name, row_group_size=100)
    return folder / name


def test_parquet_rows_are_articles(tmp_path: Path) -> None:
    found = articles(parquet_file(tmp_path, rows=150))
    assert [a.id for a in found] == [str(n) for n in range(150)]
    assert {a.published for a in found} == {"1979-03-26"} and found[149].text.endswith(" 149")
    assert json.loads(found[0].raw).keys() == {"article_id", "maintext", "date"}


def test_damaged_parquet_is_a_failure(tmp_path: Path) -> None:
    file = parquet_file(tmp_path)
    file.write_bytes(file.read_bytes()[:-50])
    assert "the Parquet file is damaged" in failures(file)[0].what
    assert "the Parquet file is damaged" in failures(written(tmp_path, "b.parquet", b""))[0].what


def test_parquet_row_with_a_value_that_cannot_be_costs_only_itself(tmp_path: Path) -> None:
    beyond = pyarrow.array([None, 2**61, 0], pyarrow.timestamp("us"))
    parquet.write_table(pyarrow.table({"text": [SENTENCE] * 3, "date": beyond}), tmp_path / "a.parquet")
    assert [each.id for each in failures(tmp_path / "a.parquet")] == ["a:2"]
    assert [each.published for each in kept(tmp_path / "a.parquet")] == [None, "1970-01-01"]
    damaged = pyarrow.array([SENTENCE.encode(), b"\x8b\xff", SENTENCE.encode()]).view(pyarrow.string())
    parquet.write_table(pyarrow.table({"text": damaged}), tmp_path / "b.parquet")
    assert [each.id for each in failures(tmp_path / "b.parquet")] == ["b:2"]
    assert [each.id for each in kept(tmp_path / "b.parquet")] == ["b:1", "b:3"]


def test_folder_gives_tables_with_texts_and_passes_over_others(tmp_path: Path) -> None:
    parquet_file(tmp_path, rows=1)
    parquet.write_table(pyarrow.table({"code": ["190"]}), tmp_path / "events.parquet")
    written(tmp_path, "events.csv", "date,code\n1979-03-26,190\n")
    written(tmp_path, "news.csv", TABLE)
    written(tmp_path, "broken.csv", b"\x00\x01")
    assert [a.id for a in articles(tmp_path)] == ["0", "7"]
