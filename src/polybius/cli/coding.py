"""`polybius code`: sources → records, with a progress bar and a summary."""

import datetime
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from polybius.cli.failing import FailuresSaid
from polybius.cli.terminal import err
from polybius.cli.writers import Format, format_for, writer
from polybius.coder import Coder
from polybius.errors import SettingError
from polybius.read import read_sources
from polybius.settings import Settings, load_settings
from polybius.vocabulary import Article, Failure, Record
from polybius.workers import Team

type Stream = Callable[[Iterable[Article | Failure]], Iterator[Record | Failure]]

SHOWN_AFTER = 3.0


class Tally(msgspec.Struct):
    """What has been coded so far."""

    articles: int = 0
    events: int = 0
    failures: int = 0
    words: int = 0
    undated: int = 0

    def add(self, result: Record | Failure) -> None:
        """Count one result."""
        if isinstance(result, Failure):
            self.failures += 1
            return
        self.articles += 1
        self.events += len(result.events)
        self.words += len(result.document.text.split())
        self.undated += result.document.published is None


def code_sources(
    sources: list[str],
    *,
    date: str | None,
    output: Path | None,
    format: Format | None,
    strict: bool,
    chosen: Settings,
    columns: Mapping[str, str],
    workers: int | None = None,
) -> int:
    """Code all sources, write what they give, and say the summary; the number of failures.

    With `workers`, so many processes code; what comes out is the same, in the same order.
    """
    given = checked_date(date)
    tally, began = Tally(), time.perf_counter()
    with _coding(chosen, workers) as stream, writer(output, format_for(output, format)) as write:
        articles = read_sources(
            sources, date=given, max_characters=chosen.max_characters, leave_out=output, columns=columns
        )
        for result in watched(stream(articles), tally, see="their rows in the output"):
            write(result)
            if strict and isinstance(result, Failure):
                break
    _summarise(tally, time.perf_counter() - began)
    return tally.failures


@contextmanager
def _coding(chosen: Settings, workers: int | None) -> Iterator[Stream]:
    """What codes articles: this process, or some of its own."""
    if workers is None:
        yield Coder(chosen).stream
        return
    with Team(chosen, workers) as team:
        yield team.stream


def chosen_settings(
    file: Path | None,
    codebook: Path | None,
    actors: list[Path] | None,
    gazetteer: Path | None = None,
    *,
    thorough: bool = False,
) -> Settings:
    """The settings of a file and the environment, with the codebook, actors and gazetteer that options name."""
    chosen = load_settings(file)
    if thorough:
        chosen = msgspec.structs.replace(chosen, thorough=True)
    if codebook is not None:
        chosen = msgspec.structs.replace(chosen, codebook=str(codebook))
    if gazetteer is not None:
        chosen = msgspec.structs.replace(chosen, gazetteer=str(gazetteer))
    return msgspec.structs.replace(chosen, actors=tuple(map(str, actors))) if actors else chosen


def read_columns(given: list[str] | None) -> dict[str, str]:
    """What --column says: our fields, and the names of the columns that hold them. Raises `SettingError`."""
    pairs = [pair.partition("=") for pair in given or ()]
    for field, sign, column in pairs:
        if not (field and sign and column):
            raise SettingError(f"{field + sign + column!r} names no column", where="--column", do="write text=body")
    return {field.strip(): column.strip() for field, _, column in pairs}


def checked_date(date: str | None) -> str | None:
    """The date as given. Raises `SettingError` for one that is not in the calendar."""
    try:
        return datetime.date.fromisoformat(date).isoformat() if date else None
    except ValueError as error:
        raise SettingError(f"{date!r} is not a date", where="--date", do="write it as 1990-08-02") from error


def watched(results: Iterator[Record | Failure], tally: Tally, *, see: str) -> Iterator[Record | Failure]:
    """The results as they come, counted, with a progress line on a terminal and the first failures said at once."""
    failures = FailuresSaid(see)
    began = time.perf_counter()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(pulse_style="cyan"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task("reading", total=None, visible=False)
        for result in results:
            tally.add(result)
            if isinstance(result, Failure):
                failures.add(result)
            seconds = time.perf_counter() - began
            line = f"{tally.articles:,} articles, {tally.words / max(seconds, 0.001):,.0f} words/s"
            progress.update(task, description=line, visible=seconds > SHOWN_AFTER)
            yield result
    failures.finish()


@contextmanager
def stoppable(file: Path, tally: Tally) -> Iterator[None]:
    """Ctrl-C ends the work with a word on what is in the workspace."""
    try:
        yield
    except KeyboardInterrupt:
        written = "1 article is" if tally.articles == 1 else f"{tally.articles:,} articles are"
        err.print(f"{file}: stopped · {written} written · run it again to go on", style="yellow")
        raise


def _summarise(tally: Tally, seconds: float) -> None:
    """What was coded, how fast, and what is missing."""
    speed = tally.words / max(seconds, 0.001)
    counts = ((tally.articles, "article"), (tally.events, "event"), (tally.failures, "failure"))
    facts = [f"{n:,} {noun}{'' if n == 1 else 's'}" for n, noun in counts]
    err.print(" · ".join([*facts, f"{speed:,.0f} words/s"]), style="dim")
    say_undated(tally)


def say_undated(tally: Tally) -> None:
    """How many articles had no date of publication, if any."""
    if tally.undated:
        err.print(
            f"{tally.undated:,} without a date: their relative times stay unanchored (give --date)", style="yellow"
        )
