"""What ASGI passes on, as far as the layers around the routes need it."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

type Scope = MutableMapping[str, Any]
type Message = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Awaitable[None]]
type Application = Callable[[Scope, Receive, Send], Awaitable[None]]

API = "/api/"
ROOT = "/api/v1"
SAFE = ("GET", "HEAD", "OPTIONS")


def header(scope: Scope, name: str) -> str:
    """The first value of a request's header; "" when there is none."""
    wanted = name.lower().encode()
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == wanted), "")


def with_headers(send: Send, headers: dict[str, str], *, only: Callable[[int], bool] = lambda _: True) -> Send:
    """A sender that adds headers to answers whose status is wanted, where the answer has none of that name."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and only(message["status"]):
            given = {name.lower() for name, _ in message.get("headers", ())}
            added = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
            message["headers"] = [*message.get("headers", ()), *(pair for pair in added if pair[0] not in given)]
        await send(message)

    return sending
