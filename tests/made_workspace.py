"""A small workspace made by hand: three articles about two wars, for tests of what is asked of it."""

import hashlib
from pathlib import Path

from msgspec.structs import replace

from made_records import MANIFEST, made_article, made_record
from polybius.store import Writer, open_store
from polybius.vocabulary import (
    Actor,
    Article,
    Claim,
    Document,
    Event,
    Failure,
    Place,
    Record,
    Segment,
    SentenceSpan,
    Time,
    Toll,
)

DAY = "1990-08-03"
TEXT = (
    "Iran and Israel held talks in Geneva in 1990. Israel accused Iran of an attack, state radio quoted Ali Amir as "
    "saying. Iran denied that it had shelled Haifa between 30 July and 2 August. Three people were injured."
)


def _span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def talks_record() -> Record:
    """Talks of two states in a year, an accusation through the radio, a denied attack of some days with its toll."""
    ends = [TEXT.index(f"{words}.") + len(words) + 1 for words in ("1990", "saying", "August", "injured")]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return Record(
        manifest=MANIFEST,
        document=Document(id="talks", title="Talks", publisher="The Example", url="https://www.example.org/talks",
                          credit="Wire", published="1990-08-04", published_basis="given", text=TEXT,
                          text_sha256=hashlib.sha256(TEXT.encode()).hexdigest()),
        sentences=tuple(SentenceSpan(a, b, "body") for a, b in zip(starts, ends, strict=True)),
        actors=(
            Actor(id="a1", name="Iran", kind="state", country="IRN", code="IRN", wikidata="Q794"),
            Actor(id="a2", name="Israel", kind="state", country="ISR", code="ISR"),
            Actor(id="a3", name="Ali Amir", kind="person", country="IRN", sector="GOV", code="IRNGOV", role="minister"),
            Actor(id="a4", name="state radio", kind="media", country="IRN", sector="JRN", code="IRNJRN"),
            Actor(id="a5", name="Three people", kind="population", country="ISR", sector="CVL", code="ISRCVL"),
        ),
        events=(
            Event(id="e1", uid="talks-e1", type="CONSULT", cameo="046", quad=1, goldstein=7.0, start=_span("talks")[0],
                  end=_span("talks")[1], sentence=0, actor=("a1", "a2"), symmetric=True, time="t1", place="p1"),
            Event(id="e2", uid="talks-e2", type="ACCUSE", cameo="112", quad=3, goldstein=-2.0,
                  start=_span("accused")[0], end=_span("accused")[1], sentence=1, actor=("a2",),
                  recipient=("a1",), said_by=("c1",)),
            Event(id="e3", uid="talks-e3", type="ASSAULT", cameo="194", quad=4, goldstein=-10.0, status="denied",
                  start=_span("shelled")[0], end=_span("shelled")[1], sentence=2, actor=("a1",), recipient=("a2",),
                  time="t2", place="p2", said_by=("c2",), tolls=("f1",), effect=("injured",)),
            Event(id="e4", uid="talks-e4", type="ASSAULT", cameo="190", quad=4, goldstein=-10.0, status="denied",
                  start=_span("attack")[0], end=_span("attack")[1], sentence=1, actor=("a1",), recipient=("a2",),
                  same_as="e3"),
        ),
        tolls=(Toll(id="f1", uid="talks-f1", effect="injured", low=3, high=3,
                    start=_span("Three")[0], end=_span("Three")[1], of=("a5",), event="e3"),),
        claims=(
            Claim(id="c1", uid="talks-c1", start=_span("saying")[0], end=_span("saying")[1], speaker="a3",
                  via=("a4",), stance="accuse", content=(_span("Israel accused Iran of an attack"),)),
            Claim(id="c2", uid="talks-c2", start=_span("denied")[0], end=_span("denied")[1], speaker="a1",
                  stance="deny", time="t3", content=(_span("it had shelled Haifa"),)),
        ),
        times=(
            Time(id="t1", start=_span("1990")[0], end=_span("1990")[1], type="DATE", value="1990", from_="1990-01-01",
                 to="1990-12-31", precision="year", basis="explicit"),
            Time(id="t2", start=_span("between")[0], end=_span("August")[1], type="DATE", value="P4D",
                 from_="1990-07-30", to="1990-08-02", basis="explicit"),
            Time(id="t3", start=0, end=1, type="DATE", value="1990-08-03", from_="1990-08-03", to="1990-08-03"),
        ),
        places=(
            Place(id="p1", start=_span("Geneva")[0], end=_span("Geneva")[1], name="Geneva", country="CHE", lat=46.2,
                  lon=6.15, radius_km=5.0, basis="population"),
            Place(id="p2", start=_span("Haifa")[0], end=_span("Haifa")[1], name="Haifa", country="ISR", lat=32.8,
                  lon=35.0, radius_km=8.0),
        ),
    )  # fmt: skip


def talks_article() -> Article:
    """The article of that record."""
    document = talks_record().document
    return Article(id=document.id, text=TEXT, segments=(Segment(0, len(TEXT), "body"),), title=document.title,
                   url=document.url, publisher=document.publisher, credit=document.credit,
                   published=document.published, published_basis="given")  # fmt: skip


def made_workspace(file: Path) -> Path:
    """Three articles: an invasion (1: e1 dated, e2 not), talks (2: e1 to e4), the invasion again (3); one failure."""
    record = made_record()
    again = replace(record, document=replace(record.document, id="again", published=None, publisher="Other"))
    with open_store(file, create=True) as store:
        writer = Writer(store, MANIFEST, day=DAY)
        writer.add(made_article(), record)
        writer.add(talks_article(), talks_record())
        writer.add(replace(made_article(), id="again", given_id=True, published=None), again)
        writer.fail(Failure(id="bad", source="bad.html", stage="read", what="no text", do="look at it"))
    return file
