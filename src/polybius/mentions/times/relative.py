"""Expressions that count or point: "three days ago", "last week", "every Friday", "the next morning"."""

from collections.abc import Sequence

from msgspec.structs import replace

from polybius.mentions.numerals import read_number
from polybius.mentions.times import dates, years
from polybius.mentions.times.expression import Expression, Origin, joined, lower, spells, word_of
from polybius.mentions.times.lexicon import fixed_phrases
from polybius.mentions.times.spans import counted_span
from polybius.vocabulary import Token

AMOUNTS = (
    ("less", "than"), ("more", "than"), ("no", "more", "than"), ("no", "less", "than"), ("no", "fewer", "than"),
    ("not", "more", "than"), ("fewer", "than"), ("close", "to"), ("at", "least"), ("at", "most"), ("up", "to"),
    ("nearly",), ("almost",), ("around",), ("over",), ("under",), ("roughly",), ("approximately",), ("some",),
    ("exactly",), ("just",),
)  # fmt: skip
CLOSING = (",", ".", ";", "", "and", ")", "''", '"', "”")
BEFORE_IT = ("previous", "preceding", "prior")
COUNTING = frozenset({"last", "past", "next", "coming", "following", *BEFORE_IT})
PARTS_OF_YEARS = {"month": "SAME MONTH", "quarter": "SAME PERIOD", "period": "SAME PERIOD", "half": "SAME PERIOD",
                  "season": "SAME PERIOD", "day": "SAME DAY"}  # fmt: skip
SIDES = {"before": -1, "earlier": -1, "after": 1, "later": 1}
OF_TODAY = Expression(first=0, last=0, shape="unit")


def approximate_span(tokens: Sequence[Token], at: int) -> Expression | None:
    """A span with its bound: "nearly forty years", "at least 72 hours"."""
    first = lower(tokens, at)
    for words in AMOUNTS:
        if words[0] == first and spells(tokens, at, words):
            inner = counted_span(tokens, at + len(words)) or shifted(tokens, at + len(words))
            return replace(inner, first=at) if inner is not None and inner.shape in ("duration", "offset") else None
    return None


def shifted(tokens: Sequence[Token], at: int) -> Expression | None:
    """What "last", "this" or "next" points at: a unit, weekday, month, season, part of day or number of units."""
    word = word_of(tokens, at, "shift")
    if word is None or tokens[at].tag in ("VB", "VBD", "VBZ"):
        return None
    shift, then = int(word.value), at + 1
    if word.word == "this" and lower(tokens, then) in ("past", "coming"):
        inner = dates.weekday(tokens, then + 1) or shifted(tokens, then)
        shift = inner.shift if inner is not None and inner.shift is not None else -1 if lower(
            tokens, then) == "past" else 1  # fmt: skip
        return replace(inner, first=at, shift=shift) if inner is not None else None
    origin: Origin = "reference" if word.word in (*BEFORE_IT, "following") else "published"
    base = Expression(first=at, last=at + 2, shape="unit", shift=shift, origin=origin)
    if (lower(tokens, then), lower(tokens, then + 1)) == ("fiscal", "year"):
        return replace(base, last=at + 3, unit="FY")
    unit = word_of(tokens, then, "unit", "season", "weekend")
    if unit is not None and unit.word in ("day", "hour") and word.word == "past":
        return replace(base, shape="duration", type="DURATION", unit=unit.value, number=1)
    if unit is not None and unit.value == "DE" and shift:
        return replace(base, shape="duration", type="DURATION", unit="DE", number=1)
    if unit is not None and not joined(tokens, then):
        if word.word in ("current", "coming") and unit.value == "S":
            return None
        if unit.value == "D" and word.word in ("past", "last", "this", "coming"):
            return None
        return replace(base, unit=unit.value) if unit.value not in ("S", "MIN") and unit.word != "seconds" else None
    if (unit := word_of(tokens, then, "units")) is not None and word.word in ("past", "coming", "last", "next"):
        return replace(base, shape="duration", type="DURATION", unit=unit.value)
    if (part := word_of(tokens, then, "part")) is not None:
        return replace(base, shape="day", type="TIME", part=part.value, shift=-1 if word.word == "last" else shift)
    if word.word in COUNTING and (counted := _counted(tokens, then, base)) is not None:
        return counted
    inner = dates.weekday(tokens, then) or dates.month_date(tokens, then) or dates.holiday(tokens, then)
    if inner is None or inner.year is not None or word.word in ("past", "current", "latest"):
        return None
    return replace(inner, first=at, shift=shift, origin=origin)


