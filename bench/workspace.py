"""How fast a large workspace answers: the median and the 95th percentile of each kind of question.

usage: python bench/workspace.py [--events 100000] [--file FILE] [--rounds 20]

The workspace is made of the records of the sample reports, replicated with other days, countries, places, actors, types
and words, the same ones each time: countries, types and words as uneven as in news, so that there are rare values and
common ones. POLYBIUS_BENCH_EVENTS says how many events there are. A file that is there already is asked as it is.
"""

import argparse
import os
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate, pairwise, product
from pathlib import Path

from msgspec import convert
from msgspec.structs import replace

from polybius.codebook import codes
from polybius.coder import Coder
from polybius.errors import SettingError
from polybius.query import Asked, Filters, Page, actors, articles, claims, dyads, events, series, tolls
from polybius.query.values import countries
from polybius.read import read_sources
from polybius.store import Store, Writer, open_store
from polybius.store.keys import IDS_OF_ARTICLE
from polybius.vocabulary import Actor, Article, Event, Place, Record, Segment, Time

SAMPLES = Path(__file__).parent.parent / "samples"
FIRST, DAYS = date(2000, 1, 1), 24 * 365
PLACES_OF_COUNTRY, PERSONS, WORDS = 40, 20_000, 30_000
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "ki", "lo", "mu", "na", "po", "ri", "se", "ta", "vo", "wa", "ya", "zi")
DATED = 0.7
BASE = 20_000


class Uneven:
    """Draws values so that the first is the most frequent (Zipf's law)."""

    def __init__(self, values: list[str], exponent: float = 1.0) -> None:
        self.values = values
        self.weights = list(accumulate(1 / (n + 1) ** exponent for n in range(len(values))))

    def draw(self, chance: random.Random) -> str:
        """One value."""
        return chance.choices(self.values, cum_weights=self.weights)[0]


class World:
    """The countries, codes, persons and words that the replicated records are about."""

    def __init__(self) -> None:
        made = random.Random(1)
        self.countries = Uneven(["USA", "RUS", "CHN", "IRQ", "ISR", "IRN", *sorted(set(countries().values()))])
        self.codes = [entry for entry in codes().values() if entry.type]
        made.shuffle(self.codes)
        self.code = Uneven([entry.code for entry in self.codes], 0.8)
        self.by_code = {entry.code: entry for entry in self.codes}
        self.persons = Uneven([f"{_word(made, 2).capitalize()} {_word(made, 3).capitalize()}" for _ in range(PERSONS)])
        words = [_word(made, made.choice((2, 3, 4))) for _ in range(WORDS)]
        self.words = {n: Uneven([w for w in words if len(w) == n]) for n in (4, 6, 8)}

    def place(self, country: str, chance: random.Random) -> tuple[str, float, float]:
        """One of the towns of a country."""
        n = int(chance.random() ** 2 * PLACES_OF_COUNTRY)
        drawn = random.Random(f"{country}{n}")
        middle = random.Random(country)
        lat, lon = middle.uniform(-40, 60), middle.uniform(-170, 170)
        return f"{_word(drawn, 3).capitalize()}", lat + drawn.uniform(-5, 5), lon + drawn.uniform(-8, 8)


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables))


def replicas(templates: list[Record]) -> Iterator[tuple[Article, Record]]:
    """Articles with their records, without end, the same each time."""
    world = World()
    number = 0
    while True:
        yield _replica(templates[number % len(templates)], number, world)
        number += 1


def _replica(template: Record, number: int, world: World) -> tuple[Article, Record]:
    chance = random.Random(number)
    published = FIRST + timedelta(days=int(DAYS * chance.random() ** 0.7))
    others = {a.country: world.countries.draw(chance) for a in template.actors if a.country}
    shift = published - date.fromisoformat(template.document.published or "1999-01-01")
    text = re.sub(
        r"\b(?:[a-z]{4}|[a-z]{6}|[a-z]{8})\b", lambda m: _other_word(m[0], world, chance), template.document.text
    )
    times = tuple(_shifted(t, shift) for t in template.times)
    anchored = [t.id for t in times if t.from_]
    record = replace(
        template,
        document=replace(template.document, id=f"r{number}", text=text, published=published.isoformat(),
                         publisher=f"Publisher {int(200 * chance.random() ** 3)}",
                         url=f"https://www.site{int(500 * chance.random() ** 3)}.example/{number}"),
        actors=tuple(_other_actor(a, others, world, chance) for a in template.actors),
        places=tuple(_other_place(p, others, world, chance) for p in template.places),
        times=times,
        events=tuple(_other_event(e, anchored, world, chance) for e in template.events),
    )  # fmt: skip
    document = record.document
    return Article(id=document.id, text=text, segments=(Segment(0, len(text), "body"),), url=document.url,
                   title=document.title, published=document.published, given_id=True), record  # fmt: skip


