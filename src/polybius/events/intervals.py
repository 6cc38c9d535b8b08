"""Spans from one deed to another or up to a day: "a week after 44 people were killed", "three days ended"."""

import re
from datetime import date, timedelta

from msgspec.structs import replace

from polybius.events.words import words
from polybius.vocabulary import Clause, Doc, Time, TimeMention

SPAN = re.compile(r"P(\d{1,4})([DWMY])")
SIDES = {"after": 1, "following": 1, "before": -1}
NEWS = 3  # the sentences of an article that can be told from the day of its publication
STEPS = 12
STEM = 5
DAYS = ("day", "minute")


def anchored(doc: Doc, clauses: tuple[Clause, ...], times: tuple[TimeMention, ...]) -> tuple[TimeMention, ...]:
    """The time expressions, spans between two deeds or up to a named day with the days that follow from it."""
    spans = Intervals(doc, clauses, times)
    return tuple(spans.anchored(mention) for mention in times)


class Intervals:
    """Which clause of a document each time expression hangs on, and which day it names."""

    def __init__(self, doc: Doc, clauses: tuple[Clause, ...], times: tuple[TimeMention, ...]) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.clauses = clauses
        self.at = {c.support: c.i for c in reversed(clauses) if c.support is not None} | {c.head: c.i for c in clauses}
        self.days: dict[int, Time] = {}
        for mention in reversed(times):
            told = mention.time.type in ("DATE", "TIME") and mention.time.from_ and mention.time.precision in DAYS
            if told and (index := self._clause_over(self._top(mention))) is not None:
                self.days[index] = mention.time

    def anchored(self, mention: TimeMention) -> TimeMention:
        """One expression, with days where another deed or the day of its end gives them."""
        if self._is_open(mention):
            return self._until_now(mention)
        if mention.time.type != "DURATION" or not SPAN.fullmatch(mention.time.value):
            return mention
        if mention.last < len(self.tokens) and self.tokens[mention.last].lower in SIDES:
            return self._between(mention)
        return self._ended(mention)

    def _is_open(self, mention: TimeMention) -> bool:
        """Whether a time is only where a span begins that lasts: "since 1976"."""
        before = self.tokens[mention.first - 1] if mention.first else None
        return before is not None and before.lower == "since" and mention.time.type in ("DATE", "TIME")

    def _until_now(self, mention: TimeMention) -> TimeMention:
        """A time with all that has passed since, to the day of the article; none where its perfect is of the past."""
        published, start = self.doc.article.published, mention.time.from_
        if not published or not start or start[:10] >= published[:10] or self._is_past(mention):
            return mention
        return replace(mention, time=replace(mention.time, to=published[:10]))

    def _is_past(self, mention: TimeMention) -> bool:
        """Whether the clause of a span tells of what had been so ("had fought since 1976")."""
        index = self._clause_over(self._top(mention))
        return index is not None and self.clauses[index].tense == "past"

    def _between(self, mention: TimeMention) -> TimeMention:
        """A span with "after" or "before": the day of the deed under it, else that of the deed over it."""
        sign = SIDES[self.tokens[mention.last].lower]
        below = self._clause_under(mention.last)
        above = self._clause_over(self._top(mention))
        if above == below and below is not None:
            above = self.clauses[below].parent
        if below is None or above is None:
            return _open(mention)
        if (day := self.days.get(above)) is not None:
            return _on(mention, day, -sign, below)
        if (day := self.days.get(below) or self._told_before(below)) is not None:
            return _on(mention, day, sign, above)
        if mention.time.from_ and self._is_news(above):
            return replace(_covering(mention), clause=below)
        return _open(mention)

    def _told_before(self, index: int) -> Time | None:
        """The day of the deed that "the attack" goes back to, told before with a word of the same stem."""
        noun = self.clauses[index]
        children = (self.tokens[c].lower for c in self.tokens[noun.head].children)
        if noun.kind != "noun" or "the" not in children:
            return None
        for before in reversed(self.clauses[:index]):
            same = before.predicate[:STEM] == noun.predicate[:STEM] and before.sentence < noun.sentence
            if same and before.i in self.days:
                return self.days[before.i]
        return None

    def _ended(self, mention: TimeMention) -> TimeMention:
        """A span that is the subject of an ending: the days up to the end."""
        head = self._top(mention)
        verb = self.tokens[head].head
        if self.tokens[head].dep != "nsubj" or self.tokens[verb].lemma not in words("closing"):
            return mention
        index = self.at.get(verb)
        day = self.days.get(index) if index is not None else None
        first = _moved(day, mention.time.value, -1) if day is not None else None
        if day is None or first is None:
            return mention
        return replace(mention, time=replace(mention.time, from_=first.isoformat(), to=day.to, basis="relative"))

    def _is_news(self, index: int) -> bool:
        """Whether a clause tells of what has just happened: at the head of the article, or what "comes" now."""
        clause = self.clauses[index]
        comes = clause.kind == "verb" and clause.predicate in words("coming")
        return comes or self.doc.sentences[clause.sentence].i < NEWS

    def _top(self, mention: TimeMention) -> int:
        inside = range(mention.first, mention.last)
        return next((i for i in inside if self.tokens[i].head not in inside), mention.last - 1)

    def _clause_over(self, token: int) -> int | None:
        for _ in range(STEPS):
            if (index := self.at.get(token)) is not None:
                return index
            if self.tokens[token].head == token:
                return None
            token = self.tokens[token].head
        return None

    def _clause_under(self, marker: int) -> int | None:
        """The clause that "after" opens: the verb it marks, or the event noun it governs."""
        node = self.tokens[marker]
        if node.dep == "mark":
            return self.at.get(node.head)
        governed = (c for c in node.children if self.tokens[c].dep in ("pobj", "pcomp"))
        return next((self.at[c] for c in governed if c in self.at), None)


