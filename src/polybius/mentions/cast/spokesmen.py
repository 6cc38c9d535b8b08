"""For whom a spokesman speaks of whom no word tells it: the body that did or said something just before."""

from polybius.mentions.cast.scene import Participant, Scene

SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
BODIES = frozenset({"government_body", "armed_group", "party", "company", "io", "ngo", "state"})
FORCES = frozenset({"MIL", "COP", "REB"})
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
    """Whether all that is told of a person is a title without words before it: "Spokesman Florian Westphal"."""
    first = min(who.mentions, key=lambda m: m.start, default=None)
    if first is None or first.rule != "title of the name" or first.start != _start(scene, who.heads[0]):
        return False
    return scene.doc.text[first.start : first.end].lower() in SPOKESMEN and not any(
        scene.doc.tokens[c].dep in {"appos", "prep", "poss"} for c in scene.doc.tokens[who.heads[0]].children
    )


def _start(scene: Scene, head: int) -> int:
    """Where the phrase of a name begins."""
    tokens = scene.doc.tokens
    return min(tokens[c].start for c in (head, *tokens[head].children))


def side_of(body: Participant) -> tuple[str, str]:
    """The country and sector of one who speaks for a body."""
    return body.country, "GOV" if body.kind == "state" else body.sector
