"""Who comes in: a request is signed by its token or cookie, and what needs a signature is refused without one."""

from fastapi.concurrency import run_in_threadpool

from polybius.errors import SettingError
from polybius.serve.desk import Desk
from polybius.serve.gateway import API, ROOT, SAFE, Application, Receive, Scope, Send, header
from polybius.serve.problems import RefusedError, problem, problem_of
from polybius.serve.sessions import session_key

SESSION = f"{ROOT}/session"
BEARER = "bearer "


class Door:
    """The layer that says who asks (`scope["state"]["editor"]`), and lets in who may."""

    def __init__(self, app: Application, *, desk: Desk) -> None:
        self.app, self.desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with the name of who asks, or refuse it."""
        if scope["type"] != "http" or not scope["path"].startswith(API):
            await self.app(scope, receive, send)
            return
        try:
            name = await self._editor(scope)
            self._check(scope, name)
        except RefusedError as refused:
            await problem_of(refused)(scope, receive, send)
            return
        except SettingError:
            await problem(503, "who may ask cannot be read now", do="see to the file of editors")(scope, receive, send)
            return
        scope.setdefault("state", {})["editor"] = name
        await self.app(scope, receive, send)

    async def _editor(self, scope: Scope) -> str | None:
        """Whose token or cookie a request has. Raises `RefusedError` for a token of nobody."""
        signed = header(scope, "authorization")
        if signed.lower().startswith(BEARER):
            client = scope["client"][0] if scope.get("client") else ""
            return await name_of_token(self.desk, signed[len(BEARER) :].strip(), client)
        return self.desk.sessions.name_of(session_key(header(scope, "cookie")))

    def _check(self, scope: Scope, name: str | None) -> None:
        if name is not None or scope["path"] == SESSION:
            return
        if self.desk.closed:
            raise RefusedError(401, "this desk is for its editors", do="log in with a token")
        if scope["method"] not in SAFE:
            if self.desk.editors is None:
                raise RefusedError(403, "this desk is only read", do="start it with --editors FILE to write")
            raise RefusedError(401, "only editors write", do="log in with a token")


async def name_of_token(desk: Desk, token: str, client: str) -> str:
    """Whose token it is. Raises `RefusedError` for a token of nobody, and for too many of them."""
    if desk.editors is None:
        raise RefusedError(403, "this desk has no editors", do="start it with --editors FILE")
    if wait := desk.attempts.wait(client):
        after = int(wait) + 1
        raise RefusedError(429, "too many wrong tokens", do=f"wait {after} s", after=after)
    name = await run_in_threadpool(desk.editors.name_of, token)
    if name is None:
        desk.attempts.take(client)
        raise RefusedError(401, "this is nobody's token", do="ask who runs the desk for one")
    return name
