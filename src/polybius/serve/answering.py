"""Answers: one thing, or rows page by page and in the form that is wanted."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice

import msgspec
from fastapi import Response
from fastapi.responses import StreamingResponse

from polybius.query import AnySort, Count, Page
from polybius.serve.answers import RowsOf
from polybius.serve.asking import MEDIA, MOST, USUAL, Place, Question, Wanted, cursor_of
from polybius.serve.problems import RefusedError
from polybius.serve.readers import took_too_long
from polybius.workspace.row_forms import FORMS, Form, has_place

COUNTED = 10_000
AT_ONCE = 65_536


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


def answered(value: object, *, status: int = 200) -> Response:
    """One thing as JSON."""
    return Response(msgspec.json.encode(value), status, media_type=MEDIA["json"])


def rows_answered[Row: msgspec.Struct](asked: Question, wanted: Wanted, listing: Listing[Row]) -> Response:
    """A page of rows as JSON; or in another form all of them, unless a limit is given."""
    form = asked.form or "json"
    if form == "geojson" and not has_place(listing.kind):
        raise RefusedError(406, f"{listing.name} are at no place", where=form, do="ask for JSON, CSV or Parquet")
    if wanted.place.sort not in ("", listing.sort):
        raise RefusedError(400, "the cursor is of another order", where="cursor", do="begin with the first page")
    if form == "json":
        return _page(asked, wanted, listing)
    return _file(asked, wanted, listing, form)


def _page[Row: msgspec.Struct](asked: Question, wanted: Wanted, listing: Listing[Row]) -> Response:
    limit = USUAL if wanted.limit is None else min(wanted.limit, MOST)
    place = wanted.place
    found = tuple(islice(listing.ask(_part(listing, place, limit + 1)), limit + 1))
    rows, more = found[:limit], len(found) > limit
    following = None
    if more and rows:
        at = Place(sort=listing.sort, offset=place.offset + limit)
        if listing.after:
            at = Place(sort=listing.sort, after=getattr(rows[-1], listing.after))
        following = cursor_of(at)
    count, exact = place.offset + len(found), not more and place.after is None
    if not exact and listing.count is not None:
        count, exact = _counted(asked, listing.count, count)
    return answered(RowsOf(rows=rows, next=following, count=count, exact=exact))


def up_to(most: int, found: int) -> Count:
    """How many there are, when they were counted up to a number."""
    return Count(found, exact=found < most)


def _counted(asked: Question, count: Callable[[], Count], known: int) -> tuple[int, bool]:
    """How many rows fit, and whether that is exact; at least those that are known when there is no time to count."""
    try:
        with _hurried(asked, asked.desk.limits.count_seconds):
            found = count()
    except sqlite3.OperationalError as error:
        if not took_too_long(error):
            raise
        return known, False
    return max(found.count, known), found.exact


@contextmanager
def _hurried(asked: Question, seconds: float) -> Iterator[None]:
    until = asked.lent.until
    asked.lent.until = min(until, time.monotonic() + seconds)
    try:
        yield
    finally:
        asked.lent.until = until


def _file[Row: msgspec.Struct](asked: Question, wanted: Wanted, listing: Listing[Row], form: Form) -> Response:
    asked.lent.until = time.monotonic() + asked.desk.limits.stream_seconds
    found = iter(listing.ask(_part(listing, wanted.place, wanted.limit)))
    rows = chain(tuple(islice(found, 1)), found)  # what cannot be asked is said now, not within the file
    headers = {"Content-Disposition": f'attachment; filename="{listing.name}.{form}"'}
    if wanted.limit is not None:
        rows = islice(rows, wanted.limit)  # type: ignore[assignment]
    return StreamingResponse(_gathered(FORMS[form](rows, listing.kind)), media_type=MEDIA[form], headers=headers)


def _part[Row: msgspec.Struct](listing: Listing[Row], place: Place, limit: int | None) -> Page:
    return Page(sort=listing.sort, limit=limit, offset=place.offset, after=place.after)


def _gathered(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Parts put together so that few are sent."""
    waiting, size = [], 0
    for part in parts:
        waiting.append(part)
        size += len(part)
        if size >= AT_ONCE:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)
