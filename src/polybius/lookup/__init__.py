"""Who a name or an office means on a day, by the rules and tables that coding goes by.

>>> from polybius.lookup import who_is
>>> who_is("the Israeli prime minister", "2021-06-20").chosen.name
'Naftali Bennett'
"""

import difflib

from polybius.lookup.answers import Answer, Candidate, as_elect, as_former, as_on, candidate, is_soon
from polybius.lookup.questions import (
    Index,
    Office,
    Question,
    held_office,
    index_of,
    is_office,
    named,
    offices_in,
    plain,
    read_question,
)
from polybius.mentions import Directory, load_directory
from polybius.mentions.cast.holders import Holding, holds, role_of, single_offices, terms_at_body, terms_in_office
from polybius.mentions.cast.knowledge import HIGH, Entry, Term, agents, term_on
from polybius.mentions.cast.spelling import fold

__all__ = ["Answer", "Candidate", "nearest", "who_is"]


def who_is(name: str, date: str = "", directory: Directory | None = None) -> Answer:
    """Whom a person's name, a body's name or an office means on an ISO date.

    Without a date an office means its last holder, and a person the highest office. `chosen` is None when nobody is
    known, or when several are meant alike, who are then the `others`.
    """
    known = directory or load_directory()
    index = index_of(known)
    question = read_question(name)
    entries = named(index, question.words)
    if entries:
        return _of_entries(_with_bearers(known, question.words, entries), question, date)
    for holdings, single in _offices_asked(known, index, question):
        if holdings:
            return _of_office(holdings, question, date, single)
    titled = _titled(known, index, question, date)
    if titled is not None:
        return titled
    return _of_entries(known.surnames.get(question.words, ()), question, date)


def nearest(name: str, directory: Directory | None = None) -> tuple[str, ...]:
    """At most three known names that are spelled nearly as this one is."""
    known = directory or load_directory()
    words = read_question(name).words
    alike = [known_name for known_name in known.names if abs(len(known_name) - len(words)) < 4]
    return tuple(difflib.get_close_matches(words, alike, n=3, cutoff=0.75))


