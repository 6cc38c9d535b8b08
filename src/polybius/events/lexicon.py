"""The tables of the events stage, read once and indexed by predicate."""

from functools import cache
from typing import Literal

from polybius.codebook import codes
from polybius.errors import TableError
from polybius.events.rows import (
    ComposeRow,
    Condition,
    Frame,
    FrameRow,
    GateRow,
    OperatorRow,
    RefineRow,
    RelationRow,
    RolesRow,
    ThingRow,
    WeaponRow,
    WordRow,
    WordsRow,
)  # fmt: skip
from polybius.tables import read_table

Kind = Literal["verb", "noun", "copula"]
LETTERS: dict[str, Kind] = {"v": "verb", "n": "noun", "c": "copula"}


@cache
def frames() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """The plain acts of each (kind, predicate), in the order of the table."""
    return _indexed("frames.csv", read_table("events/frames.csv", FrameRow))


@cache
def operators() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """The operators of each (kind, predicate), in the order of the table."""
    return _indexed("operators.csv", read_table("events/operators.csv", OperatorRow))


def _indexed(
    table: str, rows: tuple[FrameRow, ...] | tuple[OperatorRow, ...]
) -> dict[tuple[str, str], tuple[Frame, ...]]:
    found: dict[tuple[str, str], list[Frame]] = {}
    for row in rows:
        if row.cameo and row.cameo not in codes():
            raise TableError(
                f"no CAMEO code {row.cameo!r}", where=f"events/{table}", do="correct the row of " + row.predicate[0]
            )
        for predicate in row.predicate:
            frame = _frame(table, predicate, row)
            for letter in row.kind:
                found.setdefault((LETTERS[letter], predicate), []).append(frame)
    return {key: tuple(sorted(value, key=_particular)) for key, value in found.items()}


def _particular(frame: Frame) -> int:
    """Rows that rule an act out are tried first, then those that ask for a support verb or a modifier."""
    if frame.type == "-":
        return -1
    return 0 if any(c.wanted and c.roles in (("support",), ("modifier",)) for c in frame.conditions) else 1


def _frame(table: str, predicate: str, row: FrameRow | OperatorRow) -> Frame:
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ()
    nobody = symmetric = False
    trigger = ""
    for word in row.roles.split():
        if word == "sym":
            symmetric = True
        elif word.startswith("a="):
            actor = tuple(word[2:].split("|")) if word != "a=-" else ()
        elif word.startswith("t="):
            trigger = word[2:]
        elif word.startswith("r="):
            nobody = word == "r=-"
            recipient = tuple(role.replace("_", " ") for role in word[2:].split("|"))
        else:
            raise TableError(f"no role {word!r}", where=f"events/{table}", do=f"correct the row of {predicate}")
    operator = isinstance(row, OperatorRow)
    return Frame(
        rule=f"{table}:{predicate}/{row.when or 'any'}",
        conditions=tuple(_condition(word) for word in row.when.split()),
        type=row.type, mode=row.mode, context=row.context, cameo=row.cameo,
        effect=row.effect if isinstance(row, FrameRow) else (),
        actor=actor, recipient=recipient, nobody=nobody, symmetric=symmetric, trigger=trigger,
        supported="support=" in row.when,
        negative="negated" in row.when.split(),
        family=row.family if isinstance(row, OperatorRow) else "",
        content=row.content if isinstance(row, OperatorRow) else (),
        status=row.status if operator and isinstance(row, OperatorRow) else "-",
    )  # fmt: skip


def _condition(word: str) -> Condition:
    roles, _, values = word.partition("=")
    wanted = not (roles.startswith("-") or roles.endswith("!"))
    return Condition(
        roles=tuple(role.replace("_", " ") for role in roles.strip("-!").split("|")),
        values=frozenset((*values.split("|"), *values.replace("_", " ").split("|"))) if values else frozenset(),
        wanted=wanted,
    )


@cache
def composition() -> dict[str, dict[str, ComposeRow]]:
    """The rows of compose.csv by family and CAMEO prefix."""
    found: dict[str, dict[str, ComposeRow]] = {}
    for row in read_table("events/compose.csv", ComposeRow):
        found.setdefault(row.family, {})[row.content] = row
    return found


def composed(family: str, cameo: str) -> ComposeRow | None:
    """What an operator of a family over an act of a code is; the longest prefix of the code decides."""
    rows = composition().get(family, {})
    for length in range(len(cameo), 0, -1):
        if row := rows.get(cameo[:length]):
            return row
    return None


@cache
def classes() -> dict[str, frozenset[str]]:
    """The classes of object_classes.csv that a lemma belongs to."""
    return _by_lemma("events/object_classes.csv")


@cache
def domains() -> dict[str, frozenset[str]]:
    """The domains of domains.csv that a word shows."""
    return _by_lemma("events/domains.csv")


def _by_lemma(source: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_table(source, WordsRow):
        for lemma in row.lemmas:
            found.setdefault(lemma, set()).add(row.name)
    return {lemma: frozenset(names) for lemma, names in found.items()}


@cache
def modifiers() -> dict[str, str]:
    """The status that a modifier gives an event noun."""
    return {row.word: row.status for row in read_table("events/modifiers.csv", WordRow)}


@cache
def adverbs() -> dict[str, str]:
    """The status that an adverb gives its verb."""
    return {row.word: row.status for row in read_table("events/adverbs.csv", WordRow) if row.status != "-"}


@cache
def recipients() -> dict[str, tuple[str, ...]]:
    """The default recipient roles of each type."""
    return {row.type: row.roles for row in read_table("events/recipients.csv", RolesRow)}


@cache
def _gates() -> dict[str, str]:
    return {row.cameo: row.need for row in read_table("events/gates.csv", GateRow)}


@cache
def need_of(cameo: str) -> str:
    """Who must take part in an act of this CAMEO code."""
    for length in range(len(cameo), 0, -1):
        if need := _gates().get(cameo[:length]):
            return need
    return "political"


@cache
def weapons() -> dict[str, WeaponRow]:
    """The weapon that a lemma names."""
    return {lemma: row for row in reversed(read_table("events/weapons.csv", WeaponRow)) for lemma in row.lemmas}


@cache
def refined() -> dict[tuple[str, str], str]:
    """The more precise code of an act of a code, told with a mode."""
    return {(row.cameo, row.mode): row.refined for row in read_table("events/refine.csv", RefineRow)}


@cache
def ties() -> dict[tuple[str, str], RelationRow]:
    """The row of relations.csv of each (shape, word)."""
    return {(row.shape, word): row for row in read_table("events/relations.csv", RelationRow) for word in row.words}


@cache
def things() -> dict[str, str]:
    """The CAMEO code that a noun which is no act of its own stands for under an operator."""
    return {lemma: row.cameo for row in reversed(read_table("events/things.csv", ThingRow)) for lemma in row.lemmas}
