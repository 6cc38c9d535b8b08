"""For whom a spokesman speaks of whom no word tells it: the body that did or said something just before."""

from polybius.mentions.cast.scene import Participant, Scene

SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
BODIES = frozenset({"government_body", "armed_group", "party", "company", "io", "ngo", "state"})
FORCES = frozenset({"MIL", "COP", "REB"})
TELLING = frozenset({"prep", "poss", "compound", "amod", "nmod"})
NEAR = 2


def spoken_for(scene: Scene, i: int) -> Participant | None:
    """The body that was the subject of what stands before a token, when no other kind of actor was it later."""
    for head, who in scene.before(i, NEAR):
        if head in scene.doc.tokens[i].children or scene.doc.tokens[head].sentence == scene.doc.tokens[i].sentence:
            continue
        if not scene.subject(head) or scene.doc.tokens[head].quoted or scene.doc.tokens[head].pos == "PRON":
            continue
        body = who.kind in BODIES or who.sector in FORCES
        return who if body and (who.country or who.sector) else None
    return None


def is_bare_spokesman(scene: Scene, who: Participant) -> bool:
    """Whether nothing but a title tells who a person is: "Spokesman Florian Westphal", "a spokesman, Fred Eckhard"."""
    tokens, head = scene.doc.tokens, who.heads[0]
    first = min(who.mentions, key=lambda m: m.start, default=None)
    if first is None or first.rule not in {"title of the name", "apposition"}:
        return False
    noun = tokens[head].head if first.rule == "apposition" else head
    if first.rule == "title of the name" and first.start != _start(scene, head):
        return False
    told = {
        tokens[c].dep
        for c in tokens[noun].children
        if c != head and tokens[c].pos != "PROPN" and tokens[c].lower not in SPOKESMEN
    }
    return scene.doc.text[first.start : first.end].lower() in SPOKESMEN and told.isdisjoint(TELLING)


def _start(scene: Scene, head: int) -> int:
    """Where the phrase of a name begins."""
    tokens = scene.doc.tokens
    return min(tokens[c].start for c in (head, *tokens[head].children))


def side_of(body: Participant) -> tuple[str, str]:
    """The country and sector of one who speaks for a body."""
    return body.country, "GOV" if body.kind == "state" else body.sector
