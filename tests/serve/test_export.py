"""Exports of the desk: the rows that are on the screen, in every format, with what is needed to make them again."""

import csv
import errno
import io
import json
import shlex
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import networkx
import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from made_reports import PRIVATE
from made_reports import made_workspace as made_reports
from polybius.cli import app as command_line
from polybius.export import formats
from polybius.serve.app import create_app

FILTERS = (
    {}, {"type": "ASSAULT"}, {"type": "ASSAULT", "country": "ISR"}, {"status": "denied"},
    {"party": "IRN", "once": "true"}, {"since": "1990-08", "until": "1990-08-31"}, {"text": "talks"},
    {"said_by": ["IRN", "JRN"]},
)  # fmt: skip
TABBED = ("icews", "polecat")
GRAPHS: dict[str, Callable[..., Any]] = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}


@pytest.fixture
def reports(tmp_path: Path) -> Iterator[TestClient]:
    """A desk of two reports, which have something for every format."""
    with made_reports(tmp_path / "reports.db"):
        pass
    with TestClient(create_app(tmp_path / "reports.db"), base_url="http://127.0.0.1:8001") as client:
        yield client


def _rows(name: str, content: bytes) -> int:
    """How many rows the tools made for a format find in what was saved."""
    if name in ("parquet", "gdelt"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            tables = {each: archive.read(each) for each in archive.namelist()}
        if name == "gdelt":
            return sum(len(_lines(each, tabs=True)) for at, each in tables.items() if at.endswith(".CSV"))
        return sum(pq.read_table(io.BytesIO(each)).num_rows for at, each in tables.items() if at.endswith(".parquet"))
    if name in GRAPHS:
        return len(GRAPHS[name](io.BytesIO(content)).edges)
    if name in ("jsonl", "plover"):
        return len([json.loads(line) for line in content.splitlines()])
    if name == "geojson":
        return len(json.loads(content)["features"])
    return len(_lines(content, tabs=name in TABBED)) - (2 if name == "hxl" else 1)


def _lines(content: bytes, *, tabs: bool) -> list[list[str]]:
    how: dict[str, Any] = {"delimiter": "\t", "quoting": csv.QUOTE_NONE} if tabs else {}
    return list(csv.reader(io.StringIO(content.decode(), newline=""), **how))


@pytest.mark.parametrize("filters", FILTERS)
def test_what_is_saved_are_the_rows_on_the_screen(desk: TestClient, filters: dict[str, Any]) -> None:
    query = urlencode(filters, doseq=True)
    shown = desk.get(f"/api/v1/events?limit=1000&{query}").json()["rows"]
    saved = list(csv.DictReader(io.StringIO(desk.get(f"/api/v1/export/csv?{query}").text)))
    assert shown
    assert sorted(int(row["mention"]) for row in saved) == sorted(row["id"] for row in shown)
    told = {row["id"]: (row["words"], row["status"], row["type"]) for row in shown}
    assert {int(row["mention"]): (row["words"], row["status"], row["type"]) for row in saved} == told
    assert desk.get(f"/api/v1/export/csv/preview?{query}").json()["count"] == len(shown)


@pytest.mark.parametrize("name", formats())
def test_each_format_is_read_by_the_tools_made_for_it(reports: TestClient, name: str) -> None:
    begun = reports.get(f"/api/v1/export/{name}/preview").json()
    saved = reports.get(f"/api/v1/export/{name}")
    assert saved.status_code == 200
    assert begun["whole"]
    assert _rows(name, saved.content) == sum(file["rows"] for file in begun["files"]) > 0
    assert begun["file"] in saved.headers["content-disposition"]


@pytest.mark.parametrize("name", formats())
def test_the_command_and_the_python_that_are_shown_write_the_same(
    reports: TestClient, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "status=actual&party=IRQ&rule=latest&dated_by=published"
    begun = reports.get(f"/api/v1/export/{name}/preview?{asked}").json()
    with zipfile.ZipFile(io.BytesIO(reports.get(f"/api/v1/export/{name}?{asked}&readme=true").content)) as archive:
        saved = {Path(at).name: archive.read(at) for at in archive.namelist()}
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(command_line, shlex.split(begun["command"])[1:])
    assert done.exit_code == 0, done.output
    written = _written(tmp_path / begun["file"])
    _written(tmp_path / begun["file"], remove=True)
    exec(begun["python"], {})
    assert _written(tmp_path / begun["file"]) == written
    assert {at: each for at, each in saved.items() if _is_rows(at)} == written


def _is_rows(name: str) -> bool:
    """Whether a file holds rows, and not words on them that name the address."""
    return not name.endswith("README.md") and name != "datapackage.json"


def _written(path: Path, *, remove: bool = False) -> dict[str, bytes]:
    """The files of an export, by name."""
    found = [*path.iterdir()] if path.is_dir() else [path, path.with_name(f"{path.name}.README.md")]
    told = {each.name: each.read_bytes() for each in found if _is_rows(each.name)}
    for each in found if remove else ():
        each.unlink()
    return told


def test_the_readme_states_rule_filters_version_and_address(reports: TestClient) -> None:
    address = "/api/v1/export/acled?type=ASSAULT&rule=latest&readme=true"
    with zipfile.ZipFile(io.BytesIO(reports.get(address).content)) as archive:
        told = next(archive.read(name).decode() for name in archive.namelist() if name.endswith("README.md"))
    assert f"`{address}`" in told
    assert "type ASSAULT" in told
    assert "--rule latest" in told
    assert "run 1 of" in told


def test_a_package_of_tables_says_what_was_chosen_and_where(reports: TestClient) -> None:
    with zipfile.ZipFile(io.BytesIO(reports.get("/api/v1/export/csv?tables=true&type=ASSAULT").content)) as archive:
        package = json.loads(next(archive.read(at) for at in archive.namelist() if at.endswith("datapackage.json")))
    assert (package["chosen"], package["address"]) == (
        "type ASSAULT", "/api/v1/export/csv?tables=true&type=ASSAULT",
    )  # fmt: skip
    assert package["manifest"][0]["run"] == 1


def test_names_of_private_persons_stay_behind_when_that_is_asked(reports: TestClient) -> None:
    plain, without = (reports.get(f"/api/v1/export/csv?anonymous={asked}").text for asked in ("false", "true"))
    assert any(name in plain for name in PRIVATE)
    assert not any(name in without for name in PRIVATE)


def test_the_beginning_of_a_large_export_is_of_its_first_mentions(
    reports: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("polybius.serve.routes.export.SHOWN", 2)
    begun = reports.get("/api/v1/export/csv/preview?status=all").json()
    assert (begun["whole"], begun["files"][0]["rows"]) == (False, 2)
    assert begun["count"] > 2
    saved = _lines(reports.get("/api/v1/export/csv?status=all").content, tabs=False)
    assert [list(begun["files"][0]["columns"]), *map(list, begun["files"][0]["first"])] == saved[:3]


@pytest.mark.parametrize(
    ("path", "status"), [("excel", 404), ("csv?rule=guess", 400), ("csv?dated_by=chance", 400), ("csv?sort=day", 400)]
)
def test_an_export_that_cannot_be_is_said(desk: TestClient, path: str, status: int) -> None:
    assert desk.get(f"/api/v1/export/{path}").status_code == status


def test_a_full_disk_is_said_without_naming_folders_and_leaves_nothing(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path))

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("polybius.export.records.write", full)
    refused = desk.get("/api/v1/export/jsonl")
    assert refused.status_code == 503
    assert refused.json()["what"] == "the disk is full"
    assert str(tmp_path) not in refused.text
    assert not list(tmp_path.glob("polybius-*"))


def test_what_was_written_is_gone_when_it_is_sent(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert desk.get("/api/v1/export/csv").content
    assert not list(tmp_path.glob("polybius-*"))


def test_happenings_on_the_screen_are_saved_with_all_their_mentions(desk: TestClient) -> None:
    query = "articles=2"
    shown = desk.get(f"/api/v1/happenings?{query}").json()["rows"]
    saved = list(csv.DictReader(io.StringIO(desk.get(f"/api/v1/export/csv?of=happenings&{query}").text)))
    assert {row["happening"] for row in saved} == {row["id"] for row in shown} != set()
    mentions = [desk.get(f"/api/v1/events?happening={row['id']}").json()["count"] for row in shown]
    assert len(saved) == sum(mentions)
    begun = desk.get(f"/api/v1/export/csv/preview?of=happenings&{query}").json()
    assert (begun["count"], begun["command"], begun["whole"]) == (len(shown), None, True)


def test_what_only_happenings_have_is_not_asked_of_mentions(desk: TestClient) -> None:
    refused = desk.get("/api/v1/export/csv?origins=2")
    assert (refused.status_code, refused.json()["where"]) == (400, "origins")
