"""What times are counted from: the article's date, a time named before, the day somebody spoke, another event."""

from collections.abc import Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from polybius.mentions.times import calendar
from polybius.mentions.times.anchoring import anchor
from polybius.mentions.times.calendar import Anchored
from polybius.mentions.times.expression import Expression, lower
from polybius.mentions.times.lexicon import governing_words
from polybius.mentions.times.spans import duration_value
from polybius.vocabulary import Doc, Token

TO = frozenset({"to", "until", "till", "through", "-", "–"})
SHARING = TO | {"and", "or", ","}
DAYS = ("day", "minute")
PERIODS = ("month", "quarter", "half-year", "season")
SMALL = frozenset({"S", "MIN", "H", "D"})
COMPARING = frozenset({"from", "than", "with", "to", "against", "over"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
REACH, STEPS = 12, 4
BRACKETS = frozenset({"(", ")", "on", ",", "/", "or"})


class Named(msgspec.Struct, frozen=True):
    """The last day, month and year that the text has named; `told` is the period, when what it named last is none."""

    day: date | None = None
    month: date | None = None
    year: date | None = None
    period: str = ""
    told: Anchored | None = None

    def after(self, e: Expression, found: Anchored) -> "Named":
        """What has been named once a further time has been read."""
        if found.first is None or e.type in ("DURATION", "SET"):
            return self
        if found.precision in DAYS:
            return Named(found.first, found.first, found.first)
        if found.precision in PERIODS:
            month = found.first if found.precision == "month" else self.month
            year = found.first if found.precision == "month" else self.year
            return Named(self.day, month, year, found.value, found)
        return replace(self, year=found.first, told=found) if found.precision == "year" else self

    def moment(self, e: Expression, anchored: Anchored, published: date | None) -> Anchored:
        """A moment counted in days or less from one that is only known by its month or year: it lies in that."""
        told = self.told
        counted = e.shape == "offset" and e.origin == "reference" and e.unit in SMALL and (e.shift or 0) > 0
        if told is None or not counted or published is None or told.last is None or told.last >= published:
            return anchored
        return Anchored(duration_value(e.number, e.unit), told.first, told.last, told.precision)

    def part_of(self, e: Expression, tokens: Sequence[Token]) -> str:
        """The part of the year meant again in another year: "-Q3" after "the third quarter … the same period"."""
        if e.stage == "SAME DAY" and self.day is not None:
            return self.day.isoformat()[4:]
        if e.stage == "SAME MONTH" and self.month is not None:
            return self.month.isoformat()[4:7]
        compared = e.unit == "Y" and e.shift == -1 and lower(tokens, e.first - 1) in COMPARING
        again = e.stage == "SAME PERIOD" or lower(tokens, e.last - 1) == "period"
        if again or (compared and "-Q" in self.period):
            return self.period[4:]
        return ""

    def reference(self, e: Expression) -> date | None:
        """The time an expression is counted from: a year for years, a month for months, else a day."""
        if e.shape not in ("offset", "same", "unit") and e.origin != "reference":
            return self.day
        if e.unit in ("Y", "DE") or (e.month is not None and e.day is None) or e.unit in calendar.SEASONS:
            return self.year or self.day
        return (self.month if e.unit == "M" else self.day) or self.day


def anchored_times(doc: Doc, expressions: Sequence[Expression], published: date | None) -> list[Anchored]:
    """The value of each expression of an article, in the order of the text."""
    tokens, named, found = doc.tokens, Named(), list[Anchored]()
    for i, read in enumerate(expressions):
        e = _with_shared_year(tokens, read, expressions[i + 1] if i + 1 < len(expressions) else None)
        start = found[-1].first if i and _continues(tokens, expressions[i - 1], e) else None
        if i and _shares_what_is_ahead(tokens, expressions[i - 1], e, found[-1].first, published):
            start = found[-1].first
        if e.shape == "clock":
            e = _on_its_day(tokens, e, expressions[i + 1 : i + 3])
        if start is not None and e.year is None:
            pointed = replace(e, shift=1, origin="reference")
            anchored = anchor(tokens, pointed, published, start)
        else:
            anchored = anchor(tokens, e, published, named.reference(e))
        if anchored.precision == "year" and (part := named.part_of(e, tokens)):
            anchored = calendar.valued(anchored.value[:4] + part, explicit=anchored.explicit)
        anchored = named.moment(e, anchored, published)
        named = named.after(e, anchored) if e.shape != "offset" or anchored.precision in DAYS else named
        found.append(anchored)
    _date_events(tokens, expressions, found)
    _hear_speakers(doc, expressions, found)
    return found


def _on_its_day(tokens: Sequence[Token], e: Expression, following: Sequence[Expression]) -> Expression:
    """A time of day on the day that follows it and another clock's: "10:35 a.m. (0735 GMT) Friday"."""
    last = e.last
    for then in following:
        between = {t.lower for t in tokens[last : then.first]}
        if not between or not between <= BRACKETS:
            return e
        if then.shape != "clock":
            whole = then.weekday is not None or then.day is not None or then.shape == "day"
            return (
                replace(then, first=e.first, last=e.last, type="TIME", clock=e.clock, part="", stage="") if whole else e
            )
        last = then.last
    return e


def _with_shared_year(tokens: Sequence[Token], e: Expression, then: Expression | None) -> Expression:
    """A month or day that has its year from the one named with it: "between May 3 and June 5, 1994"."""
    if e.shape != "date" or e.year is not None or e.month is None or e.shift is not None or then is None:
        return e
    if then.shape != "date" or then.year is None or then.month is None or then.first != e.last + 1:
        return e
    if lower(tokens, e.last) not in SHARING:
        return e
    earlier = (then.month, then.day or 31) < (e.month, e.day or 1)
    return replace(e, year=then.year - earlier) if not earlier or lower(tokens, e.last) in TO else e


def _continues(tokens: Sequence[Token], before: Expression, e: Expression) -> bool:
    """Whether a weekday, month or day is the end of what another began: "from Monday to Friday"."""
    if e.shape not in ("date", "weekday") or before.shape != e.shape or e.first != before.last + 1:
        return False
    joint, lead = lower(tokens, before.last), lower(tokens, before.first - 1)
    if joint == "and":
        return lead == "between"
    return joint in TO and (lead == "from" or joint in ("through", "-", "–"))


def _shares_what_is_ahead(
    tokens: Sequence[Token], before: Expression, e: Expression, day: date | None, published: date | None
) -> bool:
    """Whether a weekday is named together with one that lies ahead: "he will be in Ankara on Monday and Tuesday"."""
    both = e.shape == "weekday" and before.shape == "weekday" and e.shift is None and e.unit != "W"
    together = both and e.first == before.last + 1 and lower(tokens, before.last) in ("and", "or", ",")
    return together and day is not None and published is not None and day > published


def _date_events(tokens: Sequence[Token], expressions: Sequence[Expression], found: list[Anchored]) -> None:
    """Give "two days after the attack of 3 June" the day counted from the other event, whose day is named."""
    for i, e in enumerate(expressions[:-1]):
        other, then = found[i + 1], expressions[i + 1]
        if e.shape != "offset" or e.origin != "event" or e.number is None or other.first is None:
            continue
        between = tokens[e.last : then.first]
        if len(between) > REACH or other.precision not in DAYS or any(t.tag in FINITE for t in between):
            continue
        if tokens[then.first].sentence != tokens[e.first].sentence:
            continue
        day = calendar.moved(other.first, -(e.shift or -1) * e.number, e.unit)
        if day is not None:
            found[i] = Anchored(found[i].value, day, day, "day" if e.unit in ("D", "W") else "month")


def _hear_speakers(doc: Doc, expressions: Sequence[Expression], found: list[Anchored]) -> None:
    """Count "today" and "tomorrow" inside quotation marks from the day on which the words were said."""
    tokens, said = doc.tokens, dict[int, date]()
    quoted = [i for i, e in enumerate(expressions) if e.shape == "day" and tokens[e.first].quoted]
    if not quoted:
        return
    for e, time in zip(expressions, found, strict=True):
        if time.first is not None and time.precision in DAYS and _dates_a_saying(tokens, e):
            said.setdefault(tokens[e.first].sentence, time.first)
    for i in quoted:
        sentence = doc.sentences[tokens[expressions[i].first].sentence]
        same_paragraph = sentence.i and doc.sentences[sentence.i - 1].paragraph == sentence.paragraph
        day = said.get(sentence.i) or (said.get(sentence.i - 1) if same_paragraph else None)
        if day is not None:
            found[i] = anchor(tokens, expressions[i], day)


def _dates_a_saying(tokens: Sequence[Token], e: Expression) -> bool:
    """Whether a day is the day of a verb of speech: "she said on Wednesday"."""
    if tokens[e.first].quoted or e.shape not in ("weekday", "date"):
        return False
    node = next((i for i in range(e.first, e.last) if not e.first <= tokens[i].head < e.last), e.first)
    for _ in range(STEPS):
        if tokens[node].pos in ("VERB", "AUX"):
            return governing_words().get(tokens[node].lemma) == "speech"
        if tokens[node].dep == "poss":
            return False
        node = tokens[node].head
    return False
