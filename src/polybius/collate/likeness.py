"""How far one text repeats another: shared runs of words, found by MinHash and then counted."""

import hashlib
import re
import struct

import msgspec
from rensa import RMinHash

RUN = 5
PERMUTATIONS = {"text": 64, "lead": 32}
ROWS = 4
LEAD_WORDS = 80
SEED = 20_26
NEAR = 0.5
HELD = 0.6
FEWEST = 12
WORD = re.compile(r"\w+")


class Overlap(msgspec.Struct, frozen=True):
    """How much of both texts is shared (Jaccard), and how much of the shorter one stands in the longer."""

    shared: float
    held: float

    @property
    def is_reprint(self) -> bool:
        """One text repeats the other, whole, shortened or extended."""
        return self.shared >= NEAR or self.held >= HELD

    @property
    def score(self) -> float:
        """The larger of both."""
        return round(max(self.shared, self.held), 3)


def runs_of_words(text: str) -> frozenset[str]:
    """All runs of five words of a text, without capitals and punctuation."""
    return _runs(WORD.findall(text.lower()))


def _runs(words: list[str]) -> frozenset[str]:
    return frozenset(map(" ".join, zip(*(words[start:] for start in range(RUN)), strict=False)))


def overlap(one: str, other: str) -> Overlap:
    """How far two texts repeat each other; texts too short to tell share nothing unless they are the same."""
    a, b = runs_of_words(one), runs_of_words(other)
    if one == other:
        return Overlap(1.0, 1.0)
    if min(len(a), len(b)) < FEWEST:
        return Overlap(0.0, 0.0)
    both = len(a & b)
    return Overlap(round(both / len(a | b), 3), round(both / min(len(a), len(b)), 3))


def text_bands(text: str) -> tuple[int, ...]:
    """Numbers of which two texts that repeat each other share one or more: of the whole text, and of its opening.

    The opening has numbers of its own since a shortened report keeps it.
    """
    words = WORD.findall(text.lower())
    bands = [*_bands(_runs(words), "text"), *_bands(_runs(words[:LEAD_WORDS]), "lead")]
    return tuple(dict.fromkeys(bands))


def _bands(runs: frozenset[str], part: str) -> list[int]:
    if len(runs) < FEWEST:
        return []
    sketch = RMinHash(PERMUTATIONS[part], SEED)
    sketch.update(list(runs))
    digest = sketch.digest()
    return [_number(part, start, digest[start : start + ROWS]) for start in range(0, PERMUTATIONS[part], ROWS)]


def _number(part: str, start: int, values: list[int]) -> int:
    told = f"{part} {start} {values}".encode()
    number: int = struct.unpack("<q", hashlib.blake2b(told, digest_size=8).digest())[0]
    return number
