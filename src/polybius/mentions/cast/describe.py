"""What the words of a noun phrase say about an actor: sector, kind, country, and whose it is."""

import msgspec
from msgspec.structs import replace

from polybius.mentions.cast.belonging import (
    NATIONAL,
    backers,
    country_before,
    country_of_place,
    loyal_to,
    opponents_country,
    owner_beside,
    owner_of,
    used_by,
)
from polybius.mentions.cast.knowledge import AgentRow, agents, home_countries, words_of
from polybius.mentions.cast.nouns import agent_row, borrowed_sector, presided_sector, served_sector
from polybius.mentions.cast.phrases import MODIFIERS, modifiers, prepositional
from polybius.mentions.cast.scene import Participant, Scene
from polybius.mentions.cast.secondary import other_sectors
from polybius.vocabulary.record import ActorKind

ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})
BORDERING = frozenset({"neighbor", "neighbour", "neighbors", "neighbours"})
PRIVATE = frozenset({"company", "ngo", "media"})
PUBLIC = frozenset({"state", "government_body", "party", "armed_group", "io", "person", "population"})
OFFICIAL = frozenset({"GOV", "LEG", "PTY", "MIL", "COP", "SPY", "JUD", "ELI", "UNK", ""})
CIVIL = frozenset({"BUS", "LAB", "EDU", "SOC", "NGO", "JRN", "MED", "SPT", "AGR", "REL"})
RULERS = frozenset({"GOV", "MIL", "ELI", "LEG", "JUD", "COP"})
INTERNATIONAL = frozenset({"UNO", "IGO", "EUR", "NGO"})
FORCES = frozenset({"MIL", "COP"})
GROUPS_OWN = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "OPP"})
UNLENT = frozenset({("LAB", "BUS"), ("MIL", "CVL")})
RELATED = MODIFIERS | {"poss", "prep", "acl"}
MOST_REMEMBERED = 20_000
PLAIN = frozenset({"NGO", "IGO", "SOC", "BUS", "CVL", "LAB", "EDU"})


class Description(msgspec.Struct, frozen=True, gc=False):
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
    others: tuple[str, ...] = ()
    last: str = ""


def describe(scene: Scene, head: int, words: list[int] | None = None) -> Description:
    """What a noun and the words around it say; `words` are its modifiers when the tree does not tell."""
    if words is None and _stands_alone(scene, head):
        return _by_itself(scene, head)
    words = modifiers(scene.doc, head) if words is None else [w for w in words if w != head]
    return _with_words(scene, head, words)


def _stands_alone(scene: Scene, head: int) -> bool:
    """Whether nothing stands with a noun that could tell whose, where or of what kind it is."""
    tokens = scene.doc.tokens
    token, loyal = tokens[head], words_of("loyal to")
    if token.dep == "conj" or head in scene.places or (head and tokens[head - 1].text == "-"):
        return False
    for c in token.children:  # noqa: SIM110 - asked of every noun, and a loop takes half the time
        if tokens[c].dep in RELATED or tokens[c].lower in loyal:
            return False
    return True


def _by_itself(scene: Scene, head: int) -> Description:
    """What a noun says that stands alone; that is the same everywhere, and remembered."""
    token, known = scene.doc.tokens[head], scene.directory.nouns_alone
    noun = (token.lower, token.lemma, token.tag, scene.of_police)
    said: Description | None = known.get(noun)
    if said is None:
        if len(known) >= MOST_REMEMBERED:
            known.clear()
        said = known[noun] = _with_words(scene, head, [])
    return said


def _with_words(scene: Scene, head: int, words: list[int]) -> Description:
    """What a noun and the words before it say."""
    doc = scene.doc
    row, noun = agent_row(scene, words, head)
    last = noun.split()[-1]
    owner = owner_of(scene, head, words)
    country, own = country_before(scene, words, None if last in words_of("relative") else owner)
    pieces = used_by(scene, head) + prepositional(doc, head) + loyal_to(scene, head)
    if last in words_of("abroad"):
        pieces = [(preposition, place) for preposition, place in pieces if preposition in {"of", "from"}]
    beside = owner_beside(scene, pieces, row)
    named = row is not None and row.reference == "country" and beside is not None and beside.kind == "state"
    if beside is not None and (not country or named):
        country, own = beside.country, bool(beside.country)
    if not country:
        country = (
            country_of_place(scene, pieces) or opponents_country(scene, head, row) or home_countries().get(noun, "")
        )
        own = bool(country)
    kind, reference = (row.kind, row.reference) if row is not None else ("unknown", "")
    said = Description(row, country, "", kind, reference, noun, owner or beside, own, last=last)
    said = _with_sector(scene, words, said, owner, beside, pieces)
    said = _armed(scene, words, said)
    said = _together(scene, words, owner, said)
    sector = _beside_sector(scene, head, words, said)
    sector = _partial_sector(scene, words, owner, _international_sector(said.country, sector, row, own))
    former, held = _is_former(scene, head, words, noun), sector
    if former and said.kind == "person" and sector in OFFICIAL:
        sector = "ELI"
    kind = _plural_kind(scene, head, said.kind, said.reference)
    others = other_sectors(scene, words, noun, sector, held)
    return replace(said, country=_settlers_country(said), sector=sector, kind=kind, former=former, others=others)


def _with_sector(
    scene: Scene,
    words: list[int],
    said: Description,
    owner: Participant | None,
    beside: Participant | None,
    pieces: list[tuple[str, int]],
) -> Description:
    """With the sector the noun has or is lent; an office of a body that is no state's is only its spokesman's kind."""
    before = words[: len(words) - len(said.noun.split()) + 1]
    sector, reference = _lent_sector(scene, before, said.row, owner, beside), said.reference
    if reference == "office" and said.noun in words_of("presiding"):
        body = presided_sector(scene, before)
        body = _presided(scene, words, pieces, owner or beside) if body is None else body
        sector, reference = (sector, reference) if body is None else (body, "generic")
    if sector in RULERS and said.last in words_of("following"):
        sector = "CVL"
    return replace(said, sector=sector, reference=reference)


