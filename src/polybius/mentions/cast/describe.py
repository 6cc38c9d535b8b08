"""What the words of a noun phrase say about an actor: sector, kind, country, and whose it is."""

import msgspec

from polybius.mentions.cast.knowledge import AgentRow, agents, home_countries, words_of
from polybius.mentions.cast.nouns import agent_row, borrowed_sector, presided_sector, served_sector
from polybius.mentions.cast.phrases import modifiers, possessor, prepositional
from polybius.mentions.cast.scene import Participant, Scene
from polybius.vocabulary.record import ActorKind

NATIONAL = frozenset({"adjective", "state", "capital"})
OWNING = frozenset({"of", "from", "for", "at", "with", "to", "in", "within", "by"})
PLACING = frozenset({"in", "of", "from", "at", "near", "within", "inside", "across", "around"})

ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})
BORDERING = frozenset({"neighbor", "neighbour", "neighbors", "neighbours"})
PRIVATE = frozenset({"company", "ngo", "media"})
PUBLIC = frozenset({"state", "government_body", "party", "armed_group", "io", "person", "population"})
OFFICIAL = frozenset({"GOV", "LEG", "PTY", "MIL", "COP", "SPY", "JUD", "ELI", "UNK", ""})
CIVIL = frozenset({"BUS", "LAB", "EDU", "SOC", "NGO", "JRN", "MED", "SPT", "AGR", "REL"})
RULERS = frozenset({"GOV", "MIL", "ELI", "LEG", "JUD", "COP"})
BODIES = frozenset({"UNO", "IGO", "EUR", "IMG"})
INTERNATIONAL = frozenset({"UNO", "IGO", "EUR", "NGO"})
PLAIN = frozenset({"NGO", "IGO", "SOC", "BUS", "CVL", "LAB", "EDU"})


class Description(msgspec.Struct, frozen=True):
    """What a phrase says of its actor; `own` is whether the country stands in the phrase itself."""

    row: AgentRow | None
    country: str = ""
    sector: str = ""
    kind: ActorKind = "unknown"
    reference: str = ""
    noun: str = ""
    owner: Participant | None = None
    own: bool = False
    former: bool = False


def describe(scene: Scene, head: int, words: list[int] | None = None) -> Description:
    """What a noun and the words around it say; `words` are its modifiers when the tree does not tell."""
    doc = scene.doc
    words = [w for w in (modifiers(doc, head) if words is None else words) if w != head]
    row, noun = agent_row(scene, words, head)
    owner = _owner(scene, head, words)
    country, own = _country(scene, words, None if noun.split()[-1] in words_of("relative") else owner)
    pieces = prepositional(doc, head) + _loyal_to(scene, head)
    if noun.split()[-1] in words_of("abroad"):
        pieces = [(preposition, place) for preposition, place in pieces if preposition in {"of", "from"}]
    beside = _beside(scene, pieces, row)
    named = row is not None and row.reference == "country" and beside is not None and beside.kind == "state"
    if beside is not None and (not country or named):
        country, own = beside.country, bool(beside.country)
    if not country:
        country = _place_of(scene, pieces) or _opponents_country(scene, head, row) or home_countries().get(noun, "")
        own = bool(country)
    kind, reference = (row.kind, row.reference) if row else ("unknown", "")
    sector = _lent_sector(scene, words[: len(words) - len(noun.split()) + 1], row, owner, beside)
    if reference == "office" and noun in words_of("presiding"):
        body = presided_sector(scene, words[: len(words) - len(noun.split()) + 1])
        body = _presided(scene, words, pieces, owner or beside) if body is None else body
        sector, reference = (sector, reference) if body is None else (body, "generic")
    if sector in RULERS and noun.split()[-1] in words_of("following"):
        sector = "CVL"
    backed = _backers(scene, words)
    plain = (w for w in words if w not in scene.hits and w not in backed)
    if sector in {"UAF", "REB"} and any(doc.tokens[w].lower in words_of("loyal") for w in plain):
        sector = "PRM"
    banded = reversed(words) if noun in words_of("band") else ()
    if band := next((found for w in banded if (found := _armed_sector(doc.tokens[w].lower))), ""):
        sector, kind, reference = (band if sector in {"", "UAF"} else sector), "armed_group", "armed"
    sector, kind, reference = _together(scene, words, owner, Description(row, country, sector, kind, reference, noun))
    sector = _beside_sector(scene, head, words, Description(row, country, sector, noun=noun, own=own))
    sector = _international_sector(country, sector, row, own)
    former = _is_former(scene, head, words, noun)
    if former and kind == "person" and sector in OFFICIAL:
        sector = "ELI"
    kind = _plural_kind(scene, head, kind, reference)
    return Description(row, country, sector, kind, reference, noun, owner or beside, own, former)


