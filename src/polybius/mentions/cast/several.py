"""Two or more that were spoken of before: the pair, both men, the three countries, both sides, the latter."""

from polybius.mentions.cast.describe import Description
from polybius.mentions.cast.knowledge import words_of
from polybius.mentions.cast.offices import distinct, same_label
from polybius.mentions.cast.phrases import determiner, is_definite
from polybius.mentions.cast.scene import Link, Participant, Scene

PAIR = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
BAND = {"pair": 2, "duo": 2, "couple": 2, "trio": 3, "quartet": 4}
STATELY = frozenset({"state", "government_body"})
BESIDE = frozenset({"amod", "compound", "npadvmod", "nmod", "poss"})
SIDES = STATELY | {"armed_group", "party", "company", "population"}


def number_of(scene: Scene, i: int) -> int:
    """The number that stands with a noun, 0 when there is none."""
    tokens = scene.doc.tokens
    for c in tokens[i].children:
        if tokens[c].lower in PAIR:
            return PAIR[tokens[c].lower]
    return 0


def last_so_many(scene: Scene, number: int, found: list[tuple[int, Participant]]) -> tuple[Participant, ...]:
    """So many participants: those of the last sentence that names just so many, or all there are of late."""
    tokens = scene.doc.tokens
    sentences: dict[int, list[Participant]] = {}
    for head, who in found:
        sentences.setdefault(tokens[head].sentence, []).append(who)
    groups = [distinct(there) for _, there in sorted(sentences.items(), reverse=True)]
    every = distinct([who for _, who in found])
    for group in (*groups, every):
        if len(group) == number:
            return tuple(reversed(group))
    return ()


def the_pair(scene: Scene, i: int) -> Link | None:
    """The pair, the couple, the trio: as many persons as were spoken of last."""
    number = BAND.get(scene.doc.tokens[i].lower, 0)
    if not number or determiner(scene.doc, i) != "the" or any(
        scene.doc.tokens[c].dep in {"prep", "amod", "compound"} for c in scene.doc.tokens[i].children
    ):  # fmt: skip
        return None
    persons = [(head, p) for head, p in scene.before(i, 2) if p.kind == "person" and p.named]
    found = last_so_many(scene, number, persons)
    return Link(found, "the persons before") if found else None


def the_latter(scene: Scene, i: int) -> Link | None:
    """The latter, the former: the second or first of the two that were named in the sentence before."""
    token = scene.doc.tokens[i]
    if token.lower not in {"latter", "former"}:
        return None
    if determiner(scene.doc, i) != "the" or token.dep in {"amod", "compound"}:
        return None
    for kinds in (frozenset({"person"}), STATELY, frozenset({"party", "armed_group", "io", "ngo", "company"})):
        named = [p for _, p in scene.before(i, 1) if (p.kind in kinds and p.named) or (p.kind == "state" in kinds)]
        found = distinct(named)
        if len(found) == 2:
            pair = sorted(found, key=lambda p: max(m.start for m in p.mentions if m.start < token.start))
            return Link((pair[token.lower == "latter"],), f"the {token.lower} of two")
    return None


def several_states(scene: Scene, i: int) -> Link | None:
    """The two countries, both neighbours: as many states as were spoken of last."""
    number = number_of(scene, i)
    states = [(head, p) for head, p in scene.before(i) if p.kind == "state"]
    found = last_so_many(scene, number, states) if number else ()
    if not found and number == 2:
        found = tuple(reversed(distinct([p for _, p in states])[:2]))
    return Link(found, "the states before") if len(found) > 1 else None


def both_sides(scene: Scene, i: int, said: Description) -> Link | None:
    """Both sides, the two sides: those two that were spoken of last, or the rivals."""
    if number_of(scene, i) != 2 and not said.noun.startswith(("both", "sides")):
        return None
    before = tuple(scene.before(i))
    named = [(head, p) for head, p in before if p.kind in SIDES and (p.named or p.kind in STATELY)]
    tokens = scene.doc.tokens
    if (together := _both_before(scene, i)) is not None:
        return together
    sides = [(head, p) for head, p in named if tokens[head].dep not in BESIDE]
    if pair := last_so_many(scene, 2, sides) or last_so_many(scene, 2, named):
        return Link(pair, "the two before")
    rivals = words_of("opposed")
    found = [p for head, p in before if any(tokens[c].lower in rivals for c in tokens[head].children)]
    return Link((found[0],), "the rivals before") if found else None


def _both_before(scene: Scene, i: int) -> Link | None:
    """The two that "both countries" or "the two neighbours" already meant in the sentence."""
    first = scene.doc.sentences[scene.doc.tokens[i].sentence].first
    found = (scene.at.get(t, ()) for t in range(i - 1, first - 1, -1))
    pair = next((p for p in found if len(p) == 2 and all(one.kind in SIDES for one in p)), None)
    return Link(pair, "the two before") if pair is not None else None


def several_persons(scene: Scene, i: int, said: Description) -> Link | None:
    """The two leaders, both men: as many persons as were spoken of last; else the same plural noun."""
    number = number_of(scene, i)
    if number and is_definite(scene.doc, i):
        ruling = said.last in words_of("ruling")
        speaking = words_of("speaking for")
        named = [(head, p) for head, p in scene.before(i, 3) if p.kind == "person" and p.named]
        named = [(head, p) for head, p in named if not ruling or not speaking.intersection(p.role.lower().split())]
        if found := last_so_many(scene, number, named):
            return Link(found, "the persons before")
    return same_label(scene, i, said) if is_definite(scene.doc, i) else None
