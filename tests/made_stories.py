"""Reports made by hand for tests of what is believed across articles: short texts of ours about historical facts."""

import datetime
import hashlib
from typing import Any

import msgspec

from made_records import MANIFEST
from polybius.vocabulary import (
    Actor,
    Article,
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

BEIRUT = ("Beirut", "LBN", 33.89, 35.50, 10.0)
OMAGH = ("Omagh", "GBR", 54.60, -7.30, 3.0)
TRIPOLI_LIBYA = ("Tripoli", "LBY", 32.88, 13.19, 12.0)
TRIPOLI_LEBANON = ("Tripoli", "LBN", 34.44, 35.84, 6.0)
GUERNICA = ("Guernica", "ESP", 43.32, -2.68, 2.0)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence with one event: its words, and what the coder would read from them."""

    words: str
    trigger: str
    type: str = "ASSAULT"
    mode: tuple[str, ...] = ()
    status: str = "actual"
    actor: str | None = None
    recipient: str | None = None
    place: tuple[str, str, float, float, float] | None = None
    time: tuple[str, str] | None = None
    tolls: tuple[tuple[str, str, int], ...] = ()
    people: tuple[str, ...] = ()
    same_as: int | None = None


def story(id: str, published: str | None, *told: Told, **document: Any) -> tuple[Article, Record]:
    """An article and its record; `time` of a sentence is (words, TIMEX3 value), `tolls` are (words, effect, number)."""
    text = "\n".join(each.words for each in told)
    parts = [_part(n, each, text, id) for n, each in enumerate(told)]
    rows = {name: tuple(row for part in parts for row in part[name]) for name in parts[0]}
    sha = hashlib.sha256(text.encode()).hexdigest()
    given = Document(id=id, published=published, text=text, text_sha256=sha, **document)
    article = Article(id=id, text=text, segments=(Segment(0, len(text), "body"),), published=published, given_id=True,
                      **document)  # fmt: skip
    return article, Record(manifest=MANIFEST, document=given, **rows)


def _part(n: int, told: Told, text: str, id: str) -> dict[str, list[Any]]:
    """The rows of one sentence."""
    start = sum(len(line) + 1 for line in text.split("\n")[:n])

    def at(words: str) -> tuple[int, int]:
        first = start + told.words.index(words)
        return first, first + len(words)

    rows: dict[str, list[Any]] = {name: [] for name in ("sentences", "actors", "events", "tolls", "times", "places")}
    rows["sentences"].append(SentenceSpan(start, start + len(told.words), "body"))
    sides: dict[str, tuple[str, ...]] = {"actor": (), "recipient": ()}
    for k, (side, words) in enumerate((("actor", told.actor), ("recipient", told.recipient))):
        if words:
            rows["actors"].append(Actor(id=f"a{n}{k}", name=words, kind="armed_group" if k == 0 else "population",
                                        mentions=(Mention(*at(words), "nominal"),)))  # fmt: skip
            sides[side] = (f"a{n}{k}",)
    for k, name in enumerate(told.people):
        person = Actor(id=f"a{n}{k + 2}", name=name, kind="person", mentions=(Mention(*at(name), "name"),))
        rows["actors"].append(person)
        sides["recipient"] += (person.id,)
    if told.place:
        name, country, lat, lon, radius = told.place
        rows["places"].append(Place(id=f"p{n}", start=at(name)[0], end=at(name)[1], name=name, country=country, lat=lat,
                                    lon=lon, radius_km=radius, basis="population"))  # fmt: skip
    if told.time:
        words, value = told.time
        rows["times"].append(Time(id=f"t{n}", start=at(words)[0], end=at(words)[1], type="DATE", value=value,
                                  from_=value[:10], to=value[:10], basis="relative"))  # fmt: skip
    trigger = at(told.trigger)
    rows["tolls"] = [
        Toll(id=f"q{n}{k}", uid=f"{id}-q{n}{k}", effect=effect, low=count, high=count, start=at(words)[0],
             end=at(words)[1], event=f"e{n}")
        for k, (words, effect, count) in enumerate(told.tolls)
    ]  # fmt: skip
    rows["events"].append(Event(
        id=f"e{n}", uid=f"{id}-e{n}", type=told.type, mode=told.mode, cameo="190", quad=4, status=told.status,  # type: ignore[arg-type]
        start=trigger[0], end=trigger[1], sentence=n, **sides, place=f"p{n}" if told.place else None,
        time=f"t{n}" if told.time else None, tolls=tuple(toll.id for toll in rows["tolls"]),
        same_as=None if told.same_as is None else f"e{told.same_as}",
    ))  # fmt: skip
    return rows


def barracks(id: str, published: str = "1983-10-24", killed: int = 241) -> tuple[Article, Record]:
    """The bombing of the American barracks in Beirut."""
    return story(
        id, published,
        Told(words=f"A truck bomb killed {killed} American servicemen at the Marine barracks in Beirut on Sunday.",
             trigger="bomb", mode=("explosives",), recipient="American servicemen", place=BEIRUT,
             time=("Sunday", "1983-10-23"), tolls=((str(killed), "killed", killed),)),
        title="Marines killed in Beirut",
    )  # fmt: skip


def drakkar(id: str, published: str = "1983-10-24") -> tuple[Article, Record]:
    """The bombing of the French barracks in Beirut, minutes later."""
    return story(
        id, published,
        Told(words="An explosion killed 58 French paratroopers in the Drakkar building in Beirut on Sunday.",
             trigger="explosion", mode=("explosives",), recipient="French paratroopers", place=BEIRUT,
             time=("Sunday", "1983-10-23"), tolls=(("58", "killed", 58),)),
        title="French paratroopers killed in Beirut",
    )  # fmt: skip


def omagh(id: str, published: str, killed: int, **document: Any) -> tuple[Article, Record]:
    """The bombing of Omagh, with the toll of the hour."""
    return story(
        id, published,
        Told(words=f"A car bomb in the market street of Omagh killed {killed} people on 15 August, police said.",
             trigger="bomb", mode=("explosives",), recipient="people", place=OMAGH,
             time=("15 August", "1998-08-15"), tolls=((str(killed), "killed", killed),)),
        **({"title": "Omagh bomb"} | document),
    )  # fmt: skip


def day_after(date: str, days: int = 1) -> str:
    """The ISO date some days later."""
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days)).isoformat()
