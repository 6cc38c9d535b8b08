"""Names that no gazetteer holds, by what the parser and the words around them say."""

from functools import cache

from polybius.mentions.places.acceptance import AT_WORDS, IN_WORDS, PLACE_LABELS, Readings
from polybius.mentions.places.gazetteer import Gazetteer
from polybius.mentions.places.governing import is_overrun, is_reached, is_scene, is_taken
from polybius.mentions.places.tables import class_words, directions, not_places, type_words
from polybius.mentions.places.toponyms import LIST_WORDS, Toponym, loosely_named
from polybius.vocabulary import Doc, Entity, Token

STANDING = IN_WORDS - {"at", "across", "around"}
SPELLED_LABELS = PLACE_LABELS | {"PERSON", "ORG"}
OTHER_LABELS = frozenset(("", "PRODUCT", "NORP", "WORK_OF_ART", "EVENT"))


def find_unlisted(doc: Doc, names: list[Toponym], gazetteer: Gazetteer, readings: Readings) -> list[Toponym]:
    """Names that the parser takes for places and no gazetteer holds under this spelling."""
    taken = {i for n in names for i in range(n.first, n.last)}
    found: list[Toponym] = []
    doubtful: list[Toponym] = []
    entities = [part for whole in doc.entities if whole.label in SPELLED_LABELS for part in _split(doc, whole)]
    for entity in [*entities, *_typed_names(doc, taken), *_names_of_scenes(doc)]:
        first = _begin(doc, entity, readings)
        if first == entity.last or any(i in taken for i in range(entity.first, entity.last)):
            continue
        weak, stated = entity.label not in PLACE_LABELS, _stated(doc, entity.first, entity.last)
        loose = loosely_named(doc, first, entity.last, gazetteer) if stated or not weak else ()
        written = "".join(t.lower for t in doc.tokens[first : entity.last])
        if written in not_places():
            continue
        key = "unlisted:" + written
        sure = not weak or _is_place(doc, entity)
        name = Toponym(first, entity.last, key, loose, "unlisted", ("city",) if loose and not sure else ())
        (found if loose or (stated and sure) else doubtful).append(name)
    return [*found, *_named_again(doc, found, doubtful)]


def _begin(doc: Doc, entity: Entity, readings: Readings) -> int:
    """Where the name in an entity begins, after an article and directions; its end when it can be no place's name."""
    first = entity.first
    while first < entity.last and (doc.tokens[first].lower == "the" or doc.tokens[first].lower in directions()):
        first += 1
    words = doc.tokens[first : entity.last]
    if not any(t.pos == "PROPN" and t.text[0].isupper() and len(t.text) > 1 for t in words):
        return entity.last
    person = entity.label in PLACE_LABELS and words[-1].lower in readings.surnames
    if person or (len(words) == 1 and words[0].lower in type_words()):
        return entity.last
    never = any(t.lower in not_places() or t.lower in class_words("happening") for t in words)
    return entity.last if never else first


def _named_again(doc: Doc, found: list[Toponym], doubtful: list[Toponym]) -> list[Toponym]:
    """Names that the text elsewhere uses as a place's, where something can be at or go to one."""
    sure = {t.key for t in found}
    return [
        t for t in doubtful
        if t.key in sure and t.first and (doc.tokens[t.first - 1].lower in AT_WORDS or is_taken(doc, t.first, t.last))
    ]  # fmt: skip


def _is_place(doc: Doc, name: Entity) -> bool:
    """Whether the words around a name that the parser takes for a person or body leave no doubt that it is a place."""
    if _is_settlement(doc, name.first) or _lies_somewhere(doc, name.first, name.last):
        return True
    return is_scene(doc, name.first, name.last) or is_overrun(doc, name.last)


def _is_settlement(doc: Doc, first: int) -> bool:
    """Whether "the village of" or "the town of" stands before a name."""
    before = doc.tokens[first - 2 : first] if first > 1 else ()
    row = type_words().get(before[0].lower) if before and before[1].lower == "of" else None
    return row is not None and row.use == "unit" and "city" in row.kind and before[0].text.islower()


def _lies_somewhere(doc: Doc, first: int, last: int) -> bool:
    """Whether a name is taken or reached and the words after it say where it lies: "besieged X, in central Mali"."""
    after = doc.tokens[last : last + 2]
    lies = len(after) == 2 and after[0].text == "," and after[1].lower in ("in", "near", "outside")
    return lies and (is_taken(doc, first, last) or is_reached(doc, first))


@cache
def _settlements() -> frozenset[str]:
    """The nouns for kinds of settlement."""
    return frozenset(word for word, row in type_words().items() if row.use == "unit" and "city" in row.kind)


def _typed_names(doc: Doc, taken: set[int]) -> list[Entity]:
    """Names of no label beside a noun for a kind of settlement: "the village of X", "X neighbourhood"."""
    tokens, found, settlements = doc.tokens, [], _settlements()
    for token in tokens:
        if token.lower not in settlements or not token.text.islower():
            continue
        first = last = token.i
        if token.i + 2 < len(tokens) and tokens[token.i + 1].lower == "of":
            first = last = token.i + 2
            while last < len(tokens) and _is_name_word(tokens[last]):
                last += 1
        else:
            while first and _is_name_word(tokens[first - 1]):
                first -= 1
        names = range(first, last)
        if names and any(tokens[i].pos == "PROPN" for i in names) and not any(i in taken for i in names):
            found.append(Entity(first, last, "GPE"))
    return found


def _names_of_scenes(doc: Doc) -> list[Entity]:
    """Names that the parser takes for things, or for nothing, after "in" or "at" under a deed ("jailed at X")."""
    found = []
    for token in doc.tokens:
        first = token.i
        if token.dep != "pobj" or token.ent not in OTHER_LABELS or not _is_name_word(token):
            continue
        while first and _is_name_word(doc.tokens[first - 1]) and doc.tokens[first - 1].ent in OTHER_LABELS:
            first -= 1
        if is_scene(doc, first, token.i + 1):
            found.append(Entity(first, token.i + 1, "PERSON"))
    return found


def _is_name_word(token: Token) -> bool:
    """A capitalised proper noun, an Arabic article or the hyphen after it."""
    return (token.pos == "PROPN" and (token.text[0].isupper() or len(token.text) == 2)) or token.text == "-"


def _split(doc: Doc, entity: Entity) -> list[Entity]:
    """An entity cut at its commas and conjunctions."""
    cuts = [t.i for t in doc.tokens[entity.first : entity.last] if t.lower in LIST_WORDS]
    starts, ends = [entity.first, *(c + 1 for c in cuts)], [*cuts, entity.last]
    return [Entity(a, b, entity.label) for a, b in zip(starts, ends, strict=True) if a < b]


def _stated(doc: Doc, first: int, last: int) -> bool:
    """Whether the words around an unlisted name say that it is a place."""
    tokens = doc.tokens
    before = tokens[first - 1].lower if first else ""
    after = tokens[last].lower if last < len(tokens) else ""
    typed = type_words().get(after) or type_words().get(tokens[last - 1].lower)
    of_kind = before == "of" and first > 1 and tokens[first - 2].lower in type_words()
    if is_taken(doc, first, last) or is_scene(doc, first, last):
        return True
    if after in ("'s", "’s") and not of_kind:
        return False
    return (
        before in STANDING
        or is_reached(doc, first)
        or (before == "the" and first > 1 and tokens[first - 2].lower in STANDING)
        or of_kind
        or typed is not None
    )