def _is_former(scene: Scene, head: int, words: list[int], noun: str) -> bool:
    """Whether an office is one no longer held: "former", "ousted", "ex-"."""
    tokens = scene.doc.tokens
    if noun.startswith("ex-") or any(tokens[w].lower in words_of("former") for w in words):
        return True
    first = head - len(noun.split()) + 1
    return first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].lower in words_of("former")


def _international_sector(country: str, sector: str, row: AgentRow | None, own: bool) -> str:
    """What the officials and workers of an international body are beside its code: nothing more."""
    if country not in INTERNATIONAL or not own or row is None:
        return sector
    colourless = row.reference == "generic" and sector == row.sector
    return "" if colourless or sector in PLAIN or (row.sector in PLAIN and sector == row.sector) else sector


def _lent_sector(
    scene: Scene, words: list[int], row: AgentRow | None, owner: Participant | None, beside: Participant | None
) -> str:
    """The sector of a noun: its own, or for colourless nouns, fighters and officials that of whose they are."""
    group, sector = owner or beside, row.sector if row else ""
    if row is None or row.reference == "generic":
        lent = borrowed_sector(scene, words, group, row)
        if lent == "BUS" and sector == "LAB":
            return sector
        return lent or ("" if owner is not None and owner.kind == "person" else sector)
    if row.reference == "armed":
        armed = group is not None and group.kind == "armed_group"
        return group.sector if group and armed and (sector != "REB" or group.sector in {*ARMED, ""}) else sector
    ruling = sector == "GOV" and row.kind == "person"
    return owner.sector if ruling and owner is not None and owner.kind == "armed_group" else sector


def _presided(scene: Scene, words: list[int], pieces: list[tuple[str, int]], body: Participant | None) -> str | None:
    """The sector of the union, firm or club that an office belongs to; none when the office is a state's."""
    if body is not None:
        private = body.kind in PRIVATE or body.sector == "LAB" or (body.kind not in PUBLIC and body.sector in CIVIL)
        return body.sector if private else None
    for token in (*words, *(noun for preposition, noun in pieces if preposition in {"of", "for", "at"})):
        found = scene.at.get(token, (None,))[0]
        if scene.doc.tokens[token].ent == "ORG" and (found is None or found.kind in {"unknown", *PRIVATE}):
            return found.sector if found is not None else ""
        if found is not None and found.kind in PRIVATE:
            return found.sector
    return None


def _beside_sector(scene: Scene, head: int, words: list[int], said: Description) -> str:
    """The sector of a rank, a carrier or a site: that of the words beside it, or of the text."""
    if said.noun in words_of("rank"):
        return borrowed_sector(scene, words, None, said.row) or ("COP" if scene.of_police else said.sector)
    if said.noun in words_of("civil carrier") and not said.own:
        return ""
    if served := served_sector(scene, words[: len(words) - len(said.noun.split()) + 1], said.row, said.noun, head):
        return served
    if said.noun in words_of("site"):
        return borrowed_sector(scene, words, None, said.row) or said.sector
    return said.sector


def _together(
    scene: Scene, words: list[int], owner: Participant | None, said: Description
) -> tuple[str, ActorKind, str]:
    """Sector, kind and reference of a coalition that somebody leads, and of a state's neighbours."""
    if said.noun in BORDERING and owner is not None and owner.kind == "state":
        return "", "collective", "country"
    led = said.noun in words_of("alliance") and any(scene.doc.tokens[w].lower.endswith("led") for w in words)
    if led and said.country and (owner is None or owner.sector != "PTY"):
        return "MIL", "armed_group", said.reference
    return said.sector, said.kind, said.reference


def _opponents_country(scene: Scene, head: int, row: AgentRow | None) -> str:
    """The country of the government that rebels are joined to ("between Guatemala's government and rebels")."""
    token = scene.doc.tokens[head]
    if row is None or token.dep != "conj" or row.sector not in {"REB", "UAF", "OPP"}:
        return ""
    found = scene.at.get(token.head, ())
    return found[0].country if found and found[0].sector in {"GOV", "MIL", "COP"} else ""


def _armed_sector(word: str) -> str:
    """The sector of a band that a word before it tells to be armed: "rebel", "terrorist", "Islamist-led"."""
    row = agents().get(f"{word.split('-')[0]} group")
    return row.sector if row is not None and row.reference == "armed" else ""


def countries_joined(scene: Scene, head: int) -> list[str]:
    """The countries of "Israeli and Palestinian officials" or "the presidents of Poland and Ukraine"."""
    tokens = scene.doc.tokens
    if tokens[head].tag not in {"NNS", "NNPS"}:
        return []
    words = [w for w in modifiers(scene.doc, head) if w in scene.hits]
    if not any(tokens[w].dep == "conj" for w in words):
        words = [w for w in _owners_joined(scene, head) if w in scene.hits]
    found = [scene.term(scene.hits[w].entries[0]).country for w in words if scene.hits[w].entries[0].sort in NATIONAL]
    found = [country for country in dict.fromkeys(found) if country]
    return found if len(found) > 1 else []


