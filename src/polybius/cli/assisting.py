"""`polybius mcp`: the workspace for assistants."""

import contextlib
from pathlib import Path

import uvicorn

from polybius.cli.serving import GRACE, listening
from polybius.cli.terminal import err
from polybius.cli.updating import bring_up_to_date
from polybius.serve.mcp.server import make_server, serve_by_stdio

HERE = "127.0.0.1"


def serve_assistants(file: Path, port: int | None) -> None:
    """Answer assistants until they have done, or until Ctrl-C.

    Raises `SettingError` for a port that is taken, `StoreError` for no workspace.
    """
    bring_up_to_date(file)
    if port is None:
        with contextlib.suppress(KeyboardInterrupt):  # it is how it is ended
            serve_by_stdio(file)
        return
    app = make_server(file).streamable_http_app(json_response=True, stateless_http=True, host=HERE)
    with listening(HERE, port) as found:
        address = f"http://{HERE}:{found.getsockname()[1]}/mcp"
        err.print(f"{file.name} is at {address} for assistants · Ctrl-C ends it", markup=False, soft_wrap=True)
        given = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False,
                               timeout_graceful_shutdown=GRACE)  # fmt: skip
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(given).run(sockets=[found])
