"""A record made by hand, for tests of what is shown and written."""

import hashlib
from typing import Any

import msgspec

from polybius.corrections import Correction, Verdict
from polybius.vocabulary import (
    Actor,
    Article,
    Claim,
    Dateline,
    Document,
    Event,
    Manifest,
    Mention,
    Place,
    Record,
    Segment,
    SentenceSpan,
    Time,
    Toll,
)

TEXT = "Iraqi troops invaded Kuwait on Thursday, Kuwaiti officials said. At least 200 people have been killed."
MANIFEST = Manifest(version="test", codebook="", lexicon="", gazetteer="", model="", model_version="")


def span(words: str) -> tuple[int, int]:
    """Where words stand in the text."""
    start = TEXT.index(words)
    return start, start + len(words)


def made_record() -> Record:
    """An invasion that officials report, with its toll."""
    document = Document(
        id="kuwait", title="Invasion of Kuwait", published="1990-08-02", published_basis="given", text=TEXT,
        text_sha256=hashlib.sha256(TEXT.encode()).hexdigest(), dateline=Dateline("CAIRO", None),
    )  # fmt: skip
    return Record(
        manifest=MANIFEST,
        document=document,
        sentences=(SentenceSpan(0, 64, "body"), SentenceSpan(65, len(TEXT), "body")),
        actors=(
            Actor(id="a1", name="Iraqi troops", kind="armed_group", country="IRQ", sector="MIL", code="IRQMIL",
                  mentions=(Mention(*span("Iraqi troops"), "nominal"),)),
            Actor(id="a2", name="Kuwait", kind="state", country="KWT", code="KWT",
                  mentions=(Mention(*span("Kuwait"), "name"),)),
            Actor(id="a3", name="Kuwaiti officials", kind="government_body", country="KWT", sector="GOV", code="KWTGOV",
                  mentions=(Mention(*span("Kuwaiti officials"), "nominal"),)),
        ),
        events=(
            Event(id="e1", type="ASSAULT", cameo="190", quad=4, goldstein=-10.0, start=span("invaded")[0],
                  end=span("invaded")[1], sentence=0, actor=("a1",), recipient=("a2",), place="p1", time="t1",
                  said_by=("c1",), tolls=("f1",), rule="invade"),
            Event(id="e2", type="ASSAULT", cameo="190", quad=4, goldstein=-10.0, start=span("killed")[0],
                  end=span("killed")[1], sentence=1, actor=("a1",), rule="kill"),
        ),
        tolls=(Toll(id="f1", effect="killed", low=200, bound="at least", start=span("At least 200")[0],
                    end=span("At least 200")[1], event="e1", claims=("c1",)),),
        claims=(Claim(id="c1", start=span("said")[0], end=span("said")[1], speaker="a3",
                      speaker_span=span("Kuwaiti officials"),
                      content=(span("Iraqi troops invaded Kuwait on Thursday"),)),),
        times=(Time(id="t1", start=span("Thursday")[0], end=span("Thursday")[1], type="DATE", value="1990-08-02",
                    from_="1990-08-02", to="1990-08-02", basis="relative"),),
        places=(Place(id="p1", start=span("Kuwait")[0], end=span("Kuwait")[1], name="Kuwait", country="KWT"),),
    )  # fmt: skip


def made_article() -> Article:
    """The article of that record, as it was read."""
    return Article(id="kuwait", text=TEXT, segments=(Segment(0, len(TEXT), "body"),), title="Invasion of Kuwait",
                   published="1990-08-02", published_basis="given", dateline_place="CAIRO",
                   raw=TEXT.encode())  # fmt: skip


def made_correction(uid: str, verdict: Verdict, *, author: str = "Somebody", **more: Any) -> Correction:
    """A judgement of an event of that record."""
    given = {"kind": "event", "time": "1990-08-04T12:00:00+00:00", "text_sha256": made_record().document.text_sha256,
             "start": span("invaded")[0], "end": span("invaded")[1], "words": "invaded"}  # fmt: skip
    return Correction(**(given | more), uid=uid, verdict=verdict, author=author)


def named_record() -> Record:
    """That record with uids, as coding gives them."""
    record = made_record()
    return msgspec.structs.replace(
        record,
        actors=tuple(msgspec.structs.replace(a, uid=f"actor-{a.id}") for a in record.actors),
        events=tuple(msgspec.structs.replace(e, uid=f"event-{e.id}") for e in record.events),
        tolls=tuple(msgspec.structs.replace(t, uid=f"toll-{t.id}") for t in record.tolls),
        claims=tuple(msgspec.structs.replace(c, uid=f"claim-{c.id}") for c in record.claims),
    )
