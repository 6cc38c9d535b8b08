"""The tables of contexts and modes, indexed by the words that show them."""

from collections.abc import Iterable, Mapping

import msgspec

from polybius.codebook import contexts, modes, types
from polybius.errors import TableError
from polybius.events.rows import ContextRow, ModeRow

SIDES = frozenset({"actor", "recipient", "either"})


class Topic(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """When an event has a context or mode, apart from the words: roles, acts, parties, and what rules it out.

    `parties` are (side, kinds or sectors, wanted); `bounds` is "home", "abroad" or "".
    """

    name: str
    roles: frozenset[str]
    acts: tuple[str, ...]
    parties: tuple[tuple[str, frozenset[str], bool], ...]
    bounds: str
    unless: frozenset[str]


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """Words that stand together, and the topics that they show."""

    words: tuple[str, ...]
    topics: tuple[Topic, ...]


class Topics(msgspec.Struct, frozen=True, kw_only=True):
    """The phrases by their first word, the longest first, and the topics that need no words."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    wordless: tuple[Topic, ...]


def indexed_topics(rows: Iterable[ContextRow | ModeRow]) -> Topics:
    """The index of the rows of contexts.csv or modes.csv.

    Raises `TableError` for a context, mode or condition that there is not.
    """
    found: dict[tuple[str, ...], list[Topic]] = {}
    wordless: list[Topic] = []
    for row in rows:
        topic = _topic(row)
        for words in row.words:
            found.setdefault(_split(words), []).append(topic)
        if not row.words:
            wordless.append(topic)
    phrases: dict[str, list[Phrase]] = {}
    for key, topics in sorted(found.items(), key=lambda item: -len(item[0])):
        phrases.setdefault(key[0], []).append(Phrase(key, tuple(t for t in topics if t.name != "-")))
    return Topics(phrases={word: tuple(value) for word, value in phrases.items()}, wordless=tuple(wordless))


def _split(words: str) -> tuple[str, ...]:
    """The words of a phrase; "to" stays with its verb."""
    first, *rest = words.split()
    return (f"to {rest[0]}", *rest[1:]) if first == "to" and rest else (first, *rest)


def _topic(row: ContextRow | ModeRow) -> Topic:
    table = "events/contexts.csv" if isinstance(row, ContextRow) else "events/modes.csv"
    name = _name(row, table)
    parties: list[tuple[str, frozenset[str], bool]] = []
    bounds = ""
    for word in row.when.split():
        side, _, values = word.partition("=")
        if word in ("home", "abroad"):
            bounds = word
        elif side.rstrip("!") in SIDES and values:
            parties.append((side.rstrip("!"), frozenset(values.split("|")), not side.endswith("!")))
        else:
            raise TableError(f"no condition {word!r}", where=table, do=f"correct the row of {name}")
    return Topic(
        name=name, roles=frozenset(row.roles), acts=row.acts, parties=tuple(parties), bounds=bounds,
        unless=frozenset(row.unless),
    )  # fmt: skip


def _name(row: ContextRow | ModeRow, table: str) -> str:
    """The context or TYPE:mode that a row shows or takes away."""
    name = row.context if isinstance(row, ContextRow) else row.mode
    known = {*contexts()} if isinstance(row, ContextRow) else {f"{t}:{m}" for t in types() for m in modes(t)}
    if name.lstrip("-") not in ("", *known):
        raise TableError(f"no context or mode {name!r}", where=table, do="take one that `polybius codebook` prints")
    return name
