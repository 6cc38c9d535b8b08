"""The tables of the stage: event nouns and their argument classes, support verbs, control, markers, semantic heads."""

from functools import cache

import msgspec

from polybius.tables import read_table, word_class, word_list
from polybius.vocabulary.clause import Link


class NounClass(msgspec.Struct, frozen=True):
    """Which dependents of an event noun act (`subject`) and are acted on (`object`), in the order they are tried."""

    name: str
    first: str
    subject: tuple[str, ...]
    object: tuple[str, ...]


class EventNoun(msgspec.Struct, frozen=True, gc=False):
    """A noun that names a happening; a weak one only with an argument or a support verb."""

    noun: str
    noun_class: NounClass
    weak: bool


class Support(msgspec.Struct, frozen=True):
    """A verb that lends an event noun its verb, and what the verb's own subject and object are to the noun."""

    verb: str
    nouns: tuple[str, ...]
    via: str
    subject: str = ""
    object: str = ""
    phase: str = ""


class Phase(msgspec.Struct, frozen=True):
    """A verb that only adds a phase, an attempt or a modal to the verb it governs."""

    verb: str
    phase: str
    attempted: str
    modal: str


class Marker(msgspec.Struct, frozen=True):
    """A word that introduces a clause or an event noun, and the link it makes."""

    marker: str
    link: Link
    nominal: Link
    content: str


class _NounRow(msgspec.Struct, frozen=True):
    noun: str
    class_: str
    weak: str


class _HeadRow(msgspec.Struct, frozen=True):
    noun: str
    kind: str


class _ControlRow(msgspec.Struct, frozen=True):
    verb: str
    control: str


class _LiftRow(msgspec.Struct, frozen=True):
    verb: str
    prepositions: tuple[str, ...]


class _IdiomRow(msgspec.Struct, frozen=True):
    verb: str
    noun: str


class _LemmaRow(msgspec.Struct, frozen=True):
    form: str
    lemma: str


@cache
def event_nouns() -> dict[str, EventNoun]:
    """Event nouns by lemma."""
    classes = {r.name: r for r in read_table("clauses/classes.csv", NounClass)}
    return {r.noun: EventNoun(r.noun, classes[r.class_], r.weak == "yes")
            for r in read_table("clauses/nouns.csv", _NounRow)}  # fmt: skip


@cache
def supports() -> dict[str, tuple[Support, ...]]:
    """Support verbs by lemma (with particle)."""
    found: dict[str, tuple[Support, ...]] = {}
    for row in read_table("clauses/support.csv", Support):
        found[row.verb] = (*found.get(row.verb, ()), row)
    return found


@cache
def phases() -> dict[str, Phase]:
    """Verbs of phase, attempt and modality by lemma (with particle)."""
    return {r.verb: r for r in read_table("clauses/phases.csv", Phase)}


@cache
def markers() -> dict[str, Marker]:
    """Introducing words."""
    return {r.marker: r for r in read_table("clauses/markers.csv", Marker)}


@cache
def semantic_heads() -> dict[str, str]:
    """Nouns that stand before "of" and leave the thing to what follows, with their kind."""
    return {r.noun: r.kind for r in read_table("clauses/heads.csv", _HeadRow)}


@cache
def controls() -> dict[str, tuple[str, ...]]:
    """Who controls a verb's complement: "subject", "object", or the prepositions of the controller."""
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table("clauses/control.csv", _ControlRow):
        found[row.verb] = (*found.get(row.verb, ()), row.control)
    return found


@cache
def idioms() -> frozenset[tuple[str, str]]:
    """Verb and object that are one predicate: take part, claim responsibility."""
    return frozenset((r.verb, r.noun) for r in read_table("clauses/idioms.csv", _IdiomRow))


@cache
def lemma_repairs() -> dict[str, str]:
    """Verb forms that the parser gives the wrong lemma."""
    return {r.form: r.lemma for r in read_table("clauses/lemmas.csv", _LemmaRow)}


@cache
def speech_verbs() -> frozenset[str]:
    """Verbs whose clause, standing beside what was said, governs it."""
    return word_list("clauses/speech.txt")


@cache
def clausal_verbs() -> frozenset[str]:
    """Verbs that take a clause as what is said, thought or known."""
    return word_list("clauses/clausal.txt")


@cache
def people_nouns() -> frozenset[str]:
    """People nouns that take part in the event noun they stand before."""
    return word_list("clauses/people.txt")


@cache
def act_participles() -> frozenset[str]:
    """Participles that, before a noun, report an act it suffered."""
    return word_list("clauses/participles.txt")


@cache
def effect_verbs() -> frozenset[str]:
    """Verbs of harm and result."""
    return word_list("clauses/effects.txt")


@cache
def extraposed() -> frozenset[str]:
    """Adjectives and nouns that "it is" says of the clause that follows."""
    return word_list("clauses/extraposed.txt")


@cache
def lifts() -> dict[str, tuple[str, ...]]:
    """Prepositions that belong to the verb even when they hang on its object."""
    return {r.verb: r.prepositions for r in read_table("clauses/lifts.csv", _LiftRow)}


@cache
def transitive_verbs() -> frozenset[str]:
    """Verbs that do not stand without an object."""
    return word_list("clauses/transitive.txt")


@cache
def means_nouns() -> frozenset[str]:
    """Means that stand between an actor and an event noun."""
    return word_list("clauses/means.txt")


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list of words.csv that a rule of the stage asks for."""
    return word_class("clauses/words.csv", name)
