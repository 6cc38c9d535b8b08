"""Files read back by the libraries that people use: json, pyarrow, networkx."""

import csv
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pyarrow.parquet as pq
import pytest

from made_reports import FIRST, first_record, second_record
from polybius.export import Options, Selection
from polybius.export.tables import tables_of
from polybius.output import to_json
from polybius.store import record_of
from polybius.workspace.opened import Workspace


def test_points_have_precision_status_words_and_offsets(run: Callable[..., Any]):
    path, exported = run("geojson")
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert [feature["id"] for feature in features] == [1000001, 1000002, 2000001]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [47.9783, 29.3697]}
    about = features[0]["properties"]
    assert (about["precision"], about["radius_km"], about["status"]) == ("town", 12.0, "actual")
    start, end = about["offsets"]
    assert " ".join(FIRST)[start:end] == about["words"]
    assert dict(exported.left_out) == {"without coordinates": 3}


def test_a_record_of_plover_has_day_parties_sizes_and_place(run: Callable[..., Any]):
    path, _ = run("plover")
    first, met, *_ = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    assert (first["date"], first["event"], first["mode"], first["size"]) == (
        "1990-08-02",
        ["ASSAULT"],
        ["firearms"],
        {"dead": 1},
    )
    expected = {"code": "IRQ", "sector": "MIL", "entity_text": "Iraqi troops", "entity_name": "Iraqi troops"}
    assert first["actor"][0] == {**expected, "country_name": "Iraq", "sector_code": "MIL"}
    assert first["event_loc"]["resolution"] == 4
    assert "without direction" in met["comment"]
    assert "recipient" not in met


def test_json_lines_are_what_polybius_code_prints(store: sqlite3.Connection, run: Callable[..., Any]):
    path, _ = run("jsonl")
    assert path.read_bytes().splitlines() == [to_json(record_of(store, article)) for article in (1, 2)]
    assert record_of(store, 1) == first_record()


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_what_is_noted_of_each_row_is_kept_on_the_disk(
    store: sqlite3.Connection, run: Callable[..., Any], name: str
) -> None:
    said: list[str] = []
    pragmas = [store.execute(f"PRAGMA {each}").fetchone() for each in ("temp_store", "mmap_size")]
    store.set_trace_callback(said.append)
    run(name)
    store.set_trace_callback(None)
    noted = next(n for n, statement in enumerate(said) if statement.startswith("CREATE TEMP TABLE"))
    assert {"PRAGMA temp_store = FILE", "PRAGMA mmap_size = 0"} <= set(said[:noted])
    assert [store.execute(f"PRAGMA {each}").fetchone() for each in ("temp_store", "mmap_size")] == pragmas


@pytest.mark.parametrize(("name", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_a_graph_is_read_by_networkx(run: Callable[..., Any], name: str, read: Callable[..., Any]):
    path, _ = run(name)
    graph = read(path)
    names = {data.get("name"): node for node, data in graph.nodes(data=True)}
    baker, minister = names["James Baker"], names["Eduard Shevardnadze"]
    assert graph.is_directed()
    for source, target in ((baker, minister), (minister, baker)):
        edge = graph.edges[source, target]
        assert (edge["mutual"], edge["verbal_cooperation"], edge["goldstein"]) == (1, 1, 1.0)
        assert (edge["first_day"], edge["last_day"], edge["uids"]) == ("1990-08-03", "1990-08-03", "meeting")
    shot = graph.edges[names["Iraqi troops"], names["Ahmed Saleh"]]
    assert (float(shot["weight"]), shot["mutual"], shot["material_conflict"]) == (1.0, 0, 1)


def test_parquet_has_a_file_for_each_table_with_its_types(run: Callable[..., Any]):
    folder, exported = run("parquet")
    events = pq.read_table(folder / "events.parquet")
    assert events.num_rows == exported.rows["events.parquet"] == 6
    assert [str(events.schema.field(name).type) for name in ("id", "goldstein", "cameo", "lat")] == [
        "int64",
        "double",
        "string",
        "double",
    ]
    assert events.column("cameo").to_pylist()[1] == "040"
    assert events.column("mode").to_pylist()[0] == ["firearms"]
    assert pq.read_table(folder / "articles.parquet").column("text").to_pylist() == [
        first_record().document.text,
        second_record().document.text,
    ]


def test_the_data_package_describes_the_files_that_are_there(run: Callable[..., Any]):
    folder, _ = run("parquet")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert sorted(file.stem for file in folder.glob("*.parquet")) == sorted(resources)
    for resource in resources.values():
        assert pq.read_schema(folder / resource["path"]).names == [
            field["name"] for field in resource["schema"]["fields"]
        ]
    keys = {(key["fields"][0], key["reference"]["resource"]) for key in resources["events"]["schema"]["foreignKeys"]}
    assert {("article", "articles"), ("place", "places"), ("time", "times")} <= keys
    assert package["losses"]
    assert package["manifest"][0]["version"] == "test"
    assert "raw" not in [field["name"] for field in resources["articles"]["schema"]["fields"]]


def test_csv_tables_hold_the_same_rows_as_parquet(run: Callable[..., Any]):
    tables, _ = run("csv", to="tables")
    columns, _ = run("parquet")
    with (tables / "tolls.csv").open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream))
    expected = pq.read_table(columns / "tolls.parquet").to_pylist()
    assert [{name: "" if value is None else str(value) for name, value in row.items()} for row in expected] == found


def test_a_filter_keeps_the_events_that_fit_and_what_belongs_to_their_articles(run: Callable[..., Any]):
    chosen = Selection("events.uid = ?", ("meeting",))
    folder, exported = run("parquet", selection=chosen)
    assert pq.read_table(folder / "events.parquet").column("uid").to_pylist() == ["meeting"]
    assert exported.rows["event_actors.parquet"] == 2
    assert exported.rows["articles.parquet"] == 1
    assert pq.read_table(folder / "actors.parquet").num_rows == len(first_record().actors)


def test_the_same_workspace_gives_the_same_bytes(run: Callable[..., Any]):
    for name in ("parquet", "gdelt", "csv", "geojson", "gexf", "hxl"):
        one, _ = run(name, to=f"one-{name}", zipped=name == "gdelt")
        other, _ = run(name, to=f"other-{name}", zipped=name == "gdelt")
        if one.is_dir():
            files = sorted(file.name for file in one.iterdir())
            assert files == sorted(file.name for file in other.iterdir())
            assert all((one / file).read_bytes() == (other / file).read_bytes() for file in files)
        else:
            assert one.read_bytes() == other.read_bytes()


def test_python_writes_the_same_as_the_command_line(store: sqlite3.Connection, run: Callable[..., Any], tmp_path: Path):
    with Workspace(tmp_path / "news.db") as workspace:
        exported = workspace.export("hxl", tmp_path / "python.csv", party="IRQ", status="all")
    assert exported.rows == {"python.csv": 3}
    assert exported.left_out == ()


def test_the_rules_of_tables_name_columns_that_exist(store: sqlite3.Connection):
    for table in tables_of(store, Options()):
        columns = {row[1] for row in store.execute(f'PRAGMA table_info("{table.name}")')}
        rule = table.rule
        assert {*rule.order, *rule.leave, *rule.names, *rule.lists, *rule.without_names} - {"*"} <= columns
