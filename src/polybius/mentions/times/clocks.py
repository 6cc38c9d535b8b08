"""Times of day: "9 a.m.", "18:00 UTC", "noon on Thursday"."""

from collections.abc import Sequence

from msgspec.structs import replace

from polybius.mentions.times import dates
from polybius.mentions.times.expression import Expression, lower, word_of
from polybius.vocabulary import Token

ZONES = frozenset(
    {"gmt", "utc", "est", "edt", "pst", "pdt", "cst", "cdt", "mst", "mdt", "cet", "bst", "ist", "msk", "et"}
)
ZONE_NAMES = frozenset({"local", "eastern", "central", "pacific", "mountain", "moscow", "greenwich", "london",
                        "beijing", "israel", "israeli", "iraqi", "tehran", "baghdad"})  # fmt: skip
NOON_MARKS = frozenset({"a.m.", "p.m.", "am", "pm", "a.m", "p.m"})


def clock(tokens: Sequence[Token], at: int) -> Expression | None:
    """A time of day: "9 a.m.", "10:35", "18:00 UTC", "1400 GMT", "noon", "2 a.m. local time"."""
    word = word_of(tokens, at, "clock")
    text = word.value if word is not None else lower(tokens, at)
    mark = lower(tokens, at + 1)
    military = len(text) == 4 and text.isdecimal() and (mark in ZONES or mark in ("hours", "hrs"))
    if military:
        text = f"{text[:2]}:{text[2:]}"
    hour, _, minute = text.replace(".", ":").partition(":") if mark in NOON_MARKS else text.partition(":")
    if (
        not hour.isdecimal()
        or len(hour) > 2
        or (minute and not minute.isdecimal())
        or (":" in text and len(minute) != 2)
    ):
        return None
    after = at + 1
    if mark in NOON_MARKS or (military and mark not in ZONES):
        after += 1
    elif not minute and mark not in ZONES and mark not in ("o'clock", "o’clock"):
        return None
    hours = int(hour) % 12 + 12 * (mark[0] == "p") if mark in NOON_MARKS else int(hour)
    zone, after = _zone_after(tokens, after)
    if hours > 24 or int(minute or 0) > 59:
        return None
    return _day_of_clock(tokens, Expression(first=at, last=after, shape="clock", type="TIME",
                                            clock=f"{hours:02d}:{int(minute or 0):02d}{zone}"))  # fmt: skip


def _zone_after(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The mark of the time zone that follows ("Z" for Greenwich), and the token after it."""
    word = lower(tokens, at)
    if word in ZONES or word in ("o'clock", "o’clock"):
        return "Z" if word in ("gmt", "utc") else "", at + 1
    if word in ZONE_NAMES:
        then = at + 1 + (lower(tokens, at + 1) in ("standard", "daylight", "mean", "summer"))
        if lower(tokens, then) == "time":
            return "Z" if word == "greenwich" else "", then + 1
    return "", at


def _day_of_clock(tokens: Sequence[Token], time: Expression) -> Expression:
    """The time of day with the day it names: "9 a.m. Tuesday", "noon on Thursday"."""
    at = time.last + (lower(tokens, time.last) == "on")
    day = dates.weekday(tokens, at) or dates.month_date(tokens, at) or dates.day_month(tokens, at)
    if day is not None and (day.weekday or day.day):
        return replace(day, first=time.first, type="TIME", clock=time.clock, part="")
    if (word := word_of(tokens, at, "day", "night")) is not None and word.word != "overnight":
        return replace(time, last=at + 1, shape="day", shift=int(word.value))
    return time
