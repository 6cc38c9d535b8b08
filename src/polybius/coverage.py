"""How much of the codebook the tables can reach, and how much of it examples prove."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

import msgspec

from polybius.claims import statement_codes
from polybius.codebook import CodeEntry, ContextEntry, Entry, ModeEntry, TypeEntry, contexts, modes, types
from polybius.events import ComposeRow, Frame, Lexicon, Topics
from polybius.tables import DATA, read_table
from polybius.vocabulary import Record

EXAMPLES = "codebook/examples"


class Example(msgspec.Struct, frozen=True):
    """A sentence that must give an entry of the codebook, or (`no`) a near miss that must not.

    `entry` is named as in `name_of`: a type "AID", a mode "CONSULT:phone", a context "context:gender", a code "0213".
    """

    entry: str
    expect: Literal["yes", "no"]
    text: str


class Covered(msgspec.Struct, frozen=True):
    """An entry with the number of rows that give it, of examples, and of near misses."""

    entry: Entry
    name: str
    rows: int
    examples: int
    near_misses: int

    @property
    def full(self) -> bool:
        """Whether some row gives it, some example shows it and some near miss bounds it."""
        return min(self.rows, self.examples, self.near_misses) > 0


@cache
def examples() -> tuple[Example, ...]:
    """All examples, file by file. Raises `TableError` for a row that does not fit."""
    files = sorted((DATA / EXAMPLES).glob("*.csv"))
    return tuple(row for file in files for row in read_table(file, Example))


def coverage(lexicon: Lexicon) -> tuple[Covered, ...]:
    """Every type, mode, context and CAMEO code (those of three and four digits), in the order of the codebook."""
    rows = Counter(_reached(lexicon))
    shown = Counter(example.entry for example in examples() if example.expect == "yes")
    near = Counter(example.entry for example in examples() if example.expect == "no")
    return tuple(
        Covered(entry, name, rows[name], shown[name], near[name])
        for entry in _entries(lexicon.codes)
        for name in (name_of(entry),)
    )


def name_of(entry: Entry) -> str:
    """How examples name an entry."""
    match entry:
        case TypeEntry():
            return entry.type
        case ModeEntry():
            return f"{entry.type}:{entry.mode}"
        case ContextEntry():
            return f"context:{entry.context}"
    return entry.code


def names_in(record: Record) -> frozenset[str]:
    """The names of all entries that a record holds."""
    found = {claim.cameo for claim in record.claims if claim.cameo}
    for event in record.events:
        found.update((event.type, event.cameo))
        found.update(f"{event.type}:{mode}" for mode in event.mode)
        found.update(f"context:{context}" for context in event.context)
    return frozenset(found - {""})


def _entries(known: Mapping[str, CodeEntry]) -> Iterator[Entry]:
    yield from types().values()
    for kind in types():
        yield from modes(kind).values()
    yield from contexts().values()
    yield from (entry for code, entry in known.items() if len(code) > 2)


def _reached(lexicon: Lexicon) -> Iterator[str]:
    """The name of every entry that a row gives, row by row."""
    rows: list[Frame | ComposeRow] = [row for families in lexicon.composition.values() for row in families.values()]
    for table in (lexicon.frames, lexicon.operators):
        rows.extend({frame.rule: frame for frames in table.values() for frame in frames}.values())
    for row in rows:
        if row.type in types():
            yield row.type
            yield from (f"{row.type}:{mode}" for mode in row.mode)
        yield from (f"context:{context}" for context in row.context)
        if row.cameo:
            yield row.cameo
    for weapon in {row.weapon: row for row in lexicon.weapons.values()}.values():
        yield f"ASSAULT:{weapon.mode}"
    yield from lexicon.refined.values()
    yield from (f"context:{name}" for name in _shown(lexicon.topics))
    yield from _shown(lexicon.manners)
    yield from statement_codes()


def _shown(topics: Topics) -> tuple[str, ...]:
    """What each row of a table of topics gives."""
    found = {id(t): t.name for phrases in topics.phrases.values() for phrase in phrases for t in phrase.topics}
    return (*found.values(), *(topic.name for topic in topics.wordless))


def missing(covered: Iterable[Covered]) -> tuple[str, ...]:
    """The names of the entries that are not full."""
    return tuple(entry.name for entry in covered if not entry.full)
