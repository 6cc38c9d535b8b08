"""Short names of bodies: initials a text explains in brackets, or that are those of one long name in it alone."""

from polybius.mentions.cast.phrases import head_of
from polybius.mentions.cast.scene import Link, Scene
from polybius.vocabulary import Doc, Token

JOINING = frozenset({"of", "for", "and", "the", "&", "de", "del", "la", "el", "los", "las", "y", "e",
                     "da", "do", "dos", "das", "du", "des", "le", "les", "et", "pour", "para", "por", "-", "'s", "’s",
                     "al"})  # fmt: skip
OPENING, CLOSING = frozenset({"(", "["}), frozenset({")", "]", ",", ";"})
CALLED = frozenset({"or", "as", "called", "abbreviated", "acronym", "initials"})
LONG = 3


def find_short_names(scene: Scene) -> None:
    """Note for each short name in the text the head of the long name it stands for, and by what it is known."""
    doc = scene.doc
    short = [t for t in doc.tokens if is_initials(t) and t.i not in scene.hits]
    if not short:
        return
    phrases = long_names(doc)
    for token in short:
        phrase = _beside(scene, token.i, phrases)
        if phrase is not None and token.text not in scene.short_names:
            _explain(scene, token.text, phrase, "initials in brackets")
    for token in short:
        if token.text in scene.short_names or len(token.text) < LONG:
            continue
        found = {doc.words(*phrase): phrase for phrase in phrases if token.text in initials(doc, *phrase)}
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


def is_initials(token: Token) -> bool:
    """Whether a word is written as initials are: in capitals, of two letters to nine."""
    text = token.text
    return 2 <= len(text) <= 9 and text.isupper() and text.replace("-", "").isalnum() and text[0].isalpha()


def long_names(doc: Doc) -> list[tuple[int, int]]:
    """The first and last tokens (exclusive) of each run of capitalised words, three or more or joined by small ones."""
    found, first = [], -1
    for token in doc.tokens:
        big = token.text[:1].isupper() and token.pos not in {"DET", "PRON", "ADP", "CCONJ", "SCONJ", "ADV", "VERB"}
        same = first >= 0 and doc.tokens[first].sentence == token.sentence
        if big and not is_initials(token) and (same or first < 0):
            first = token.i if first < 0 else first
        elif first >= 0 and not (same and token.lower in JOINING and not is_initials(token)):
            found.append((first, _end(doc, first, token.i)))
            first = token.i if big and not is_initials(token) else -1
    if first >= 0:
        found.append((first, _end(doc, first, len(doc.tokens))))
    return [(a, b) for a, b in found if b - a > 1]


def _end(doc: Doc, first: int, last: int) -> int:
    while last - 1 > first and doc.tokens[last - 1].lower in JOINING:
        last -= 1
    return last


def initials(doc: Doc, first: int, last: int) -> set[str]:
    """The initials of a long name, with and without those of its small words."""
    words = [t.text for t in doc.tokens[first:last] if t.text[:1].isalnum()]
    big = "".join(w[0] for w in words if w[0].isupper())
    return {big, "".join(w[0] for w in words if w.lower() not in {"the", "and"}).upper()}


def _beside(scene: Scene, i: int, phrases: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The long name that stands before or after a short one in brackets, or joined to it by "or", "known as"."""
    doc = scene.doc
    tokens = doc.tokens
    before = tokens[i - 1].text if i else ""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if before in OPENING and after in CLOSING:
        return _fitting(scene, i, [p for p in phrases if p[1] == i - 1])
    if after in OPENING:
        return _fitting(scene, i, [p for p in phrases if p[0] in (i + 2, i + 3)])
    back = i - 1
    while back > max(0, i - 6) and tokens[back].lower in {*CALLED, "its", "by", "known", "the", "better", "also"}:
        back -= 1
    if back == i - 1 or not any(tokens[n].lower in CALLED for n in range(back + 1, i)):
        return None
    ends = {back + 1, back if tokens[back].text == "," else back + 1}
    return _fitting(scene, i, [p for p in phrases if p[1] in ends])


def _fitting(scene: Scene, i: int, phrases: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The part of a long name whose initials a short one is; the whole when it is no person's name nor a place's."""
    doc = scene.doc
    letters = doc.tokens[i].text.replace("-", "")
    for first, last in phrases:
        for start in range(last - 2, first - 1, -1):
            if doc.tokens[start].text[:1].isupper() and letters in initials(doc, start, last):
                return start, last
        kinds = {t.ent for t in doc.tokens[first:last]}
        if kinds <= {"ORG", ""} and doc.tokens[first].text[0] == letters[0] and last - first > 1:
            return first, last
    return None
