"""Articles, what was read in them, and what could not be read."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from polybius.query import ArticleRow, FailureRow, OriginKind, articles, count_articles, count_failures, failures
from polybius.serve.answering import answered, rows_answered
from polybius.serve.asking import Asked, Chosen, Number, Order, Paging
from polybius.serve.openapi import answers, lists
from polybius.serve.paging import COUNTED, Listing
from polybius.workspace.article import ArticleTold, kept_bytes, tell_article

routes = APIRouter(tags=["Articles"])


Kinds = Annotated[list[OriginKind], Query(description="Where it comes from: own, exact, near, version, credit.")]


@routes.get("/articles", **lists(ArticleRow))
def list_articles(
    asked: Asked, filters: Chosen, wanted: Paging, sort: Order = "-day", origin: Kinds = []  # noqa: B006
) -> Response:  # fmt: skip
    """The articles that fit; `text` looks in whole articles, filters of events hold for one of theirs."""
    kinds = tuple(origin)
    return rows_answered(asked, wanted, Listing(
        name="articles", kind=ArticleRow, sort=sort,
        ask=lambda page: articles(asked.store, filters, page, origins=kinds),
        count=lambda: count_articles(asked.store, filters, COUNTED, origins=kinds),
    ))  # fmt: skip


@routes.get("/articles/{id}", **answers(ArticleTold))
def read_article(asked: Asked, id: Number) -> Response:
    """An article with all that was read in it, as people have corrected it."""
    return answered(tell_article(asked.store, id))


@routes.get("/articles/{id}/kept", response_class=Response,
            responses={200: {"content": {"application/octet-stream": {}}}})  # fmt: skip
def kept_article(asked: Asked, id: Number) -> Response:
    """The bytes of an article as they came, to be saved: nothing in them is shown here."""
    headers = {"Content-Disposition": f'attachment; filename="article-{id}.bin"'}
    return Response(kept_bytes(asked.store, id), media_type="application/octet-stream", headers=headers)


@routes.get("/failures", **lists(FailureRow))
def list_failures(asked: Asked, wanted: Paging) -> Response:
    """The inputs that have no record, and why."""
    return rows_answered(asked, wanted, Listing(
        name="failures", kind=FailureRow, ask=lambda page: failures(asked.store, page=page),
        count=lambda: count_failures(asked.store),
    ))  # fmt: skip
