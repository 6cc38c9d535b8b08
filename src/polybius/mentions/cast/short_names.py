"""How texts shorten long names to initials, and say so."""

from functools import cached_property

from polybius.vocabulary import Doc, Token

JOINING = frozenset({"of", "for", "and", "the", "&", "de", "del", "la", "el", "los", "las", "y", "e",
                     "da", "do", "dos", "das", "du", "des", "le", "les", "et", "pour", "para", "por", "-", "'s", "’s",
                     "al"})  # fmt: skip
OPENING, CLOSING = frozenset({"(", "["}), frozenset({")", "]", ",", ";"})
CALLED = frozenset({"or", "as", "called", "abbreviated", "acronym", "initials"})


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


class LongNames:
    """The long names of a document, by the token they begin at, the one they end before, and their initials."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starting: dict[int, tuple[int, int]] = {}
        self.ending: dict[int, tuple[int, int]] = {}
        for phrase in long_names(doc):
            self.starting[phrase[0]] = self.ending[phrase[1]] = phrase

    def with_initials(self, letters: str) -> list[tuple[int, int]]:
        """The long names that have these initials, in text order."""
        return self._by_initials.get(letters, [])

    @cached_property
    def _by_initials(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for phrase in self.starting.values():
            for letters in initials(self.doc, *phrase):
                found.setdefault(letters, []).append(phrase)
        return found


def beside(doc: Doc, i: int, phrases: LongNames) -> tuple[int, int] | None:
    """The long name that stands before or after a short one in brackets, or joined to it by "or", "known as"."""
    tokens = doc.tokens
    before = tokens[i - 1].text if i else ""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if before in OPENING and after in CLOSING:
        return _fitting(doc, i, _at(phrases.ending, i - 1))
    if after in OPENING:
        return _fitting(doc, i, _at(phrases.starting, i + 2, i + 3))
    back = i - 1
    while back > max(0, i - 6) and tokens[back].lower in {*CALLED, "its", "by", "known", "the", "better", "also"}:
        back -= 1
    if back == i - 1 or not any(tokens[n].lower in CALLED for n in range(back + 1, i)):
        return None
    ends = (back, back + 1) if tokens[back].text == "," else (back + 1,)
    return _fitting(doc, i, _at(phrases.ending, *ends))


def _at(phrases: dict[int, tuple[int, int]], *places: int) -> list[tuple[int, int]]:
    return [phrases[place] for place in places if place in phrases]


def _fitting(doc: Doc, i: int, phrases: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The part of a long name whose initials a short one is; the whole when it is no person's name nor a place's."""
    letters = doc.tokens[i].text.replace("-", "")
    for first, last in phrases:
        for start in range(last - 2, first - 1, -1):
            if doc.tokens[start].text[:1].isupper():
                found = initials(doc, start, last)
                if letters in found:
                    return start, last
                if all(len(each) > len(letters) for each in found):
                    break
        kinds = {t.ent for t in doc.tokens[first:last]}
        if kinds <= {"ORG", ""} and doc.tokens[first].text[0] == letters[0] and last - first > 1:
            return first, last
    return None


def other_meanings(doc: Doc, short: set[str]) -> dict[str, str]:
    """The long name that the text itself gives in brackets for each of some initials that a table knows too."""
    found: dict[str, str] = {}
    tokens = [t for t in doc.tokens if t.text in short and is_initials(t)]
    phrases = LongNames(doc) if tokens else None
    for token in tokens:
        phrase = beside(doc, token.i, phrases) if phrases else None
        if phrase is not None and token.text.replace("-", "") in initials(doc, *phrase):
            found[token.text] = doc.words(*phrase)
    return found
