"""One request to one address that was checked: no redirects, no cookies, a bound on time and size."""

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache

import msgspec

from polybius.errors import FetchError, InputError, RefusedError
from polybius.fetch.addresses import PORTS, Target, is_public
from polybius.read.unpacking import inflate

SILENCE = 20.0
LONGEST = 60.0
AT_ONCE = 65_536
REDIRECTS = 300

type Resolve = Callable[[str, int], list[str]]


class Answer(msgspec.Struct, frozen=True):
    """What a host answered; the names of headers are in lower case, the body is unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def ask(
    target: Target, headers: Mapping[str, str], *, limit: int, allow_private: bool = False, resolve: Resolve = resolve
) -> Answer:
    """The answer of a host to a GET. The connection is made to the very IP address that was checked, so that a name
    cannot lead elsewhere a moment later.

    Raises `FetchError` for an address that is not public, for silence, and for a body of more than `limit` bytes.
    """
    try:
        found = resolve(target.host, target.port)
    except OSError as error:
        raise FetchError("the host is not known", where=target.url, do="check the address", temporary=True) from error
    allowed = [address for address in found if allow_private or is_public(address)]
    if not allowed:
        raise RefusedError("the address is of this computer or of a private network", where=target.url,
                           do="allow it with --allow-private if it is meant")  # fmt: skip
    try:
        return _ask(target, allowed, headers, limit)
    except ssl.SSLCertVerificationError as error:
        raise FetchError(f"its certificate is not valid: {error.verify_message}", where=target.url,
                         do="look at it in a browser", temporary=True) from error  # fmt: skip
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = str(error) or type(error).__name__
        raise FetchError(
            f"it does not answer: {reason}", where=target.url, do="try it later", temporary=True
        ) from error
    except InputError as error:
        raise FetchError(error.what, where=target.url, do=error.do) from error


def _ask(target: Target, addresses: list[str], headers: Mapping[str, str], limit: int) -> Answer:
    connection = http.client.HTTPConnection(target.host, target.port)
    sock = _connected(addresses, target.port)
    if target.scheme == "https":
        sock = _certified().wrap_socket(sock, server_hostname=target.host, do_handshake_on_connect=False)
    with sock, _until(sock, LONGEST):
        if isinstance(sock, ssl.SSLSocket):
            sock.do_handshake()
        connection.sock = sock
        host = f"[{target.host}]" if ":" in target.host else target.host
        host += "" if target.port == PORTS[target.scheme] else f":{target.port}"
        connection.request("GET", target.path, headers={"Host": host, **headers, "Connection": "close"})
        with connection.getresponse() as response:
            told = {name.lower(): value for name, value in response.getheaders()}
            body = _body(response, target, limit) if response.status < REDIRECTS else b""
    return Answer(response.status, told, _unpacked(body, told, target, limit))


def _connected(addresses: list[str], port: int) -> socket.socket:
    """A connection to the first address that takes one. Raises `OSError` of the last."""
    for address in addresses[:-1]:
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=SILENCE)
    return socket.create_connection((addresses[-1], port), timeout=SILENCE)


@cache
def _certified() -> ssl.SSLContext:
    return ssl.create_default_context()


@contextmanager
def _until(sock: socket.socket, seconds: float) -> Iterator[None]:
    """End a connection that goes on for too long, however busy it is."""

    def end() -> None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _body(response: http.client.HTTPResponse, target: Target, limit: int) -> bytes:
    pieces, size = [], 0
    while piece := response.read1(AT_ONCE):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise FetchError(f"it is longer than {limit:,} bytes", where=target.url, do="leave it out")
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(pieces)


def _unpacked(body: bytes, headers: Mapping[str, str], target: Target, limit: int) -> bytes:
    encoding = headers.get("content-encoding", "").strip().lower()
    if not body or encoding in ("", "identity"):
        return body
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(
            f"its body is packed as {encoding}, which was not asked for", where=target.url, do="leave it out"
        )
    return inflate(body, most=limit, where=target.url)