def _counted(tokens: Sequence[Token], at: int, pointing: Expression) -> Expression | None:
    """The number of units after a pointing word: "three weeks" of "the past three weeks", "two summers"."""
    inner = counted_span(tokens, at)
    if inner is not None and inner.shape == "duration" and lower(tokens, at) not in ("a", "an"):
        return replace(inner, first=pointing.first, shift=pointing.shift, origin=pointing.origin)
    number = read_number(tokens, at)
    season = word_of(tokens, number[1], "season") if number is not None else None
    if number is None or season is None:
        return None
    return replace(pointing, last=number[1] + 1, shape="set", type="SET", unit=season.value)


def pointed_day(tokens: Sequence[Token], at: int) -> Expression | None:
    """A day by today: "yesterday", "tonight", "tomorrow morning", "later today"."""
    word = word_of(tokens, at, "day", "night")
    if word is None:
        return None
    if word.kind == "night":
        return Expression(first=at, last=at + 1, shape="day", type="TIME", shift=int(word.value), part="NI")
    part, after = dates.part_after(tokens, at + 1)
    return Expression(
        first=at, last=after, shape="day", type="TIME" if part else "DATE", shift=int(word.value), part=part
    )


def beside(tokens: Sequence[Token], at: int) -> Expression | None:
    """What lies beside a named time: "day before yesterday", "night after Christmas", "week before last"."""
    word, side = word_of(tokens, at, "unit", "part"), lower(tokens, at + 1)
    if word is None or side not in ("before", "after"):
        return None
    step = -1 if side == "before" else 1
    part = word.value if word.kind == "part" else ""
    if lower(tokens, at + 2) == ("last" if step < 0 else "next") and word_of(tokens, at + 3, "weekday", "unit") is None:
        shape = replace(OF_TODAY, first=at, last=at + 3, shift=2 * step, unit=word.value)
        return replace(shape, shape="day", type="TIME", part=part) if part else shape if word.value in "WMY" else None
    if word.kind == "unit" and word.value != "D":
        return None
    inner = (
        pointed_day(tokens, at + 2) or dates.holiday(tokens, at + 2) or dates.weekday(tokens, at + 2)
        or dates.month_date(tokens, at + 2) or dates.day_month(tokens, at + 2) or shifted(tokens, at + 2)
    )  # fmt: skip
    if inner is None or (inner.day is None and inner.shape not in ("day", "holiday", "weekday")) or inner.part:
        return None
    return replace(inner, first=at, plus=step, part=part, type="TIME" if part else "DATE")


def opening_span(tokens: Sequence[Token], at: int) -> Expression | None:
    """A span at one end of a period: "first nine months", "final two days"."""
    if lower(tokens, at) not in ("first", "final", "opening", "closing"):
        return None
    inner = counted_span(tokens, at + 1)
    return replace(inner, first=at) if inner is not None and inner.shape == "duration" else None


