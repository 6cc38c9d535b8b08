"""What no request may do, whichever route it asks for: strange hosts, foreign sites, too much, too often."""

import ipaddress
from urllib.parse import urlsplit

from polybius.serve.desk import Desk
from polybius.serve.gateway import API, SAFE, Application, Message, Receive, Scope, Send, header, with_headers
from polybius.serve.headers import HEADERS
from polybius.serve.limits import Buckets
from polybius.serve.problems import RefusedError, problem_of
from polybius.vocabulary.address import address_parts

OWN_SITE = ("same-origin", "none")


class Guard:
    """The outermost layer: refuses what must not come in, and puts the headers on all that goes out."""

    def __init__(self, app: Application, *, desk: Desk) -> None:
        self.app, self.desk = app, desk
        self.buckets = Buckets(desk.limits.burst, desk.limits.per_second)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sending = with_headers(send, HEADERS)
        try:
            self._check(scope)
            body = await self._body(scope, receive)
        except RefusedError as refused:
            await problem_of(refused)(scope, receive, sending)
            return
        await self.app(scope, body, sending)

    def _check(self, scope: Scope) -> None:
        limits = self.desk.limits
        if len(scope.get("raw_path") or scope["path"]) + len(scope["query_string"]) > limits.address:
            raise RefusedError(414, f"an address has at most {limits.address:,} characters", do="ask for less at once")
        check_host(header(scope, "host"), self.desk.hosts)
        if scope["path"].startswith(API):
            check_site(scope)
            client = scope["client"][0] if scope.get("client") else ""
            if wait := self.buckets.take(client):
                after = int(wait) + 1
                raise RefusedError(429, "too many requests", do=f"wait {after} s", after=after)

    async def _body(self, scope: Scope, receive: Receive) -> Receive:
        """The body, read as far as it may be."""
        if scope["method"] in SAFE:
            return receive
        most, parts, size, more = self.desk.limits.body, [], 0, True
        while more:
            message = await receive()
            if message["type"] != "http.request":
                break
            parts.append(message.get("body", b""))
            size, more = size + len(parts[-1]), message.get("more_body", False)
            if size > most:
                raise RefusedError(413, f"a request has at most {most:,} bytes", do="send less at once")
        whole: list[Message] = [{"type": "http.request", "body": b"".join(parts), "more_body": False}]

        async def again() -> Message:
            return whole.pop() if whole else await receive()

        return again


def check_host(host: str, known: tuple[str, ...]) -> None:
    """Raise `RefusedError` for a name that is not ours: a foreign page may have let it lead here."""
    name = urlsplit(f"//{host}").hostname if _is_host(host) else None
    if name is None or (name not in known and not _is_address(name)):
        raise RefusedError(400, "the desk is not known by this name", where=host[:100],
                           do="use its address, or start it with --allow-host NAME")  # fmt: skip


def check_site(scope: Scope) -> None:
    """Raise `RefusedError` for what a page of another site asks."""
    site, origin = header(scope, "sec-fetch-site"), header(scope, "origin")
    opened = scope["method"] == "GET" and header(scope, "sec-fetch-mode") == "navigate"
    foreign = bool(site) and site not in OWN_SITE and not opened
    if scope["method"] not in SAFE:
        foreign = foreign or (bool(origin) and address_parts(origin).netloc != header(scope, "host"))
        unsigned = not header(scope, "authorization") and not origin and site != "same-origin"
        if unsigned and header(scope, "cookie"):
            raise RefusedError(403, "it cannot be seen which page this comes from",
                               do="send an Origin header, or a bearer token")  # fmt: skip
    if foreign:
        raise RefusedError(403, "this comes from a page of another site", where=origin[:100],
                           do="open the desk itself")  # fmt: skip


def _is_host(host: str) -> bool:
    return bool(host) and not set(host) & set("/?#@\\ ")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
