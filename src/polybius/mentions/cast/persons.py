"""Persons: known ones, and those only a title, an apposition or a full name makes known."""

from polybius.mentions.cast.describe import Description, describe
from polybius.mentions.cast.knowledge import OFFICIAL, agents, given_names, name_words, words_of
from polybius.mentions.cast.naming import (
    bearer_of_full_name,
    bearer_of_single_name,
    gender_of,
    is_prominent,
    learn_name,
)
from polybius.mentions.cast.nouns import agent_row, noun_row
from polybius.mentions.cast.phrases import SEPARATE, head_of, left_edge, prepositional
from polybius.mentions.cast.scene import Participant, Scene
from polybius.mentions.cast.spelling import fold
from polybius.mentions.cast.spokesmen import is_bare_spokesman, side_of, spoken_for
from polybius.mentions.cast.titles import date_by_title
from polybius.vocabulary import Entity

PLACED_BY = frozenset({"in", "at", "near", "outside", "around", "from", "to", "of", "over", "into", "linking", "and",
                       ",", "town", "village", "city", "toward", "towards", "inside", "between", "with"})  # fmt: skip
BODIES = frozenset({"government_body", "armed_group", "party", "company", "io", "ngo", "media"})
NEVER = frozenset({"'s", "’s", "'", "’", "said", "al"})
UNSAID = frozenset({"UNK", "CVL"})
SHEIKH = frozenset({"sheikh", "sheik", "sheikha", "shaikh"})
SHEIKHDOMS = frozenset({"KWT", "ARE", "QAT", "BHR", "OMN"})
TITLE_TAGS = frozenset({"NN", "NNP", "NNS", "NNPS"})


def find_persons(scene: Scene) -> None:
    """Note all persons of a document: full names first, then names that are parts of those."""
    spans = _spans(scene)
    for first, last in spans:
        if last - first > 1:
            _full_name(scene, first, last)
    for first, last in spans:
        if last - first == 1:
            _single_name(scene, first)
    for token in scene.doc.tokens:
        named = token.tag == "NNP" or (token.tag in {"VB", "NN"} and token.dep == "nsubj" and token.text.istitle())
        if named and token.i not in scene.at and _is_part(scene, token.i):
            if _after_given_name(scene, token.i):
                _full_name(scene, token.i - 1, token.i + 1)
            else:
                _single_name(scene, token.i)


def _is_part(scene: Scene, i: int) -> bool:
    """Whether a proper noun alone is the family name of a person the text has named."""
    token = scene.doc.tokens[i]
    name = fold(token.text)
    if name not in scene.person_names or name in given_names() or _is_town(scene, i):
        return False
    return not (token.dep == "compound" and token.head == i + 1 and scene.doc.tokens[i + 1].tag == "NNP")


def _after_given_name(scene: Scene, i: int) -> bool:
    """Whether a given name stands before a family name the text has used of another ("Hafez Salem and Fuad Salem")."""
    before = scene.doc.tokens[i - 1] if i else None
    if before is None or before.head != i or before.i in scene.at or before.tag != "NNP" or before.text.isupper():
        return False
    return before.lower not in agents() and not gender_of(before.lower) and before.text[-1].isalpha()


def place_persons(scene: Scene) -> None:
    """Last, persons of whom no title spoke: by the body they are "of", or in the country the article is about."""
    total = sum(scene.country_weight.values())
    most = scene.country_weight.most_common(1)
    home = most[0][0] if most and most[0][1] * 2 > total and total > 3 else ""
    for who in scene.participants:
        if who.kind != "person" or who.entry is not None or not who.named:
            continue
        if who.heads and not who.settled and is_bare_spokesman(scene, who):
            body = spoken_for(scene, who.heads[0])
            who.country, who.sector = side_of(body) if body is not None else (who.country, who.sector)
        if not who.sector and who.heads:
            _place_by_body(scene, who)
        who.country = who.country or _homeland(scene, who) or home


def _place_by_body(scene: Scene, who: Participant) -> None:
    for preposition, noun in prepositional(scene.doc, who.heads[0]):
        body = scene.at.get(noun)
        if preposition in {"of", "from", "at", "with"} and body and body[0].kind in BODIES:
            who.country, who.sector = who.country or body[0].country, body[0].sector


def _homeland(scene: Scene, who: Participant) -> str:
    """The country that a person is "of" or "from" ("Peter Malsen of Denmark", "Rosa Diaz from Lima")."""
    for preposition, noun in prepositional(scene.doc, who.heads[0]) if who.heads else ():
        state, place = scene.at.get(noun), scene.places.get(noun)
        if preposition not in {"of", "from"}:
            continue
        if state and state[0].kind == "state" and state[0].country:
            return state[0].country
        if place is not None and place.place.country:
            return place.place.country
    return ""


