"""Common nouns: which actor each denotes, new or known."""

from msgspec.structs import replace

from polybius.mentions.cast.describe import Description, countries_joined, describe
from polybius.mentions.cast.fellows import fellow_of, nationality_of
from polybius.mentions.cast.knowledge import agents, demonyms, words_of
from polybius.mentions.cast.naming import gender_of
from polybius.mentions.cast.origins import army_country, locals_country, marchers_country, spans_countries
from polybius.mentions.cast.other_words import is_age, same_by_epithet
from polybius.mentions.cast.persons import absorb
from polybius.mentions.cast.phrases import (
    SEPARATE,
    determiner,
    first_word,
    is_definite,
    is_plural,
    is_reciprocal,
    modifiers,
    possessor,
    prepositional,
)
from polybius.mentions.cast.referents import body_name, is_named, name_end, referent, same_name
from polybius.mentions.cast.scene import RULING, Link, Participant, Scene
from polybius.mentions.cast.sites import own_name, same_site
from polybius.mentions.cast.spokesmen import SPOKESMEN, side_of, spoken_for
from polybius.vocabulary.record import MentionForm

LEAST_JOINED = 2
UNSETTLED = frozenset({"UAF", "NGO", "IGO", ""})


def read_noun(scene: Scene, i: int) -> None:
    """Give a common noun its actor."""
    if i in scene.at:
        return
    doc = scene.doc
    token = doc.tokens[i]
    if _measures(scene, i) or not token.text[:1].isalnum() or is_reciprocal(doc, i):
        return
    if _is_violence(scene, i):
        return
    if is_age(scene, i):
        if (link := same_by_epithet(scene, i)) is not None:
            scene.link(i, i, link, "nominal")
        return
    if token.pos == "PROPN":
        scene.busy.update(range(i + 1, name_end(scene, i)))
    said = describe(scene, i)
    if said.row is None and token.ent in SEPARATE:
        return
    if _joins_name(scene, i, said) or _names_site(scene, i, said):
        return
    countries = countries_joined(scene, i) if said.row is not None and said.reference != "country" else []
    if countries:
        named = tuple(_of_country(scene, i, said, country) for country in countries)
        _note(scene, i, Link(named, "countries joined"))
        return
    if said.row is None and len(states := _states_joined(scene, i)) > 1:
        _note(scene, i, Link(states, "countries joined"))
        return
    link = same_name(scene, i) if is_named(scene, i, said) else referent(scene, i, said)
    if link is None:
        who = _newcomer(scene, i, said)
        if token.pos == "NUM" or (said.row is None and token.lower in words_of("numberless")):
            who.country, who.sector = scene.setting(i), "CVL"
        if (fellow := fellow_of(scene, i)) is not None:
            who.country, who.sector, who.kind = fellow.country, fellow.sector, fellow.kind
        who.named = who.named or is_named(scene, i, said)
        link = Link((who,), "first mention")
    _note(scene, i, link)


def _is_violence(scene: Scene, i: int) -> bool:
    """Whether "force" is no body of men ("with overwhelming force")."""
    tokens = scene.doc.tokens
    return tokens[i].lower == "force" and any(tokens[c].lower in words_of("of force") for c in tokens[i].children)


def _states_joined(scene: Scene, i: int) -> tuple[Participant, ...]:
    """The states whose doing a noun names ("U.S. and British objections")."""
    states = {p.country: p for w in modifiers(scene.doc, i) for p in scene.at.get(w, ()) if p.kind == "state"}
    if len(states) < LEAST_JOINED and not prepositional(scene.doc, i):
        return ()
    countries = countries_joined(scene, i)
    return tuple(p for country, p in states.items() if country in countries)


def _of_country(scene: Scene, i: int, said: Description, country: str) -> Participant:
    """One of the bodies or people that "Israeli and Palestinian officials" names."""
    known = scene.register.get(f"body/{country}/{body_name(said)}/{said.sector}")
    if known is not None:
        return known
    return _newcomer(
        scene, i, replace(said, country=country, own=True), f"{demonyms()[country]} {scene.doc.tokens[i].lower}"
    )


