"""Judgements: which mentions of several articles are one happening, and which are not."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from polybius.collate import Judgement, Signed, all_judgements
from polybius.query import Count
from polybius.serve.answering import answered, rows_answered
from polybius.serve.answers import JudgementGiven, UndoGiven
from polybius.serve.asking import Asked, Number, Paging, body
from polybius.serve.openapi import answers, lists
from polybius.serve.paging import Listing
from polybius.serve.routes.corrections import present, writer_of
from polybius.workspace.judging_happenings import JudgementMade, judge, take_back

routes = APIRouter(tags=["Checking"])

By = Annotated[list[str], Query(description="Made by these.")]
Standing = Annotated[bool, Query(description="Without those that are taken back.")]


@routes.get("/judgements", **lists(Judgement))
def list_judgements(asked: Asked, wanted: Paging, author: By = [], standing: Standing = False) -> Response:  # noqa: B006
    """What has been judged, newest first: by whom, when, why, and what has been taken back."""
    fit = [j for j in reversed(all_judgements(asked.store))
           if (not author or j.author in author) and not (standing and j.undone_time)]  # fmt: skip
    return rows_answered(asked, wanted, Listing(
        name="judgements", kind=Judgement, ask=lambda page: fit[page.offset :],
        count=lambda: Count(len(fit), exact=True),
    ))  # fmt: skip


@routes.post("/judgements", **answers(JudgementMade, body=JudgementGiven))
def make_judgement(asked: Asked, given: Annotated[JudgementGiven, Depends(body(JudgementGiven))]) -> Response:
    """Judge that mentions are the same happening or not, merge happenings, split one; with where each is now."""
    signed = Signed(writer_of(asked), given.reason, present())
    with asked.desk.writing() as store:
        return answered(judge(store, given.act, given.asked, signed))


@routes.post("/judgements/{id}/undo", **answers(JudgementMade, body=UndoGiven))
def undo_judgement(asked: Asked, id: Number, given: Annotated[UndoGiven, Depends(body(UndoGiven))]) -> Response:
    """Take a judgement back; it stays in the list, with who took it back and why."""
    signed = Signed(writer_of(asked), given.reason, present())
    with asked.desk.writing() as store:
        return answered(take_back(store, id, signed))
