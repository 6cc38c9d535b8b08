"""The tables of the events stage, read once and indexed: the shipped ones, with a user's codebook over them.

A user's codebook is a folder with tables of the same names and columns (any of `TABLES`). Its rows of frames.csv and
operators.csv are tried before the shipped ones; its rows of the other tables take the place of shipped rows with the
same key, and add to them otherwise.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

import msgspec

from polybius.codebook import CodeEntry, codes
from polybius.errors import TableError
from polybius.events.frames import Kind, indexed
from polybius.events.rows import (
    ComposeRow,
    ContextRow,
    Frame,
    FrameRow,
    GateRow,
    ModeRow,
    OperatorRow,
    RefineRow,
    RelationRow,
    RolesRow,
    SpecificRow,
    ThingRow,
    WeaponRow,
    WordRow,
)  # fmt: skip
from polybius.events.topics import Topics, indexed_topics
from polybius.tables import WordClass, placed_rows

TABLES: Mapping[str, type[msgspec.Struct]] = {
    "frames": FrameRow, "operators": OperatorRow, "compose": ComposeRow, "object_classes": WordClass,
    "domains": WordClass, "modifiers": WordRow, "adverbs": WordRow, "recipients": RolesRow, "gates": GateRow,
    "weapons": WeaponRow, "refine": RefineRow, "relations": RelationRow, "things": ThingRow, "aims": ThingRow,
    "contexts": ContextRow, "specific": SpecificRow, "modes": ModeRow, "cameo": CodeEntry,
}  # fmt: skip
Indexed = dict[tuple[Kind, str], tuple[Frame, ...]]


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """What words mean as events.

    `frames` and `operators` are the plain acts and the operators of each kind of word and predicate, in the order
    they are tried; `composition` the rows of compose.csv by family and CAMEO prefix; `classes` and `domains` the
    names of the lists a lemma stands in; `openers` the first words of the phrases of `domains`; `stories` the lemmas of
    the class "fiction"; `modifiers` and `adverbs` the status a word gives; `recipients` the
    default recipient roles of each type; `gates` who must take part, by CAMEO prefix; `weapons` the weapon a lemma
    names; `refined` the more precise code of an act of a code told with a mode, `specific` that of a noun of a code
    with a word before it; `ties` the rows of relations.csv by shape and word; `things` the code a noun that is no
    act of its own stands for under an operator; `aims` the code of what a noun
    makes a protest about; `topics` the words that show contexts; `codes` the CAMEO codes.
    """

    frames: Indexed
    operators: Indexed
    composition: dict[str, dict[str, ComposeRow]]
    classes: dict[str, frozenset[str]]
    domains: dict[str, frozenset[str]]
    openers: frozenset[str]
    stories: frozenset[str]
    modifiers: dict[str, str]
    adverbs: dict[str, str]
    recipients: dict[str, tuple[str, ...]]
    gates: dict[str, str]
    weapons: dict[str, WeaponRow]
    refined: dict[tuple[str, str], str]
    specific: dict[str, dict[str, str]]
    ties: dict[tuple[str, str], RelationRow]
    things: dict[str, str]
    aims: dict[str, str]
    topics: Topics
    manners: Topics
    codes: Mapping[str, CodeEntry]

    def composed(self, family: str, cameo: str) -> ComposeRow | None:
        """What an operator of a family over an act of a code is; the longest prefix of the code decides."""
        rows = self.composition.get(family, {})
        return next((row for length in range(len(cameo), 0, -1) if (row := rows.get(cameo[:length]))), None)

    def need_of(self, cameo: str) -> str:
        """Who must take part in an act of this CAMEO code."""
        needs = (self.gates.get(cameo[:length]) for length in range(len(cameo), 0, -1))
        return next((need for need in needs if need), "political")


@cache
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """The shipped tables, with those of a user's codebook over them.

    Raises `TableError`, with file and line, for a folder that is not there, a file that is no table of a codebook, or
    a row that does not fit.
    """
    own = _own_tables(folder) if folder is not None else {}
    known = codes(own.get("cameo"))
    classes, domains = (_by_lemma(_rows(name, WordClass, own)) for name in ("object_classes", "domains"))
    return Lexicon(
        codes=known,
        frames=indexed("frames", _tables("frames", FrameRow, own), known),
        operators=indexed("operators", _tables("operators", OperatorRow, own), known),
        composition=_composition(_rows("compose", ComposeRow, own)),
        classes=classes,
        domains=domains,
        openers=frozenset(lemma.split()[0] for lemma in domains if " " in lemma),
        stories=frozenset({"fiction", *(lemma for lemma, names in classes.items() if "fiction" in names)}),
        modifiers={row.word: row.status for row in _rows("modifiers", WordRow, own)},
        adverbs={row.word: row.status for row in _rows("adverbs", WordRow, own) if row.status != "-"},
        recipients={row.type: row.roles for row in _rows("recipients", RolesRow, own)},
        gates={row.cameo: row.need for row in _rows("gates", GateRow, own)},
        weapons=_first(_rows("weapons", WeaponRow, own, first=True), lambda row: row.lemmas),
        refined={(row.cameo, row.mode): row.refined for row in _rows("refine", RefineRow, own)},
        specific=_specific(_rows("specific", SpecificRow, own)),
        ties={(row.shape, word): row for row in _rows("relations", RelationRow, own) for word in row.words},
        things=_codes_of(_rows("things", ThingRow, own, first=True)),
        aims=_codes_of(_rows("aims", ThingRow, own, first=True)),
        topics=indexed_topics(_rows("contexts", ContextRow, own)),
        manners=indexed_topics(_rows("modes", ModeRow, own)),
    )


def _specific(rows: tuple[SpecificRow, ...]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row.cameo, {}).update(dict.fromkeys(row.words, row.refined))
    return found


def _own_tables(folder: Path) -> dict[str, Path]:
    """The tables of a user's codebook by name."""
    if not folder.is_dir():
        raise TableError("no such folder", where=str(folder), do="give the folder that holds the tables of a codebook")
    found = {path.stem: path for path in sorted(folder.glob("*.csv"))}
    known = ", ".join(f"{name}.csv" for name in TABLES)
    if not found:
        raise TableError("no tables in this folder", where=str(folder), do=f"a codebook may hold {known}")
    if wrong := sorted(found.keys() - TABLES.keys()):
        raise TableError("no table of a codebook", where=str(found[wrong[0]]), do=f"a codebook may hold {known}")
    return found