def _note(scene: Scene, i: int, link: Link) -> None:
    who = link.actors[0]
    form: MentionForm = "role" if who.kind == "person" and who.labels else "nominal"
    if who.named and scene.doc.tokens[i].pos == "PROPN":
        form, last = "name", name_end(scene, i)
        for n in range(i + 1, last):
            scene.at.setdefault(n, (who,))
        scene.mention(who, i, first_word(scene.doc, i), last, form, link.rule)
        scene.at[i] = link.actors
        return
    scene.link(i, first_word(scene.doc, i), link, form)


def _measures(scene: Scene, i: int) -> bool:
    """Whether the noun only counts or gathers what its of-phrase names; then it denotes the same."""
    doc = scene.doc
    token, measures = doc.tokens[i], words_of("measure")
    if token.lower not in measures and token.lemma.lower() not in measures:
        return False
    for c in token.children:
        if c > i and doc.tokens[c].lower == "of":
            for n in doc.tokens[c].children:
                if doc.tokens[n].dep == "pobj" and (
                    token.lower not in words_of("grouping") or doc.tokens[n].tag in {"NNS", "NNPS"}
                ):
                    scene.read(n)
                    if n in scene.at:
                        scene.at[i] = scene.at[n]
                        return True
    return False


def _joins_name(scene: Scene, i: int, said: Description) -> bool:
    """An apposition is the named actor it stands beside."""
    doc = scene.doc
    token = doc.tokens[i]
    if said.row is None or said.reference in {"country", "collective", "carrier"}:
        return False
    others = [c for c in token.children if doc.tokens[c].dep == "appos"]
    if token.dep == "appos":
        others.append(token.head)
    if said.reference == "office" and not determiner(doc, i):
        others += [
            c for c in token.children if c > i and doc.tokens[c].dep == "conj" and doc.tokens[i + 1].lower == "and"
        ]
    if is_plural(doc, i) and len(listed := _listed_names(scene, others)) > 1:
        _note(scene, i, Link(listed, "apposition"))
        return True
    for other in others:
        found = scene.at.get(other)
        if not found or not found[0].named or len(found) > 1:
            continue
        who = found[0]
        if who.kind == "state" and said.noun != who.name:
            continue
        if who.kind == "person" and said.row.kind not in {"person", "population"} and not _is_one_of_group(said):
            continue
        if who.kind != "person" and said.row.kind == "person":
            continue
        absorb(scene, who, said, i)
        scene.mention(who, i, first_word(doc, i), i + 1, "role" if who.kind == "person" else "nominal", "apposition")
        scene.at[i] = (who,)
        return True
    return False


def _listed_names(scene: Scene, others: list[int]) -> tuple[Participant, ...]:
    """The persons whose names a plural noun stands before ("two candidates, Sannikov and Neklyayev")."""
    queue, found = [c for c in others if c in scene.at], list[Participant]()
    while queue:
        found += [p for p in scene.at.get(queue[0], ()) if p.kind == "person" and p.named]
        queue.extend(c for c in scene.doc.tokens[queue.pop(0)].children if scene.doc.tokens[c].dep == "conj")
    return tuple(dict.fromkeys(found))


def _is_one_of_group(said: Description) -> bool:
    """Whether a noun for an armed group is one person's: "rebel commander", "militia leader"."""
    last = agents().get(said.last) if said.reference == "armed" else None
    return last is not None and last.kind == "person"


def _is_settled(scene: Scene, i: int, said: Description, sector: str) -> bool:
    """Whether a newcomer belongs to the country that the text is about."""
    wandering = said.noun in words_of("of any country") and not is_definite(scene.doc, i)
    if not wandering and sector not in UNSETTLED:
        return True
    return said.noun in words_of("local men") or is_named(scene, i, said)


