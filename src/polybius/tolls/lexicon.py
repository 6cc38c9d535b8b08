"""What the tables under `data/tolls/` say: which predicates leave victims, and which nouns are people."""

from functools import cache

import msgspec

from polybius.tables import read_table, word_class, word_list


class Rule(msgspec.Struct, frozen=True):
    """A predicate, a condition on its clause, and the effect on the argument that is its victim."""

    predicate: str
    needs: str
    effect: str
    victim: str
    unit: str


class EffectNoun(msgspec.Struct, frozen=True):
    """A noun that, counted, is a figure by itself."""

    noun: str
    effect: str


class State(msgspec.Struct, frozen=True):
    """A word that tells what became of those counted before it."""

    state: str
    effect: str


class Governor(msgspec.Struct, frozen=True):
    """A predicate and whether what it governs has happened."""

    predicate: str
    content: str


class PersonNoun(msgspec.Struct, frozen=True):
    """A noun for people; a general one may restate any other."""

    noun: str
    gender: str = ""
    age: str = ""
    general: str = ""


class Involvement(msgspec.Struct, frozen=True):
    """A predicate whose counted participants are people or forces involved."""

    predicate: str
    participant: str


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """The rules of each verb or copula, those with a condition first."""
    found: dict[str, list[Rule]] = {}
    for row in read_table("tolls/predicates.csv", Rule):
        name = row.needs.partition(":")[2]
        if name and name not in ("people", "persons"):
            words_of(name)
        if row.needs != "noun":
            found.setdefault(row.predicate, []).append(row)
    return {
        key: tuple(sorted(rows, key=lambda r: (not r.needs, r.needs.startswith("only")))) for key, rows in found.items()
    }


@cache
def noun_rules() -> dict[str, Rule]:
    """The rule of each event noun."""
    return {row.predicate: row for row in read_table("tolls/predicates.csv", Rule) if row.needs == "noun"}


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a class. Raises `TableError` for a class that the table does not have."""
    return word_class("tolls/classes.csv", name)


@cache
def effect_nouns() -> dict[str, str]:
    """The effect each counted noun is a figure of."""
    return {row.noun: row.effect for row in read_table("tolls/nouns.csv", EffectNoun)}


@cache
def states() -> dict[str, str]:
    """The effect each state is."""
    return {row.state: row.effect for row in read_table("tolls/states.csv", State)}


@cache
def governors() -> dict[str, str]:
    """For each governing predicate, whether its content is real or unreal."""
    return {row.predicate: row.content for row in read_table("tolls/governors.csv", Governor)}


@cache
def person_nouns() -> dict[str, PersonNoun]:
    """The nouns for people by lemma."""
    return {row.noun: row for row in read_table("tolls/persons.csv", PersonNoun)}


@cache
def things() -> frozenset[str]:
    """Nouns that are no people."""
    return word_list("tolls/things.txt")


@cache
def causes() -> frozenset[str]:
    """Nouns that kill and destroy without being anybody: disasters, accidents, weapons."""
    return word_list("tolls/causes.txt")


@cache
def forces() -> frozenset[str]:
    """Counted nouns that can be involved in an event."""
    return word_list("tolls/forces.txt")


@cache
def involvements() -> dict[str, str]:
    """For each predicate of involvement, the argument that is involved."""
    return {row.predicate: row.participant for row in read_table("tolls/involvement.csv", Involvement)}


@cache
def violent_words() -> frozenset[str]:
    """Predicates that tell of violence or disaster."""
    return word_list("tolls/violence.txt")
