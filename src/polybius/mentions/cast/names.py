"""Known names in the text: one search for all of them, longest first, case-sensitive, accents aside."""

from bisect import bisect_right

import msgspec
from msgspec.structs import replace

from polybius.mentions.cast.alone import alone_names, bare_name
from polybius.mentions.cast.directory import Directory
from polybius.mentions.cast.knowledge import Entry, Term, agents, given_names, shared_names, term_on
from polybius.mentions.cast.short_names import other_meanings
from polybius.mentions.cast.spelling import fold
from polybius.vocabulary import Doc, Entity

LONG = 3


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A known name: tokens `first` to `last` (exclusive) and the entries it may mean."""

    first: int
    last: int
    text: str
    entries: tuple[Entry, ...]


def find_names(doc: Doc, names: Directory) -> list[Hit]:
    """All known names of a document, in text order, longest first where they overlap."""
    text = fold(doc.text)
    spans = []
    for beginning, start, _ in names.automaton.find_matches_as_indexes(text, overlapping=True):
        if start and text[start - 1].isalnum():
            continue
        for length in names.lengths[beginning]:
            end = start + length
            if end > len(text):
                break
            if (end == len(text) or not text[end].isalnum()) and text[start:end] in names.names:
                spans.append((start, -end))
    spans.sort()
    starts = [t.start for t in doc.tokens]
    hits, done = [], -1
    for start, negative in spans:
        if start < done:
            continue
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, -negative - 1)
        if first < 0 or doc.tokens[first].end <= start:
            continue
        done = -negative
        name = text[start:done]
        hits.append(Hit(first, last, name, names.names[name]))
    return hits


def names_in_context(doc: Doc, names: Directory) -> list[Hit]:
    """The known names of a document, each as what the words around it make of it."""
    date = (doc.article.published or "")[:10]
    if (alone := _alone(doc, names)) is not None:
        return [alone]
    known = _as_explained(doc, names, find_names(doc, names))
    found = _of_another_country(doc, _outside_persons(doc, known))
    named = [_ethnic(doc, hit) for hit in _of_that_society(_of_this_country(found, date))]
    return [_people_of(hit, before) for before, hit in zip((None, *named), named, strict=False)]


def _as_explained(doc: Doc, names: Directory, found: list[Hit]) -> list[Hit]:
    """The names without initials for which the text gives a long name that is not that of the table."""
    meant = other_meanings(doc, {doc.tokens[hit.first].text for hit in found if hit.last - hit.first == 1})
    return [
        hit for hit in found
        if (said := meant.get(doc.tokens[hit.first].text) if hit.last - hit.first == 1 else None) is None
        or not {e.key for e in hit.entries}.isdisjoint(e.key for e in names.names.get(fold(said), ()))
        or _resembles(said, hit)
    ]  # fmt: skip


def _resembles(said: str, hit: Hit) -> bool:
    """Whether a long name shares a long word with what the table has."""
    words = {word for word in fold(said).split() if len(word) > LONG}
    return any(words & set(fold(entry.name).split()) for entry in hit.entries)


def _alone(doc: Doc, names: Directory) -> Hit | None:
    """The name that a text is nothing but, when no table knows it as anything but a people."""
    name = bare_name(doc)
    entry = alone_names().get(name) if name else None
    known = names.names.get(name, ())
    if entry is None and known and known[0].sort == "folk":
        entry = replace(known[0], sort="people")
    if entry is None or any(each.sort not in {"folk", "person"} for each in known):
        return None
    first = next((t.i for t in doc.tokens if fold(t.text) == name.split()[0]), 0)
    last = next((t.i + 1 for t in reversed(doc.tokens) if t.text[-1:].isalnum()), len(doc.tokens))
    return Hit(first, max(first + 1, last), name, (entry,))


def _ethnic(doc: Doc, hit: Hit) -> Hit:
    """ "Ethnic Turks" are a people of the country they live in."""
    entry = hit.entries[0]
    if entry.sort not in {"adjective", "people"} or not hit.first or doc.tokens[hit.first - 1].lower != "ethnic":
        return hit
    people = Entry(f"ethnic/{entry.name}", "people", f"ethnic {hit.text}", "population", (Term("", "CVL"),))
    return Hit(hit.first, hit.last, hit.text, (people,))


def _people_of(hit: Hit, before: Hit | None) -> Hit:
    """ "Iraqi Kurds", "Macedonian Albanians": a people is that of the country named right before it."""
    entry = hit.entries[0]
    if before is None or before.last != hit.first or entry.sort != "people":
        return hit
    state = before.entries[0]
    country = state.terms[0].country
    if state.sort != "adjective" or not country or (entry.terms[0].country and entry.key.startswith("folk/")):
        return hit
    term = Term(country, entry.terms[0].sector)
    people = Entry(f"{entry.key}/{country}", "people", f"{before.text} {hit.text}", "population", (term,))
    return Hit(hit.first, hit.last, hit.text, (people,))


def _of_this_country(hits: list[Hit], date: str) -> list[Hit]:
    """Names as what they mean in the countries spoken of.

    Of several bodies of one name it is that which is also named in full, else that of a country spoken of, else one
    there was on the day. A name that many bodies share ("Congress") is none when only other countries are spoken of.
    """
    spoken = {
        hit.entries[0].terms[0].country for hit in hits if hit.entries[0].sort in {"state", "adjective", "capital"}
    }
    alone = [hit.entries[0] for hit in hits if len(hit.entries) == 1 and hit.text not in shared_names()]
    full = {entry.key for entry in alone}
    near = spoken | {term_on(entry, date).country for entry in alone if entry.sort == "body"}
    chosen = [hit if len(hit.entries) == 1 else _likeliest(hit, full, near, date) for hit in hits]
    return [hit for hit in chosen if hit.text not in shared_names() or not spoken
            or any(term.country in near for entry in hit.entries for term in entry.terms)]  # fmt: skip


def _of_that_society(hits: list[Hit]) -> list[Hit]:
    """Names of societies without the word that the text gave before: "Kenya Red Cross", and then "the Red Cross"."""
    full: dict[str, Hit] = {}
    found = []
    for hit in hits:
        if hit.entries[0].kind != "ngo":
            found.append(hit)
            continue
        meant = {h.entries[0].key: h for name, h in full.items() if name.endswith(f" {hit.text}")}
        found.append(replace(hit, entries=next(iter(meant.values())).entries) if len(meant) == 1 else hit)
        full[hit.text] = hit
    return found


def _likeliest(hit: Hit, full: set[str], near: set[str], date: str) -> Hit:
    """A name of several bodies with the likeliest of them first."""
    if any(entry.sort != "body" for entry in hit.entries):
        return hit

    def rank(entry: Entry) -> tuple[bool, bool, bool]:
        term = term_on(entry, date)
        there = (not term.since or term.since <= date) and (not term.until or date <= term.until)
        return entry.key in full, term.country in near, not date or there

    return Hit(hit.first, hit.last, hit.text, tuple(sorted(hit.entries, key=rank, reverse=True)))


def _of_another_country(doc: Doc, hits: list[Hit]) -> list[Hit]:
    """Names without those of bodies that the words after them give to another state ("Anglican Church of Kenya")."""
    states = {hit.first: hit.entries[0].terms[0].country for hit in hits if hit.entries[0].sort in {"state", "capital"}}

    def elsewhere(hit: Hit) -> bool:
        after = hit.last + 1
        if hit.entries[0].kind not in {"government_body", "ngo", "party"} or after >= len(doc.tokens):
            return False
        after += doc.tokens[after].lower == "the"
        country = states.get(after) if doc.tokens[hit.last].lower == "of" else None
        return country is not None and all(t.country != country for e in hit.entries for t in e.terms)

    return [hit for hit in hits if not elsewhere(hit)]


def _outside_persons(doc: Doc, hits: list[Hit]) -> list[Hit]:
    """Names that are not part of a longer person's name ("Michael Jordan")."""
    inside = {
        i: entity for entity in doc.entities if entity.label == "PERSON" for i in range(entity.first, entity.last)
    }
    kept = []
    for hit in hits:
        entity = inside.get(hit.last - 1)
        if entity is not None and hit.entries[0].sort == "person" and hit.last - hit.first == 1:
            others = [i for i in range(entity.first, entity.last) if i != hit.first and doc.tokens[i].pos == "PROPN"]
            if any(doc.tokens[i].lower not in agents() for i in others):
                continue
        if entity is not None and hit.entries[0].sort != "person" and entity.last - entity.first > hit.last - hit.first:
            within = entity.first < hit.first or entity.last > hit.last
            if within and (hit.entries[0].sort in {"state", "capital"} or _is_name_part(doc, hit, entity)):
                continue
        kept.append(hit)
    return kept


def _is_name_part(doc: Doc, hit: Hit, entity: Entity) -> bool:
    """Whether one word is only part of a person's name: a people's ("Karen Hughes") or a group's ("Richard Wagner")."""
    if hit.last - hit.first > 1:
        return False
    words = [doc.tokens[i] for i in range(entity.first, entity.last)]
    called = words[0].text in given_names()
    if hit.entries[0].sort == "folk" or hit.entries[0].key.startswith("folk/"):
        return called or all(t.pos == "PROPN" and t.lower not in agents() for t in words)
    return hit.last == entity.last and called
