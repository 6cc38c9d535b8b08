"""A large workspace made of the records of the sample reports, replicated with other days, places, actors and words.

The replicas are the same ones each time. Countries, types and words are as uneven as in news. Some reports are told
again by other outlets, in the same words or in others, days later and with other figures, so that there are happenings
with several origins; their accounts are repeated without what they are compared by: such a workspace is for reading.
"""

import hashlib
import random
import re
import time
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, product
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from polybius.codebook import codes
from polybius.coder import Coder
from polybius.collate import collate
from polybius.query.values import countries
from polybius.read import read_sources
from polybius.store import Store, Writer, open_store
from polybius.store.keys import IDS_OF_ARTICLE
from polybius.store.showing import CHILDREN_FIRST
from polybius.vocabulary import Actor, Article, Claim, Event, Place, Record, Segment, Time, Toll

SAMPLES = Path(__file__).parent.parent / "samples"
FIRST, DAYS = date(2000, 1, 1), 24 * 365
PLACES_OF_COUNTRY, PROVINCES, PERSONS, WORDS = 300, 12, 20_000, 30_000
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "ki", "lo", "mu", "na", "po", "ri", "se", "ta", "vo", "wa", "ya", "zi")
DATED = 0.7
AGAIN = ((0, 1, 2, 4), (60, 25, 10, 5))  # by how many more outlets a report is told, and how often
BASE = 20_000
WORDS_OF = re.compile(r"\b(?:[a-z]{4}|[a-z]{6}|[a-z]{8})\b")

type Row = Actor | Event | Toll | Claim
type Replica = tuple[Article, Record]


class Uneven:
    """Draws values so that the first is the most frequent (Zipf's law)."""

    def __init__(self, values: list[str], exponent: float = 1.0) -> None:
        self.values = values
        self.weights = list(accumulate(1 / (n + 1) ** exponent for n in range(len(values))))

    def draw(self, chance: random.Random) -> str:
        """One value."""
        return chance.choices(self.values, cum_weights=self.weights)[0]


class Town(NamedTuple):
    """A place to which a report is moved."""

    name: str
    lat: float
    lon: float
    admin1: str
    geonames: int


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
        self._towns: dict[tuple[str, int], Town] = {}

    def place(self, country: str, chance: random.Random) -> Town:
        """One of the towns of a country."""
        n = int(chance.random() ** 2 * PLACES_OF_COUNTRY)
        if (country, n) not in self._towns:
            drawn, middle = random.Random(f"{country}{n}"), random.Random(country)
            lat, lon = middle.uniform(-40, 60), middle.uniform(-170, 170)
            name, lat, lon = _word(drawn, 3).capitalize(), lat + drawn.uniform(-5, 5), lon + drawn.uniform(-8, 8)
            number = zlib.crc32(f"{country}{n}".encode())
            self._towns[country, n] = Town(name, round(lat, 3), round(lon, 3), f"{number % PROVINCES:02}", number)
        return self._towns[country, n]


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables))


def replicas(templates: list[Record], again: tuple[Sequence[int], Sequence[int]] = AGAIN) -> Iterator[Replica]:
    """Articles with their records, without end, the same each time."""
    world = World()
    number = 0
    while True:
        article, record = _replica(templates[number % len(templates)], number, world)
        yield article, record
        chance = random.Random(f"again {number}")
        for n in range(chance.choices(again[0], weights=again[1])[0]):
            yield _told_again(record, number, n + 1, world)
        number += 1


def _replica(template: Record, number: int, world: World) -> tuple[Article, Record]:
    chance = random.Random(number)
    published = FIRST + timedelta(days=int(DAYS * chance.random() ** 0.7))
    others = {a.country: world.countries.draw(chance) for a in template.actors if a.country}
    shift = published - date.fromisoformat(template.document.published or "1999-01-01")
    text = WORDS_OF.sub(lambda m: _other_word(m[0], world, chance), template.document.text)
    times = tuple(_shifted(t, shift) for t in template.times)
    towns: dict[str, Place] = {}
    anchored = [t.id for t in times if t.from_]
    record = replace(
        template,
        document=replace(template.document, id=f"r{number}", text=text, published=published.isoformat(),
                         publisher=f"Publisher {int(200 * chance.random() ** 3)}",
                         url=f"https://www.site{int(500 * chance.random() ** 3)}.example/{number}"),
        actors=tuple(_other_actor(a, others, world, chance) for a in template.actors),
        places=tuple(_other_place(p, towns, others, world, chance) for p in template.places),
        times=times,
        events=tuple(_other_event(e, anchored, world, chance) for e in template.events),
    )  # fmt: skip
    return _article(_with_own_ids(record, f"r{number}"))


