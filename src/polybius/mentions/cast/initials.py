"""Short names of bodies: initials a text explains in brackets, or that are those of one long name in it alone."""

from polybius.mentions.cast.phrases import head_of
from polybius.mentions.cast.scene import Link, Scene
from polybius.mentions.cast.short_names import LongNames, beside, is_initials

LONG = 3


def find_short_names(scene: Scene) -> None:
    """Note for each short name in the text the head of the long name it stands for, and by what it is known."""
    doc = scene.doc
    short = [t for t in doc.tokens if t.text.isupper() and is_initials(t) and t.i not in scene.hits]
    if not short:
        return
    phrases = LongNames(doc)
    for token in short:
        phrase = beside(doc, token.i, phrases)
        if phrase is not None and token.text not in scene.short_names:
            _explain(scene, token.text, phrase, "initials in brackets")
    for token in short:
        if token.text in scene.short_names or len(token.text) < LONG:
            continue
        found = {doc.words(*phrase): phrase for phrase in phrases.with_initials(token.text)}
        if len(found) == 1:
            (phrase,) = found.values()
            _explain(scene, token.text, phrase, "initials")


def _explain(scene: Scene, short: str, phrase: tuple[int, int], rule: str) -> None:
    head = head_of(scene.doc, *phrase)
    scene.short_names[short] = (head, rule)
    if all(n not in scene.hits for n in range(head, phrase[1])):
        scene.name_ends[head] = phrase[1]


def short_for(scene: Scene, i: int) -> Link | None:
    """The actor whose long name a short one stands for."""
    known = scene.short_names.get(scene.doc.tokens[i].text)
    if known is None or known[0] == i:
        return None
    head, rule = known
    scene.read(head)
    found = scene.at.get(head, ())
    return Link(found, rule) if found and found[0].kind not in {"person", "state", "population"} else None
