"""What very many articles cost: the tables are made of what was measured, and the page holds the ones that are kept."""

import json
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
MEASURED = {
    "coding": {
        "machine": "x86_64, 2 cores", "day": "2026-11-23", "load": 0.1, "articles": 400, "words_per_article": 250,
        "events_per_article": 10.0, "words_per_core_second": 5_000, "workspace_bytes_per_word": 60.0,
        "dataset_bytes_per_word": {"articles": 8.0, "events": 1.0, "tolls": 0.5, "claims": 0.5},
        "load_ms_per_article": 20.0, "two_workers": 1.9,
    },
    "collation": [
        {"articles": 10_000, "per_day": 1_000, "cpu_ms_per_article": 9.0, "memory_mb": 300, "disk_mb": 100,
         "steps_cpu_ms_per_article": {"comparing texts": 4.0, "pairing accounts": 5.0}},
    ],
}  # fmt: skip


@pytest.fixture
def cost(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    yield import_module("cost")
    for name in ("cost", "speed"):
        sys.modules.pop(name, None)


def test_hours_and_bytes_follow_from_what_was_measured(cost: ModuleType) -> None:
    told = cost.tables(MEASURED)
    assert "| 1,000,000 | 28 | 0.4 h | 5 GB | 30 GB |" in told
    assert "| 1,000,000,000 | 27,778 | 18 days | 5.0 TB | — |" in told
    assert "| 10,000 | 1,000 | 9.0 | 4.00 | 5.00 | 300 MB | 100 MB |" in told
    assert "| 100,000,000 | 250.0 | 1.0 TB |" in told


def test_the_page_shows_what_is_kept(cost: ModuleType) -> None:
    kept = json.loads(cost.KEPT.read_text("utf-8"))
    assert cost.tables(kept) in cost.PAGE.read_text("utf-8"), "run python bench/cost.py"
