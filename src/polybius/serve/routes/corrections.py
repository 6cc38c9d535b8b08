"""Corrections: what people say of rows; each is signed by who shows a token, and by nobody else."""

import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from polybius.corrections import Correction, correction_id
from polybius.errors import ChangedError
from polybius.query import Count
from polybius.serve.answering import answered, rows_answered
from polybius.serve.answers import CorrectionGiven, CorrectionsTold, UndoGiven
from polybius.serve.asking import Asked, Paging, Question, body
from polybius.serve.openapi import answers, lists
from polybius.serve.paging import Listing
from polybius.serve.problems import RefusedError
from polybius.store import Store
from polybius.workspace.article import CorrectionMade
from polybius.workspace.correcting import Saying, Seen, judge_row, undo
from polybius.workspace.correction_rows import CorrectionRow, Sought, correction_rows, count_corrections
from polybius.workspace.editable import Editable, editable_fields
from polybius.workspace.judged_row import JudgedRow, judged_row

routes = APIRouter(tags=["Checking"])

By = Annotated[list[str], Query(description="Made by these.")]
InState = Annotated[list[str], Query(description="applies, undone, moved, gone, text changed, elsewhere.")]
OfArticle = Annotated[list[int], Query(description="Of rows of these articles, by number.")]
OfRow = Annotated[list[str], Query(description="Of these rows, by uid.")]
Said = Annotated[list[str], Query(description="accept, reject, edit.")]
InArticle = Annotated[int | None, Query(description="The article, by number, that the row is of (places and times).")]
Blind = Annotated[bool, Query(description="As if nobody but who asks had judged the row.")]


@routes.get("/fields", **answers(tuple[Editable, ...]))
def list_fields() -> Response:
    """The fields of rows that editors may edit, and what they may hold."""
    return answered(tuple(editable_fields().values()))


@routes.get("/judging/{uid}", **answers(JudgedRow))
def tell_judged(asked: Asked, uid: str, blind: Blind = False, article: InArticle = None) -> Response:
    """A row with its words, each field as coded and as it stands, and what has been said of it."""
    return answered(judged_row(asked.store, uid, by=(asked.editor or "") if blind else None, article=article))


@routes.get("/corrections", **lists(CorrectionRow))
def list_corrections(
    asked: Asked, wanted: Paging, author: By = [], state: InState = [], article: OfArticle = [],  # noqa: B006
    uid: OfRow = [], verdict: Said = [],  # noqa: B006
) -> Response:  # fmt: skip
    """What has been said of rows, newest first: by whom, when, why, and whether it still applies."""
    sought = Sought(author=tuple(author), state=tuple(state), article=tuple(article), uid=tuple(uid),
                    verdict=tuple(verdict))  # fmt: skip
    return rows_answered(asked, wanted, Listing(
        name="corrections", kind=CorrectionRow, ask=lambda page: correction_rows(asked.store, sought, page),
        count=lambda: Count(count_corrections(asked.store, sought), exact=True),
    ))  # fmt: skip


@routes.post("/corrections", **answers(CorrectionsTold, body=CorrectionGiven))
def make_correction(asked: Asked, given: Annotated[CorrectionGiven, Depends(body(CorrectionGiven))]) -> Response:
    """Accept, reject or edit a row; all fields of an edit are written, or none."""
    author = writer_of(asked)
    edits = tuple(given.edits.items()) or ((given.field, given.value),)
    if (given.verdict == "edit") != bool(edits[0][0]):
        raise RefusedError(400, "an edit has a field, and nothing else has", where="field", do="see /fields")
    said = Saying(verdict=given.verdict, edits=edits, reason=given.reason, author=author, time=present(),
                  decides=given.decides)  # fmt: skip
    seen = Seen(given.state, author if given.blind else None) if given.state is not None else None
    article = None if given.article is None else str(given.article)
    with asked.desk.writing() as store:
        try:
            made = judge_row(store, given.uid, said, article=article, of=given.kind, seen=seen)
        except ChangedError as error:
            now = judged_row(store, given.uid, article=given.article)
            raise ChangedError(error.what, do=error.do, now=now) from error
        return _made(store, made, author if given.blind else None)


@routes.post("/corrections/{id}/undo", **answers(CorrectionsTold, body=UndoGiven))
def undo_correction(asked: Asked, id: str, given: Annotated[UndoGiven, Depends(body(UndoGiven))]) -> Response:
    """Take a correction back; it stays in the list, with who took it back and why."""
    author = writer_of(asked)
    with asked.desk.writing() as store:
        return _made(store, (undo(store, id, time=present(), author=author, reason=given.reason),), None)


def _made(store: Store, made: tuple[Correction, ...], by: str | None) -> Response:
    here = store.execute("SELECT 1 FROM articles WHERE text_sha256 = ?", (made[0].text_sha256,)).fetchone()
    return answered(CorrectionsTold(made=tuple(CorrectionMade(correction_id(c), c) for c in made),
                                    row=judged_row(store, made[0].uid, by=by) if here else None))  # fmt: skip


def writer_of(asked: Question) -> str:
    """Who writes. Raises `RefusedError` for nobody; the door lets in only editors, so that this is a second lock."""
    if asked.editor is None:
        raise RefusedError(401, "only editors write", do="log in with a token")
    return asked.editor


def present() -> str:
    """The present moment, in UTC, to the millisecond, so that what is said twice is two."""
    return datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="milliseconds")
