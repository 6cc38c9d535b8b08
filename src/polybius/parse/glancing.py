"""The first pass: what an article is about, by its words alone, and which of its sentences could matter.

Most articles are parsed whole. One about sport, weather, the arts, business, science or daily life is parsed only where
a sentence holds a word of force, power, law, protest or disaster, a word of saying, or a quotation.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from polybius.tables import read_table, word_list
from polybius.vocabulary import Segment

LEAST_WORDS = 3
LEAST_SHARE = 0.02
_WORD = re.compile(r"[a-z]+(?:[’'-][a-z]+)*")
_SHORT = (  # what may stand before a full stop that ends no sentence
    r"[A-Z]|Mr|Dr|Ms|St|Jr|Sr|Lt|No|vs|Mt|Ft|Co|Ga|Va|Pa|Md|Mrs|Gen|Col|Sen|Rep|Gov|Rev|Sgt|Capt|Prof|Adm|Inc|Ltd|Corp|Bros"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Calif|Fla|Mass|Conn|Ave|Univ|[ap]\.m"
)
_ENDING = re.compile(rf"(?<![\w.’'-])(?!(?:{_SHORT})\.)[\w.’'-]*[\w%)\]’”\"][.!?][)’”\"]*\s+(?=[A-Z(“‘\"])")
_QUOTED = re.compile(r"[\"“”„«»]")


class TopicRow(msgspec.Struct, frozen=True):
    """A word that speaks for a topic."""

    word: str
    topic: str


class Stretch(msgspec.Struct, frozen=True):
    """Sentences of one paragraph that are parsed together, or one that is passed over."""

    segment: Segment
    paragraph: int
    parsed: bool


@cache
def topics() -> dict[str, str]:
    """The topic that each word speaks for."""
    return {row.word: row.topic for row in read_table("glance/topics.csv", TopicRow)}


@cache
def telling() -> frozenset[str]:
    """The words of which one is enough for a sentence to be parsed."""
    return grave() | word_list("glance/saying.txt")


@cache
def grave() -> frozenset[str]:
    """The words of force, power, law, protest and disaster."""
    return word_list("glance/grave.txt")


def whole(segments: Sequence[Segment]) -> tuple[Stretch, ...]:
    """All paragraphs, each to be parsed."""
    return tuple(Stretch(segment, n, parsed=True) for n, segment in enumerate(segments))


def glance(
    text: str, segments: Sequence[Segment], headlines: Sequence[Segment] = ()
) -> tuple[str | None, tuple[Stretch, ...]]:
    """The topic of an article that is parsed only in part, and what is parsed; without a topic, all is."""
    topic = _topic([_words(text, segment) for segment in (*headlines, *segments)])
    if topic is not None:
        stretches = tuple(stretch for n, segment in enumerate(segments) for stretch in _stretches(text, segment, n))
        if not all(stretch.parsed for stretch in stretches):
            return topic, stretches
    return None, whole(segments)


def _words(text: str, segment: Segment) -> list[str]:
    return _WORD.findall(text[segment.start : segment.end].lower())


def _topic(paragraphs: list[list[str]]) -> str | None:
    """The topic for which enough different words speak: no fewer than grave words stand beside them."""
    table, heavy = topics(), grave()
    words = Counter(word for paragraph in paragraphs for word in paragraph)
    total, different = Counter[str](), Counter[str]()
    for word in words.keys() & table.keys():
        total[table[word]] += words[word]
        different[table[word]] += 1
    if not total:
        return None
    topic, count = max(total.items(), key=lambda each: (each[1], each[0]))
    if different[topic] < LEAST_WORDS or count < LEAST_SHARE * words.total():
        return None
    return topic if count >= sum(words[word] for word in words.keys() & heavy) else None


def _stretches(text: str, segment: Segment, paragraph: int) -> Iterator[Stretch]:
    """The sentences of a paragraph, those to be parsed with their neighbours of the same kind."""
    begun: int | None = None
    for start, end in _sentences(text, segment):
        if _matters(text[start:end]):
            begun = start if begun is None else begun
            continue
        if begun is not None:
            yield Stretch(msgspec.structs.replace(segment, start=begun, end=start), paragraph, parsed=True)
            begun = None
        yield Stretch(msgspec.structs.replace(segment, start=start, end=end), paragraph, parsed=False)
    if begun is not None:
        yield Stretch(msgspec.structs.replace(segment, start=begun), paragraph, parsed=True)


def _sentences(text: str, segment: Segment) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end, by their stops alone."""
    start = segment.start
    for match in _ENDING.finditer(text, segment.start, segment.end):
        yield start, match.end()
        start = match.end()
    if start < segment.end:
        yield start, segment.end


def _matters(sentence: str) -> bool:
    return not telling().isdisjoint(_WORD.findall(sentence.lower())) or _QUOTED.search(sentence) is not None
