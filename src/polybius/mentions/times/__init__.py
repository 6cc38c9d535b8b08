"""Time expressions and the days they cover."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from msgspec.structs import replace

from polybius.mentions.numerals import number_words
from polybius.mentions.times import clocks, dates, periods, relative, sets, spans, year_parts, years
from polybius.mentions.times.calendar import Anchored
from polybius.mentions.times.discourse import anchored_times
from polybius.mentions.times.expression import Expression, lower
from polybius.mentions.times.lexicon import fixed_phrases, holiday_phrases, time_words
from polybius.vocabulary import Doc, Time, TimeMention, Token

Reader = Callable[[Sequence[Token], int], Expression | None]

NUMBERS: tuple[Reader, ...] = (
    dates.numeric_date, dates.day_month, clocks.clock, years.ancient_year, years.fiscal_year,
    year_parts.dated_part, years.year_range,
    sets.frequency, years.decade, years.century, year_parts.quarter,
    spans.counted_span, years.spelled_year, years.bare_year,
)  # fmt: skip
READERS: dict[str, tuple[Reader, ...]] = {
    "month": (dates.month_date,),
    "weekday": (sets.weekdays, dates.weekday),
    "weekdays": (sets.weekdays,),
    "unit": (spans.long_span,),
    "units": (spans.long_span, spans.bare_units),
    "weekend": (periods.weekend,),
    "stage": (periods.staged,),
    "day": (relative.pointed_day,),
    "night": (relative.pointed_day,),
    "shift": (relative.shifted,),
    "each": (sets.each,),
    "some": (spans.counted_span,),
    "score": (spans.counted_span,),
    "clock": (clocks.clock,),
    "season": (year_parts.season,),
    "ordinal": (years.century, year_parts.quarter, dates.day_month),
}
OPENERS: dict[str, tuple[Reader, ...]] = {
    "the": (periods.with_article,),
    "a": (spans.counted_span,),
    "an": (spans.counted_span,),
    "half": (spans.counted_span,),
    "that": (relative.same_time,),
    "fiscal": (years.fiscal_year,),
    "once": (sets.frequency,),
    "twice": (sets.frequency,),
    "'": (years.decade, years.short_year),
    "’": (years.decade, years.short_year),
    "‘": (years.decade, years.short_year),
    "first": (relative.shifted, year_parts.quarter),
    "second": (year_parts.quarter, dates.day_month),
    **{words[0]: (relative.approximate_span,) for words in relative.AMOUNTS},
}
LETTERED = ("q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q", "h1", "h2", "1h", "2h")
EVENT_NAMES = frozenset({"war", "wars", "revolution", "uprising", "massacre", "intifada", "plot", "crisis"})
FIGURES, YEAR_ENDS = frozenset("0123456789"), frozenset("0123456789s'")
PREFIXED_YEARS = ("mid-", "pre-", "post-", "early-", "late-", "'", "fy")


@cache
def readers() -> dict[str, tuple[Reader, ...]]:
    """For each word that can open a time expression, what tries to read one there, in order."""
    found: dict[str, tuple[Reader, ...]] = dict.fromkeys(number_words(), NUMBERS)
    for word, row in time_words().items():
        found[word] = found.get(word, ()) + READERS.get(row.kind, ())
    for word, tried in OPENERS.items():
        found[word] = tried + found.get(word, ())
    found |= dict.fromkeys(LETTERED, (year_parts.lettered_quarter,))
    for word in fixed_phrases():
        found[word] = (*found.get(word, ()), relative.fixed)
    for word in holiday_phrases():
        found[word] = (dates.holiday, *found.get(word, ()))
    return found


def headline_times(doc: Doc, known: int) -> tuple[Time, ...]:
    """The times in a headline above a body, numbered on from the `known` ones of the body; no event is told by them."""
    line = replace(doc, tokens=doc.headline)
    expressions = [e for e in _expressions(doc.headline) if e.type != "SET" or doc.headline[e.first].text[0].islower()]
    found = anchored_times(line, expressions, _published(doc))
    read = enumerate(zip(expressions, found, strict=True), known + 1)
    return tuple(_mention(line, e, time, n).time for n, (e, time) in read)


def find_times(doc: Doc) -> tuple[TimeMention, ...]:
    """All time expressions of a document, in text order, anchored on its publication date when there is one."""
    expressions = _expressions(doc.tokens)
    found = anchored_times(doc, expressions, _published(doc))
    return tuple(_mention(doc, e, time, n) for n, (e, time) in enumerate(zip(expressions, found, strict=True), 1))


def _published(doc: Doc) -> date | None:
    day = doc.article.published or doc.article.dateline_date
    try:
        return date.fromisoformat(day[:10]) if day else None
    except ValueError:
        return None


def _expressions(tokens: Sequence[Token]) -> list[Expression]:
    found: list[Expression] = []
    table, end = readers(), 0
    words = [token.lower for token in tokens]
    starts = [
        at for at, word in enumerate(words)
        if word in table or word[0] in FIGURES or (word[-1] in YEAR_ENDS and word.startswith(PREFIXED_YEARS))
    ]  # fmt: skip
    for at in starts:
        if at < end:
            continue
        expression = _read(tokens, at, table.get(words[at], NUMBERS))
        if expression is not None:
            found.append(expression)
            end = expression.last
    return found


def _read(tokens: Sequence[Token], at: int, tried: tuple[Reader, ...]) -> Expression | None:
    """The first reading of the words at a place that stays within one sentence."""
    for reader in tried:
        expression = reader(tokens, at)
        if expression is not None and tokens[expression.last - 1].sentence == tokens[at].sentence:
            return None if _is_named_event(tokens, expression) else expression
    return None


def _is_named_event(tokens: Sequence[Token], e: Expression) -> bool:
    """Whether a time is part of the name of an event: "the Six-Day War", "the October Revolution"."""
    if e.year is not None or e.day is not None or e.value[:1].isdecimal():
        return False
    at = e.last + (lower(tokens, e.last) in ("'", "’"))
    return (
        lower(tokens, at) in EVENT_NAMES
        and tokens[at].text[0].isupper()
        and tokens[e.first].sentence == tokens[at].sentence
    )


def _mention(doc: Doc, e: Expression, anchored: Anchored, number: int) -> TimeMention:
    relative_basis = "relative" if anchored.first is not None else "unanchored"
    kind = "DATE" if anchored.value.endswith("_REF") else "TIME" if e.part and e.type == "DATE" else e.type
    time = Time(
        id=f"t{number}", start=doc.tokens[e.first].start, end=doc.tokens[e.last - 1].end, type=kind,
        value=anchored.value, from_=anchored.first.isoformat() if anchored.first else None,
        to=anchored.last.isoformat() if anchored.last else None, precision=anchored.precision or "day",
        basis="explicit" if anchored.explicit else relative_basis,  # type: ignore[arg-type]
    )  # fmt: skip
    return TimeMention(e.first, e.last, time)
