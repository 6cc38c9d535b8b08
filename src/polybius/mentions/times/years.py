"""Years, fiscal years, decades and centuries."""

from collections.abc import Sequence

from polybius.mentions.numerals import read_number
from polybius.mentions.times.expression import Expression, joined, lower, ordinal, word_of
from polybius.vocabulary import Token

YEAR_CUES = frozenset({"in", "since", "by", "until", "till", "during", "before", "after", "from", "to", "through",
                       "between", "of", "late", "early", "mid", "around", "circa", "and", "or", "year", "(",
                       "than"})  # fmt: skip
YEAR_BEFORE_CHRIST = frozenset({"b.c.", "b.c", "bc", "bce", "b.c.e."})
DASHES = frozenset({"-", "–", "—", "/"})
QUOTE_MARKS = frozenset({"'", "’", "‘"})
DETERMINERS = frozenset({"the", "his", "her", "its", "their", "this", "our"})
POSSESSIVES = ("'s", "’s")
YEAR_ROLES = ("nummod", "compound", "npadvmod", "nmod", "pobj")
DECADE_YEARS = {"20s", "30s", "40s", "50s", "60s", "70s", "80s", "90s"}


def year_number(text: str) -> int | None:
    """A year of four digits between 1000 and 2199."""
    return int(text) if len(text) == 4 and text.isascii() and text.isdecimal() and 1000 <= int(text) < 2200 else None


