"""What a noun refers back to: a state, the sides, a body, a group or a person that was spoken of before."""

from polybius.mentions.cast.describe import Description
from polybius.mentions.cast.knowledge import words_of
from polybius.mentions.cast.naming import gender_of
from polybius.mentions.cast.offices import distinct, same_label, same_person
from polybius.mentions.cast.origins import army_country
from polybius.mentions.cast.other_words import counterpart, once_in_office, same_by_epithet
from polybius.mentions.cast.phrases import determiner, first_word, is_definite, is_plural, modifiers
from polybius.mentions.cast.polities import same_polity
from polybius.mentions.cast.scene import Link, Participant, Scene
from polybius.mentions.cast.several import both_sides, number_of, several_persons, several_states, the_latter, the_pair

BODY_KINDS = frozenset({"government_body", "io", "media", "company", "ngo"})
NAMING = frozenset({"armed", "group", "company", "media", "unit"})
GROUP_KINDS = frozenset({"armed_group", "party", "ngo", "io", "company", "media"})
BODY_NOUNS = {"regime": "government", "administration": "government", "authorities": "government",
              "authority": "government", "leadership": "government", "military": "army", "armed forces": "army",
              "armed force": "army",
              "troops": "army", "police force": "police", "security service": "security services",
              "defence ministry": "defense ministry", "ministry of defence": "defense ministry",
              "ministry of defense": "defense ministry"}  # fmt: skip


def referent(scene: Scene, i: int, said: Description) -> Link | None:
    """The known actors a noun refers back to."""
    link = same_polity(scene, i) or the_pair(scene, i) or the_latter(scene, i) or counterpart(scene, i, said)
    if link is not None:
        return link
    if said.reference == "country" or said.noun in {"neighbor", "neighbour"}:
        return _states(scene, i, said)
    if said.reference == "collective" or (scene.doc.tokens[i].lower == "sides" and number_of(scene, i)):
        return both_sides(scene, i, said)
    if said.reference == "body":
        return _same_body(scene, i, said)
    if said.reference in {"armed", "group", "company", "media"}:
        return _same_group(scene, i, said)
    if said.row is not None and said.row.kind == "person":
        return several_persons(scene, i, said) if is_plural(scene.doc, i) else _one_person(scene, i, said)
    if is_definite(scene.doc, i):
        return same_label(scene, i, said)
    return None


def _one_person(scene: Scene, i: int, said: Description) -> Link | None:
    """The person last called so, the holder of an office, or whom a word tells again ("the laureate")."""
    link = once_in_office(scene, i, said) or same_person(scene, i, said)
    if link is None and said.last in words_of("epithet"):
        return same_by_epithet(scene, i, country=said.country if said.own else "", gender=gender_of(said.noun))
    return link


def is_named(scene: Scene, i: int, said: Description) -> bool:
    """Whether a noun ends the name of a group no table knows ("Red Banner Brigade", "Front for Peace")."""
    doc = scene.doc
    token = doc.tokens[i]
    if token.pos != "PROPN" or said.row is None or said.row.reference not in NAMING or token.text.isupper():
        return False
    last = name_end(scene, i)
    own = [w for w in modifiers(doc, i) if doc.tokens[w].text[:1].isupper() and doc.tokens[w].pos in {"PROPN", "ADJ"}]
    return last > i + 1 or any(w not in scene.hits for w in own)


def name_end(scene: Scene, i: int) -> int:
    """The end of a name that goes on after its head with words that are no names of their own ("Front for Peace")."""
    doc = scene.doc
    if i in scene.name_ends:
        return scene.name_ends[i]
    entity = next((e for e in doc.entities if e.first <= i < e.last), None) if doc.tokens[i].ent == "ORG" else None
    if entity is None or entity.last < i + 3 or doc.tokens[i + 1].pos != "ADP":
        return i + 1
    whole = all(n not in scene.hits and n not in scene.places for n in range(i + 1, entity.last))
    return entity.last if whole and doc.tokens[entity.last - 1].pos in {"PROPN", "NOUN"} else i + 1


def same_name(scene: Scene, i: int) -> Link | None:
    """The group a name was given to before, in full or with more words."""
    doc = scene.doc
    words = set(doc.words(first_word(doc, i), name_end(scene, i)).lower().split())
    found = distinct([p for _, p in scene.before(i, 40) if p.named and words <= set(p.name.lower().split())])
    return (
        Link((found[0],), "name" if len(words) == len(found[0].name.split()) else "part of the name") if found else None
    )


