"""What the desk knows besides the workspace's rows: rules, formats and runs; and this description."""

from fastapi import APIRouter, Request, Response

from polybius.export import RULED, formats
from polybius.ledger import rules
from polybius.serve.answering import answered
from polybius.serve.answers import FormatTold, RuleTold
from polybius.serve.asking import Asked
from polybius.serve.openapi import answers
from polybius.workspace import Run, runs

routes = APIRouter(tags=["Reference"])


@routes.get("/openapi", include_in_schema=False)
def describe(request: Request) -> Response:
    """The OpenAPI document."""
    return answered(request.app.openapi())


@routes.get("/rules", **answers(tuple[RuleTold, ...]))
def list_rules() -> Response:
    """The rules of the toll ledger."""
    return answered([RuleTold(rule, statement) for rule, statement in rules().items()])


@routes.get("/formats", **answers(tuple[FormatTold, ...]))
def list_formats() -> Response:
    """The formats of export, and what each has no room for."""
    return answered([
        FormatTold(name=f.name, title=f.title, target=f.target, ending=f.ending, carries=f.carries, loses=f.loses,
                   status=f.status, dated=f.dated, ruled=f.name in RULED)
        for f in formats().values()
    ])  # fmt: skip


@routes.get("/runs", **answers(tuple[Run, ...]))
def list_runs(asked: Asked) -> Response:
    """The runs that coded the articles, and with what, oldest first."""
    return answered(runs(asked.store))
