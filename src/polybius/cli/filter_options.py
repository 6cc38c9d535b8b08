"""The options by which rows are chosen, the same for all commands that ask a workspace."""

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from polybius.errors import SettingError
from polybius.query import REAL, Filters

WorkspaceFile = Annotated[Path, typer.Argument(metavar="FILE", help="The workspace that `polybius ingest` made.")]
PANEL = "Which rows (options of the same name are alternatives, different ones hold together)"


def _one(help: str, metavar: str = "TEXT") -> tuple[Any, Any]:
    return Annotated[str | None, typer.Option(metavar=metavar, help=help, rich_help_panel=PANEL)], None


def _some(help: str, metavar: str = "TEXT") -> tuple[Any, Any]:
    return Annotated[list[str] | None, typer.Option(metavar=metavar, help=help, rich_help_panel=PANEL)], None


def _flag(name: str, help: str) -> tuple[Any, Any]:
    return Annotated[bool, typer.Option(f"--{name}", help=help, rich_help_panel=PANEL)], False


QUADS = Annotated[list[int] | None, typer.Option(metavar="1-4", help="Quad class.", rich_help_panel=PANEL)]
OPTIONS: dict[str, tuple[Any, Any]] = {
    "since": _one("Its own days touch this one or a later: 1990-08-02, 1990-08, 1990.", "DAY"),
    "until": _one("… this one or an earlier.", "DAY"),
    "within": _flag("within", "Its days lie wholly between --since and --until."),
    "undated": _flag("undated", "With --since or --until: also what has no day."),
    "published_since": _one("The article is of this day or later.", "DAY"),
    "published_until": _one("The article is of this day or earlier.", "DAY"),
    "country": _some("Where it was: a code (IRQ) or a name.", "COUNTRY"),
    "actor": _some("Who did it: a name, code (IRNGOV), country (IRN), sector (MIL) or Q….", "WHO"),
    "recipient": _some("To whom.", "WHO"),
    "party": _some("Who takes part on either side.", "WHO"),
    "dyad": _some('"IRN>ISR" for one direction, "IRN-ISR" for both.', "PAIR"),
    "type": _some("PLOVER type, or the first digits of a CAMEO code.", "TYPE"),
    "quad": (QUADS, None),
    "status": _some("actual, ongoing, planned, threatened, denied, …"),
    "actual": _flag("actual", "What happened: --status actual --status ongoing."),
    "box": _one("Two corners, south-west first.", "LAT,LON,LAT,LON"),
    "near": _one("Within so many km of a point.", "LAT,LON,KM"),
    "source": _some("Publisher, credit, host or file of the article; * is anything."),
    "said_by": _some("Who says so, or says so too, or through whom.", "WHO"),
    "stance": _some("How it is said: say, deny, confirm, …"),
    "effect": _some("killed, injured, arrested, destroyed, …"),
    "text": _one('Words of the sentence; "two together", begin*, -without, OR.', "WORDS"),
    "article": _some("Number or name of an article.", "ID"),
    "happening": _some("Id of a happening.", "ID"),
    "once": _flag("once", "Leave out mentions that restate another of the same article."),
    "corrected": _flag("corrected", "Only what somebody has accepted or edited."),
    "rejected": _flag("rejected", "Also what somebody has rejected."),
}


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
