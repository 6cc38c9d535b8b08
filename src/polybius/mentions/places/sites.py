"""Streets, buildings and names that no gazetteer holds."""

from polybius.mentions.places.acceptance import AT_WORDS, IN_WORDS, PLACE_LABELS, WIDE_KINDS, Readings
from polybius.mentions.places.gazetteer import Gazetteer
from polybius.mentions.places.tables import TypeRow, directions, not_places, place_verbs, type_words
from polybius.mentions.places.toponyms import LIST_WORDS, Toponym, loosely_named
from polybius.vocabulary import Doc, Entity, Sentence, Token

POSSESSIVE = frozenset(("'s", "’s"))
SPELLED_LABELS = PLACE_LABELS | {"PERSON", "ORG"}
LINKS = frozenset(("of", "the", "'s", "’s", "-", "&", "d'", "de", "al", "el", "St.", "'", "."))


def find_sites(doc: Doc, names: list[Toponym]) -> list[Toponym]:
    """Streets and buildings with names of their own; a name of the gazetteer in them goes into `inside`."""
    tokens, words = doc.tokens, type_words()
    taken = {i for n in names for i in range(n.first, n.last) if n.found and n.last - n.first > 1 and _is_site(n)}
    found: list[Toponym] = []
    end = 0
    for token in tokens:
        row = words.get(token.lower)
        if row is None or row.use not in ("street", "building") or token.i < end or token.i in taken:
            continue
        span = _site_around(doc, token, row)
        if span is None:
            continue
        first, last = span
        owner = next(
            (n for n in names if first <= n.first < last and n.last < last and tokens[n.last].lower in POSSESSIVE), None
        )
        if owner:
            first = owner.last + 1
        if any(i in taken for i in range(first, last)):
            continue
        inside = next((n for n in names if first <= n.first and n.last <= last and n.form != "adjective"), None)
        wide = inside is not None and any(f.spot.kind in WIDE_KINDS for f in inside.found)
        if wide and token.text.islower():
            continue
        named_after = inside is not None and row.use == "street" and not _has_building(doc, inside.last, last)
        key = "site:" + "".join(t.lower for t in tokens[first:last])
        found.append(
            Toponym(
                first, last, key, (), "site", ("site",), radius=row.radius_km, inside=None if named_after else inside
            )
        )
        end = last
    return found


def _is_site(name: Toponym) -> bool:
    return any(f.usual and f.spot.kind in ("site", "water", "terrain") for f in name.found)


def _has_building(doc: Doc, first: int, last: int) -> bool:
    """Whether a building's word stands between a name and the end of a site ("Beirut airport highway")."""
    rows = (type_words().get(t.lower) for t in doc.tokens[first:last])
    return any(row is not None and row.use == "building" for row in rows)


def _site_around(doc: Doc, head: Token, row: TypeRow) -> tuple[int, int] | None:
    """The tokens of a site whose last word, or the word before its number, is `head`."""
    tokens = doc.tokens
    sentence = doc.sentences[head.sentence]
    last = head.i + 1
    if row.use == "street" and last < sentence.last and tokens[last].text[:1].isdigit():
        return (head.i, last + 1) if head.text[0].isupper() and len(tokens[last].text) < 4 else None
    first = head.i
    start = sentence.first if head.text[0].islower() else _paragraph_start(doc, sentence)
    while first > start and head.i - first < 6 and _belongs(tokens[first - 1], tokens[first]):
        first -= 1
    while first < head.i and (tokens[first].text in LINKS or tokens[first].pos in ("DET", "ADP", "PRON", "CCONJ")):
        first += 1
    if first == head.i or not (tokens[first].text[0].isupper() or tokens[first].text[0].isdigit()):
        return None
    if head.text[0].islower() and (tokens[head.i - 1].text[0].islower() or tokens[first].pos != "PROPN"):
        return None
    while (
        last < sentence.last and (more := type_words().get(tokens[last].lower)) and more.use in ("street", "building")
    ):
        last += 1
    return (first, last) if _is_located(doc, first, last) else None


def _paragraph_start(doc: Doc, sentence: Sentence) -> int:
    """The first token of a sentence's paragraph, as far as two sentences back; line breaks cut names."""
    before = [s for s in doc.sentences[max(0, sentence.i - 2) : sentence.i + 1] if s.paragraph == sentence.paragraph]
    return before[0].first


def _belongs(token: Token, after: Token) -> bool:
    """Whether a token can be part of a site's name."""
    if token.text in LINKS:
        return token.text not in (".",) or after.start == token.end
    row = type_words().get(token.lower)
    small = row is not None and row.use in ("street", "building")
    return (token.text[0].isupper() or token.text[0].isdigit() or small) and token.pos not in ("VERB", "AUX", "PRON")


def _is_located(doc: Doc, first: int, last: int) -> bool:
    """Whether a site is named as a place and not as somebody who acts."""
    tokens = doc.tokens
    labels = {t.ent for t in tokens[first:last]}
    if labels <= PLACE_LABELS:
        return True
    before = tokens[first - 1].lower if first else ""
    if before == "the" and first > 1:
        before = tokens[first - 2].lower
    row = type_words()[tokens[last - 1].lower]
    return (
        before in AT_WORDS
        or before in ("on", "along", "off", "behind", "between")
        or (row.use == "street" and "PERSON" not in labels)
    )


def find_unlisted(doc: Doc, names: list[Toponym], gazetteer: Gazetteer, readings: Readings) -> list[Toponym]:
    """Names that the parser takes for places and no gazetteer holds under this spelling."""
    taken = {i for n in names for i in range(n.first, n.last)}
    found: list[Toponym] = []
    entities = [part for whole in doc.entities if whole.label in SPELLED_LABELS for part in _split(doc, whole)]
    for entity in [*entities, *_typed_names(doc, taken)]:
        if any(i in taken for i in range(entity.first, entity.last)):
            continue
        first = entity.first
        while first < entity.last and (doc.tokens[first].lower == "the" or doc.tokens[first].lower in directions()):
            first += 1
        words = doc.tokens[first : entity.last]
        if not words or not any(t.pos == "PROPN" and t.text[0].isupper() and len(t.text) > 1 for t in words):
            continue
        if (entity.label in PLACE_LABELS and words[-1].lower in readings.surnames) or (
            len(words) == 1 and words[0].lower in type_words()
        ):
            continue
        if any(t.lower in not_places() for t in words):
            continue
        weak, stated = entity.label not in PLACE_LABELS, _stated(doc, entity.first, entity.last)
        loose = loosely_named(doc, first, entity.last, gazetteer) if stated or not weak else ()
        if not (loose or (stated and not weak)):
            continue
        key = "unlisted:" + "".join(t.lower for t in words)
        found.append(Toponym(first, entity.last, key, loose, "unlisted", ("city",) if weak else ()))
    return found


def _typed_names(doc: Doc, taken: set[int]) -> list[Entity]:
    """Names of no label beside a noun for a kind of settlement: "the village of X", "X neighbourhood"."""
    tokens, found = doc.tokens, []
    for token in tokens:
        row = type_words().get(token.lower)
        if row is None or row.use != "unit" or "city" not in row.kind or not token.text.islower():
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
    name = tokens[last - 1]
    if name.dep == "dobj" and tokens[name.head].lemma in place_verbs():
        return True
    return (
        before in IN_WORDS
        or (before == "the" and first > 1 and tokens[first - 2].lower in IN_WORDS)
        or of_kind
        or typed is not None
    )