def same_time(tokens: Sequence[Token], at: int) -> Expression | None:
    """A time that points back at one named before: "that day", "the same year", "the day before"."""
    if lower(tokens, at) not in ("that", "the"):
        return None
    then = at + 1 + (lower(tokens, at + 1) == "same")
    same = then == at + 2
    if same and (of_year := same_of_year(tokens, at)) is not None:
        return of_year
    unit = word_of(tokens, then, "unit", "part", "season")
    if (lower(tokens, at) == "the" and not same) or (unit is not None and unit.value in ("S", "MIN", "H", "Q")):
        return None
    if tokens[at].lower == "that" and tokens[at].dep not in ("det", "npadvmod"):
        return None
    if unit is None and lower(tokens, at) != "that" and not same:
        return None
    if unit is None:
        named = dates.weekday(tokens, then) or dates.month_date(tokens, then)
        plain = named is not None and named.year is None and named.day is None
        return replace(named, first=at, shape="same", unit="D", shift=0) if plain and named is not None else None
    part = unit.value if unit.kind == "part" else ""
    return Expression(first=at, last=then + 1, shape="same", unit="D" if part else unit.value, part=part, shift=0)


def same_of_year(tokens: Sequence[Token], at: int) -> Expression | None:
    """A part of the year as in another year: "the same month last year", "the same period a year ago"."""
    part = PARTS_OF_YEARS.get(lower(tokens, at + 2)) if lower(tokens, at + 1) == "same" else None
    if part is None:
        return None
    then = at + 3
    led = lower(tokens, then) in ("of", "in")
    year = years.year_number(lower(tokens, then + 1)) if led else None
    if year is not None:
        return Expression(first=at, last=then + 2, shape="date", year=year, stage=part)
    inner = shifted(tokens, then + led) or counted_span(tokens, then)
    if inner is None or inner.unit != "Y" or inner.shape not in ("unit", "offset") or not inner.shift:
        return None
    return replace(inner, first=at, stage=part)


def next_day(tokens: Sequence[Token], at: int) -> Expression | None:
    """The neighbour of a day named before: "the next morning", "the following year", "the day before"."""
    word, then = lower(tokens, at + 1), lower(tokens, at + 2)
    if word in ("next", "following", *BEFORE_IT):
        unit = word_of(tokens, at + 2, "unit", "part")
        if unit is None or (word == "next" and unit.kind == "unit" and unit.value != "D"):
            return None
        part = unit.value if unit.kind == "part" else ""
        shift = -1 if word in BEFORE_IT else 1
        return Expression(first=at, last=at + 3, shape="same", unit="D" if part else unit.value, part=part, shift=shift)
    closed = lower(tokens, at + 3) in CLOSING or (then == "earlier" and lower(tokens, at + 3) != "than")
    sided = word_of(tokens, at + 1, "unit", "part")
    if sided is None or sided.value not in ("D", "W", "M", "Y", "NI") or then not in SIDES or not closed:
        return None
    part = "NI" if word == "night" else ""
    return Expression(first=at, last=at + 3, shape="same", unit="D" if part else sided.value, part=part,
                      shift=SIDES[then])  # fmt: skip


def fixed(tokens: Sequence[Token], at: int) -> Expression | None:
    """An expression with one value wherever it stands: "now", "recently", "the future"."""
    for words, phrase in fixed_phrases().get(lower(tokens, at), ()):
        if spells(tokens, at, words) and not _is_no_time(tokens, at, at + len(words), phrase.type):
            return Expression(first=at, last=at + len(words), shape="fixed", type=phrase.type, value=phrase.value)  # type: ignore[arg-type]
    return None


def _is_no_time(tokens: Sequence[Token], at: int, after: int, kind: str) -> bool:
    """Whether "Daily" is the name of a newspaper ("the People's Daily"), or "now" opens a new subject ("Now for …")."""
    word, opening = tokens[after - 1], at == 0 or tokens[at - 1].sentence != tokens[at].sentence
    if word.lower == "now":
        return opening and lower(tokens, after) in ("for", "let", "then")
    if after == at + 2 and word.lower in ("past", "future"):
        return after < len(tokens) and tokens[after].tag[:2] in ("NN", "CD", "JJ")
    return kind == "SET" and word.tag == "NNP" and not opening