def _told_again(record: Record, number: int, again: int, world: World) -> Replica:
    """The same report by another outlet: in the same words, or in others and with more that came to harm."""
    chance = random.Random(f"{number} {again}")
    document = record.document
    text, published = document.text, date.fromisoformat(document.published or "") + timedelta(chance.randrange(4))
    reprint = chance.random() < 0.3
    if not reprint:
        text = WORDS_OF.sub(lambda m: _other_word(m[0], world, chance), text)
    outlet = int(200 * chance.random() ** 3)
    told = replace(
        record,
        document=replace(document, id=f"r{number}-{again}", text=text, published=published.isoformat(),
                         publisher=f"Publisher {outlet}", credit="Reuters" if chance.random() < 0.2 else None,
                         url=f"https://www.site{outlet}.example/{number}-{again}"),
        tolls=record.tolls if reprint else tuple(_grown(toll, chance.randrange(4)) for toll in record.tolls),
    )  # fmt: skip
    return _article(_with_own_ids(told, f"r{number}-{again}"))


def _grown(toll: Toll, by: int) -> Toll:
    low, high = toll.low, toll.high
    return replace(toll, low=None if low is None else low + by, high=None if high is None else high + by)


def _with_own_ids(record: Record, name: str) -> Record:
    """A record whose rows and text are not taken for those of another."""

    def own(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(replace(r, uid=hashlib.sha256(f"{name} {r.uid}".encode()).hexdigest()[: len(r.uid)]) for r in rows)

    sha256 = hashlib.sha256(record.document.text.encode()).hexdigest()
    return replace(record, document=replace(record.document, text_sha256=sha256), actors=own(record.actors),
                   events=own(record.events), tolls=own(record.tolls), claims=own(record.claims))  # fmt: skip


def _article(record: Record) -> tuple[Article, Record]:
    document = record.document
    return Article(id=document.id, text=document.text, segments=(Segment(0, len(document.text), "body"),),
                   url=document.url, title=document.title, published=document.published, publisher=document.publisher,
                   credit=document.credit, given_id=True), record  # fmt: skip


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


def _other_place(
    place: Place, towns: dict[str, Place], others: dict[str, str], world: World, chance: random.Random
) -> Place:
    """A place moved to another town, the same one wherever the report names it."""
    if place.name not in towns:
        country = others.get(place.country or "") or world.countries.draw(chance)
        moved = world.place(country, chance)
        towns[place.name] = replace(place, name=moved.name, country=country, lat=moved.lat, lon=moved.lon,
                                    admin1=moved.admin1, geonames=moved.geonames)  # fmt: skip
    moved_to = towns[place.name]
    return replace(place, name=moved_to.name, country=moved_to.country, lat=moved_to.lat, lon=moved_to.lon,
                   admin1=moved_to.admin1, geonames=moved_to.geonames)  # fmt: skip


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
        collate(store)
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
    store.execute("BEGIN")
    for name, _ in indexes:
        store.execute(f"DROP INDEX {name}")
    for n in range(1, times):
        for table in REPEATED:
            _repeat_rows(store, table, articles, n)
    store.execute(f"""UPDATE entity_counts SET acts = acts * {times}, receives = receives * {times},
        says = says * {times}, articles = articles * {times}, total = total * {times}""")
    store.execute(f"UPDATE facet_values SET events = events * {times}, happenings = happenings * {times}")
    store.execute(f"UPDATE voices SET claims = claims * {times}")
    store.execute(f"UPDATE actor_pairs SET mentions = mentions * {times}, goldstein = goldstein * {times}")
    store.execute("INSERT INTO article_words (article_words) VALUES ('rebuild')")
    store.execute("INSERT INTO sentence_words (sentence_words) VALUES ('rebuild')")
    for _, sql in indexes:
        store.execute(sql)
    _count_again(store)
    store.execute("COMMIT")


COLLATED = ("origins", "overlaps", "collated", "accounts", "account_events", "account_tolls", "pairings", "happenings",
            "happening_figures", "figure_moves", "happening_facets")  # fmt: skip
REPEATED = ("articles", *CHILDREN_FIRST, "event_dyads", "claim_sayers", "article_sources", "event_facets",
            "article_counts", *COLLATED)  # fmt: skip
KEPT = ("runs", "entities")
DAY_COLUMNS = {"day_from", "day_to", "from", "to", "published", "day", "told_first", "told_last"}
NAMES = {("happenings", "id"), ("accounts", "name"), ("accounts", "happening")}


def _repeat_rows(store: Store, table: str, articles: int, n: int) -> None:
    refers = {row[3]: row[2] for row in store.execute(f"PRAGMA foreign_key_list({table})")}
    columns = [row[1] for row in store.execute(f"PRAGMA table_info({table})")]
    numbers = refers | {("number" if table == "happenings" else "id"): table}
    cells = [_cell(table, column, numbers.get(column), articles, n) for column in columns]
    own = next((c for c in ("number", "id", "article") if c in columns), None) or next(
        c for c in columns if refers.get(c) not in (None, *KEPT)
    )
    whole = own == "article" or (own == "id" and table == "articles") or refers.get(own) == "articles"
    last = articles if whole else (articles + 1) * IDS_OF_ARTICLE - 1
    store.execute(f"INSERT INTO {table} SELECT {', '.join(cells)} FROM {table} WHERE {own} <= {last}")


def _cell(table: str, column: str, other: str | None, articles: int, n: int) -> str:
    """SQL of a column of the n-th repetition: ids are higher, days later, names others."""
    plain = f'"{column}"'
    if (table, column) in NAMES:
        return f"'hg{n:02x}' || substr({plain}, 5)"
    if column in ("uid", "toll") and other is None:
        return f"'g{n:02x}' || substr({plain}, 4)"
    if column == "body" and table == "accounts":
        return "x''"
    by = 0 if other in (None, *KEPT) else n * articles * (1 if other == "articles" else IDS_OF_ARTICLE)
    if column in DAY_COLUMNS:
        return f"CASE WHEN {plain} <> '' THEN date({plain}, '+{n * 97 % 360} days') ELSE {plain} END"
    if column == "key":
        return f"{plain} || '-{n}'"
    if column == "family":
        return f"CASE WHEN {plain} LIKE 'report %' THEN {plain} || '-{n}' ELSE {plain} END"
    return f"{plain} + {by}" if by else plain


def _count_again(store: Store) -> None:
    """The counts of periods, from the rows."""
    store.execute("DELETE FROM period_counts")
    thursday = "date({0}, '-3 days', 'weekday 4')"
    week = f"strftime('%Y-W', {thursday}) || printf('%02d', (strftime('%j', {thursday}) - 1) / 7 + 1)"
    units = {"day": "{0}", "week": week, "month": "substr({0}, 1, 7)", "year": "substr({0}, 1, 4)"}
    keys = {"all": "''", "type": "type", "quad": "CAST(quad AS TEXT)", "country": "events.country", "dyad": "dyad"}
    for (unit, named), (per, key) in product(units.items(), keys.items()):
        for clock, first, last in (("event", "events.day_from", "day_to"), ("published", "published", "published")):
            begin, end = named.format(first), named.format(last)
            dyads = "JOIN event_dyads ON event_dyads.event = events.id" if per == "dyad" else ""
            kept = "status IN ('actual', 'ongoing') AND same_as IS NULL"
            period = f"CASE WHEN {first} IS NULL THEN '' WHEN {begin} = {end} THEN {begin} ELSE '*' || {begin} END"
            store.execute(f"""
                INSERT INTO period_counts
                SELECT '{clock}', '{unit}', '{per}', key, period, sum(n), sum(g), count(*) FROM (
                    SELECT {key} AS key, {period} AS period, count(*) AS n,
                        CAST(round(sum(goldstein) * 100) AS INTEGER) AS g
                    FROM events JOIN articles ON articles.id = article {dyads}
                    WHERE {kept} AND {key} IS NOT NULL GROUP BY article, 1, 2
                ) GROUP BY key, period""")
