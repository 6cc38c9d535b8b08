"""Persons called by their office, and nouns said again: who was last called so, or who held the office on the day."""

from polybius.mentions.cast.describe import Description
from polybius.mentions.cast.holders import holds, single_offices, terms_at_body, terms_in_office
from polybius.mentions.cast.knowledge import agents, words_of
from polybius.mentions.cast.phrases import determiner, is_definite, is_plural, prepositional
from polybius.mentions.cast.scene import Link, Participant, Scene


def distinct(found: list[Participant]) -> list[Participant]:
    return list({id(p): p for p in found}.values())


def same_label(scene: Scene, i: int, said: Description) -> Link | None:
    if said.noun not in scene.called:
        return None
    plural = is_plural(scene.doc, i)
    if said.noun in words_of("premises") and any(preposition == "of" for preposition, _ in prepositional(scene.doc, i)):
        return None
    for _, p in scene.before(i, 14 if said.reference == "armed" and plural else 6):
        alike = said.noun in p.labels and p.kind != "person" and (not said.own or p.country == said.country)
        if alike and (p.plural == plural or p.kind not in {"population", "collective"}):
            return Link((p,), "same noun")
    return None


def same_person(scene: Scene, i: int, said: Description) -> Link | None:
    """The president, the minister, the spokesman: the person last called so, or the holder on the day."""
    doc = scene.doc
    definite = is_definite(doc, i) or said.owner is not None or said.own
    if not definite or determiner(doc, i) in {"a", "an", "another"} or said.former:
        return None
    if not said.own and said.noun in scene.called:
        for _, p in scene.before(i, 8):
            if p.kind == "person" and said.noun in p.labels:
                return Link((p,), "same noun")
    of_body = said.noun in single_offices() and said.owner is not None and said.owner.kind == "io"
    if (said.reference == "office" or of_body) and said.sector != "PRE" and not _of_another(scene, i, said):
        holder = office_holder(scene, said.noun, said.country or scene.setting(i), said.owner)
        if holder is not None:
            return Link((holder,), "holder of the office on the day")
    if said.own and said.noun in scene.called:
        for _, p in scene.before(i, 8):
            if p.kind == "person" and said.noun in p.labels and p.country == said.country:
                return Link((p,), "same noun")
    return None


def _of_another(scene: Scene, i: int, said: Description) -> bool:
    """Whether an office is not the state's ("president of the court"), or not held now ("the next president")."""
    tokens = scene.doc.tokens
    if any(tokens[c].lower in words_of("of another day") for c in tokens[i].children):
        return True
    if said.noun not in words_of("presiding"):
        return False
    whose = [noun for preposition, noun in prepositional(scene.doc, i) if preposition == "of"]
    return any(tokens[noun].lower in agents() and tokens[noun].lower not in words_of("realm") for noun in whose)


def office_holder(scene: Scene, noun: str, country: str, body: Participant | None = None) -> Participant | None:
    """Who held an office of a country, or of a body, on the article's date, when the tables know."""
    if noun not in single_offices() or not country or scene.doc.article.published is None:
        return None
    terms = terms_in_office(scene.directory, noun, country)
    if body is not None and body.entry is not None and body.kind == "io":
        terms = terms_at_body(scene.directory, noun, country, frozenset({body.name})) or terms
    holder = next((found for found in terms if holds(found.term, scene.date)), None)
    return scene.from_entry(holder.entry) if holder is not None else None