def _armed(scene: Scene, words: list[int], said: Description) -> Description:
    """An armed group that is the government's own, and a band that a word before it tells to be armed."""
    if not words:
        return said
    tokens, backed = scene.doc.tokens, backers(scene, words)
    plain = [w for w in words if w not in scene.hits and w not in backed]
    if said.sector in {"UAF", "REB"} and any(tokens[w].lower in words_of("loyal") for w in plain):
        said = replace(said, sector="PRM")
    if said.noun not in words_of("band"):
        return said
    band = next((found for w in reversed(words) if (found := _armed_sector(tokens[w].lower))), "")
    if not band:
        return said
    return replace(
        said, sector=band if said.sector in {"", "UAF"} else said.sector, kind="armed_group", reference="armed"
    )


def _settlers_country(said: Description) -> str:
    """The country of an actor; settlers in the Palestinian territories are Israel's."""
    return "ISR" if said.last in words_of("settling") and said.country == "PSE" else said.country


def _partial_sector(scene: Scene, words: list[int], owner: Participant | None, sector: str) -> str:
    """The sector of officials of an entity that few states recognise."""
    if sector not in {"GOV", "LEG"}:
        return sector
    entity = owner is not None and owner.sector == "PRE"
    entity = entity or any(scene.doc.tokens[w].lower in words_of("partly recognised") for w in words)
    return "PRE" if entity else sector


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
        if (sector, lent) in UNLENT:
            return sector
        private = owner is not None and owner.kind == "person"
        return lent or ("" if private or _is_private(group) else sector)
    if row.noun in words_of("men") and owner is not None and owner.sector in ARMED | FORCES:
        return owner.sector
    if row.reference == "armed":
        if row.sector == "UAF" and (lent := borrowed_sector(scene, words, None, row)) in FORCES:
            return lent
        armed = group is not None and group.kind == "armed_group"
        return group.sector if group and armed and (sector != "REB" or group.sector in {*ARMED, ""}) else sector
    ruling = sector in GROUPS_OWN and row.kind == "person"
    return owner.sector if ruling and owner is not None and owner.kind == "armed_group" else sector


def _is_private(group: Participant | None) -> bool:
    """Whether what somebody leads or speaks for is a named body of which no more is known."""
    return group is not None and group.named and not group.sector and group.kind in {"unknown", *PRIVATE}


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
        ruling = words_of("of the rulers")
        if not any(scene.doc.tokens[w].lower in ruling for w in words):
            return ""
    if served := served_sector(scene, words[: len(words) - len(said.noun.split()) + 1], said.row, said.noun, head):
        return served
    if said.noun in words_of("site"):
        return borrowed_sector(scene, words, None, said.row) or said.sector
    return said.sector


def _together(scene: Scene, words: list[int], owner: Participant | None, said: Description) -> Description:
    """A coalition that somebody leads has an army; a state's neighbours are several states."""
    if said.noun in BORDERING and owner is not None and owner.kind == "state":
        return replace(said, sector="", kind="collective", reference="country")
    led = said.noun in words_of("alliance") and any(scene.doc.tokens[w].lower.endswith("led") for w in words)
    if led and said.country and (owner is None or owner.sector != "PTY"):
        return replace(said, sector="MIL", kind="armed_group")
    return said


def _armed_sector(word: str) -> str:
    """The sector of a band that a word before it tells to be armed: "rebel", "terrorist", "Islamist-led"."""
    row = agents().get(f"{word.split('-')[0]} group")
    return row.sector if row is not None and row.reference == "armed" else ""


def countries_joined(scene: Scene, head: int) -> list[str]:
    """The countries of "Israeli and Palestinian officials" or "the presidents of Poland and Ukraine"."""
    tokens = scene.doc.tokens
    words = [w for w in modifiers(scene.doc, head) if w in scene.hits]
    if tokens[head].tag not in {"NNS", "NNPS"}:
        if not words:
            return []
        row = agents().get(tokens[head].lower)
        hyphens = (w for w in words if tokens[w + 1].text == "-" and w + 2 in words)
        words = [n for w in hyphens for n in (w, w + 2)] if row is not None and row.sector in FORCES else []
        return _countries_of(scene, words)
    if not any(tokens[w].dep == "conj" for w in words):
        words = [w for w in _owners_joined(scene, head) if w in scene.hits]
    return _countries_of(scene, words) or _countries_meant(scene, head)


def _countries_of(scene: Scene, words: list[int]) -> list[str]:
    """The countries that some words name, when they are several."""
    found = [scene.term(scene.hits[w].entries[0]).country for w in words if scene.hits[w].entries[0].sort in NATIONAL]
    found = [country for country in dict.fromkeys(found) if country]
    return found if len(found) > 1 else []


def _countries_meant(scene: Scene, head: int) -> list[str]:
    """The countries that "the two countries" after a noun go back to ("the defence ministers of both nations")."""
    tokens = scene.doc.tokens
    for preposition, noun in prepositional(scene.doc, head):
        row = agents().get(tokens[noun].lemma.lower())
        if (
            preposition in {"of", "in", "from"}
            and row is not None
            and row.reference == "country"
            and tokens[noun].tag == "NNS"
        ):
            scene.read(noun)
            return list(dict.fromkeys(p.country for p in scene.at.get(noun, ()) if p.kind == "state" and p.country))
    return []


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