def bare_year(tokens: Sequence[Token], at: int) -> Expression | None:
    """A year by itself: after a preposition, or before the noun it dates ("the 1998 bombing")."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    text = token.lower
    for prefix in ("mid-", "pre-", "post-", "early-", "late-"):
        text = text.removeprefix(prefix)
    year = year_number(text)
    if year is None or year < 1500 or year > 2099:
        return None
    before, after = lower(tokens, at - 1), lower(tokens, at + 1)
    if before in ("$", "£", "€", "#", "no.", "flight", ":") or after in ("percent", "%", ",000") or joined(tokens, at):
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    counts = following is not None and (following.tag in ("NNS", "NNPS") or word_of(tokens, at + 1, "units"))
    if before in YEAR_CUES or text != token.lower:
        good = not (counts and token.dep == "nummod" and before not in ("in", "since", "late", "early"))
    else:
        counts = counts and not (before in DETERMINERS and 1900 < year < 2040)
        good = not counts and (after in POSSESSIVES or token.dep in YEAR_ROLES or before == "'s" or _told(tokens, at))
    return Expression(first=at, last=at + 1, shape="date", year=year) if good else None


def _told(tokens: Sequence[Token], at: int) -> bool:
    """Whether a figure is a year that something is said of, or one of a list of years: "1989 was", "2001, 2003 and"."""
    if lower(tokens, at - 1) == "," and year_number(lower(tokens, at - 2)) is not None:
        return True
    verb = tokens[tokens[at].head]
    recent = 1900 < (year_number(tokens[at].lower) or 0) < 2040
    return recent and tokens[at].dep in ("nsubj", "attr", "nsubjpass") and verb.pos in ("VERB", "AUX")


def year_range(tokens: Sequence[Token], at: int) -> Expression | None:
    """Years from one to another: "1990-95", "1914-1918"."""
    first, text = year_number(lower(tokens, at)), lower(tokens, at + 2)
    if first is None or first < 1500 or lower(tokens, at + 1) not in DASHES or not text.isdecimal():
        return None
    second = first - first % 100 + int(text) if len(text) == 2 else year_number(text)
    if second is None or not first < second <= 2099 or lower(tokens, at - 1) in DASHES:
        return None
    if lower(tokens, at + 3) in DASHES or lower(tokens, at - 1) == "$":
        return None
    return Expression(first=at, last=at + 3, shape="fixed", value=f"{first}/{second}")


def short_year(tokens: Sequence[Token], at: int) -> Expression | None:
    """A year by its last two figures: "the riots of '68"."""
    text = lower(tokens, at + 1)
    if lower(tokens, at) not in QUOTE_MARKS or len(text) != 2 or not text.isdecimal() or not text.isascii():
        return None
    if lower(tokens, at - 1) not in YEAR_CUES | {"the"} and word_of(tokens, at - 1, "season", "month") is None:
        return None
    if tokens[at].end != tokens[at + 1].start:
        return None
    return Expression(first=at, last=at + 2, shape="date", year=(1900 if int(text) > 30 else 2000) + int(text))


def fiscal_year(tokens: Sequence[Token], at: int) -> Expression | None:
    """A year of accounts, which need not begin in January: "fiscal 1998", "FY98", "the 1998 fiscal year"."""
    text = lower(tokens, at)
    if text == "fiscal":
        after = at + 1 + (lower(tokens, at + 1) == "year")
        year = year_number(lower(tokens, after))
        return Expression(first=at, last=after + 1, shape="fixed", value=f"FY{year}") if year else None
    if text.startswith("fy") and text[2:].isdecimal() and len(text) in (4, 6):
        year = int(text[2:])
        return Expression(first=at, last=at + 1, shape="fixed",
                          value=f"FY{year if year > 99 else year + (1900 if year > 50 else 2000)}")  # fmt: skip
    year = year_number(text)
    if year is None or (lower(tokens, at + 1), lower(tokens, at + 2)) != ("fiscal", "year"):
        return None
    return Expression(first=at, last=at + 3, shape="fixed", value=f"FY{year}")


def ancient_year(tokens: Sequence[Token], at: int) -> Expression | None:
    """A year before Christ: "44 B.C."."""
    text = lower(tokens, at)
    if not (text.isascii() and text.isdecimal() and len(text) <= 4) or lower(tokens, at + 1) not in YEAR_BEFORE_CHRIST:
        return None
    return Expression(first=at, last=at + 2, shape="fixed", value=f"BC{int(text):04d}")


def spelled_year(tokens: Sequence[Token], at: int) -> Expression | None:
    """A year in words: "nineteen ninety-six"."""
    if lower(tokens, at) not in ("nineteen", "twenty") or at + 1 >= len(tokens):
        return None
    number = read_number(tokens, at + 1)
    if number is None or not 10 <= number[0] < 100 or lower(tokens, at + 1) == "-":
        return None
    century = 1900 if lower(tokens, at) == "nineteen" else 2000
    return Expression(first=at, last=number[1], shape="date", year=century + int(number[0]))


def decade(tokens: Sequence[Token], at: int) -> Expression | None:
    """A decade: "1990s", "1990's", "mid-1980s", "'90s"."""
    if at >= len(tokens):
        return None
    text = lower(tokens, at).removeprefix("mid-").replace("'", "").replace("’", "")
    if len(text) == 5 and text.endswith("0s") and text[:4].isdecimal():
        return Expression(first=at, last=at + 1, shape="fixed", value=text[:3])
    before = lower(tokens, at - 1)
    if year_number(text) and text[3] == "0" and lower(tokens, at + 1) in ("'s", "’s") and before in (
        "the", "early", "late", "mid", "-"):  # fmt: skip
        return Expression(first=at, last=at + 2, shape="fixed", value=text[:3])
    if text in QUOTE_MARKS or (not text and lower(tokens, at) in QUOTE_MARKS):
        inner = lower(tokens, at + 1)
        return _short_decade(at, at + 2, inner) if inner in DECADE_YEARS else None
    spoken = before in ("the", "'", "’", "‘", "and", "early", "late", "mid", "-") and tokens[at].ent != "PERSON"
    return _short_decade(at, at + 1, text) if text in DECADE_YEARS and spoken else None


def _short_decade(first: int, last: int, text: str) -> Expression:
    return Expression(first=first, last=last, shape="fixed", value=f"{'20' if text == '20s' else '19'}{text[0]}")


def century(tokens: Sequence[Token], at: int) -> Expression | None:
    """A century by its number: "20th century", "nineteenth-century", "the twenty-first century"."""
    nth, after = ordinal(tokens, at), at + 1
    if lower(tokens, at) == "twenty" and lower(tokens, at + 1) == "-" and (second := ordinal(tokens, at + 2)):
        nth, after = 20 + second, at + 3
    after += lower(tokens, after) == "-"
    if nth is None or nth > 30 or lower(tokens, after) not in ("century", "centuries"):
        return None
    value = f"BC{nth - 1:02d}" if lower(tokens, after + 1) in YEAR_BEFORE_CHRIST else f"{nth - 1:02d}"
    last = after + 1 + (value[0] == "B")
    return Expression(first=at, last=last, shape="fixed", value=value)
