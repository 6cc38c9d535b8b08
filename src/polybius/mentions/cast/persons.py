"""Persons: known ones, and those only a title, an apposition or a full name makes known."""

from polybius.mentions.cast.describe import Description, agent_row, describe
from polybius.mentions.cast.knowledge import Entry, agents, ambiguous_surnames, given_names, words_of
from polybius.mentions.cast.phrases import SEPARATE, head_of, left_edge, prepositional
from polybius.mentions.cast.scene import Participant, Scene
from polybius.mentions.cast.spelling import fold
from polybius.vocabulary import Entity

PLACED_BY = frozenset({"in", "at", "near", "outside", "around", "from", "to", "of", "over", "into", "linking", "and",
                       ",", "town", "village", "city", "toward", "towards", "inside", "between", "with"})  # fmt: skip
BODIES = frozenset({"government_body", "armed_group", "party", "company", "io", "ngo", "media"})
NEVER = frozenset({"'s", "’s", "'", "’", "said", "al"})
SHEIKH = frozenset({"sheikh", "sheik", "sheikha", "shaikh"})
SHEIKHDOMS = frozenset({"KWT", "ARE", "QAT", "BHR", "OMN"})
TITLE_TAGS = frozenset({"NN", "NNP", "NNS", "NNPS"})
HIGH = (
    "President", "Prime Minister", "King", "Chancellor", "Premier", "Supreme Leader", "Secretary", "Emir", "Crown",
    "Queen", "Pope", "Foreign Minister", "Chairman", "General Secretary", "Leader", "leader", "Vice President",
)  # fmt: skip


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
        named = token.tag == "NNP" or (token.tag == "VB" and token.dep == "nsubj" and token.text.istitle())
        if named and token.i not in scene.at and _is_part(scene, token.i):
            _single_name(scene, token.i)


def _is_part(scene: Scene, i: int) -> bool:
    """Whether a proper noun alone is the family name of a person the text has named."""
    token = scene.doc.tokens[i]
    name = fold(token.text)
    if name not in scene.person_names or name in given_names():
        return False
    return not (token.dep == "compound" and token.head == i + 1 and scene.doc.tokens[i + 1].tag == "NNP")


def place_persons(scene: Scene) -> None:
    """Last, persons of whom no title spoke: by the body they are "of", or in the country the article is about."""
    total = sum(scene.country_weight.values())
    most = scene.country_weight.most_common(1)
    home = most[0][0] if most and most[0][1] * 2 > total and total > 3 else ""
    for who in scene.participants:
        if who.kind != "person" or who.entry is not None or not who.named:
            continue
        if not who.sector and who.heads:
            _place_by_body(scene, who)
        who.country = who.country or home


def _place_by_body(scene: Scene, who: Participant) -> None:
    for preposition, noun in prepositional(scene.doc, who.heads[0]):
        body = scene.at.get(noun)
        if preposition in {"of", "from", "at", "with"} and body and body[0].kind in BODIES:
            who.country, who.sector = who.country or body[0].country, body[0].sector


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
            if trimmed and not any(i in scene.hits for i in range(*trimmed)) and not _is_place(scene, *trimmed):
                spans[trimmed[0]] = trimmed[1]
                covered.update(range(*trimmed))
    for token in scene.doc.tokens:
        if token.i in covered or token.tag != "NNP" or token.i in scene.hits:
            continue
        if _is_titled(scene, token.i) or _is_known_surname(scene, token.i):
            spans[token.i] = token.i + 1
    return sorted(spans.items())


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
    row = agents().get(tokens[i - 1].lower)
    known = row is not None and row.kind == "person" and tokens[i - 1].tag == "NNP"
    return known or bool(gender_of(tokens[i - 1].lower))


def _is_known_surname(scene: Scene, i: int) -> bool:
    token = scene.doc.tokens[i]
    if token.ent in SEPARATE:
        return False
    if token.dep == "compound" and scene.doc.tokens[token.head].tag.startswith("NNP") and token.head == i + 1:
        return False
    name = fold(token.text)
    return any(_is_prominent(scene, e, name) for e in scene.directory.surnames.get(name, ()))


def _is_prominent(scene: Scene, entry: Entry, name: str) -> bool:
    """Whether a bare surname is enough: a high office on the day, or of a country the article speaks of."""
    term = scene.term(entry)
    if name in ambiguous_surnames() or len(name) < 4:
        return bool(scene.date) and term.role.startswith(HIGH) and term.country in scene.country_weight
    return bool(term.role) and (term.role.startswith(HIGH) or term.country in scene.country_weight)