def _other_word(word: str, world: World, chance: random.Random) -> str:
    return word if chance.random() < 0.5 else world.words[len(word)].draw(chance)


def _shifted(time: Time, by: timedelta) -> Time:
    def moved(day: str | None) -> str | None:
        return (date.fromisoformat(day[:10]) + by).isoformat() if day else None

    return replace(time, from_=moved(time.from_), to=moved(time.to))


def _other_actor(actor: Actor, others: dict[str, str], world: World, chance: random.Random) -> Actor:
    country = others.get(actor.country or "")
    name = world.persons.draw(chance) if actor.kind == "person" and actor.role else actor.name
    name = f"{name} {country}" if country and actor.kind != "person" else name
    return replace(actor, name=name, country=country, code=(country or "---") + (actor.sector or ""))


def _other_place(place: Place, others: dict[str, str], world: World, chance: random.Random) -> Place:
    country = others.get(place.country or "") or world.countries.draw(chance)
    name, lat, lon = world.place(country, chance)
    return replace(place, name=name, country=country, lat=round(lat, 3), lon=round(lon, 3))


def _other_event(event: Event, times: list[str], world: World, chance: random.Random) -> Event:
    time = event.time if event.time in times or not times or chance.random() > DATED else chance.choice(times)
    if chance.random() < 0.4:
        return replace(event, time=time)
    entry = world.by_code[world.code.draw(chance)]
    return replace(
        event, time=time, type=entry.type, cameo=entry.code, quad=entry.quad, goldstein=entry.goldstein_gdelt
    )


def build(file: Path, wanted: int) -> None:
    """Write a workspace with about so many events: some thousand articles one by one, and these again and again."""
    coder = Coder()
    templates = [r for r in coder.stream(read_sources([str(SAMPLES / "*.txt")])) if isinstance(r, Record)]
    began, count, articles = time.perf_counter(), 0, 0
    with open_store(file, create=True) as store:
        store.execute("PRAGMA synchronous = OFF")
        writer = Writer(store, coder.manifest, day="2026-01-01")
        for article, record in replicas(templates):
            writer.add(article, record)
            count, articles = count + len(record.events), articles + 1
            if count >= min(BASE, wanted):
                break
        written = time.perf_counter() - began
        repeat(store, articles, max(1, round(wanted / count)))
        count = store.execute("SELECT count(*) FROM events").fetchone()[0]
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    seconds = time.perf_counter() - began
    print(f"{count:,} events in {seconds:,.0f} s, {file.stat().st_size / 1e6:,.0f} MB; "
          f"{written / articles * 1000:.1f} ms to write an article")  # fmt: skip


