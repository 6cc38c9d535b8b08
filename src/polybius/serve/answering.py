"""Answers: one thing, or rows page by page and in the form that is wanted."""

import time
from collections.abc import Iterable, Iterator
from itertools import chain, islice

import msgspec
from fastapi import Response
from fastapi.responses import StreamingResponse

from polybius.serve.asking import MEDIA, MOST, USUAL, Question, Wanted
from polybius.serve.paging import Listing, check_order, page_of, part_of
from polybius.serve.problems import RefusedError
from polybius.workspace.row_forms import FORMS, Form, has_place

AT_ONCE = 65_536


def answered(value: object, *, status: int = 200) -> Response:
    """One thing as JSON."""
    return Response(msgspec.json.encode(value), status, media_type=MEDIA["json"])


def rows_answered[Row: msgspec.Struct](asked: Question, wanted: Wanted, listing: Listing[Row]) -> Response:
    """A page of rows as JSON; or in another form all of them, unless a limit is given."""
    form = asked.form or "json"
    if form == "geojson" and not has_place(listing.kind):
        raise RefusedError(406, f"{listing.name} are at no place", where=form, do="ask for JSON, CSV or Parquet")
    check_order(wanted.place, listing.sort)
    if form == "json":
        limit = USUAL if wanted.limit is None else min(wanted.limit, MOST)
        seconds = asked.desk.limits.count_seconds if wanted.counted else 0
        return answered(page_of(asked.lent, listing, place=wanted.place, limit=limit, count_seconds=seconds))
    return _file(asked, wanted, listing, form)


def _file[Row: msgspec.Struct](asked: Question, wanted: Wanted, listing: Listing[Row], form: Form) -> Response:
    asked.lent.until = time.monotonic() + asked.desk.limits.stream_seconds
    found = iter(listing.ask(part_of(listing, wanted.place, wanted.limit)))
    rows = chain(tuple(islice(found, 1)), found)  # what cannot be asked is said now, not within the file
    headers = {"Content-Disposition": f'attachment; filename="{listing.name}.{form}"'}
    if wanted.limit is not None:
        rows = islice(rows, wanted.limit)  # type: ignore[assignment]
    return StreamingResponse(_gathered(FORMS[form](rows, listing.kind)), media_type=MEDIA[form], headers=headers)


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
