"""Figures as the record gives them: what befell how many, whose they are, who did it, and who says so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.vocabulary import Record, Toll

GOLDEN = Path(__file__).parents[1] / "golden"
FILES = sorted(GOLDEN.glob("tolls_*.yaml"))
CASES: list[dict[str, Any]] = [case for file in FILES for case in read_yaml(file.read_text(encoding="utf-8"))]
NAMING = ("of", "by", "said_by")


def told(record: Record, toll: Toll) -> dict[str, Any]:
    """What a record says of a figure; actors as "code name", other figures by their place in the record."""
    named = {actor.id: f"{actor.code} {actor.name}" for actor in record.actors}
    order = {other.id: n for n, other in enumerate(record.tolls)}
    event = next((e for e in record.events if e.id == toll.event), None)
    places, times = {p.id: p.name for p in record.places}, {t.id: t.value for t in record.times}
    speakers = {claim.id: named.get(claim.speaker or "") for claim in record.claims}
    return {
        "effect": toll.effect, "low": toll.low, "high": toll.high, "bound": toll.bound, "unit": toll.unit,
        "at": record.document.text[toll.start : toll.end], "cumulative": toll.cumulative,
        "same": order.get(toll.same_as or ""), "part": order.get(toll.subset_of or ""),
        "of_unstated": toll.part and toll.subset_of is None,
        "of": [named[i] for i in toll.of], "by": [named[i] for i in toll.perpetrator],
        "event": event.type if event else None, "where": places.get(event.place or "") if event else None,
        "when": times.get(event.time or "") if event else None,
        "said_by": [name for claim in toll.claims if (name := speakers[claim])],
    }  # fmt: skip


def names(found: list[str], wanted: str | list[str]) -> bool:
    """Whether one of the actors has one of the codes or names; nobody is wanted by an empty list."""
    if not wanted:
        return not found
    sought = [wanted] if isinstance(wanted, str) else wanted
    return any(actor.startswith(code) or code in actor for actor in found for code in sought)


def test_figures_have_golden_sentences_enough() -> None:
    assert len(CASES) >= 250


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_figures_of_a_golden_text_are_those_written_down(
    case: dict[str, Any], record_of: Callable[..., Record]
) -> None:
    record = record_of(case["text"], case.get("date", "2010-06-10"))
    assert [(t.effect, t.low) for t in record.tolls] == [(w["effect"], w.get("low")) for w in case["tolls"]]
    for toll, asked in zip(record.tolls, case["tolls"], strict=True):
        found, wanted = (
            told(record, toll),
            {"same": None, "part": None, "cumulative": False, "of_unstated": False} | asked,
        )
        plain = {key: value for key, value in wanted.items() if key not in NAMING}
        assert {key: found[key] for key in plain} == plain
        for key in NAMING:
            assert key not in wanted or names(found[key], wanted[key]), (key, found[key])
