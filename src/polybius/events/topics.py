"""The table of contexts, indexed by the words that show them."""

from collections.abc import Iterable, Mapping

import msgspec

from polybius.codebook import contexts
from polybius.errors import TableError
from polybius.events.rows import ContextRow

SIDES = frozenset({"actor", "recipient", "either"})


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """When an event has a context, apart from the words: their roles, the acts, the parties, and what rules it out.

    `parties` are (side, kinds or sectors, wanted); `bounds` is "home", "abroad" or "".
    """

    context: str
    roles: frozenset[str]
    acts: tuple[str, ...]
    parties: tuple[tuple[str, frozenset[str], bool], ...]
    bounds: str
    unless: frozenset[str]


class Phrase(msgspec.Struct, frozen=True):
    """Words that stand together, and the topics that they show."""

    words: tuple[str, ...]
    topics: tuple[Topic, ...]


class Topics(msgspec.Struct, frozen=True, kw_only=True):
    """The phrases by their first word, the longest first, and the topics that need no words."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    wordless: tuple[Topic, ...]


def indexed_topics(rows: Iterable[ContextRow]) -> Topics:
    """The index of the rows of contexts.csv. Raises `TableError` for a context or condition that there is not."""
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
        phrases.setdefault(key[0], []).append(Phrase(key, tuple(t for t in topics if t.context != "-")))
    return Topics(phrases={word: tuple(value) for word, value in phrases.items()}, wordless=tuple(wordless))


def _split(words: str) -> tuple[str, ...]:
    """The words of a phrase; "to" stays with its verb."""
    first, *rest = words.split()
    return (f"to {rest[0]}", *rest[1:]) if first == "to" and rest else (first, *rest)


def _topic(row: ContextRow) -> Topic:
    if row.context.lstrip("-") not in ("", *contexts()):
        raise TableError(f"no context {row.context!r}", where="events/contexts.csv", do="take one of the 37 contexts")
    parties: list[tuple[str, frozenset[str], bool]] = []
    bounds = ""
    for word in row.when.split():
        side, _, values = word.partition("=")
        if word in ("home", "abroad"):
            bounds = word
        elif side.rstrip("!") in SIDES and values:
            parties.append((side.rstrip("!"), frozenset(values.split("|")), not side.endswith("!")))
        else:
            raise TableError(
                f"no condition {word!r}", where="events/contexts.csv", do=f"correct the row of {row.context}"
            )
    return Topic(
        context=row.context, roles=frozenset(row.roles), acts=row.acts, parties=tuple(parties), bounds=bounds,
        unless=frozenset(row.unless),
    )  # fmt: skip
