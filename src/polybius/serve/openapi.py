"""The OpenAPI document: FastAPI knows addresses and parameters, the structs tell what comes back."""

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from polybius.serve.answers import RowsOf
from polybius.serve.asking import MEDIA
from polybius.serve.problems import PROBLEM, Problem
from polybius.workspace.row_forms import Form

ANSWER, FORMS, BODY = "x-answer", "x-forms", "x-body"
REFERENCE = "#/components/schemas/{name}"
TABLE: tuple[Form, ...] = ("json", "jsonl", "csv", "parquet")
MAP: tuple[Form, ...] = (*TABLE, "geojson")
NAMED: dict[str, Any] = {repr(Problem): Problem}  # the structs that routes name, by what stands for them there


def answers(kind: Any, *, body: Any = None) -> dict[str, Any]:
    """The options of a route that answers with a struct, or a tuple of them, and reads another from the body."""
    taken = {BODY: _named(body)} if body else {}
    return {"openapi_extra": {ANSWER: _named(kind), FORMS: [], **taken}, "response_model": None}


def lists(kind: Any, forms: tuple[Form, ...] = TABLE) -> dict[str, Any]:
    """The options of a route that answers with rows of a kind, in several forms."""
    return {"openapi_extra": {ANSWER: _named(RowsOf[kind]), FORMS: list(forms)}, "response_model": None}


def _named(kind: Any) -> str:
    NAMED[repr(kind)] = kind
    return repr(kind)


def document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of an application."""
    made = get_openapi(title="Polybius", version=app.version, routes=app.routes,
                       description="A workspace of coded news: rows with their words, and who says so.")  # fmt: skip
    operations = [operation for path in made["paths"].values() for operation in path.values()]
    names = sorted({repr(Problem), *(o[key] for o in operations for key in (ANSWER, BODY) if key in o)})
    found, components = msgspec.json.schema_components([NAMED[name] for name in names], ref_template=REFERENCE)
    schemas = dict(zip(names, found, strict=True))
    failure = {"description": "It cannot be answered.", "content": {PROBLEM: {"schema": schemas[repr(Problem)]}}}
    for operation in operations:
        operation["responses"] = _responses(operation, schemas) | {"default": failure}
        if kind := operation.pop(BODY, None):
            operation["requestBody"] = {"required": True, "content": {MEDIA["json"]: {"schema": schemas[kind]}}}
    made["components"] = {"schemas": components}
    return made


def _responses(operation: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    if ANSWER not in operation:
        return {status: told for status, told in operation["responses"].items() if status != "422"}
    kind, forms = operation.pop(ANSWER), operation.pop(FORMS)
    content: dict[str, Any] = {MEDIA["json"]: {"schema": schemas[kind]}}
    content |= {MEDIA[form]: {"schema": {"type": "string"}} for form in forms if form != "json"}
    told = "The answer; also by suffix: " + ", ".join(f".{form}" for form in forms) if forms else "The answer."
    return {"200": {"description": told, "content": content}}


def parameters_of(made: dict[str, Any], path: str, method: str) -> frozenset[str]:
    """The names of the query parameters of an operation."""
    given = made["paths"].get(path, {}).get(method.lower(), {}).get("parameters", ())
    return frozenset(each["name"] for each in given if each["in"] == "query")
