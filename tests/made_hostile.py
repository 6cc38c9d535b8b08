"""An article that attacks who reads it: scripts in every field, reversed writing, emoji, and very many words."""

import hashlib
from pathlib import Path

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

SCRIPT = "<script>window.hit=1</script><img src=x onerror='window.hit=1'>"
TITLE = f"{SCRIPT}\u202eBombs\u202c \U0001f525 “quoted” </title><svg onload=window.hit=1>"
SENTENCE = (
    "\U0001f46e\u200d\u2640\ufe0f Police \u202earrested\u202c the <b onmouseover=window.hit=1>rebels</b>, "
    "killed 12 in Haifa on Friday \U0001f4a3, {{7*7}} \u2028said </p><script>window.hit=1</script> "
    "Colonel \u05d0\u05d1."
)
LENGTH = 50_000


def hostile_workspace(file: Path) -> Path:
    """A workspace of one article of 50,000 characters, each sentence with an arrest, deaths, and who says so."""
    article, record = _made()
    with open_store(file, create=True) as store:
        Writer(store, MANIFEST, day="2013-10-01").add(article, record)
    return file


def _made() -> tuple[Article, Record]:
    sentences = LENGTH // (len(SENTENCE) + 2)
    text = "\n\n".join([SENTENCE] * sentences)
    starts = [n * (len(SENTENCE) + 2) for n in range(sentences)]
    document = Document(
        id="hostile", title=TITLE, publisher=f"Outlet {SCRIPT}", byline=SCRIPT, credit=SCRIPT, text=text,
        url="javascript:window.hit=1", text_sha256=hashlib.sha256(text.encode()).hexdigest(),
    )  # fmt: skip
    article = Article(
        id="hostile",
        title=TITLE,
        publisher=document.publisher,
        url=document.url,
        text=text,
        raw=text.encode(),
        segments=tuple(Segment(start, start + len(SENTENCE), "body") for start in starts),
    )
    return article, _record(document, starts)


def _record(document: Document, starts: list[int]) -> Record:
    def spans(words: str) -> list[tuple[int, int]]:
        first = SENTENCE.index(words)
        return [(start + first, start + first + len(words)) for start in starts]

    def actor(id: str, name: str, words: str) -> Actor:
        return Actor(id=id, uid=f"actor-{id}", name=name, kind="collective", code="ISRCOP",
                     mentions=tuple(Mention(*span, "nominal", "same noun") for span in spans(words)))  # fmt: skip

    said, figures, places, times = spans("said"), spans("12"), spans("Haifa"), spans("Friday")
    acts = [(n, *span, kind) for kind, words in (("COERCE", "arrested"), ("ASSAULT", "killed"))
            for n, span in enumerate(spans(words))]  # fmt: skip
    return Record(
        manifest=MANIFEST, document=document,
        sentences=tuple(SentenceSpan(start, start + len(SENTENCE), "body") for start in starts),
        actors=(actor("a1", f"Police {SCRIPT}", "Police"), actor("a2", "rebels", "rebels"),
                actor("a3", f"Colonel {SCRIPT}", "Colonel \u05d0\u05d1")),
        events=tuple(_event(n, start, end, kind, len(starts)) for n, start, end, kind in acts),
        tolls=tuple(Toll(id=f"q{n}", uid=f"toll-{n}", effect="killed", low=12, high=12, start=start, end=end,
                         of=("a2",), event=f"e{n}", claims=(f"c{n}",))
                    for n, (start, end) in enumerate(figures)),
        claims=tuple(Claim(id=f"c{n}", uid=f"claim-{n}", start=start, end=end, speaker="a3",
                           content=((starts[n], start - 1),)) for n, (start, end) in enumerate(said)),
        places=tuple(Place(id=f"p{n}", start=start, end=end, name=f"Haifa {SCRIPT}") for n, (start, end) in
                     enumerate(places)),
        times=tuple(Time(id=f"t{n}", start=start, end=end, type="DATE", value="2013-09-20", from_="2013-09-20",
                         to="2013-09-20") for n, (start, end) in enumerate(times)),
    )  # fmt: skip


def _event(n: int, start: int, end: int, kind: str, sentences: int) -> Event:
    """The deaths of a sentence, or its arrest, whose numbers follow on those of all deaths."""
    deaths = kind == "ASSAULT"
    return Event(
        id=f"e{n if deaths else n + sentences}", uid=f"event-{n}-{kind}", type=kind, cameo="173", quad=4, start=start,
        end=end, sentence=n, actor=("a1",), recipient=("a2",), place=f"p{n}", time=f"t{n}", said_by=(f"c{n}",),
        tolls=(f"q{n}",) if deaths else (), rule=f"frames.csv:{SCRIPT}/any",
    )  # fmt: skip