def _open(mention: TimeMention) -> TimeMention:
    """A span between deeds of which neither is dated."""
    return replace(mention, time=replace(mention.time, from_=None, to=None, basis="unanchored"))


def _on(mention: TimeMention, day: Time, sign: int, clause: int) -> TimeMention:
    moved = _moved(day, mention.time.value, sign)
    if moved is None:
        return _open(mention)
    time = replace(mention.time, from_=moved.isoformat(), to=moved.isoformat(), basis="relative")
    return replace(_covering(replace(mention, time=time)), clause=clause)


def _covering(mention: TimeMention) -> TimeMention:
    """A span whose day is known only as well as its unit tells: "three years after" is a year."""
    time = mention.time
    found = SPAN.fullmatch(time.value)
    if found is None or time.from_ is None or found[2] in "DW":
        return mention
    year, month = time.from_[:4], time.from_[5:7]
    if found[2] == "Y":
        return replace(mention, time=replace(time, from_=f"{year}-01-01", to=f"{year}-12-31", precision="year"))
    last = (date(int(year) + (month == "12"), int(month) % 12 + 1, 1) - timedelta(days=1)).isoformat()
    return replace(mention, time=replace(time, from_=f"{year}-{month}-01", to=last, precision="month"))


def _moved(day: Time, value: str, sign: int) -> date | None:
    """The day a span before (-1) or after (1) another."""
    found = SPAN.fullmatch(value)
    if found is None or day.from_ is None:
        return None
    start, number, unit = date.fromisoformat(day.from_), sign * int(found[1]), found[2]
    if unit in "DW":
        return start + timedelta(days=number * (7 if unit == "W" else 1))
    months = start.month - 1 + number * (12 if unit == "Y" else 1)
    year = start.year + months // 12
    return date(year, months % 12 + 1, min(start.day, 28)) if 1 <= year <= 9999 else None
