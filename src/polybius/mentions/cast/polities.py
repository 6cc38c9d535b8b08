"""States and organisations called again by their form: "the kingdom", "the bloc", "the world body"."""

from functools import cache

import msgspec

from polybius.mentions.cast.knowledge import Entry, Term, country_names
from polybius.mentions.cast.phrases import determiner
from polybius.mentions.cast.scene import Link, Participant, Scene
from polybius.tables import read_table

NEAR = 6
SINGULAR = frozenset({"NN", "NNP", "NNPS"})
STATELY = frozenset({"state", "government_body"})


class PolityRow(msgspec.Struct, frozen=True):
    """A noun, those it may mean by country code and by name, and whether it needs no mention before."""

    noun: str
    countries: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    alone: str = ""


@cache
def polities() -> dict[str, PolityRow]:
    """The nouns for forms of state and organisation."""
    return {row.noun: row for row in read_table("actors/polities.csv", PolityRow)}


@cache
def _last_words() -> frozenset[str]:
    """The words that end the nouns of the table."""
    return frozenset(noun.rsplit(" ", 1)[-1] for noun in polities())


def same_polity(scene: Scene, i: int) -> Link | None:
    """The only state or organisation of a form that was spoken of before."""
    row = _row(scene, i)
    if row is None:
        return None
    tokens = scene.doc.tokens
    found: dict[int, list[Participant]] = {}
    for head, who in scene.before(i, NEAR):
        if _is(who, row):
            found.setdefault(tokens[head].sentence, []).append(who)
    every = {_key(p) for there in found.values() for p in there}
    nearest = {_key(p): p for p in found[max(found)]} if found else {}
    if len(every) == 1 or len(nearest) == 1:
        (who,) = nearest.values() if len(nearest) == 1 else (found[max(found)][0],)
        return Link((_state(scene, who.country) if row.countries else who,), "form of state or body")
    if not found and row.alone and row.countries:
        return Link((_state(scene, row.countries[0]),), "form of state or body")
    return None


def _row(scene: Scene, i: int) -> PolityRow | None:
    """The row of a noun after "the" or "this" that no name makes another's ("the kingdom of Tonga")."""
    tokens = scene.doc.tokens
    token = tokens[i]
    if token.lower not in _last_words() or token.tag not in SINGULAR:
        return None
    if determiner(scene.doc, i) not in {"the", "this", "that"}:
        return None
    if any(tokens[c].lower == "of" or tokens[c].dep == "poss" for c in token.children):
        return None
    words = [t.lower for t in tokens[max(0, i - 3) : i + 1]]
    for n in range(len(words)):
        row = polities().get(" ".join(words[n:]))
        if row is not None:
            own = range(i - len(words) + n + 1, i)
            plain = all(c in own or c not in scene.hits for c in token.children if c < i)
            return row if plain else None
    return None


def _is(who: Participant, row: PolityRow) -> bool:
    if row.names:
        return who.name in row.names
    return who.kind in STATELY and who.country in row.countries and (who.kind == "state" or who.sector in {"", "GOV"})


def _key(who: Participant) -> str:
    return who.country if who.kind in STATELY else who.name


def _state(scene: Scene, country: str) -> Participant:
    return scene.from_entry(Entry(f"state/{country}", "state", country_names()[country], "state", (Term(country),)))
