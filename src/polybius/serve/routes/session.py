"""Who is asking, and of which workspace; logging in and out."""

from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from polybius.serve.answering import answered
from polybius.serve.answers import Editor, LogIn, Session
from polybius.serve.asking import Asked, body
from polybius.serve.desk import desk_of
from polybius.serve.door import name_of_token
from polybius.serve.openapi import answers
from polybius.serve.sessions import cookie_of, session_key
from polybius.workspace import latest_manifest

routes = APIRouter(tags=["Session"])


@routes.get("/session", **answers(Session))
def tell_session(asked: Asked) -> Response:
    """The desk, the workspace, and who is asking; a closed desk tells strangers only that it is closed."""
    desk = asked.desk
    known = not desk.closed or asked.editor is not None
    return answered(Session(
        version=version("polybius"), workspace=desk.file.name if known else None,
        manifest=latest_manifest(asked.store) if known else None, editor=asked.editor,
        may_write=asked.editor is not None,
        takes_tokens=desk.editors is not None, closed=desk.closed,
    ))  # fmt: skip


@routes.post("/session", **answers(Editor, body=LogIn))
async def log_in(request: Request, given: Annotated[LogIn, Depends(body(LogIn))]) -> Response:
    """Show a token; the answer brings a cookie that stands for it."""
    desk = desk_of(request.app)
    name = await name_of_token(desk, given.token, request.client.host if request.client else "")
    answer = answered(Editor(name))
    answer.headers["Set-Cookie"] = cookie_of(desk.sessions.begin(name), secure=request.url.scheme == "https")
    return answer


@routes.delete("/session", **answers(Editor))
async def log_out(request: Request) -> Response:
    """Let the session of the cookie be over."""
    desk = desk_of(request.app)
    key = session_key(request.headers.get("cookie", ""))
    name = desk.sessions.name_of(key)
    desk.sessions.end(key)
    answer = answered(Editor(name))
    answer.headers["Set-Cookie"] = cookie_of("", secure=request.url.scheme == "https")
    return answer