def _spans(scene: Scene) -> list[tuple[int, int]]:
    """Tokens of each person's name, in text order, titles stripped."""
    spans: dict[int, int] = {}
    covered: set[int] = set()
    for hit in scene.found:
        if hit.entries[0].sort == "person":
            spans[hit.first] = hit.last
            covered.update(range(hit.first, hit.last))
    for entity in scene.doc.entities:
        if entity.label == "PERSON" and not covered.intersection(range(entity.first, entity.last)):
            trimmed = _trimmed(scene, entity)
            unknown = trimmed and not any(i in scene.hits for i in range(*trimmed))
            if trimmed and unknown and not _is_place(scene, *trimmed) and not _is_body(scene, *trimmed):
                spans[trimmed[0]] = trimmed[1]
                covered.update(range(*trimmed))
    for token in scene.doc.tokens:
        if token.i in covered or token.tag != "NNP" or token.i in scene.hits:
            continue
        if _is_titled(scene, token.i) or _is_known_surname(scene, token.i):
            spans[token.i] = token.i + 1
    return sorted(spans.items())


def _is_body(scene: Scene, first: int, last: int) -> bool:
    """Whether what the parser takes for a person is named as bodies are ("Buenos Aires Herald", "Partido Popular")."""
    tokens = scene.doc.tokens
    if last - first < 2 or fold(tokens[first].text) in given_names() or _is_titled(scene, first):
        return False
    return ("last", tokens[last - 1].text) in name_words() or ("first", tokens[first].text) in name_words()


def _is_place(scene: Scene, first: int, last: int) -> bool:
    """Whether what the parser takes for a person, without a title, is the name of a place."""
    if not all(i in scene.places for i in range(first, last)) or _is_titled(scene, first):
        return False
    before = scene.doc.tokens[first - 1] if first else None
    return before is not None and before.lower in PLACED_BY


def _trimmed(scene: Scene, entity: Entity) -> tuple[int, int] | None:
    """A person entity without the titles before and the marks after it."""
    tokens, table = scene.doc.tokens, agents()
    first, last = entity.first, entity.last
    while first < last and (tokens[first].lower in table or gender_of(tokens[first].lower)
                            or tokens[first].tag in {"DT", "``", "''", ":", ","}):  # fmt: skip
        first += 1
    while last > first and (tokens[last - 1].lower in NEVER or tokens[last - 1].pos in {"PUNCT", "PART"}):
        last -= 1
    return (first, last) if first < last and tokens[first].text[:1].isupper() else None


def _is_titled(scene: Scene, i: int) -> bool:
    """Whether a proper noun follows the title of an office in its own phrase."""
    tokens = scene.doc.tokens
    if i == 0 or tokens[i - 1].head != i or tokens[i - 1].dep not in {"compound", "nmod", "amod"}:
        return False
    row, body = agents().get(tokens[i - 1].lower), agents().get(f"{tokens[i - 1].lower} {tokens[i].lower}")
    if body is not None and body.kind != "person":
        return False
    known = row is not None and row.kind == "person" and tokens[i - 1].tag == "NNP"
    return known or bool(gender_of(tokens[i - 1].lower))


def _is_known_surname(scene: Scene, i: int) -> bool:
    token = scene.doc.tokens[i]
    if token.ent in SEPARATE:
        return False
    if token.dep == "compound" and scene.doc.tokens[token.head].tag.startswith("NNP") and token.head > i:
        return False
    if _follows_other_name(scene, i):
        return False
    if _is_town(scene, i) or (scene.doc.tokens[i + 1 : i + 2] and scene.doc.tokens[i + 1].text == "-"):
        return False
    if i in scene.places and token.ent != "PERSON":
        return False
    name = fold(token.text)
    return any(is_prominent(scene, e, name) for e in scene.directory.surnames.get(name, ()))


def _follows_other_name(scene: Scene, i: int) -> bool:
    """Whether a word that is neither title nor given name makes it the end of another name ("Kerem Shalom")."""
    before = scene.doc.tokens[i - 1] if i else None
    if before is None or before.head != i or before.dep != "compound" or before.tag != "NNP" or len(before.text) < 3:
        return False
    given = fold(before.text) in given_names() or before.text.endswith(".")
    return not given and noun_row(before) is None and not gender_of(before.lower) and i - 1 not in scene.hits


