"""Who is spoken of: actors, and who is the same as whom."""

from polybius.mentions.cast.directory import Directory, load_directory
from polybius.mentions.cast.epithets import wordings_for_anyone
from polybius.mentions.cast.fragments import as_phrase
from polybius.mentions.cast.halves import read_halves
from polybius.mentions.cast.initials import find_short_names, short_for
from polybius.mentions.cast.knowledge import Entry, Term, country_items, country_names, words_of
from polybius.mentions.cast.names import Hit
from polybius.mentions.cast.nominals import read_noun
from polybius.mentions.cast.other_words import same_by_epithet
from polybius.mentions.cast.partisans import PARTISAN, read_epithets
from polybius.mentions.cast.persons import find_persons, place_persons
from polybius.mentions.cast.phrases import determiner, head_of, is_where
from polybius.mentions.cast.pronouns import read_pronoun
from polybius.mentions.cast.proper import read_proper
from polybius.mentions.cast.scene import Link, Participant, Scene
from polybius.vocabulary import Actor, Cast, Clause, Doc, PlaceMention
from polybius.vocabulary.record import MentionForm

__all__ = ["Directory", "find_cast", "load_directory"]

FORMS: dict[str, MentionForm] = {
    "state": "name", "adjective": "demonym", "people": "demonym", "capital": "metonym", "metonym": "metonym",
    "person": "name", "body": "name", "folk": "demonym",
}  # fmt: skip


RULES = {"adjective": "adjective of the name", "people": "people of the country", "capital": "capital",
         "metonym": "seat"}  # fmt: skip


def find_cast(
    doc: Doc, clauses: tuple[Clause, ...], places: tuple[PlaceMention, ...], directory: Directory | None = None
) -> Cast:
    """All actors of a document, with coreference resolved.

    The names are those of `directory`, by default the shipped ones. They come first, since a name may explain what
    stands before it; then nouns and pronouns in text order.
    """
    scene = Scene(as_phrase(doc), clauses, places, directory or load_directory(), _read)
    compatriots = _read_names(scene)
    read_halves(scene)
    find_persons(scene)
    find_short_names(scene)
    _read_compatriots(scene, compatriots)
    read_epithets(scene)
    for token in scene.doc.tokens:
        if token.i not in scene.at:
            _read(scene, token.i)
    place_persons(scene)
    return _cast(scene)


def _read(scene: Scene, i: int) -> None:
    """Give one token its actor, unless it has one or is being read."""
    if i in scene.at or i in scene.busy:
        return
    scene.busy.add(i)
    token = scene.doc.tokens[i]
    if token.text in scene.short_names and (link := short_for(scene, i)) is not None:
        scene.link(i, i, link, "name")
    elif token.pos == "PROPN":
        read_proper(scene, i)
    elif token.pos in {"NOUN", "NUM"} or (token.tag in NOUNLIKE and token.dep in NOMINAL):
        read_noun(scene, i)
    elif token.ent in NAMED and token.text[:1].isupper() and token.pos not in {"ADP", "DET", "PUNCT", "PART"}:
        read_proper(scene, i)
    elif token.tag in {"PRP", "PRP$", "WP", "WDT", "WP$"}:
        read_pronoun(scene, i)


LOCATIVE = frozenset({"in", "at", "near", "from", "to", "outside", "around", "across", "toward", "towards", "into",
                      "through", "of", "inside", "within", "via", "for"})  # fmt: skip
NAMED = frozenset({"ORG", "PERSON", "GPE"})
NOUNLIKE = frozenset({"JJ", "DT", "VBN", "JJR", "JJS"})
NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr", "iobj", "dative"})


def _read_names(scene: Scene) -> list[Hit]:
    """Note states, bodies, seats and peoples that stand under a known name; those of one of a people are left."""
    later = []
    for hit in scene.found:
        entry = hit.entries[0]
        if entry.sort == "person":
            continue
        if _is_one_of_a_people(scene, entry, hit.last - 1):
            later.append(hit)
            continue
        head = head_of(scene.doc, hit.first, hit.last)
        dep = scene.doc.tokens[head].dep
        if entry.sort == "adjective" and dep not in NOMINAL | {"poss"}:
            who = _state_of(scene, entry.terms[0].country)
        elif _is_background(scene, entry, head):
            who = _background(scene, entry, inside=entry.sort == "capital" and is_where(scene.doc, head))
        else:
            who = scene.from_entry(entry)
        if entry.key.startswith("ethnic/"):
            who.country = who.country or scene.setting(head)
        scene.mention(who, head, hit.first, hit.last, FORMS[entry.sort], _rule_of(hit))
        for i in range(hit.first, hit.last):
            scene.at[i] = (who,)
    return later


