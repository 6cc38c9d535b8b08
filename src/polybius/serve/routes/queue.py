"""What a person had better look at, how far editors agree, and where they differ."""

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Response

from polybius.corrections import Agreement
from polybius.query import Count
from polybius.query.doubts import DOUBTS, Doubt, DoubtKind, count_doubts, doubts
from polybius.serve.answering import answered, rows_answered
from polybius.serve.asking import Asked, Paging
from polybius.serve.openapi import answers, lists
from polybius.serve.paging import Listing
from polybius.workspace.agreeing import DifferenceRow, agreements, difference_rows

routes = APIRouter(tags=["Checking"])

Kinds = Annotated[list[DoubtKind], Query(description="Only doubts of these kinds.")]
Undecided = Annotated[bool, Query(description="Only what nobody has decided yet.")]


@routes.get("/queue", **lists(Doubt))
def list_doubts(asked: Asked, wanted: Paging, kind: Kinds = []) -> Response:  # noqa: B006
    """What is doubtful and not judged yet, worst first, with the reason."""
    kinds, by = tuple(kind) or DOUBTS, asked.editor or ""
    return rows_answered(asked, wanted, Listing(
        name="queue", kind=Doubt,
        ask=lambda page: doubts(asked.store, kinds, by=by, limit=page.limit or MOST, offset=page.offset),
    ))  # fmt: skip


MOST = 10_000


@routes.get("/queue/counts", **answers(dict[str, int]))
def count_queue(asked: Asked) -> Response:
    """How much is doubtful, by kind of doubt, counted up to a hundred."""
    return answered(count_doubts(asked.store, by=asked.editor or ""))


@routes.get("/agreement", **answers(tuple[Agreement, ...]))
def tell_agreement(asked: Asked) -> Response:
    """How far editors agree on the rows that two of them judged: on whether these are right, and on each field."""
    return answered(agreements(asked.store))


@routes.get("/differences", **lists(DifferenceRow))
def list_differences(asked: Asked, wanted: Paging, undecided: Undecided = False) -> Response:
    """The rows on which editors differ, with what each says and what was decided; those that are open first."""
    found = difference_rows(asked.store, undecided=undecided)
    return rows_answered(asked, wanted, Listing(
        name="differences", kind=DifferenceRow, ask=lambda page: islice(found, page.offset, None),
        count=lambda: Count(len(found), exact=True),
    ))  # fmt: skip
