"""The office in the title before a name, which may be of another day ("former president", "then-minister")."""

from polybius.mentions.cast.holders import holds, role_of, roles_of_nouns, single_offices
from polybius.mentions.cast.knowledge import OFFICIAL, Entry, Term, words_of
from polybius.mentions.cast.scene import Participant, Scene

LONGEST = 6


def title_before(scene: Scene, first: int) -> tuple[str, int]:
    """The longest noun of an office that ends right before a token, and where it begins; "" when there is none."""
    tokens = scene.doc.tokens
    found, noun, start = "", "", first
    for i in range(first - 1, max(-1, first - 1 - LONGEST), -1):
        if tokens[i].sentence != tokens[first].sentence or tokens[i].text == ",":
            break
        joined = noun.startswith("-") or tokens[i].text == "-" or not noun
        noun = tokens[i].lower + ("" if joined else " ") + noun
        if noun in roles_of_nouns():
            found, start = noun, i
    return found, start


def holds_title(scene: Scene, entry: Entry, first: int) -> bool:
    """Whether somebody holds on the article's date the office in the title before a name."""
    noun, _ = title_before(scene, first)
    return bool(noun and scene.date) and any(holds(term, scene.date) for term in _terms(entry, noun))


def date_by_title(scene: Scene, who: Participant, first: int) -> None:
    """Take the office that the first title of a known person names: of several held that day, or of another day."""
    if who.entry is None or who.titled:
        return
    noun, start = title_before(scene, first)
    terms = _terms(who.entry, noun) if noun and noun in single_offices() else ()
    who.titled = bool(terms)
    if not terms:
        return
    now = [term for term in terms if scene.date and holds(term, scene.date)]
    past = [term for term in terms if term.until and term not in now and (not scene.date or term.until < scene.date)]
    if _is_former(scene, start):
        if past:
            sector = "ELI" if past[-1].sector in OFFICIAL else past[-1].sector
            who.country, who.sector, who.role = past[-1].country, sector, f"former {past[-1].role}"
    else:
        told = now[-1:] or (past if scene.date else terms)[-1:] or terms[:1]
        who.country, who.sector, who.role = told[0].country, told[0].sector, told[0].role


def _terms(entry: Entry, noun: str) -> tuple[Term, ...]:
    offices = roles_of_nouns()[noun]
    return tuple(term for term in entry.terms if term.role and role_of(term.role).office in offices)


def _is_former(scene: Scene, start: int) -> bool:
    """Whether "former" or the like stands before a title, a country and other words of the phrase between."""
    tokens = scene.doc.tokens
    for i in range(start - 1, max(-1, start - 4), -1):
        if tokens[i].lower in words_of("former"):
            return True
        if tokens[i].tag not in {"JJ", "NNP", "HYPH", "NN", "VBN"} or tokens[i].sentence != tokens[start].sentence:
            return False
    return False
