"""A workspace made by hand, for tests of what goes out of it.

Two reports on the invasion of Kuwait in August 1990, written for the tests; the baker and his neighbour are invented.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from made_records import MANIFEST
from polybius.store import Writer, open_store
from polybius.vocabulary import (
    Actor,
    Article,
    Claim,
    Document,
    Event,
    Mention,
    Place,
    Record,
    Segment,
    SentenceSpan,
    Time,
    Toll,
)

FIRST = (
    "Iraqi troops shot dead Ahmed Saleh in Kuwait City on 2 August 1990, his neighbour Maryam Hasan said.",
    "James Baker met Eduard Shevardnadze in Moscow on 3 August 1990.",
    "Iraq threatened to attack Saudi Arabia.",
    "Kuwaitis marched in London in August 1990.",
    "Rebels clashed with Sudanese soldiers.",
)
SECOND = (
    "At least three people, Saleh among them, were killed when Iraqi troops opened fire in Kuwait City on "
    "2 August 1990.",
)
PRIVATE = ("Ahmed", "Saleh", "Maryam", "Hasan", "SALEH", "ahmed", "saleh")


class Draft:
    """A text with its sentences, and the spans of words in it."""

    def __init__(self, *sentences: str) -> None:
        self.text = " ".join(sentences)
        self.sentences = sentences

    def span(self, words: str) -> dict[str, int]:
        """Where words stand first."""
        start = self.text.index(words)
        return {"start": start, "end": start + len(words)}

    def actor(self, id: str, words: str, name: str, form: Any = "name", **more: Any) -> Actor:
        """An actor named once."""
        where = self.span(words)
        return Actor(id=id, uid=f"u{id}", name=name, mentions=(Mention(where["start"], where["end"], form),), **more)

    def day(self, id: str, words: str, first: str, last: str, precision: str = "day") -> Time:
        """A date."""
        return Time(id=id, type="DATE", value=first, from_=first, to=last, precision=precision, basis="explicit",
                    **self.span(words))  # fmt: skip

    def spans(self) -> tuple[SentenceSpan, ...]:
        """The sentences; the first is the lead."""
        starts = [self.text.index(sentence) for sentence in self.sentences]
        return tuple(
            SentenceSpan(start, start + len(sentence), "body" if start else "lead")
            for start, sentence in zip(starts, self.sentences, strict=True)
        )

    def record(self, id: str, title: str, published: str, **more: Any) -> Record:
        """The record."""
        document = Document(
            id=id,
            url=f"https://news.example.org/{id}",
            publisher="Example News",
            title=title,
            published=published,
            published_basis="given",
            language="en",
            text=self.text,
            text_sha256=hashlib.sha256(self.text.encode()).hexdigest(),
        )
        return Record(manifest=MANIFEST, document=document, sentences=self.spans(), **more)


def first_record() -> Record:
    """A shooting with a victim and a witness, a meeting, a threat, a march, a clash."""
    d = Draft(*FIRST)
    fight = {"type": "ASSAULT", "cameo": "190", "quad": 4, "goldstein": -10.0}
    return d.record(
        "baker-ahmed-saleh",
        "SALEH shot in Kuwait",
        "1990-08-03",
        actors=(
            d.actor(
                "a1",
                "Iraqi troops",
                "Iraqi troops",
                "nominal",
                kind="government_body",
                country="IRQ",
                sector="MIL",
                code="IRQMIL",
            ),
            d.actor("a2", "Ahmed Saleh", "Ahmed Saleh", kind="person", country="KWT", sector="CVL", code="KWTCVL"),
            d.actor("a3", "Maryam Hasan", "Maryam Hasan", kind="person", country="KWT", sector="CVL", code="KWTCVL"),
            d.actor(
                "a4",
                "James Baker",
                "James Baker",
                kind="person",
                country="USA",
                sector="GOV",
                code="USAGOV",
                role="Secretary of State",
            ),
            d.actor(
                "a5",
                "Eduard Shevardnadze",
                "Eduard Shevardnadze",
                kind="person",
                country="RUS",
                sector="GOV",
                code="RUSGOV",
            ),
            d.actor("a6", "Iraq", "Iraq", kind="state", country="IRQ", code="IRQ", wikidata="Q796"),
            d.actor("a7", "Saudi Arabia", "Saudi Arabia", kind="state", country="SAU", code="SAU"),
            d.actor(
                "a8", "Kuwaitis", "Kuwaitis", "demonym", kind="population", country="KWT", sector="CVL", code="KWTCVL"
            ),
            d.actor(
                "a9", "Rebels", "Rebels", "nominal", kind="armed_group", country="SDN", sector="REB", code="SDNREB"
            ),
            d.actor(
                "a10",
                "Sudanese soldiers",
                "Sudanese soldiers",
                "nominal",
                kind="government_body",
                country="SDN",
                sector="MIL",
                code="SDNMIL",
            ),
        ),
        events=(
            Event(
                id="e1",
                uid="shooting",
                **fight,
                mode=("firearms",),
                effect=("killed",),
                sentence=0,
                actor=("a1",),
                recipient=("a2",),
                place="p1",
                time="t1",
                said_by=("c1",),
                tolls=("f1",),
                rule="frames.csv:shoot",
                **d.span("shot dead"),
            ),
            Event(
                id="e2",
                uid="meeting",
                type="CONSULT",
                cameo="040",
                quad=1,
                goldstein=1.0,
                sentence=1,
                actor=("a4", "a5"),
                symmetric=True,
                place="p2",
                time="t2",
                rule="frames.csv:meet",
                **d.span("met"),
            ),
            Event(
                id="e3",
                uid="threat",
                **fight,
                status="threatened",
                sentence=2,
                actor=("a6",),
                recipient=("a7",),
                rule="x",
                **d.span("attack"),
            ),
            Event(
                id="e4",
                uid="march",
                type="PROTEST",
                mode=("demo",),
                cameo="141",
                quad=4,
                goldstein=-6.5,
                sentence=3,
                actor=("a8",),
                place="p3",
                time="t3",
                rule="x",
                **d.span("marched"),
            ),
            Event(
                id="e5",
                uid="clash",
                **fight,
                sentence=4,
                actor=("a9", "a10"),
                symmetric=True,
                rule="x",
                **d.span("clashed"),
            ),
        ),
        tolls=(
            Toll(
                id="f1",
                uid="one",
                effect="killed",
                low=1,
                high=1,
                of=("a2",),
                perpetrator=("a1",),
                event="e1",
                claims=("c1",),
                **d.span("Ahmed Saleh"),
            ),
        ),
        claims=(Claim(id="c1", uid="says", speaker="a3", stance="say", content=((0, 66),), **d.span("said")),),
        times=(
            d.day("t1", "2 August 1990", "1990-08-02", "1990-08-02"),
            d.day("t2", "3 August 1990", "1990-08-03", "1990-08-03"),
            d.day("t3", "August 1990.", "1990-08-01", "1990-08-31", "month"),
        ),
        places=(
            Place(
                id="p1",
                name="Kuwait City",
                country="KWT",
                admin1="Al Asimah",
                lat=29.3697,
                lon=47.9783,
                radius_km=12.0,
                geonames=285787,
                **d.span("Kuwait City"),
            ),
            Place(
                id="p2",
                name="Moscow",
                country="RUS",
                admin1="Moscow",
                lat=55.7522,
                lon=37.6156,
                radius_km=30.0,
                geonames=524901,
                **d.span("Moscow"),
            ),
            Place(id="p3", name="London", country="GBR", admin1="England", **d.span("London")),
        ),
    )


def second_record() -> Record:
    """The same shooting as another report has it, with another figure."""
    d = Draft(*SECOND)
    return d.record(
        "second",
        "Three dead in Kuwait City",
        "1990-08-04",
        actors=(
            d.actor(
                "a1",
                "Iraqi troops",
                "Iraqi troops",
                "nominal",
                kind="government_body",
                country="IRQ",
                sector="MIL",
                code="IRQMIL",
            ),
            d.actor("a2", "people", "people", "nominal", kind="population", country="KWT", sector="CVL", code="KWTCVL"),
            d.actor("a3", "Saleh", "Saleh", kind="person", country="KWT", sector="CVL", code="KWTCVL"),
        ),
        events=(
            Event(
                id="e1",
                uid="fire",
                type="ASSAULT",
                mode=("firearms",),
                cameo="190",
                quad=4,
                goldstein=-10.0,
                effect=("killed",),
                sentence=0,
                actor=("a1",),
                recipient=("a2",),
                place="p1",
                time="t1",
                tolls=("f1",),
                rule="x",
                **d.span("opened fire"),
            ),
        ),
        tolls=(
            Toll(
                id="f1",
                uid="three",
                effect="killed",
                low=3,
                bound="at least",
                of=("a2",),
                event="e1",
                **d.span("At least three"),
            ),
        ),
        times=(d.day("t1", "2 August 1990", "1990-08-02", "1990-08-02"),),
        places=(
            Place(
                id="p1",
                name="Kuwait City",
                country="KWT",
                lat=29.3697,
                lon=47.9783,
                radius_km=12.0,
                **d.span("Kuwait City"),
            ),
        ),
    )


def article_of_record(record: Record) -> Article:
    """The article of a record, as it was read."""
    d = record.document
    return Article(
        id=d.id,
        text=d.text,
        segments=(Segment(0, len(d.text), "body"),),
        url=d.url,
        title=d.title,
        published=d.published,
        published_basis="given",
        given_id=True,
        raw=d.text.encode(),
    )


@contextmanager
def made_workspace(path: Path, *records: Record) -> Iterator[sqlite3.Connection]:
    """A workspace of records; both reports when none are given."""
    with open_store(path, create=True) as store:
        writer = Writer(store, MANIFEST, day="1990-08-05")
        for record in records or (first_record(), second_record()):
            writer.add(article_of_record(record), record)
        yield store


def group(store: sqlite3.Connection, happening: str, *events: int) -> None:
    """Say by hand that events tell of one happening."""
    for event in events:
        row = (event, event // 1_000_000, f"u{event}", f"{happening}-{event}", happening)
        store.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, 1, 1.0, ?, x'00')", row)
        store.execute("INSERT INTO account_events VALUES (?, ?)", (event, event))