def _tables[Row: msgspec.Struct](
    name: str, row: type[Row], own: Mapping[str, Path]
) -> tuple[tuple[tuple[str, Row], ...], ...]:
    """The placed rows of the user's table and then of the shipped one."""
    shipped = placed_rows(f"events/{name}.csv", row)
    return (placed_rows(own[name], row), shipped) if name in own else (shipped,)


def _rows[Row: msgspec.Struct](
    name: str, row: type[Row], own: Mapping[str, Path], *, first: bool = False
) -> tuple[Row, ...]:
    """The rows of the shipped table and then the user's, or the user's `first`."""
    tables = _tables(name, row, own)
    ordered: Iterable[tuple[tuple[str, Row], ...]] = tables if first else reversed(tables)
    return tuple(each for table in ordered for _, each in table)


def _first[Row](rows: tuple[Row, ...], words: Callable[[Row], tuple[str, ...]]) -> dict[str, Row]:
    """The first row that names each word."""
    return {word: row for row in reversed(rows) for word in words(row)}


def _codes_of(rows: tuple[ThingRow, ...]) -> dict[str, str]:
    """The CAMEO code that the first row with a noun gives it."""
    return {lemma: row.cameo for lemma, row in _first(rows, lambda row: row.lemmas).items()}


def _composition(rows: tuple[ComposeRow, ...]) -> dict[str, dict[str, ComposeRow]]:
    found: dict[str, dict[str, ComposeRow]] = {}
    for row in rows:
        found.setdefault(row.family, {})[row.content] = row
    return found


def _by_lemma(rows: tuple[WordClass, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        for lemma in row.lemmas:
            found.setdefault(lemma, set()).add(row.name)
    return {lemma: frozenset(names) for lemma, names in found.items()}