def _with_bearers(known: Directory, words: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries of a name, with the persons who bear it as a family name when it is one."""
    if all(entry.sort != "person" for entry in entries):
        return entries
    return tuple({entry.key: entry for entry in (*entries, *known.surnames.get(words, ()))}.values())


def _of_entries(entries: tuple[Entry, ...], question: Question, date: str) -> Answer:
    """The answer when a name is asked for: persons in office first, else as the tables have them."""
    if not entries:
        return Answer(None)
    order = list(entries)
    if entries[0].sort == "person":
        order = sorted(
            (e for e in entries if e.sort == "person"), key=lambda e: _standing(e, question, date), reverse=True
        )
        order += [e for e in entries if e.sort != "person"]
    elif date:
        order.sort(key=lambda entry: not any(holds(term, date) for term in entry.terms))
    first, *rest = order
    chosen = _as_asked(first, question, date)
    also = [candidate(first, term, "holds this office too") for term in first.terms
            if date and term.role and term.row != chosen.row and holds(term, date)]  # fmt: skip
    others = (_passed_over(as_on(entry, date), "bears the name too") for entry in rest)
    return Answer(chosen, (*also, *others))


def _as_asked(entry: Entry, question: Question, date: str) -> Candidate:
    """Somebody on the day, or as who is to take an office when that is asked."""
    soon = [term for term in entry.terms if term.role and is_soon(term, date)]
    return as_elect(Holding(entry, soon[0])) if question.elect and soon else as_on(entry, date)


def _standing(entry: Entry, question: Question, date: str) -> tuple[bool, bool, bool, str]:
    """What prefers one bearer of a name to another: an office on the day, a past one, a high one, a late one."""
    term = term_on(entry, date)
    in_office = bool(date) and bool(term.role) and holds(term, date) and not term.role.startswith("former ")
    past = any(t.since <= date for t in entry.terms) if date else True
    return in_office != question.former, past, term.role.removeprefix("former ").startswith(HIGH), term.since


def _passed_over(found: Candidate, reason: str) -> Candidate:
    why = f"{reason}; {found.why}" if found.why else reason
    return Candidate(**{name: getattr(found, name) for name in Candidate.__struct_fields__} | {"why": why})


def _offices_asked(known: Directory, index: Index, question: Question) -> list[tuple[tuple[Holding, ...], bool]]:
    """The terms of each office that the words may mean, and whether one person at a time holds it."""
    found = [(_terms(known, office), office.noun in single_offices()) for office in offices_in(index, question.words)]
    role = index.roles.get(plain(question.words), ())
    if role:
        by_date = tuple(sorted(role, key=lambda holding: holding.term.since, reverse=True))
        found.append((by_date, role_of(role[0].term.role).office in single_offices()))
    noun = question.words.lower()
    held = [h for country in known.holders for h in terms_in_office(known, noun, country)] if is_office(noun) else []
    whose = {h.term.country for h in held}
    literal = [h for h in held if role_of(h.term.role).office == noun]
    if len(whose) > 1:
        held = literal if len({h.term.country for h in literal}) == 1 else []
    found.append((tuple(sorted(held, key=lambda h: h.term.since, reverse=True)), noun in single_offices()))
    return found


def _terms(known: Directory, office: Office) -> tuple[Holding, ...]:
    if office.names:
        return terms_at_body(known, office.noun, office.country, office.names)
    found = terms_in_office(known, office.noun, office.country)
    return tuple(h for h in found if role_of(h.term.role).of in office.state) or found


def _of_office(holdings: tuple[Holding, ...], question: Question, date: str, single: bool) -> Answer:
    """The answer when an office is asked for: who held it on the day; those before and after stand beside."""
    now = [h for h in holdings if holds(h.term, date)] or ([] if date else list(holdings[:1]))
    past = [h for h in holdings if h not in now and h.term.until and (not date or h.term.until < date)]
    past.sort(key=lambda h: h.term.until, reverse=True)
    future = [h for h in reversed(holdings) if date and h.term.since > date]
    if question.elect:
        soon = [h for h in future if is_soon(h.term, date)]
        return Answer(as_elect(soon[0]) if soon else None, tuple(_held(h, date) for h in now))
    if question.former:
        left = [h for h in past if all(h.entry.key != other.entry.key for other in now)]
        return Answer(as_former(left[0]) if left else None, tuple(as_former(h) for h in left[1:6]))
    if question.acting:
        now.sort(key=lambda h: not role_of(h.term.role).provisional)
    others = [*(_held(h, date) for h in now), *(as_former(h) for h in past[:1]),
              *(candidate(h.entry, h.term, f"takes the office on {h.term.since}") for h in future[:1])]  # fmt: skip
    if not now or (not single and len({h.entry.key for h in now}) > 1):
        return Answer(None, tuple(others))
    return Answer(others[0], tuple(others[1:]))


def _held(holding: Holding, date: str) -> Candidate:
    said = f"held the office on {date}" if date else "the last known to hold the office"
    if date and holding.term.until == date:
        said += ", the last day of the term"
    return candidate(holding.entry, holding.term, said)


def _titled(known: Directory, index: Index, question: Question, date: str) -> Answer | None:
    """The answer when a title stands before a name: the bearer who holds, held or will hold that office."""
    words = question.words.split()
    for cut in range(1, len(words)):
        title, name = " ".join(words[:cut]), " ".join(words[cut:])
        bearers = (*(e for e in named(index, name) if e.sort == "person"), *known.surnames.get(name, ()))
        titles = _titles(index, title)
        if not titles:
            continue
        if not bearers:
            unknown = _by_title(titles, name)
            if unknown is not None and cut + 2 >= len(words):
                return Answer(unknown)
            continue
        matching = [(_rank(h.term, question, date), h) for entry in bearers for h in _terms_titled(entry, titles)]
        if not matching:
            return _of_entries(tuple({e.key: e for e in bearers}.values()), question, date)
        best = max(matching, key=lambda pair: pair[0])[1]
        rest = tuple({e.key: e for e in bearers if e.key != best.entry.key}.values())
        others = tuple(_passed_over(as_on(entry, date), "bears the name too") for entry in rest)
        return Answer(_with_title(best, question, date), others)
    return None


def _titles(index: Index, title: str) -> list[tuple[str, str]]:
    """The readings of a title as the noun of an office and the country named before it, if any."""
    words = title.split()
    found = [(title.lower(), "")] if is_office(title.lower()) else []
    for cut in range(1, len(words)):
        noun = " ".join(words[cut:]).lower()
        if is_office(noun):
            found += [(noun, term.country) for e in named(index, " ".join(words[:cut])) for term in e.terms[:1]]
    return found


def _terms_titled(entry: Entry, titles: list[tuple[str, str]]) -> list[Holding]:
    return [Holding(entry, term) for term in entry.terms for noun, country in titles
            if held_office(Holding(entry, term), noun) and country in ("", term.country)]  # fmt: skip


def _rank(term: Term, question: Question, date: str) -> tuple[int, str]:
    """Held on the day before held once before yet to come; for "former", once before on the day."""
    if question.elect:
        return (3 if is_soon(term, date) else 0), term.since
    if holds(term, date):
        return (1 if question.former else 3), term.since
    return (2, term.since) if not date or (term.until and term.until < date) else (0, "")


def _with_title(holding: Holding, question: Question, date: str) -> Candidate:
    if question.elect and is_soon(holding.term, date):
        return as_elect(holding)
    if holds(holding.term, date) or not date:
        return _held(holding, date)
    return as_former(holding) if question.former and holding.term.until else as_on(holding.entry, date)


def _by_title(titles: list[tuple[str, str]], name: str) -> Candidate | None:
    """Somebody whom no row names, by the country and the office before the name, as in a text."""
    for noun, country in titles:
        row = agents().get(noun)
        if row is not None and country and fold(name).istitle():
            term = Term(country, row.sector, noun, row="actors/agents.csv")
            return candidate(
                Entry("", "person", name, "person", (term,)), term, "no row names this person: by the title"
            )
    return None