def _rule_of(hit: Hit) -> str:
    """Why a known name denotes its actor."""
    return PARTISAN if hit.text.lower() in wordings_for_anyone() else RULES.get(hit.entries[0].sort, "name")


def _is_one_of_a_people(scene: Scene, entry: Entry, i: int) -> bool:
    """Whether a name is that of one man or woman of a people ("the Frenchman")."""
    token = scene.doc.tokens[i]
    return entry.sort == "people" and token.lower.endswith(("man", "woman")) and determiner(scene.doc, i) == "the"


def _read_compatriots(scene: Scene, hits: list[Hit]) -> None:
    """Note "the Frenchman": the only person named of late, or somebody of that people."""
    for hit in hits:
        i, entry = hit.last - 1, hit.entries[0]
        gender = "f" if scene.doc.tokens[i].lower.endswith("woman") else "m"
        link = same_by_epithet(scene, i, country=entry.terms[0].country, gender=gender)
        if link is None:
            link = Link((scene.from_entry(entry),), RULES["people"])
        else:
            who = link.actors[0]
            who.country = who.country or entry.terms[0].country
        for n in range(hit.first, hit.last):
            scene.at[n] = link.actors
        scene.link(i, hit.first, link, "demonym")


def _is_background(scene: Scene, entry: Entry, head: int) -> bool:
    """Whether a seat or a people is only named to say where or of what kind something is."""
    if entry.sort == "metonym":
        return is_where(scene.doc, head)
    if entry.sort == "folk":
        return scene.doc.tokens[head].dep not in NOMINAL
    return entry.sort == "capital" and _is_where(scene, head)


def _is_where(scene: Scene, head: int) -> bool:
    """Whether a capital is only where something happens, or where the report was sent from."""
    token = scene.doc.tokens[head]
    if token.dep == "dobj" and scene.doc.tokens[token.head].lemma.lower() in words_of("reaching"):
        return True
    if token.dep == "pobj":
        return scene.doc.tokens[token.head].lower in LOCATIVE
    return token.text.isupper() or token.dep in {"npadvmod", "appos", "compound", "dep"}


def _background(scene: Scene, entry: Entry, *, inside: bool) -> Participant:
    """A place or people that is named but does nothing: an actor only if a fact comes to need it.

    What goes on inside a capital concerns its country, not its government.
    """
    key = f"{'inside' if inside else 'background'}/{entry.key}"
    if key in scene.register:
        return scene.register[key]
    term = scene.term(entry)
    sector = "" if inside else term.sector
    return scene.add(Participant(entry.name, "unknown", term.country, sector, entry=entry), key)


def _state_of(scene: Scene, country: str) -> Participant:
    return scene.from_entry(Entry(f"state/{country}", "state", country_names()[country], "state", (Term(country),)))


def _cast(scene: Scene) -> Cast:
    """The participants as actors, numbered in the order of their first mention."""
    present = [p for p in scene.participants if p.mentions]
    for p in present:
        if len(p.mentions) > 1:
            p.mentions.sort(key=lambda m: (m.start, m.end))
    present.sort(key=lambda p: (p.mentions[0].start, p.mentions[0].end, p.index))
    ids = {p.index: f"a{n}" for n, p in enumerate(present, 1)}
    actors = tuple(_actor(scene, p, ids[p.index]) for p in present)
    at = {i: tuple([ids[p.index] for p in scene.at[i] if p.index in ids]) for i in sorted(scene.at)}
    return Cast(actors, {i: found for i, found in at.items() if found})


def _actor(scene: Scene, p: Participant, id: str) -> Actor:
    country = p.country or None
    sector = p.sector or None
    code = f"{country or '---'}{sector or ''}" if country or sector else ""
    wikidata = p.entry.wikidata if p.entry is not None else ""
    if p.entry is not None and p.entry.key == f"state/{country}":
        wikidata = country_items().get(country or "", "")
    term = scene.term(p.entry) if p.entry is not None else Term()
    others = term.other_sectors if (term.country, term.sector) == (p.country, p.sector) else p.others
    return Actor(id=id, name=p.name, kind=p.kind, country=country, sector=sector, other_sectors=others,
                 code=code, role=p.role or None, wikidata=wikidata or None, mentions=tuple(p.mentions))  # fmt: skip