def _newcomer(scene: Scene, i: int, said: Description, called: str = "") -> Participant:
    """A new actor for a noun nothing refers back to."""
    doc = scene.doc
    country, sector, kind = said.country or nationality_of(scene, i), said.sector, said.kind
    group = _group_in_focus(scene, i, said)
    if group is not None:
        country = country or group.country
        sector = group.sector if sector in {"UAF", "REB", ""} and group.sector else sector
    whose, row, plural = possessor(doc, i), said.row, is_plural(doc, i)
    others = said.last in words_of("relative") and not said.own
    spread = others or (whose is not None and is_reciprocal(doc, whose))
    spread = spread or ((bool(country) or row is not None) and spans_countries(scene, i, said))
    owners = scene.at.get(whose, ()) if whose is not None else ()
    settled = row is not None and _is_settled(scene, i, said, sector)
    if others and row is not None and not row.sector and all(p.kind == "person" for p in owners):
        sector = ""
    if spread:
        country = ""
    country = country or marchers_country(scene, i, said) or locals_country(scene, said)
    if settled and not country and not spread and said.reference != "collective":
        country = (scene.home_of(i) if sector in RULING else "") or scene.setting(i)
        country = army_country(said, country)
    if said.noun in SPOKESMEN and not said.own and not said.country:
        body = spoken_for(scene, i)
        country, sector = side_of(body) if body is not None else (country, sector)
    if said.noun in words_of("missile") and not said.own:
        country, sector, kind = "", "", "unknown"
    last = name_end(scene, i) if is_named(scene, i, said) else i + 1
    name = called or " ".join(doc.words(first_word(doc, i), last).split())
    if sector in {"NGO", "IGO"} and not said.own:
        country, sector = sector, ""
    if not plural and _is_one_of_group(said):
        kind = "person"
    who = Participant(
        name, kind, country, sector, said.noun if kind == "person" else "", gender_of(said.noun),
        plural=plural, reference=said.reference, labels={said.noun, said.last},
    )  # fmt: skip
    who.others = said.others if who.sector == said.sector else ()
    if said.reference == "country":
        who.kind, who.sector = ("collective", "") if who.plural or not who.country else ("state", "")
    if said.noun == "those" and any(doc.tokens[c].lower in {"responsible", "behind"} for c in doc.tokens[i].children):
        who.kind, who.sector = "armed_group", "UAF"
    if said.reference == "body":
        who.labels.add(body_name(said))
        if (country and said.noun in demonyms()) or (not said.own and country):
            who.name = f"{demonyms().get(country, country)} {said.noun}" if not said.own else name
        return scene.add(who, f"body/{country}/{body_name(said)}/{said.sector}" if country else "")
    return scene.add(who)


def _names_site(scene: Scene, i: int, said: Description) -> bool:
    """A building or quarter of its own name is an actor of the country that it stands in."""
    name = own_name(scene, i)
    if not name:
        return False
    link = same_site(scene, i, name)
    if link is None:
        row, called = agents().get(said.noun), " ".join((*name, scene.doc.tokens[i].lower))
        who = Participant(
            called, said.kind, scene.setting(i), row.sector if row else said.sector,
            reference=said.reference, labels={said.noun, said.last},
        )  # fmt: skip
        link = Link((scene.add(who),), "first mention")
    _note(scene, i, link)
    return True


def _group_in_focus(scene: Scene, i: int, said: Description) -> Participant | None:
    """The armed group whose men unnamed fighters most likely are."""
    if said.reference != "armed" or said.own:
        return None
    if any(scene.doc.tokens[c].lower in words_of("unidentified") for c in scene.doc.tokens[i].children):
        return None
    near = 4 if is_definite(scene.doc, i) else 2
    first = first_word(scene.doc, i)
    for head, p in scene.before(i, near):
        if head >= first:
            continue
        if p.kind == "armed_group" and (p.named or (p.sector == "REB" and p.country and is_definite(scene.doc, i))):
            return p
    return None
