"""Streets and buildings with names of their own: "Evin Prison", "the Beirut airport highway", "the port of Basra"."""

from collections.abc import Sequence

from polybius.mentions.places.acceptance import AT_WORDS, PLACE_LABELS, WIDE_KINDS
from polybius.mentions.places.tables import TypeRow, class_words, site_verbs, type_words
from polybius.mentions.places.toponyms import Toponym
from polybius.vocabulary import Doc, Sentence, Token

POSSESSIVE = frozenset(("'s", "’s"))
ON_WORDS = frozenset(("on", "along", "off", "behind", "between"))
LINKS = frozenset(("of", "the", "'s", "’s", "-", "&", "d'", "de", "al", "el", "St.", "'", "."))
OBJECTS = frozenset(("dobj", "nsubjpass"))
LONGEST = 6
LED = TypeRow("camp", "building", ("site",), 3.0)


def find_sites(doc: Doc, names: list[Toponym]) -> list[Toponym]:
    """Streets and buildings with names of their own; a name of the gazetteer in them goes into `inside`."""
    taken = {i for n in names for i in range(n.first, n.last) if n.found and n.last - n.first > 1 and _is_site(n)}
    found: list[Toponym] = []
    end, types, leading = 0, type_words(), class_words("leading site")
    for token in doc.tokens:
        if token.i < end or token.i in taken:
            continue
        row = types.get(token.lower)
        if row is not None and row.use in ("street", "building") and (span := _site_around(doc, token, row)):
            site = _site(doc, names, *span, token, row)
        elif token.text in leading and (led := _site_led(doc, token)):
            site = _site(doc, names, *led, token, LED)
        else:
            continue
        if site and site.first >= end and not any(i in taken for i in range(site.first, site.last)):
            found.append(site)
            end = site.last
    return found


def _site(doc: Doc, names: list[Toponym], first: int, last: int, head: Token, row: TypeRow) -> Toponym | None:
    """The site of some tokens, without the town that owns it ("Prague's Wenceslas Square"); None for a region's."""
    tokens = doc.tokens
    owner = next(
        (n for n in names if first <= n.first < last and n.last < last and tokens[n.last].lower in POSSESSIVE), None
    )
    if owner and owner.last + 1 < head.i:
        first = owner.last + 1
    inside = next((n for n in names if first <= n.first and n.last <= last and n.form != "adjective"), None)
    if owner and inside is owner and head.text[0].isupper():
        inside = None
    if inside is not None and inside.first > first and _is_wide(inside) and _is_named(tokens, first, head, row, inside):
        inside = None
    if inside is not None and head.text.islower() and _is_wide(inside):
        return None
    if inside is not None and inside.first == first and _is_wide(inside) and _stands_in_town(doc, names, last):
        inside = None
    named_after = inside is not None and row.use == "street" and not _has_building(doc, inside.last, last)
    key = "site:" + "".join(t.lower for t in tokens[first:last])
    return Toponym(
        first, last, key, (), "site", ("site",), radius=row.radius_km, inside=None if named_after else inside
    )


def _is_named(tokens: Sequence[Token], first: int, head: Token, row: TypeRow, inside: Toponym) -> bool:
    """Whether a country's name is only part of a building's ("Beth Israel", "Bank of China", not "Stade de France")."""
    own = head.i != first or tokens[inside.first - 1].text[0].isupper()
    return own and row.use == "building" and tokens[first].text[0].isupper() and tokens[first].pos == "PROPN"


def _stands_in_town(doc: Doc, names: list[Toponym], last: int) -> bool:
    """Whether the town is told right behind a building ("the Palestine Hotel in Baghdad")."""
    told = last + 1 < len(doc.tokens) and doc.tokens[last].lower in ("in", "of")
    return told and any(n.first == last + 1 and n.form == "name" for n in names)


