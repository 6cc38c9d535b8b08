"""How fast a large workspace answers: the median and the 95th percentile of each kind of question.

usage: python bench/workspace.py [--events 100000] [--file FILE] [--rounds 20]

The workspace is made of the records of the sample reports, replicated with other days, countries, places, actors, types
and words, the same ones each time: countries, types and words as uneven as in news, so that there are rare values and
common ones. POLYBIUS_BENCH_EVENTS says how many events there are. A file that is there already is asked as it is.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from desk_questions import desk_questions
from msgspec import convert
from replicas import World, build

from polybius.errors import SettingError
from polybius.query import Asked, Filters, Page, actors, articles, claims, dyads, events, series, tolls
from polybius.store import Store, open_store

type Ask = Callable[[Store, int], object]

COMMON, RARE = ["USA", "RUS", "CHN"], ["TUV", "ZWE", "YEM", "WSM"]
YEARS = [f"{year}" for year in range(2001, 2023)]
MONTHS = [f"{year}-03" for year in YEARS]
WARS = ["SANCTION", "ASSAULT"]
FIRST_PAGE = Page(limit=100)


def asked(ask: Callable[..., Iterator[object]], page: Page = FIRST_PAGE, **values: list[object]) -> Ask:
    """A list of rows, with values that take turns."""

    def run(store: Store, n: int) -> object:
        try:
            return sum(1 for _ in ask(store, _filters(values, n), page))
        except SettingError:  # a small workspace has not all names
            return 0

    return run


def counted(by: str, per: str, **values: list[object]) -> Ask:
    """Counts by period, with values that take turns."""

    def run(store: Store, n: int) -> object:
        found = series(store, _filters(values, n), Asked(by=by, per=per))  # type: ignore[arg-type]
        return sum(1 for _ in found.rows())

    return run


def plain_questions(persons: list[str]) -> dict[str, Ask]:
    """Events by one thing."""
    return {
        "events": asked(events),
        "events, oldest first": asked(events, Page(limit=100, sort="day")),
        "events, offset 50,000": asked(events, Page(limit=100, offset=50_000)),
        "events, a month": asked(events, since=MONTHS, until=MONTHS),
        "events, published in a month": asked(events, published_since=MONTHS, published_until=MONTHS),
        "events, common country": asked(events, country=COMMON),
        "events, rare country": asked(events, country=RARE),
        "events, type": asked(events, type=["ASSAULT", "CONSULT", "SANCTION", "PROTEST"]),
        "events, CAMEO code": asked(events, type=["19", "193", "0213", "1724"]),
        "events, status": asked(events, status=["denied", "threatened", "negated"]),
        "events, quad": asked(events, quad=[1, 2, 3, 4]),
        "events, common actor country": asked(events, actor=COMMON),
        "events, rare actor country": asked(events, actor=RARE),
        "events, code": asked(events, party=["USAGOV", "IRQMIL", "ISRGOV"]),
        "events, sector": asked(events, party=["MIL", "GOV", "REB"]),
        "events, common person": asked(events, party=persons[:5]),
        "events, rare person": asked(events, party=persons[200:230]),
        "events, part of a name": asked(events, party=[name.split()[1] for name in persons[:10]]),
    }


def questions_together(persons: list[str], words: list[str]) -> dict[str, Ask]:
    """Events by several things, by who says so, where, and in what words."""
    return {
        "events, common dyad": asked(events, dyad=["USA>RUS", "USA-CHN", "RUS>USA"]),
        "events, rare dyad": asked(events, dyad=["IRN>ISR", "YEM-USA", "TUV>ZWE"]),
        "events, dyad of codes": asked(events, dyad=["USAGOV>RUSGOV", "IRQMIL>USAMIL"]),
        "events, country and type": asked(events, country=COMMON, type=["SANCTION", "ASSAULT", "AID"]),
        "events, country, type, year": asked(events, country=COMMON, type=WARS, since=YEARS, until=YEARS),
        "events, actor, recipient, type": asked(events, actor=COMMON, recipient=["IRQ", "RUS"], type=WARS),
        "events, actor and place": asked(events, actor=["USA", "CHN"], country=["IRQ", "USA", "IRN"]),
        "events, actor and sayer": asked(events, actor=["USA", "CHN"], said_by=["RUS", "GOV"]),
        "events, sayer country": asked(events, said_by=COMMON),
        "events, sayer person": asked(events, said_by=persons[:20]),
        "events, stance": asked(events, stance=["deny", "warn", "say"]),
        "events, effect": asked(events, effect=["killed", "destroyed"]),
        "events, box": asked(events, box=["29,38,38,49", "-10,-20,10,40", "-60,-180,70,180"]),
        "events, near": asked(events, near=["33,44,300", "10,20,800", "50,10,2000"]),
        "events, source": asked(events, source=["Publisher 3", "site0.example", "Publisher 150"]),
        "events, article": asked(events, article=["r7", "100"]),
        "events, common word": asked(events, text=["said", "officials", words[0]]),
        "events, rare word": asked(events, text=words[100:200]),
        "events, two words": asked(events, text=[f"{a} {b}" for a, b in pairwise(words[:11])]),
        "events, common word and country": asked(events, text=["said", words[0]], country=["USA", "IRQ", "YEM"]),
        "events, beginning of a word": asked(events, text=["gov*", "bace*", "offic*"]),
    }


def other_questions(persons: list[str], words: list[str]) -> dict[str, Ask]:
    """Figures, claims, actors, articles and counts."""
    return {
        "tolls": asked(tolls),
        "tolls, effect and country": asked(tolls, effect=["killed", "arrested"], country=["USA", "YEM"]),
        "tolls, type of event": asked(tolls, type=["ASSAULT", "PROTEST"]),
        "tolls, party": asked(tolls, party=["USA", "REB", "KWT"]),
        "claims": asked(claims),
        "claims, sayer": asked(claims, said_by=["USA", "GOV", *persons[:5]]),
        "claims, stance and type": asked(claims, stance=["deny", "warn", "accuse"], type=["ASSAULT", "AGREE"]),
        "claims, country of event": asked(claims, country=["USA", "YEM"]),
        "claims, word": asked(claims, text=words[:40]),
        "actors": asked(actors),
        "actors of a country": asked(actors, party=["USA", "YEM", "GOV"]),
        "actors in events of a country": asked(actors, country=["YEM", "IRQ", "ISR"]),
        "series, all types by month": counted(by="month", per="type"),
        "series, all types by day, a year": counted(by="day", per="type", since=YEARS, until=YEARS),
        "series, dyads by month": counted(by="month", per="dyad"),
        "series, dyads by day, a year": counted(by="day", per="dyad", since=YEARS, until=YEARS),
        "series, a dyad by month": counted(by="month", per="dyad", dyad=["IRN-ISR", "USA-RUS"]),
        "series, a type by day": counted(by="day", per="all", type=["ASSAULT", "AID"]),
        "series, countries by week": counted(by="week", per="country"),
        "series, country by month and type": counted(by="month", per="type", country=["YEM", "IRQ", "USA"]),
        "series, actor by month": counted(by="month", per="all", actor=["YEM", "IRQ"]),
        "network of dyads": lambda store, _: len(dyads(store, Filters(), top=40)),
        "articles": asked(articles),
        "articles, word": asked(articles, text=words[:40]),
    }


def _filters(values: dict[str, list[object]], n: int) -> Filters:
    """The filters of the n-th round: values take turns."""
    chosen = {name: some[n % len(some)] for name, some in values.items()}
    return convert({name: value if name in PLAIN else (value,) for name, value in chosen.items()}, Filters)


PLAIN = {"since", "until", "published_since", "published_until", "box", "near", "text"}


def main() -> None:
    """Build, ask, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--events", type=int, default=int(os.environ.get("POLYBIUS_BENCH_EVENTS", "100000")))
    options.add_argument("--file", type=Path, help="where the workspace is made, and stays")
    options.add_argument("--rounds", type=int, default=20, help="how often each question is asked")
    options.add_argument("--only", default="", help="only questions with these words")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = chosen.file or Path(folder) / "bench.db"
        if not file.exists():
            build(file, chosen.events)
        print("median / 95th percentile of each question")
        with open_store(file, write=False) as store:
            world = World()
            persons, words = world.persons.values, world.words[6].values
            given = plain_questions(persons) | questions_together(persons, words) | other_questions(persons, words)
            given |= desk_questions(words)
            for name, ask in given.items():
                if chosen.only in name:
                    measure(store, name, ask, chosen.rounds)


def measure(store: Store, name: str, ask: Callable[[Store, int], object], rounds: int) -> None:
    """Ask several times with different values, and print how long it takes: on the wall, and of the processor."""
    taken = []
    for n in range(rounds):
        began, worked = time.perf_counter(), time.process_time()
        ask(store, n)
        taken.append((time.perf_counter() - began, time.process_time() - worked))
    wall, processor = zip(*taken, strict=True)
    told = (f"{label} {_share(some, 0.5):6.1f} / {_share(some, 0.95):6.1f} ms"
            for label, some in (("wall", wall), ("processor", processor)))  # fmt: skip
    print(f"{name:36}  " + "  ".join(told), flush=True)


def _share(seconds: tuple[float, ...], share: float) -> float:
    """The milliseconds below which a share of all lies."""
    return sorted(seconds)[round(share * (len(seconds) - 1))] * 1000


if __name__ == "__main__":
    main()
