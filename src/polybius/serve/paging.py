"""Rows page by page: where a page begins, how it goes on, and how many rows there are, as far as there is time."""

import base64
import sqlite3
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Annotated

import msgspec

from polybius.errors import SettingError
from polybius.query import AnySort, Count, Page
from polybius.serve.answers import RowsOf
from polybius.serve.readers import Lent, hurried, took_too_long

COUNTED = 10_000
LARGEST = 2**63 - 1
MANY = 10**12


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page begins: after the row of an id, or after so many rows; of which order."""

    sort: str = ""
    after: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)] | None = None
    offset: Annotated[int, msgspec.Meta(ge=0, le=MANY)] = 0


class Listing[Row: msgspec.Struct](msgspec.Struct, frozen=True, kw_only=True):
    """A question whose answer is rows: of what kind, how to ask for a page of them, and how to count them.

    A page goes on after the last row, known by its field `after`, or after so many rows. `name` is that of a file.
    """

    name: str
    kind: type[Row]
    ask: Callable[[Page], Iterable[Row]]
    count: Callable[[], Count] | None = None
    sort: AnySort = "-day"
    after: str = ""


def cursor_of(place: Place) -> str:
    """A place as it stands in an address."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def place_of(cursor: str) -> Place:
    """The place of a cursor. Raises `SettingError` for one that was not given out."""
    try:
        return msgspec.json.decode(base64.b64decode(cursor + "==", altchars=b"-_", validate=False), type=Place)
    except (ValueError, msgspec.MsgspecError) as error:
        raise SettingError("this is no cursor", where="cursor", do="give the `next` of an answer") from error


def check_order(place: Place, sort: str) -> None:
    """Raise `SettingError` when a page is to go on in another order than the one before."""
    if place.sort not in ("", sort):
        raise SettingError("the cursor is of another order", where="cursor", do="begin with the first page")


def part_of[Row: msgspec.Struct](listing: Listing[Row], place: Place, limit: int | None) -> Page:
    """The part of the rows that begins at a place."""
    return Page(sort=listing.sort, limit=limit, offset=place.offset, after=place.after)


def page_of[Row: msgspec.Struct](
    lent: Lent, listing: Listing[Row], *, place: Place, limit: int, count_seconds: float
) -> RowsOf[Row]:
    """A page of rows; without seconds to count in, no more than these are counted.

    Raises `SettingError` for what cannot be asked.
    """
    check_order(place, listing.sort)
    found = tuple(islice(listing.ask(part_of(listing, place, limit + 1)), limit + 1))
    rows, more = found[:limit], len(found) > limit
    following = None
    if more and rows:
        at = Place(sort=listing.sort, offset=place.offset + limit)
        if listing.after:
            at = Place(sort=listing.sort, after=getattr(rows[-1], listing.after))
        following = cursor_of(at)
    count, exact = place.offset + len(found), not more and place.after is None
    if not exact and count_seconds and listing.count is not None:
        count, exact = _counted(lent, listing.count, count, count_seconds)
    return RowsOf(rows=rows, next=following, count=count, exact=exact)


def up_to(most: int, found: int) -> Count:
    """How many there are, when they were counted up to a number."""
    return Count(found, exact=found < most)


def _counted(lent: Lent, count: Callable[[], Count], known: int, seconds: float) -> tuple[int, bool]:
    """How many rows fit, and whether that is exact; at least those that are known when there is no time to count."""
    try:
        with hurried(lent, seconds):
            found = count()
    except sqlite3.OperationalError as error:
        if not took_too_long(error):
            raise
        return known, False
    return max(found.count, known), found.exact