def repeat(store: Store, articles: int, times: int) -> None:
    """Repeat all rows of the first articles with other ids and later days; indexes are made at the end."""
    store.execute("PRAGMA cache_size = -400000")
    store.execute("PRAGMA foreign_keys = OFF")
    indexes = store.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    tables = [
        t for (t,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%'")
    ]
    store.execute("BEGIN")
    for name, _ in indexes:
        store.execute(f"DROP INDEX {name}")
    for n in range(1, times):
        for table in tables:
            if table not in KEPT:
                _repeat_rows(store, table, articles, n)
    store.execute(f"""UPDATE entity_counts SET acts = acts * {times}, receives = receives * {times},
        says = says * {times}, articles = articles * {times}, total = total * {times}""")
    store.execute("INSERT INTO article_words (article_words) VALUES ('rebuild')")
    store.execute("INSERT INTO sentence_words (sentence_words) VALUES ('rebuild')")
    for _, sql in indexes:
        store.execute(sql)
    _count_again(store)
    store.execute("COMMIT")


KEPT = {"runs", "entities", "entity_counts", "period_counts", "failures", "records"}
DAY_COLUMNS = {"day_from", "day_to", "from", "to", "published"}


def _repeat_rows(store: Store, table: str, articles: int, n: int) -> None:
    refers = {row[3]: row[2] for row in store.execute(f"PRAGMA foreign_key_list({table})")}
    cells = []
    columns = [row[1] for row in store.execute(f"PRAGMA table_info({table})")]
    for column in columns:
        other = table if column == "id" else refers.get(column)
        by = 0 if other in (None, *KEPT) else n * articles * (1 if other == "articles" else IDS_OF_ARTICLE)
        if column in DAY_COLUMNS:
            cells.append(
                f"""CASE WHEN "{column}" <> '' THEN date("{column}", '+{n * 97 % 360} days') ELSE "{column}" END"""
            )
        elif column == "key":
            cells.append(f"key || '-{n}'")
        else:
            cells.append(f'"{column}" + {by}' if by else f'"{column}"')
    own = next((c for c in ("id", "article") if c in columns), None) or next(
        c for c in columns if refers.get(c) not in (None, *KEPT)
    )
    last = (
        articles if own == "article" or (own == "id" and table == "articles") else (articles + 1) * IDS_OF_ARTICLE - 1
    )
    store.execute(f"INSERT INTO {table} SELECT {', '.join(cells)} FROM {table} WHERE {own} <= {last}")


def _count_again(store: Store) -> None:
    """The counts of periods, from the rows."""
    store.execute("DELETE FROM period_counts")
    thursday = "date({0}, '-3 days', 'weekday 4')"
    week = f"strftime('%Y-W', {thursday}) || printf('%02d', (strftime('%j', {thursday}) - 1) / 7 + 1)"
    units = {"day": "{0}", "week": week, "month": "substr({0}, 1, 7)", "year": "substr({0}, 1, 4)"}
    keys = {"all": "''", "type": "type", "quad": "CAST(quad AS TEXT)", "country": "events.country", "dyad": "dyad"}
    for (unit, period), (per, key) in product(units.items(), keys.items()):
        for clock, first, last in (("event", "events.day_from", "day_to"), ("published", "published", "published")):
            begin, end = period.format(first), period.format(last)
            dyads = "JOIN event_dyads ON event_dyads.event = events.id" if per == "dyad" else ""
            store.execute(f"""
                INSERT INTO period_counts
                SELECT '{clock}', '{unit}', '{per}', key, period, sum(n), sum(g), count(*) FROM (
                    SELECT {key} AS key, CASE WHEN {first} IS NULL THEN '' WHEN {begin} = {end} THEN {begin}
                        ELSE '*' || {begin} END AS period, count(*) AS n,
                        CAST(round(sum(goldstein) * 100) AS INTEGER) AS g
                    FROM events JOIN articles ON articles.id = article {dyads}
                    WHERE status IN ('actual', 'ongoing') AND same_as IS NULL AND {key} IS NOT NULL
                    GROUP BY article, 1, 2
                ) GROUP BY key, period""")


def questions() -> dict[str, Callable[[Store, int], object]]:
    """Each kind of question, with the values it takes by turns."""
    page = Page(limit=100)
    common, rare = ("USA", "RUS", "CHN"), ("TUV", "ZWE", "YEM", "WSM")
    persons = World().persons.values
    years = [f"{year}" for year in range(2001, 2023)]
    months = [f"{year}-03" for year in years]
    wars = ["SANCTION", "ASSAULT"]

    def asked(
        ask: Callable[..., Iterator[object]], page: Page = page, **values: list[object]
    ) -> Callable[[Store, int], object]:
        def run(store: Store, n: int) -> object:
            try:
                return sum(1 for _ in ask(store, _filters(values, n), page))
            except SettingError:  # a small workspace has not all names
                return 0

        return run

    def counted(by: str, per: str, **values: list[object]) -> Callable[[Store, int], object]:
        def run(store: Store, n: int) -> object:
            found = series(store, _filters(values, n), Asked(by=by, per=per))  # type: ignore[arg-type]
            return sum(1 for _ in found.rows())

        return run

    words = World().words[6].values
    return {
        "events": asked(events),
        "events, oldest first": asked(events, Page(limit=100, sort="day")),
        "events, offset 50,000": asked(events, Page(limit=100, offset=50_000)),
        "events, a month": asked(events, since=months, until=months),
        "events, published in a month": asked(events, published_since=months, published_until=months),
        "events, common country": asked(events, country=list(common)),
        "events, rare country": asked(events, country=list(rare)),
        "events, type": asked(events, type=["ASSAULT", "CONSULT", "SANCTION", "PROTEST"]),
        "events, CAMEO code": asked(events, type=["19", "193", "0213", "1724"]),
        "events, status": asked(events, status=["denied", "threatened", "negated"]),
        "events, quad": asked(events, quad=[1, 2, 3, 4]),
        "events, common actor country": asked(events, actor=list(common)),
        "events, rare actor country": asked(events, actor=list(rare)),
        "events, code": asked(events, party=["USAGOV", "IRQMIL", "ISRGOV"]),
        "events, sector": asked(events, party=["MIL", "GOV", "REB"]),
        "events, common person": asked(events, party=persons[:5]),
        "events, rare person": asked(events, party=persons[200:230]),
        "events, part of a name": asked(events, party=[name.split()[1] for name in persons[:10]]),
        "events, common dyad": asked(events, dyad=["USA>RUS", "USA-CHN", "RUS>USA"]),
        "events, rare dyad": asked(events, dyad=["IRN>ISR", "YEM-USA", "TUV>ZWE"]),
        "events, dyad of codes": asked(events, dyad=["USAGOV>RUSGOV", "IRQMIL>USAMIL"]),
        "events, country and type": asked(events, country=list(common), type=["SANCTION", "ASSAULT", "AID"]),
        "events, country, type, year": asked(events, country=list(common), type=wars, since=years, until=years),
        "events, actor, recipient, type": asked(events, actor=list(common), recipient=["IRQ", "RUS"], type=wars),
        "events, actor and place": asked(events, actor=["USA", "CHN"], country=["IRQ", "USA", "IRN"]),
        "events, actor and sayer": asked(events, actor=["USA", "CHN"], said_by=["RUS", "GOV"]),
        "events, sayer country": asked(events, said_by=list(common)),
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
        "series, all types by day, a year": counted(by="day", per="type", since=years, until=years),
        "series, dyads by month": counted(by="month", per="dyad"),
        "series, dyads by day, a year": counted(by="day", per="dyad", since=years, until=years),
        "series, a dyad by month": counted(by="month", per="dyad", dyad=["IRN-ISR", "USA-RUS"]),
        "series, a type by day": counted(by="day", per="all", type=["ASSAULT", "AID"]),
        "series, countries by week": counted(by="week", per="country"),
        "series, country by month and type": counted(by="month", per="type", country=["YEM", "IRQ", "USA"]),
        "series, actor by month": counted(by="month", per="all", actor=["YEM", "IRQ"]),
        "network of dyads": lambda store, _: len(dyads(store, Filters(), top=40)),
        "articles": asked(articles),
        "articles, word": asked(articles, text=words[:40]),
    }  # fmt: skip


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
            for name, ask in questions().items():
                if chosen.only in name:
                    measure(store, name, ask, chosen.rounds)


def measure(store: Store, name: str, ask: Callable[[Store, int], object], rounds: int) -> None:
    """Ask several times with different values, and print how long it takes: on the wall, and of the processor."""
    taken = []
    for n in range(rounds):
        began, worked = time.perf_counter(), time.process_time()
        ask(store, n)
        taken.append((time.perf_counter() - began, time.process_time() - worked))
    columns = zip(("wall", "processor"), zip(*taken, strict=True), strict=True)
    shown = (f"  {label} {_share(column, 0.5):6.1f} / {_share(column, 0.95):6.1f} ms" for label, column in columns)
    print(f"{name:36}" + "".join(shown), flush=True)


def _share(seconds: tuple[float, ...], share: float) -> float:
    """The milliseconds below which a share of all lies."""
    return sorted(seconds)[round(share * (len(seconds) - 1))] * 1000


if __name__ == "__main__":
    main()
