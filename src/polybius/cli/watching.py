"""`polybius watch`: feeds → workspace, again and again, until Ctrl-C."""

import datetime
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from polybius.cli.coding import Tally, checked_date, say_undated
from polybius.cli.failing import FailuresSaid
from polybius.cli.recoding import today
from polybius.cli.terminal import err
from polybius.coder import Coder
from polybius.errors import SettingError
from polybius.fetch import Fetcher, addresses, spared, watch
from polybius.read.items import Bounds
from polybius.settings import Settings
from polybius.store import FeedMemory, open_store
from polybius.vocabulary import Article, Failure, Record
from polybius.workspace import ingest

UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400}
SHORTEST = 60


def watch_feeds(
    feeds: list[str], *, into: Path, every: str, once: bool, since: str | None, allow_private: bool, chosen: Settings
) -> int:
    """Poll feeds and code what is new into a workspace, once or until Ctrl-C; the number of failures."""
    seconds, first_day = seconds_of(every), checked_date(since)
    known = len(list(addresses(feeds)))
    tally, began = Tally(), time.perf_counter()
    with open_store(into, create=True) as store:
        coder = Coder(chosen)
        err.print(
            f"{known:,} feed{'' if known == 1 else 's'}" + ("" if once else f", every {every}; Ctrl-C ends"),
            style="dim",
        )

        memory, fetcher = FeedMemory(store), Fetcher(allow_private=allow_private)
        _say_spared(spared(feeds, state=memory, every=seconds, now=fetcher.clock()))
        failures = FailuresSaid(f"polybius failures {into}")

        def wait(seconds: float) -> None:
            failures.finish()
            time.sleep(seconds)

        def take(items: Sequence[Article | Failure]) -> None:
            for outcome in ingest(store, items, manifest=coder.manifest, stream=coder.stream, day=today()):
                if outcome.result is not None:
                    tally.add(outcome.result)
                    _show(outcome.result, failures)

        try:
            watch(
                feeds, every=seconds, once=once, since=first_day, state=memory, take=take, sleep=wait,
                fetcher=fetcher, bounds=Bounds(None, chosen.max_characters),
            )  # fmt: skip
        except KeyboardInterrupt:
            err.print("ended; what was read is kept", style="dim")
        failures.finish()
    counts = ((tally.articles, "new article"), (tally.events, "event"), (tally.failures, "failure"))
    facts = [f"{n:,} {noun}{'' if n == 1 else 's'}" for n, noun in counts]
    err.print(f"{into}: " + " · ".join([*facts, f"{time.perf_counter() - began:,.0f} s"]), style="dim")
    say_undated(tally)
    return tally.failures


def _say_spared(feeds: Mapping[str, float]) -> None:
    """Feeds that failed the last time, and until when they are left alone."""
    for url, second in feeds.items():
        when = datetime.datetime.fromtimestamp(second, tz=datetime.UTC)
        err.print(f"{url} failed the last time; it is asked again after {when:%Y-%m-%d %H:%M} UTC", style="yellow",
                  markup=False, soft_wrap=True)  # fmt: skip


def _show(result: Record | Failure, failures: FailuresSaid) -> None:
    """A line for what is new."""
    if isinstance(result, Failure):
        failures.add(result)
        return
    document, events = result.document, len(result.events)
    title = document.title or document.id
    err.print(f"{document.publisher or document.url}: {title} ({events} events)", markup=False, soft_wrap=True)


def seconds_of(every: str) -> float:
    """The seconds of "15m", "1h", "90s". Raises `SettingError` for what is none, or less than a minute."""
    match = re.fullmatch(r"(\d{1,6})\s*([smhd]?)", every.strip().lower())
    if match is None or int(match[1]) * UNITS[match[2]] < SHORTEST:
        raise SettingError(
            f"{every!r} is no time between two rounds", where="--every", do="write 15m or 1h; at least 1m"
        )
    return float(int(match[1]) * UNITS[match[2]])