def _had_title(scene: Scene, entry: Entry, i: int) -> bool:
    """Whether the title before a surname is one the person has ever held."""
    title = " ".join(t.lower for t in scene.doc.tokens[max(0, i - 2) : i])
    return any(office.role and title.endswith(office.role.split(" of ")[0].lower()) for office in entry.terms)


def _full_name(scene: Scene, first: int, last: int) -> None:
    hit = scene.hits.get(first)
    name = _clean(scene, first, last)
    if hit is not None and hit.entries[0].sort == "person":
        who, rule = scene.from_entry(_best(scene, hit.entries)), "name"
    else:
        gender = given_names().get(fold(name).split()[0], "")
        known = _same_full_name(scene, name)
        who, rule = known or scene.add(Participant(name, "person", named=True, gender=gender)), "name"
        rule = "name" if known else "first mention"
    _learn(scene, who, name.split())
    _note(scene, who, first, last, rule)


def _same_full_name(scene: Scene, name: str) -> Participant | None:
    words = fold(name).split()
    for who in scene.person_names.get(words[-1], []):
        other = fold(who.name).split()
        if other == words or (other[0] == words[0] and other[-1] == words[-1]):
            return who
    return None


def _single_name(scene: Scene, i: int) -> None:
    name = scene.doc.tokens[i].text
    known = scene.person_names.get(fold(name), [])
    hit = scene.hits.get(i)
    if known:
        before = [p for p in known if p.mentions and p.mentions[0].start < scene.doc.tokens[i].start]
        who, rule = (before or known)[-1], "part of the name"
    elif hit is not None and hit.entries[0].sort == "person":
        who, rule = scene.from_entry(_best(scene, hit.entries)), "name"
    else:
        bearers = scene.directory.surnames.get(fold(name), ())
        entries = [e for e in bearers if _is_prominent(scene, e, fold(name))] or [
            e for e in bearers if _had_title(scene, e, i)
        ]
        rule = "family name of an office holder" if entries else "first mention"
        who = scene.from_entry(_best(scene, tuple(entries))) if entries else scene.add(
            Participant(name, "person", named=True))  # fmt: skip
    _learn(scene, who, [name])
    _note(scene, who, i, i + 1, rule)


def _best(scene: Scene, entries: tuple[Entry, ...]) -> Entry:
    """Of persons with one name, the one in office on the day, of a country in the text."""

    def rank(entry: Entry) -> tuple[bool, int, bool]:
        term = scene.term(entry)
        return bool(term.role) and term.sector != "ELI", scene.country_weight[term.country], term.role.startswith(HIGH)

    return max(entries, key=rank)


def _clean(scene: Scene, first: int, last: int) -> str:
    return " ".join(scene.doc.words(first, last).split())


def _learn(scene: Scene, who: Participant, words: list[str]) -> None:
    """Make a person known under each part of the name."""
    parts = [fold(w) for w in words]
    for part in parts if len(parts) == 1 else [parts[-1], parts[0]]:
        for form in {part, part.removeprefix("al-"), part.removeprefix("Al-"), part.split("-")[-1]}:
            if len(form) > 2 and who not in scene.person_names.setdefault(form, []):
                scene.person_names[form].append(who)


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
    if not named:
        _identified(scene, who, first)
    if named:
        last_title = named[-1]
        words = [i for i in range(edge, last_title) if doc.tokens[i].tag in TITLE_TAGS | {"JJ", "VBN"}]
        described = describe(scene, last_title, words)
        absorb(scene, who, described, last_title)
        _date_by_title(scene, who, described.noun)
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


def _date_by_title(scene: Scene, who: Participant, title: str) -> None:
    """An article without a date still says by its title which office a known person held."""
    if scene.date or who.entry is None or not title:
        return
    for term in who.entry.terms:
        if term.role.lower().startswith(title):
            who.country, who.sector, who.role = term.country, term.sector, term.role


def gender_of(noun: str) -> str:
    """The gender a noun or title tells."""
    return "f" if noun in words_of("female") else "m" if noun in words_of("male") else ""


def absorb(scene: Scene, who: Participant, said: Description, at: int) -> None:
    """Take over what a title or apposition says of a person no table knows."""
    if said.noun:
        who.labels.update(said.noun.split())
        who.gender = who.gender or gender_of(said.noun)
    if who.entry is not None:
        return
    country = said.country or (scene.setting(at) if said.sector and said.sector not in {"UAF", "NGO"} else "")
    if country and (not who.country or (said.own and not who.settled)):
        who.country = country
        who.settled = said.own
    if said.sector and (not who.sector or who.sector == "UNK"):
        who.sector = "GOV" if said.noun in SHEIKH and who.country in SHEIKHDOMS else said.sector
    if said.row is not None and said.row.reference in {"office", "generic", "person"} and not who.role:
        who.role = said.noun
