"""Places of short texts, construction by construction."""

from collections.abc import Callable
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.mentions.places import find_places
from polybius.vocabulary import Doc, Place

CASES: list[dict[str, Any]] = read_yaml((Path(__file__).parents[1] / "golden/places.yaml").read_text())
UNSTATED = object()


def kilometres(place: Place, point: list[float]) -> float:
    """From a place's point to another; a place without one is nowhere near."""
    if place.lat is None or place.lon is None:
        return 20_000.0
    lat, other, turn = radians(place.lat), radians(point[0]), radians(point[1] - place.lon) / 2
    return 12742 * asin(sqrt(sin((other - lat) / 2) ** 2 + cos(lat) * cos(other) * sin(turn) ** 2))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_places_of_a_text_are_those_written_down(case: dict[str, Any], doc_of: Callable[..., Doc]) -> None:
    found = [m.place for m in find_places(doc_of(case["text"]))]
    assert [case["text"][p.start : p.end] for p in found] == [p["at"] for p in case["places"]]
    for place, wanted in zip(found, case["places"], strict=True):
        assert wanted.get("country", UNSTATED) in (place.country, UNSTATED)
        assert wanted.get("basis", place.basis) == place.basis
        if "point" in wanted:
            assert kilometres(place, wanted["point"]) <= wanted.get("km", 40)
