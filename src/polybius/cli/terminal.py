"""The two terminals, standard output and standard error, and how roles and statuses look on them."""

from rich.console import Console
from rich.text import Text

from polybius.errors import PolybiusError
from polybius.vocabulary import Failure

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

QUAD_STYLES = {1: "green", 2: "bold green", 3: "yellow", 4: "bold red"}
STATUS_STYLES = {
    "actual": "",
    "ongoing": "",
    "habitual": "",
    "planned": "cyan",
    "requested": "cyan",
    "threatened": "magenta",
    "possible": "dim",
    "denied": "red",
    "negated": "red",
}
ROLE_STYLES = {
    "trigger": "bold reverse",
    "actor": "bold green",
    "recipient": "bold red",
    "time": "cyan",
    "place": "blue",
    "toll": "magenta",
    "cue": "italic yellow",
    "speaker": "yellow",
}


def show_error(error: PolybiusError) -> None:
    """What is wrong, where, and what to do, on standard error."""
    err.print(message(error.what, error.where, error.do), soft_wrap=True)


def show_failure(failure: Failure) -> None:
    """Why an input was not coded, on standard error."""
    err.print(message(failure.what, failure.where or failure.source, failure.do), soft_wrap=True)


def message(what: str, where: str, do: str) -> Text:
    """One line: where, what, what to do."""
    text = Text("✗ ", style="red")
    text.append(f"{where}: " if where else "", style="bold")
    text.append(what, style="default")
    text.append(f" — {do}" if do else "", style="dim")
    return text
