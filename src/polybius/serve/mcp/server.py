"""The server that assistants ask, over standard input and output or HTTP on this computer."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from mcp import MCPError, types
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

from polybius.errors import AbsentError, PolybiusError, StoreError
from polybius.serve.mcp.asked import input_schema, output_schema, read_arguments
from polybius.serve.mcp.instructions import INSTRUCTIONS
from polybius.serve.mcp.tools import TOOLS, Tool
from polybius.serve.options import as_parameters
from polybius.serve.readers import Readers, took_too_long

SECONDS = 20.0
READS = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
SLOW = "the question takes too long · ask for less: a shorter time, one country, one type"
FAILED = "the workspace cannot be read · see what the server says"

type Context = ServerRequestContext[Any, Any]


def make_server(file: Path, *, seconds: float = SECONDS) -> Server[Any]:
    """A server of a workspace, whose questions may take so long. Raises `StoreError` for a file that is none."""
    readers = Readers(file)
    readers.version()
    known = {tool.name: tool for tool in TOOLS}
    listed = [described(tool) for tool in TOOLS]

    async def list_tools(_: Context, __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(tools=listed)

    async def call_tool(_: Context, asked: types.CallToolRequestParams) -> types.CallToolResult:
        tool = known.get(asked.name)
        if tool is None:
            raise MCPError(types.INVALID_PARAMS, f"there is no such tool; there are {', '.join(known)}")
        return await asyncio.to_thread(_answered, readers, seconds, tool, asked.arguments or {})

    @asynccontextmanager
    async def open_until_end(_: Server[Any]) -> AsyncIterator[None]:
        yield
        readers.close()

    return Server("polybius", title="Polybius", version=version("polybius"), instructions=INSTRUCTIONS,
                  lifespan=open_until_end, on_list_tools=list_tools, on_call_tool=call_tool)  # fmt: skip


def serve_by_stdio(file: Path) -> None:
    """Answer one assistant on standard input and output until it has done. Raises `StoreError` for no workspace."""
    server = make_server(file)

    async def run() -> None:
        async with stdio_server() as (asked, answered):
            await server.run(asked, answered, server.create_initialization_options())

    asyncio.run(run())


def described(tool: Tool) -> types.Tool:
    """A tool as assistants see it, in short: all of it takes a part of what they can keep in mind."""
    given = input_schema(tool.asked, described=tool.describes)
    return types.Tool(name=tool.name, title=tool.title, description=tool.description, annotations=READS,
                      input_schema=given, output_schema=output_schema(tool.answer))  # fmt: skip


def _answered(readers: Readers, seconds: float, tool: Tool, given: dict[str, Any]) -> types.CallToolResult:
    """The answer of a tool as JSON, once as data and once as text; or what is wrong, where, and what to do."""
    try:
        asked = read_arguments(given, tool.asked)
        lent = readers.lend(seconds)
        try:
            told = msgspec.json.encode(tool.call(lent, asked))
        finally:
            readers.take_back(lent)
    except PolybiusError as error:
        return _refused(_why(error))
    except sqlite3.OperationalError as error:
        return _refused(SLOW if took_too_long(error) else FAILED)
    text = types.TextContent(type="text", text=told.decode())
    return types.CallToolResult(content=[text], structured_content=msgspec.json.decode(told))


def _why(error: PolybiusError) -> str:
    """What is wrong, where, and what to do, in words of the tools."""
    if isinstance(error, AbsentError):
        return f"{error.what} · search for it, or list what there is"
    if isinstance(error, StoreError):
        return FAILED
    do = "" if "polybius " in error.do else error.do  # a command is of no use here
    return " · ".join(as_parameters(part) for part in (error.where, error.what, do) if part)


def _refused(why: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=why)], is_error=True)
