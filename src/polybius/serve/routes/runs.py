"""Runs: what two of them code differently, and why."""

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Response

from polybius.corrections import Kind
from polybius.serve.answering import answered, rows_answered
from polybius.serve.asking import Asked, Paging
from polybius.serve.openapi import answers, lists
from polybius.serve.paging import Listing
from polybius.workspace import find_run
from polybius.workspace.run_changes import Change, RunChange, RunsCompared, Sought, compare, run_changes

routes = APIRouter(tags=["Runs"])

SECONDS = 5.0
Changes = Annotated[list[Change], Query(description="appears, vanishes, changes.")]
Kinds = Annotated[list[Kind], Query(description="event, toll, claim, actor.")]
Words = Annotated[str, Query(max_length=200, description="In the words, the values or the reason of a change.")]


@routes.get("/runs/{before}/diff/{after}/counts", **answers(RunsCompared))
def count_changes(asked: Asked, before: str, after: str) -> Response:
    """Two runs side by side: what they were made with, and how much they code differently."""
    store = asked.store
    return answered(compare(store, find_run(store, before), find_run(store, after), seconds=SECONDS))


@routes.get("/runs/{before}/diff/{after}", **lists(RunChange))
def compare_runs(
    asked: Asked, before: str, after: str, wanted: Paging, change: Changes = [], kind: Kinds = [],  # noqa: B006
    words: Words = "",
) -> Response:  # fmt: skip
    """The rows that one run codes otherwise than another, with their words and why."""
    store, sought = asked.store, Sought(tuple(change), tuple(kind), words)
    one, other = find_run(store, before), find_run(store, after)
    return rows_answered(asked, wanted, Listing(
        name=f"run-{one.id}-{other.id}", kind=RunChange, sort="article",
        ask=lambda page: islice(run_changes(store, one, other, sought), page.offset,
                                None if page.limit is None else page.offset + page.limit),
    ))  # fmt: skip
