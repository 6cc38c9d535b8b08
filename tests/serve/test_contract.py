"""The OpenAPI document holds: whatever it allows to be asked is answered as it says."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import CHECKS

from made_workspace import made_workspace
from polybius.collate import collate
from polybius.serve.app import create_app, document_of_routes
from polybius.serve.desk import Limits
from polybius.store import open_store

EXAMPLES = 10
MANY = Limits(burst=1_000_000)
OPERATIONS = [(path, method) for path, found in document_of_routes()["paths"].items() for method in found]
LISTS = [each for each in OPERATIONS if each[0].removeprefix("/api/v1/") in (
    "events", "tolls", "claims", "articles", "actors", "happenings", "series", "dyads", "network", "timeline",
    "moves",
)]  # fmt: skip
MEANT = {
    "since": ["1990", "1990-08", "1990-08-02"], "until": ["1991", "1990-08-03"], "published_since": ["1989-12-31"],
    "published_until": ["1990-08-04"], "country": ["IRQ", "Kuwait"], "actor": ["IRN", "IRQMIL", "Amir"],
    "recipient": ["KWT", "GOV"], "party": ["Q794", "Israel"], "dyad": ["IRN>ISR", "IRN-ISR"], "type": ["ASSAULT", "19"],
    "status": ["actual", "denied"], "box": ["-10,-10,60,60"], "near": ["32.8,35,10"], "source": ["*", "The Example"],
    "said_by": ["IRN", "JRN"], "stance": ["deny", "say"], "effect": ["injured"],
    "text": ["talks", '"held talks"', "-x y*"], "article": ["1", "talks"],
}  # fmt: skip
ONCE = settings(max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
                suppress_health_check=list(HealthCheck))  # fmt: skip


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small workspace."""
    made = made_workspace(tmp_path_factory.mktemp("desk") / "news.db")
    with open_store(made) as store:
        collate(store)
    return made


@pytest.fixture(scope="module")
def contract(file: Path) -> Iterator[Callable[[Callable[[FastAPI], None]], Any]]:
    """`contract(change)` → what a desk's document allows, after a change to it."""
    apps = []

    def made(change: Callable[[FastAPI], None]) -> Any:
        app = create_app(file, allow_hosts=("testserver",), limits=MANY)
        apps.append(app)
        change(app)
        return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)

    yield made
    for app in apps:
        app.state.desk.readers.close()


@pytest.fixture(scope="module")
def anything(contract: Callable[..., Any]) -> Any:
    """The document as it is: a filter may be any word."""
    return contract(lambda app: None)


@pytest.fixture(scope="module")
def meant(contract: Callable[..., Any]) -> Any:
    """The document with filters whose words mean something, and without cursors."""
    return contract(_mean_something)


def _mean_something(app: FastAPI) -> None:
    for path, method in LISTS:
        operation = app.openapi()["paths"][path][method]
        operation["parameters"] = [p for p in operation["parameters"] if p["name"] not in ("cursor", "happening")]
        for parameter in operation["parameters"]:
            if values := MEANT.get(parameter["name"]):
                several = parameter["schema"].get("type") == "array"
                words = {"type": "string", "enum": values}
                parameter["schema"] = {"type": "array", "items": words, "maxItems": 2} if several else words


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_whatever_is_asked_is_answered_or_refused_as_the_document_says(anything: Any, path: str, method: str) -> None:
    @ONCE
    @given(case=anything[path][method].as_strategy())
    def holds(case: Any) -> None:
        case.call_and_validate(excluded_checks=CHECKS.get_by_names(["positive_data_acceptance"]))

    holds()


@pytest.mark.parametrize(("path", "method"), LISTS)
def test_a_question_that_means_something_is_answered(meant: Any, path: str, method: str) -> None:
    @ONCE
    @given(case=meant[path][method].as_strategy())
    def holds(case: Any) -> None:
        case.call_and_validate()

    holds()
