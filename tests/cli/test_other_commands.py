"""`polybius explain`, `codebook`, `schema` and `--version`."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from made_records import made_record
from polybius import __all__ as public
from polybius.output import to_json


def test_explain_shows_the_words_of_each_role_and_who_says_so(run_polybius: Callable, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_bytes(to_json(made_record()) + b"\n")
    ran = run_polybius("explain", records, "--event", "e1")
    assert ran.code == 0
    assert "Iraqi troops⟨actor⟩ invaded⟨trigger⟩ Kuwait⟨recipient⟩" in ran.out
    assert "ASSAULT: Deliberately does" in ran.out and "CAMEO 190" in ran.out
    assert "Kuwaiti officials (say): “Kuwaiti officials said”" in ran.out


def test_explain_without_an_event_shows_all_of_them(run_polybius: Callable, tmp_path: Path) -> None:
    records = tmp_path / "records.json"
    records.write_bytes(b"[" + to_json(made_record()) + b"]")
    out = run_polybius("explain", records).out
    assert "\ne2 ASSAULT" in out and "the report itself" in out


def test_explain_codes_a_report_that_is_no_record(run_polybius: Callable, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Iraqi troops invaded Kuwait on Thursday. The emir fled to Saudi Arabia.\n")
    ran = run_polybius("explain", report, "--date", "1990-08-03", "--event", "e1")
    assert "invaded⟨trigger⟩" in ran.out


def test_explain_as_json_gives_an_object_a_line(run_polybius: Callable, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_bytes(to_json(made_record()) + b"\n")
    first, second = map(json.loads, run_polybius("explain", records, "--format", "json").out.splitlines())
    assert (first["document"], first["sayings"][0]["speaker"]) == ("kuwait", "Kuwaiti officials")
    assert (second["event"]["id"], second["sayings"]) == ("e2", [])


def test_explain_of_an_unknown_event_names_those_there_are(run_polybius: Callable, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_bytes(to_json(made_record()) + b"\n")
    ran = run_polybius("explain", records, "--event", "e9")
    assert ran.code == 2
    assert "the events are e1, e2" in ran.err


def test_codebook_shows_all_types_and_what_a_code_means(run_polybius: Callable) -> None:
    assert "MOBILIZE" in run_polybius("codebook").out
    assert "Deny responsibility" in run_polybius("codebook", "016").out
    ran = run_polybius("codebook", "zebra")
    assert (ran.code, "nothing in the codebook" in ran.err) == (2, True)


def test_schema_is_json_schema_of_a_line_of_output(run_polybius: Callable) -> None:
    schema = json.loads(run_polybius("schema").out)
    assert schema["anyOf"] == [{"$ref": "#/$defs/Record"}, {"$ref": "#/$defs/FailureRow"}]


def test_version_is_shown(run_polybius: Callable) -> None:
    assert run_polybius("--version").out.startswith("polybius 0.1")


def test_commands_that_need_no_model_do_not_load_the_parser() -> None:
    program = (
        "import sys; from polybius.cli import main; sys.argv = ['polybius', 'schema']\n"
        "try: main()\n"
        "finally: assert 'spacy' not in sys.modules"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()


def test_package_offers_what_it_names() -> None:
    import polybius

    assert all(getattr(polybius, name) for name in public)
