"""Search: words looked for in names, happenings, articles and sentences at once."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from polybius.query import Found, search
from polybius.serve.answering import answered
from polybius.serve.asking import Asked
from polybius.serve.openapi import answers

routes = APIRouter(tags=["Search"])

Words = Annotated[
    str, Query(max_length=400, description='All of these words; "two together", begin*, -without, one OR other.')
]
Limit = Annotated[int, Query(ge=1, le=200, description="At most so many of each kind.")]


@routes.get("/search", **answers(Found))
def search_words(asked: Asked, q: Words, limit: Limit = 10) -> Response:
    """Actors, happenings, articles and sentences with words, how many there are of each, and the words around them."""
    return answered(search(asked.store, q, limit=limit))
