"""The output does not depend on the locale, the time zone, the hash seed, processes, batches or the order of input."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
CODE = """
import contextlib, locale, sys
if __name__ == "__main__":
    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, "")
    from polybius.cli import main
    main()
"""
MACHINES = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC", "POLYBIUS_ARTICLES_AT_ONCE": "1"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo", "POLYBIUS_ARTICLES_AT_ONCE": "16"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "de_DE.UTF-8", "TZ": "America/New_York", "POLYBIUS_ARTICLES_AT_ONCE": "2"},
]
OPTIONS = [[], [], ["--workers", "2"]]
BROKEN = '{"id": "broken"'


def reports() -> list[str]:
    """A line for each of five reports, some with letters that locales treat differently."""
    texts = [file.read_text("utf-8") for file in sorted((ROOT / "samples").glob("*.txt"))]
    texts.append(
        "ISTANBUL, Nov. 21 — Istanbul police arrested İlker and 1.200 others in Diyarbakır on Friday, officials said."
    )
    given = [{"id": f"n{n}", "text": text, "date": "2003-11-22"} for n, text in enumerate(texts)]
    return [json.dumps(each) for each in given]


def test_records_are_the_same_on_every_machine_and_in_every_order(tmp_path: Path) -> None:
    lines = reports()
    program = tmp_path / "program.py"
    program.write_text(CODE)
    running = []
    for n, (machine, options) in enumerate(zip(MACHINES, OPTIONS, strict=True)):
        folder = tmp_path / str(n)
        folder.mkdir()
        given = [*reversed(lines), BROKEN] if n == 1 else [BROKEN, *lines]
        (folder / "reports.jsonl").write_text("\n".join(given), encoding="utf-8")
        command = [sys.executable, str(program), "code", "reports.jsonl", "--output", "records.jsonl", *options]
        environment = {**os.environ, **machine, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *sys.path])}
        running.append(subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True))
    for process in running:
        _, complaint = process.communicate()
        assert process.returncode == 1 and "1 failure" in complaint, complaint
    found = [(tmp_path / str(n) / "records.jsonl").read_bytes().splitlines() for n in range(len(MACHINES))]
    failure, *records = found[0]
    assert b'"failure"' in failure and len(records) == len(lines)
    assert found[1][:-1] == list(reversed(records))
    assert found[2] == found[0]