def _is_town(scene: Scene, i: int) -> bool:
    """Whether a surname is that of the place where something is ("in Warren, Michigan")."""
    tokens = scene.doc.tokens
    before = tokens[i - 1].lower if i else ""
    if before not in PLACED_BY or before in {"and", ",", "between", "with", "to", "from", "over"}:
        return False
    after = tokens[i + 1 : i + 3]
    return len(after) == 2 and after[0].text == "," and (after[1].ent == "GPE" or after[1].i in scene.places)


def _full_name(scene: Scene, first: int, last: int) -> None:
    name = _clean(scene, first, last)
    who, rule = bearer_of_full_name(scene, first, name)
    learn_name(scene, who, name.split())
    who.full_names.append(first)
    _note(scene, who, first, last, rule)


def _single_name(scene: Scene, i: int) -> None:
    who, rule = bearer_of_single_name(scene, i)
    learn_name(scene, who, [scene.doc.tokens[i].text])
    _note(scene, who, i, i + 1, rule)


def _clean(scene: Scene, first: int, last: int) -> str:
    return " ".join(scene.doc.words(first, last).split())


def _note(scene: Scene, who: Participant, first: int, last: int, rule: str) -> None:
    """Note a mention with the title before it and the apposition after it."""
    doc = scene.doc
    head = head_of(doc, first, last)
    scene.mention(who, head, first, last, "name", rule)
    who.heads.append(head)
    for i in range(first, last):
        scene.at[i] = (who,)
    edge = min(left_edge(doc, head), left_edge(doc, first))
    title = [i for i in range(edge, first) if doc.tokens[i].tag in TITLE_TAGS | {"JJ", "VBN"} and i not in scene.at]
    named = [i for i in title if gender_of(doc.tokens[i].lower) or agent_row(scene, [], i)[0] is not None]
    for i in title:
        who.gender = who.gender or gender_of(doc.tokens[i].lower)
    date_by_title(scene, who, first)
    if not named:
        _identified(scene, who, first)
    if named:
        last_title = named[-1]
        words = [i for i in range(edge, last_title) if doc.tokens[i].tag in TITLE_TAGS | {"JJ", "VBN"}]
        described = describe(scene, last_title, words)
        absorb(scene, who, described, last_title)
        if described.row is not None:
            start = next((i for i in range(edge, first) if doc.tokens[i].pos not in {"DET", "PUNCT"}), last_title)
            scene.mention(who, last_title, start, last_title + 1, "role", "title of the name")
            for i in named:
                scene.at[i] = (who,)


def _identified(scene: Scene, who: Participant, first: int) -> None:
    """ "A dealer, identified as X" and "a man named X" are X."""
    tokens = scene.doc.tokens
    back = [t for t in tokens[max(tokens[first].i - 6, 0) : first] if t.sentence == tokens[first].sentence]
    verb = next((t.i for t in reversed(back) if t.lower in {"identified", "named", "called"}), None)
    if verb is None or any(t.pos in {"NOUN", "PROPN"} for t in tokens[verb:first]):
        return
    noun = next((t.i for t in reversed(back) if t.i < verb and t.pos not in {"PUNCT", "AUX", "ADV", "PRON"}), None)
    if noun is None or noun in scene.at or tokens[noun].tag != "NN":
        return
    described = describe(scene, noun)
    if described.row is not None and described.row.kind in {"person", "population"}:
        absorb(scene, who, described, noun)
        scene.mention(who, noun, left_edge(scene.doc, noun), noun + 1, "nominal", "identified as")


def absorb(scene: Scene, who: Participant, said: Description, at: int) -> None:
    """Take over what a title or apposition says of a person no table knows."""
    if said.noun:
        scene.call(who, said.noun)
        who.gender = who.gender or gender_of(said.noun)
    if who.entry is not None:
        seeks = said.own and said.country == who.country and said.noun in words_of("seeking")
        if seeks and said.sector and not who.role:
            who.sector = said.sector
        in_office = said.own and said.country == who.country and said.reference == "office" and not said.former
        if who.sector == "ELI" and in_office and not who.titled and said.sector in OFFICIAL:
            who.sector, who.role = said.sector, said.noun
        return
    country = said.country or (scene.setting(at) if said.sector and said.sector not in {"UAF", "NGO"} else "")
    if country and (not who.country or (said.own and not who.settled)):
        who.country = country
        who.settled = said.own
    if said.sector and (not who.sector or who.sector in UNSAID):
        who.sector = "GOV" if said.noun in SHEIKH and who.country in SHEIKHDOMS else said.sector
        who.others = said.others if who.sector == said.sector else ()
    if said.row is not None and said.row.reference in {"office", "generic", "person"} and not who.role:
        who.role = said.noun
