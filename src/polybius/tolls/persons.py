"""Single victims, and who of them is the same as whom."""

from collections.abc import Callable

from polybius.tolls.figure import Figure, Who

HARMED = frozenset({"killed/people", "injured/people"})
ANYBODY = frozenset({"person", "people", "victim"})


class Person:
    """A victim told of one by one: what the text has said of them, and the figure of each effect."""

    def __init__(self, figure: Figure, family: str, number: int) -> None:
        self.heads = {figure.who.head}
        self.specific = not figure.who.general
        self.names = {figure.who.name} if figure.who.name else set()
        self.age, self.gender = figure.who.age, figure.who.gender
        self.actors, self.owners = set(figure.who.actors), set(figure.who.owners)
        self.sentence, self.clause, self.age_class = figure.sentence, figure.clause, figure.who.age_class
        self.tolls = {family: number}


class Persons:
    """The single victims of a document, in the order they are told of."""

    def __init__(self) -> None:
        self.known: list[Person] = []

    def add(self, figure: Figure, family: str, number: int) -> None:
        """Note a new person."""
        self.known.append(Person(figure, family, number))

    def join(self, person: Person, figure: Figure) -> None:
        """Note what more a figure tells of a person."""
        who = figure.who
        person.heads.add(who.head)
        person.names |= {who.name} if who.name else set()
        person.age = person.age or who.age
        person.gender = person.gender or who.gender
        person.age_class = person.age_class or who.age_class
        person.specific = person.specific or not (who.general or who.pronoun or who.name)
        person.actors.update(who.actors)
        person.owners.update(who.owners)
        person.sentence, person.clause = figure.sentence, figure.clause

    def match(self, figure: Figure, family: str, apart: Callable[[int], bool]) -> Person | None:
        """The person a figure tells of again, the latest first; None for somebody new, as one hit at another place."""
        who = figure.who
        if who.additive:
            return None
        if who.name:
            named = next((p for p in reversed(self.known) if _is_named(p, who.name)), None)
            if named is not None:
                return named
        same = [p for p in reversed(self.known) if family in p.tolls]
        others = [p for p in reversed(self.known) if family not in p.tolls]
        if family not in HARMED:
            others = [p for p in others if not HARMED & p.tolls.keys() or p.actors & set(who.actors)]
        fitting = [
            p
            for p in (*same, *others)
            if _compatible(p, who)
            and (figure.clause is None or figure.clause != p.clause)
            and not (who.possessed and p.sentence == figure.sentence and who.head not in p.heads)
        ]
        for person in fitting:
            if who.definite or who.pronoun or who.name or person.actors & set(who.actors):
                return person
            if _is_alike(person, figure) and not apart(next(iter(person.tolls.values()))):
                return person
        return None


def _is_alike(person: Person, figure: Figure) -> bool:
    """Whether an indefinite figure of another sentence uses words that tell of a person again."""
    who = figure.who
    alike = who.head in person.heads or not person.specific or (who.head in ANYBODY and figure.effect == "killed")
    hurt_after = figure.effect == "injured" and "killed/people" in person.tolls and who.age is None
    return alike and person.sentence != figure.sentence and not hurt_after


def _is_named(person: Person, name: tuple[str, ...]) -> bool:
    """Whether a person bears a name: two full names agree in family and first name, a single one in any part."""
    full = [(n[0], n[-1]) for n in person.names if len(n) > 1]
    if len(name) > 1 and full:
        return (name[0], name[-1]) in full
    return any(set(n) & set(name) for n in person.names)


def _compatible(person: Person, who: Who) -> bool:
    """Whether nothing that is said of a person speaks against these words."""
    if person.gender and who.gender and person.gender != who.gender:
        return False
    if person.actors & set(who.owners) or person.owners & set(who.actors):
        return False
    if person.age is not None and who.age is not None and person.age != who.age:
        return False
    if person.age_class and who.age_class and person.age_class != who.age_class:
        return False
    if person.names and who.name and not _is_named(person, who.name):
        return False
    if person.actors & set(who.actors):
        return True
    return who.head in person.heads or who.general or who.pronoun or bool(who.name) or not person.specific