def _owners_joined(scene: Scene, head: int) -> list[int]:
    """The names joined in the phrase "of A and B" or "from A and B" after a noun."""
    tokens = scene.doc.tokens
    found: list[int] = []
    for preposition, noun in prepositional(scene.doc, head):
        queue = [noun] if preposition in {"of", "from"} else []
        while queue:
            found.append(queue[0])
            queue.extend(c for c in tokens[queue.pop(0)].children if tokens[c].dep == "conj")
    return found if len(found) > 1 else []


def _plural_kind(scene: Scene, head: int, kind: ActorKind, reference: str) -> ActorKind:
    if kind == "person" and scene.doc.tokens[head].tag in {"NNS", "NNPS"}:
        return "population" if reference == "people" else "collective"
    return kind


def _owner(scene: Scene, head: int, words: list[int]) -> Participant | None:
    """The participant named before the noun: a possessor, or a group or body as modifier."""
    poss = possessor(scene.doc, head)
    if poss is not None and poss not in words:
        scene.read(poss)
        found = scene.at.get(poss)
        if found:
            return found[0]
    backed = _backers(scene, words) if words else ()
    for w in reversed(words):
        hit = scene.hits.get(w)
        if hit is not None and hit.entries[0].sort in {"body", "metonym", "person"} and w not in backed:
            return scene.at.get(w, (None,))[0]
    return None


def _backers(scene: Scene, words: list[int]) -> set[int]:
    """Words before "-backed" or "-linked": whose friends the actor's are, not who they are."""
    tokens, found = scene.doc.tokens, set[int]()
    backed = words_of("backed")
    for w in words:
        if tokens[w].lower in backed:
            found.update(i for i in range(max(0, w - 5), w) if i in words)
        elif "-" in tokens[w].text and (
            tokens[w].lower.rsplit("-", 1)[1] in backed or tokens[w].lower.split("-")[0] in words_of("for or against")
        ):
            found.add(w)
        elif tokens[w].lower in words_of("for or against") and w + 2 < len(tokens) and tokens[w + 1].text == "-":
            found.update(
                i for i in words if w <= i <= w + 3 and (i < w + 3 or tokens[i].ent == tokens[w + 2].ent != "")
            )
    return found


def _country(scene: Scene, words: list[int], owner: Participant | None) -> tuple[str, bool]:
    """The country in the modifiers, or the owner's."""
    if not words:
        return (owner.country, True) if owner is not None and owner.country else ("", False)
    backed = _backers(scene, words)
    for w in reversed(words):
        hit = scene.hits.get(w)
        if hit is not None and w not in backed:
            country = scene.term(hit.entries[0]).country
            if country and not (country in BODIES and owner is not None and owner.country):
                return country, True
    if owner is not None and owner.country:
        return owner.country, True
    for w in reversed(words):
        place = scene.places.get(w)
        ethnic = w in scene.hits and scene.hits[w].entries[0].key.startswith("ethnic/")
        if place is not None and place.place.country and w not in backed and not ethnic:
            return place.place.country, True
    born = next((w for w in words if scene.doc.tokens[w].lower.endswith("born")), None)
    if born is not None:
        return next(
            (c for w in words if w in scene.hits and (c := scene.term(scene.hits[w].entries[0]).country)), ""
        ), True
    return "", False


def _beside(scene: Scene, pieces: list[tuple[str, int]], row: AgentRow | None) -> Participant | None:
    """The participant in an of-, for- or from-phrase the noun belongs to."""
    for preposition, noun in pieces:
        if preposition not in OWNING or (preposition == "to" and (row is None or row.reference != "generic")):
            continue
        scene.read(noun)
        found = scene.at.get(noun)
        if found and found[0].kind in {"population", "unknown"} and preposition in {"in", "at", "within"}:
            continue
        if found and (found[0].country or found[0].sector):
            return found[0]
    return None


def _loyal_to(scene: Scene, head: int) -> list[tuple[str, int]]:
    """Whom those after a noun are loyal to or allied with, as if they were "of" these."""
    tokens = scene.doc.tokens
    loyal = [c for c in tokens[head].children if c > head and tokens[c].lower in words_of("loyal to")]
    return [
        ("of", noun)
        for c in loyal
        for preposition, noun in prepositional(scene.doc, c)
        if preposition in {"to", "with"}
    ]


def _place_of(scene: Scene, pieces: list[tuple[str, int]]) -> str:
    """The country of the place a phrase names, or of what is said there of its part ("in Thailand's deep south")."""
    tokens = scene.doc.tokens
    for preposition, noun in pieces:
        if preposition not in PLACING:
            continue
        inside = [n for p, n in prepositional(scene.doc, noun) if p in {"of", "in"}]
        for t in (noun, *tokens[noun].children, *inside):
            place, hit = scene.places.get(t), scene.hits.get(t)
            if place is not None and place.place.country:
                return place.place.country
            if hit is not None and hit.entries[0].sort in NATIONAL and (country := scene.term(hit.entries[0]).country):
                return country
    return ""
