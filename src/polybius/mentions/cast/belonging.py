"""Whose an actor is, and of which country, by the words of its noun phrase."""

from polybius.mentions.cast.knowledge import AgentRow, words_of
from polybius.mentions.cast.phrases import possessor, prepositional
from polybius.mentions.cast.scene import Participant, Scene

NATIONAL = frozenset({"adjective", "state", "capital"})
OWNING = frozenset({"of", "from", "for", "at", "with", "to", "in", "within", "by"})
PLACING = frozenset({"in", "of", "from", "at", "near", "within", "inside", "across", "around"})
BODIES = frozenset({"UNO", "IGO", "EUR", "IMG"})


def owner_of(scene: Scene, head: int, words: list[int]) -> Participant | None:
    """The participant named before the noun: a possessor, or a group or body as modifier."""
    poss = possessor(scene.doc, head)
    if poss is not None and poss not in words:
        scene.read(poss)
        found = scene.at.get(poss)
        if found:
            return found[0]
    backed = backers(scene, words) if words else ()
    for w in reversed(words):
        hit = scene.hits.get(w)
        if hit is not None and hit.entries[0].sort in {"body", "metonym", "person"} and w not in backed:
            return scene.at.get(w, (None,))[0]
    return None


def backers(scene: Scene, words: list[int]) -> set[int]:
    """Words before "-backed" or "-linked": whose friends the actor's are, not who they are."""
    tokens, found = scene.doc.tokens, set[int]()
    backed, sides = words_of("backed"), words_of("for or against")
    for w in words:
        lower = tokens[w].lower
        if lower in backed:
            found.update(i for i in range(max(0, w - 5), w) if i in words)
        elif "-" in lower and (lower.rsplit("-", 1)[1] in backed or lower.split("-")[0] in sides):
            found.add(w)
        elif lower in sides and w + 2 < len(tokens) and tokens[w + 1].text == "-":
            found.update(
                i for i in words if w <= i <= w + 3 and (i < w + 3 or tokens[i].ent == tokens[w + 2].ent != "")
            )
    return found


def country_before(scene: Scene, words: list[int], owner: Participant | None) -> tuple[str, bool]:
    """The country in the modifiers, or the owner's."""
    if not words:
        return (owner.country, True) if owner is not None and owner.country else ("", False)
    backed = backers(scene, words)
    for w in reversed(words):
        hit = scene.hits.get(w)
        if hit is not None and w not in backed:
            country = scene.term(hit.entries[0]).country
            if country and not (country in BODIES and owner is not None and owner.country):
                return country, True
    if owner is not None and owner.country:
        return owner.country, True
    for w in reversed(words):
        place = scene.places.get(w)
        ethnic = w in scene.hits and scene.hits[w].entries[0].key.startswith("ethnic/")
        if place is not None and place.place.country and w not in backed and not ethnic:
            return place.place.country, True
    born = next((w for w in words if scene.doc.tokens[w].lower.endswith("born")), None)
    if born is not None:
        return next(
            (c for w in words if w in scene.hits and (c := scene.term(scene.hits[w].entries[0]).country)), ""
        ), True
    return "", False


def owner_beside(scene: Scene, pieces: list[tuple[str, int]], row: AgentRow | None) -> Participant | None:
    """The participant in an of-, for- or from-phrase the noun belongs to."""
    for preposition, noun in pieces:
        if preposition not in OWNING or (preposition == "to" and (row is None or row.reference != "generic")):
            continue
        scene.read(noun)
        found = scene.at.get(noun)
        if found and found[0].kind in {"population", "unknown"} and preposition in {"in", "at", "within"}:
            continue
        if found and (found[0].country or found[0].sector):
            return found[0]
    return None


def used_by(scene: Scene, head: int) -> list[tuple[str, int]]:
    """By whom a base is used or run, as if it were "of" these ("the base used by American forces")."""
    tokens = scene.doc.tokens
    clauses = (c for c in tokens[head].children if tokens[c].dep == "acl" and tokens[c].lower in words_of("run by"))
    agents = (a for c in clauses for a in tokens[c].children if tokens[a].dep == "agent")
    return [("of", n) for a in agents for n in tokens[a].children if tokens[n].dep == "pobj"]


def loyal_to(scene: Scene, head: int) -> list[tuple[str, int]]:
    """Whom those after a noun are loyal to or allied with, as if they were "of" these."""
    tokens = scene.doc.tokens
    loyal = [c for c in tokens[head].children if c > head and tokens[c].lower in words_of("loyal to")]
    return [
        ("of", noun)
        for c in loyal
        for preposition, noun in prepositional(scene.doc, c)
        if preposition in {"to", "with"}
    ]


def country_of_place(scene: Scene, pieces: list[tuple[str, int]]) -> str:
    """The country of the place a phrase names, or of what is said there of its part ("in Thailand's deep south")."""
    tokens = scene.doc.tokens
    for preposition, noun in pieces:
        if preposition not in PLACING:
            continue
        inside = [n for p, n in prepositional(scene.doc, noun) if p in {"of", "in"}]
        for t in (noun, *tokens[noun].children, *inside):
            place, hit = scene.places.get(t), scene.hits.get(t)
            if place is not None and place.place.country:
                return place.place.country
            if hit is not None and hit.entries[0].sort in NATIONAL and (country := scene.term(hit.entries[0]).country):
                return country
    return ""


def opponents_country(scene: Scene, head: int, row: AgentRow | None) -> str:
    """The country of the government that rebels are joined to ("between Guatemala's government and rebels")."""
    token = scene.doc.tokens[head]
    if row is None or token.dep != "conj" or row.sector not in {"REB", "UAF", "OPP"}:
        return ""
    found = scene.at.get(token.head, ())
    return found[0].country if found and found[0].sector in {"GOV", "MIL", "COP"} else ""
