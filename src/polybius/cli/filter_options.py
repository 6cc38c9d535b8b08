"""The options by which rows are chosen, the same for all commands that ask a workspace."""

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from polybius.errors import SettingError
from polybius.query import FILTER_TEXTS, REAL, Filters

WorkspaceFile = Annotated[Path, typer.Argument(metavar="FILE", help="The workspace that `polybius ingest` made.")]
PANEL = "Which rows (options of the same name are alternatives, different ones hold together)"
ACTUAL = "What happened: --status actual --status ongoing."


def _option(name: str) -> tuple[Any, Any]:
    """The option of a filter, by the kind of its field, and its default."""
    told = FILTER_TEXTS[name]
    field = next(field for field in msgspec.structs.fields(Filters) if field.name == name)
    if field.type is bool:
        return _flag(name, told.text), False
    kind = list[int] | None if name == "quad" else str | None if field.default is None else list[str] | None
    return Annotated[kind, typer.Option(metavar=told.value, help=told.text, rich_help_panel=PANEL)], None


def _flag(name: str, help: str) -> Any:
    return Annotated[bool, typer.Option(f"--{name}", help=help, rich_help_panel=PANEL)]


OPTIONS: dict[str, tuple[Any, Any]] = {name: _option(name) for name in FILTER_TEXTS}
OPTIONS["actual"] = (_flag("actual", ACTUAL), False)


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """A command with all options of filters, which it gets as one value named `filters`."""

    @functools.wraps(command)
    def run(**given: Any) -> None:
        chosen = {name: given.pop(name) for name in OPTIONS}
        command(**given, filters=filters_of(chosen))

    own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name != "filters"]
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
        for name, (kind, default) in OPTIONS.items()
    ]
    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own] + added
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def filters_of(chosen: dict[str, Any]) -> Filters:
    """The filters that options give. Raises `SettingError` when two of them contradict each other."""
    if chosen.pop("actual"):
        if chosen["status"]:
            raise SettingError("both a status and what happened are asked for", where="--actual, --status",
                               do="leave one out")  # fmt: skip
        chosen["status"] = REAL
    given = {name: value for name, value in chosen.items() if value is not None}
    return msgspec.convert(given, Filters)
