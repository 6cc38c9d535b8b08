"""`polybius serve`, `openapi`, `editors`: the desk of a workspace."""

import contextlib
import ipaddress
import socket
import sys
import webbrowser
from pathlib import Path

import msgspec
import uvicorn

from polybius.cli.terminal import err, out
from polybius.cli.updating import bring_up_to_date
from polybius.errors import SettingError
from polybius.serve.app import create_app, document_of_routes
from polybius.serve.built_pages import NOT_BUILT, PAGES
from polybius.serve.editors import Editors, add_editor, read_editors, remove_editor

GRACE = 3  # seconds that answers have to end
WAITING = 128


def serve_desk(file: Path, *, host: str, port: int, editors: Path | None, names: tuple[str, ...], show: bool) -> None:
    """Serve a workspace until Ctrl-C. Raises `SettingError` for what cannot be, `StoreError` for no workspace."""
    beyond = not is_this_computer(host)
    if beyond and editors is None:
        raise SettingError("others could read the workspace there", where=f"--host {host}",
                           do="name who may, with --editors FILE; or leave --host out")  # fmt: skip
    bring_up_to_date(file)
    known = Editors(editors) if editors else None
    app = create_app(file, editors=known, allow_hosts=(*names, *((socket.gethostname(), host) if beyond else ())),
                     closed=beyond)  # fmt: skip
    app.openapi()  # made now, and not with the first request
    if not (PAGES / "index.html").is_file():
        err.print(NOT_BUILT.strip(), style="yellow", markup=False, soft_wrap=True)
    with listening(host, port) as found:
        address = f"http://{f'[{host}]' if ':' in host else host}:{found.getsockname()[1]}/"
        writers = f"{len(known.names())} may write" if known else "nobody may write"
        err.print(f"{file.name} is at {address} · {writers} · Ctrl-C ends it", markup=False, soft_wrap=True)
        if show and not webbrowser.open(address):
            err.print("no browser was found: open the address yourself", style="yellow")
        given = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, proxy_headers=False,
                               timeout_graceful_shutdown=GRACE)  # fmt: skip
        with contextlib.suppress(KeyboardInterrupt):  # it is how the desk is closed
            uvicorn.Server(given).run(sockets=[found])


def is_this_computer(host: str) -> bool:
    """Whether only programs of this computer can ask there."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises `SettingError` when there can be none."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=WAITING)
    except OSError as error:
        where, do = f"--host {host} --port {port}", "choose another --port, or end the program that has it"
        raise SettingError(f"cannot listen: {error.strerror}", where=where, do=do) from error


def print_document() -> None:
    """The OpenAPI document, on standard output."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(document_of_routes()), indent=2).decode() + "\n")


def add_one(file: Path, name: str) -> None:
    """Add an editor; the token goes to standard output, so that it can be put somewhere."""
    token = add_editor(file, name)
    err.print(f"{name} may write with this token; it is shown this once:", style="dim", markup=False, soft_wrap=True)
    sys.stdout.write(token + "\n")


def list_all(file: Path) -> None:
    """The editors' names, and which token is whose."""
    for line in read_editors(file):
        out.print(f"{line.name}  ({line.id}.…)", markup=False, soft_wrap=True)


def remove_one(file: Path, name: str) -> None:
    """Remove an editor."""
    remove_editor(file, name)
    err.print(f"{name} may write no longer", style="dim", markup=False, soft_wrap=True)
