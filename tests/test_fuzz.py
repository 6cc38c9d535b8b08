"""Readers and grammars bear whatever bytes there are: the kept corpus, and pieces of it changed at random.

The coverage-guided search is `make soak` (tools/fuzz.py); here are only some hundred changes, the same ones each time.
"""

import random
from pathlib import Path

import pytest

from fuzz_targets import CORPUS, TARGETS

CHANGES = 120
ODD = [
    b"\x00",
    b"\xff\xfe",
    b"<",
    b'"',
    b"\n",
    b"&#0;",
    b"999999999999999999999",
    b"(",
    b"\\ud800",
    b"-",
    b"\xe2\x80\xae",
]


def changed(data: bytes, chance: random.Random) -> bytes:
    """Bytes with a few of them lost, doubled, moved or replaced."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(found) + 1), chance.randint(1, 40)
        piece = found[at : at + length]
        kind = chance.randrange(4)
        if kind == 0:
            del found[at : at + length]
        elif kind == 1:
            found[at:at] = piece * chance.randint(1, 50)
        elif kind == 2:
            found[at:at] = chance.choice(ODD)
        else:
            found[at : at + length] = chance.randbytes(len(piece))
    return bytes(found)


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_the_bytes_nothing_is_raised(name: str) -> None:
    files = sorted((CORPUS / name).iterdir(), key=lambda file: file.name)
    assert files
    for file in files:
        data = file.read_bytes()
        TARGETS[name](data)
        chance = random.Random(f"{name} {file.name}")
        for _ in range(CHANGES):
            TARGETS[name](changed(data, chance))


def test_corpus_is_small() -> None:
    assert sum(file.stat().st_size for file in Path(CORPUS).rglob("*") if file.is_file()) < 500_000