def _is_wide(name: Toponym) -> bool:
    """Whether a name means a country or a region, and no town."""
    kinds = {f.spot.kind for f in name.found if f.usual}
    return "country" in kinds or (not WIDE_KINDS.isdisjoint(kinds) and "city" not in kinds)


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
    while first > start and head.i - first < LONGEST and _belongs(tokens[first - 1], tokens[first]):
        first -= 1
    while first < head.i and (
        tokens[first].text in LINKS - {"St."} or tokens[first].pos in ("DET", "ADP", "PRON", "CCONJ")
    ):
        first += 1
    if first == head.i:
        end = _end_of_name(doc, head)
        return (first, end) if end and (head.text.islower() or _is_located(doc, first, end)) else None
    if not (tokens[first].text[0].isupper() or tokens[first].text[0].isdigit()):
        return None
    if head.text.islower() and head.i - first == 1 and len(tokens[first].text) < 3:
        return None
    if head.lower == "field" and head.text.islower() and tokens[head.i - 1].lower not in class_words("site modifier"):
        return None
    if head.text[0].islower() and (_is_small(tokens[head.i - 1]) or tokens[first].pos != "PROPN"):
        return None
    while (
        last < sentence.last and (more := type_words().get(tokens[last].lower)) and more.use in ("street", "building")
    ):
        last += 1
    return (first, last) if _is_located(doc, first, last) else None


def _is_small(token: Token) -> bool:
    """Whether a word before a site's noun belongs to no name: neither written large nor telling the kind of site."""
    return token.text[0].islower() and token.lower not in class_words("site modifier") and not _is_kind(token)


def _is_kind(token: Token) -> bool:
    row = type_words().get(token.lower)
    return row is not None and row.use in ("street", "building")


def _end_of_name(doc: Doc, head: Token) -> int | None:
    """Where a name ends that follows its noun and "of": "Palace of Justice", "the port of Basra"."""
    tokens, at = doc.tokens, head.i + 1
    end = min(doc.sentences[head.sentence].last, at + LONGEST)
    if at >= end or tokens[at].lower != "of" or (head.text.islower() and head.lower not in class_words("of a town")):
        return None
    at += 2 if at + 1 < end and tokens[at + 1].lower == "the" and head.text[0].isupper() else 1
    first = at
    while at < end and tokens[at].text[0].isupper() and tokens[at].pos in ("PROPN", "NOUN", "ADJ"):
        at += 1
    return at if at > first else None


def _site_led(doc: Doc, head: Token) -> tuple[int, int] | None:
    """The tokens of a site whose noun stands before its name: "Stade de France", "Camp Taji"."""
    tokens, at = doc.tokens, head.i + 1
    end = min(doc.sentences[head.sentence].last, at + LONGEST)
    while at < end and tokens[at].lower in class_words("link of a leading site"):
        at += 1
    first = at
    while at < end and tokens[at].text[0].isupper() and tokens[at].pos == "PROPN":
        at += 1
    if at == first or head.pos != "PROPN":
        return None
    return (head.i, at) if _is_located(doc, head.i, at) else None


def _paragraph_start(doc: Doc, sentence: Sentence) -> int:
    """The first token of a sentence's paragraph, as far as two sentences back; line breaks cut names."""
    before = [s for s in doc.sentences[max(0, sentence.i - 2) : sentence.i + 1] if s.paragraph == sentence.paragraph]
    return before[0].first


def _belongs(token: Token, after: Token) -> bool:
    """Whether a token can be part of a site's name."""
    if token.text in LINKS:
        return token.text not in (".",) or after.start == token.end
    small = _is_kind(token) or token.lower in class_words("site modifier")
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
    if (
        before in AT_WORDS
        or before in ON_WORDS
        or (before in POSSESSIVE and first > 1 and tokens[first - 2].ent == "GPE")
    ):
        return True
    if any(t.dep in OBJECTS and tokens[t.head].lemma in site_verbs() for t in tokens[first:last]):
        return True
    row = type_words().get(tokens[last - 1].lower)
    return row is not None and row.use == "street" and "PERSON" not in labels