def _states(scene: Scene, i: int, said: Description) -> Link | None:
    """The country, the two nations: the state or states spoken of last."""
    if not is_definite(scene.doc, i) and not number_of(scene, i):
        return None
    if is_plural(scene.doc, i):
        return several_states(scene, i)
    if said.own or modifiers(scene.doc, i):
        return None
    state = next((p for _, p in scene.before(i) if p.kind == "state"), None)
    return Link((state,), "the state before") if state is not None else None


def body_name(said: Description) -> str:
    return BODY_NOUNS.get(said.noun, said.noun)


def _same_body(scene: Scene, i: int, said: Description) -> Link | None:
    """A ministry, army or court of a country is one actor; without a country it is the one spoken of last."""
    noun = body_name(said)
    if not said.own and is_definite(scene.doc, i) and scene.doc.tokens[i].tag == "NNS":
        several = distinct([p for _, p in scene.before(i, 12) if noun in p.labels and p.kind == said.kind and p.plural])
        if len({p.country for p in several if p.country}) > 1:
            return Link(tuple(reversed(several[:2])), "same nouns")
    home = "" if said.own else scene.home_of(i)
    if not said.own:
        for _, p in scene.before(i, 8):
            if noun in p.labels and p.kind == said.kind and (not home or p.country in {home, ""}):
                return Link((p,), "same noun")
        last = said.last
        for _, p in scene.before(i, 8) if is_definite(scene.doc, i) else ():
            if p.kind in BODY_KINDS and last in p.labels and (not home or p.country in {home, ""}):
                return Link((p,), "same noun")
    country = said.country or army_country(said, home or scene.setting(i))
    known = scene.register.get(f"body/{country}/{noun}/{said.sector}")
    return Link((known,), "body of the country") if known is not None and country else None


def _same_group(scene: Scene, i: int, said: Description) -> Link | None:
    """The group, the militia, the party: the named one spoken of last."""
    tokens = scene.doc.tokens
    if said.kind == "ngo" and not said.own and not is_plural(scene.doc, i):
        only = [p for p in scene.participants if p.kind == "ngo" and p.named]
        if len(only) == 1:
            return Link((only[0],), "the only one of its kind")
    if (
        not is_definite(scene.doc, i)
        or determiner(scene.doc, i) not in {"the", "this", "that"}
        or is_plural(scene.doc, i)
    ):
        return _same_fighters(scene, i, said) if is_definite(scene.doc, i) else None
    if said.kind == "media" and _is_other_medium(scene, i):
        return None
    words = [w for w in modifiers(scene.doc, i) if tokens[w].dep == "compound" and w in scene.hits]
    for _, p in scene.before(i):
        if p.kind in GROUP_KINDS and p.named and not words and _fits(p, said):
            return Link((p,), "the group before")
    if said.kind == "unknown" and not said.own and not words:
        for _, p in scene.before(i):
            if p.kind == "armed_group":
                return Link((p,), "the group before")
    return same_label(scene, i, said)


def _is_other_medium(scene: Scene, i: int) -> bool:
    """Whether a word for a medium has words that say which: "the state television", "the broadcaster OTV"."""
    tokens = scene.doc.tokens
    own = any(tokens[w].dep in {"amod", "compound"} for w in modifiers(scene.doc, i))
    return own or any(tokens[c].dep == "appos" or tokens[c].pos == "PROPN" for c in tokens[i].children if c > i)


def _same_fighters(scene: Scene, i: int, said: Description) -> Link | None:
    """The rebels, the insurgents: those last called so, or the only armed group that was named of late."""
    before = same_label(scene, i, said)
    if said.last not in words_of("whole group") or said.own or before is not None:
        return before
    if any(scene.doc.tokens[c].dep in {"nummod", "prep", "relcl", "acl"} for c in scene.doc.tokens[i].children):
        return None
    groups = distinct([p for _, p in scene.before(i, 3) if p.kind == "armed_group" and p.named])
    others = [p for _, p in scene.before(i, 3) if p.kind == "armed_group" and not p.named and not p.entry]
    return Link((groups[0],), "the group before") if len(groups) == 1 and not others else None


def _fits(p: Participant, said: Description) -> bool:
    """Whether a named group can be what a noun calls it."""
    if said.own and said.country and p.country not in {said.country, "IMG"}:
        return False
    if said.kind == "unknown":
        return p.kind not in {"media", "company"}
    if said.kind == "armed_group":
        return p.kind == "armed_group" or (p.kind == "party" and said.noun == "militia")
    return p.kind == said.kind
