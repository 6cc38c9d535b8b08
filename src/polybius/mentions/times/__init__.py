"""Time expressions and the days they cover."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from polybius.mentions.numerals import number_words
from polybius.mentions.times import dates, periods, relative
from polybius.mentions.times.anchoring import Anchored, anchor
from polybius.mentions.times.expression import Expression
from polybius.mentions.times.lexicon import fixed_phrases, holiday_phrases, time_words
from polybius.vocabulary import Doc, Time, TimeMention, Token

Reader = Callable[[Sequence[Token], int], Expression | None]

NUMBERS: tuple[Reader, ...] = (
    dates.numeric_date, dates.day_month, dates.clock, dates.decade, dates.century, periods.quarter,
    relative.counted_span, dates.spelled_year, dates.bare_year,
)  # fmt: skip
READERS: dict[str, tuple[Reader, ...]] = {
    "month": (dates.month_date,),
    "weekday": (dates.weekday,),
    "weekdays": (relative.weekdays,),
    "unit": (relative.long_span,),
    "units": (relative.long_span, relative.bare_units),
    "weekend": (periods.weekend,),
    "stage": (periods.staged,),
    "day": (relative.pointed_day,),
    "night": (relative.pointed_day,),
    "shift": (relative.shifted,),
    "each": (relative.each,),
    "some": (relative.counted_span,),
    "clock": (dates.clock,),
}
OPENERS: dict[str, tuple[Reader, ...]] = {
    "the": (periods.with_article,),
    "a": (relative.counted_span,),
    "an": (relative.counted_span,),
    "half": (relative.counted_span,),
    "that": (relative.same_time,),
    "first": (relative.shifted, periods.quarter),
    "second": (periods.quarter,),
    "third": (periods.quarter,),
    "fourth": (periods.quarter,),
    **{words[0]: (relative.approximate_span,) for words in relative.AMOUNTS},
}
PREFIXED_YEARS = ("mid-", "pre-", "post-", "early-", "late-", "'")


@cache
def readers() -> dict[str, tuple[Reader, ...]]:
    """For each word that can open a time expression, what tries to read one there, in order."""
    found: dict[str, tuple[Reader, ...]] = dict.fromkeys(number_words(), NUMBERS)
    for word, row in time_words().items():
        found[word] = found.get(word, ()) + READERS.get(row.kind, ())
    for word, tried in OPENERS.items():
        found[word] = tried + found.get(word, ())
    for word in fixed_phrases():
        found[word] = (*found.get(word, ()), relative.fixed)
    for word in holiday_phrases():
        found[word] = (dates.holiday, *found.get(word, ()))
    return found


def find_times(doc: Doc) -> tuple[TimeMention, ...]:
    """All time expressions of a document, in text order, anchored on its publication date when there is one."""
    published = _published(doc)
    reference: date | None = None
    year: date | None = None
    found: list[TimeMention] = []
    for expression in _expressions(doc.tokens):
        counted_by_years = expression.shape == "offset" and expression.unit in ("Y", "DE") and year is not None
        anchored = anchor(doc.tokens, expression, published, year if counted_by_years else reference)
        if anchored.first is not None and anchored.precision in ("day", "minute") and expression.type != "DURATION":
            reference = year = anchored.first
        elif anchored.first is not None and anchored.precision == "year" and expression.type == "DATE":
            year = anchored.first
        found.append(_mention(doc, expression, anchored, len(found) + 1))
    return tuple(found)


def _published(doc: Doc) -> date | None:
    day = doc.article.published or doc.article.dateline_date
    try:
        return date.fromisoformat(day[:10]) if day else None
    except ValueError:
        return None


def _expressions(tokens: Sequence[Token]) -> list[Expression]:
    found: list[Expression] = []
    table, at, size = readers(), 0, len(tokens)
    while at < size:
        lower = tokens[at].lower
        tried = table.get(lower)
        if tried is None and (lower[0].isdigit() or lower.startswith(PREFIXED_YEARS)):
            tried = NUMBERS
        expression = _read(tokens, at, tried) if tried is not None else None
        if expression is None:
            at += 1
            continue
        found.append(expression)
        at = expression.last
    return found


def _read(tokens: Sequence[Token], at: int, tried: tuple[Reader, ...]) -> Expression | None:
    """The first reading of the words at a place that stays within one sentence."""
    for reader in tried:
        expression = reader(tokens, at)
        if expression is not None and tokens[expression.last - 1].sentence == tokens[at].sentence:
            return expression
    return None


def _mention(doc: Doc, e: Expression, anchored: Anchored, number: int) -> TimeMention:
    relative_basis = "relative" if anchored.first is not None else "unanchored"
    time = Time(
        id=f"t{number}", start=doc.tokens[e.first].start, end=doc.tokens[e.last - 1].end, type=e.type,
        value=anchored.value, from_=anchored.first.isoformat() if anchored.first else None,
        to=anchored.last.isoformat() if anchored.last else None, precision=anchored.precision or "day",
        basis="explicit" if anchored.explicit else relative_basis,  # type: ignore[arg-type]
    )  # fmt: skip
    return TimeMention(e.first, e.last, time)
