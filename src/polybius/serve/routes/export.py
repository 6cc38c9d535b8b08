"""Exports: the events that fit, in every format, to be looked at and to be saved."""

import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, BackgroundTasks, Depends, Query, Request, Response
from fastapi.responses import FileResponse

from polybius.errors import ExportError
from polybius.export import RULED, DatedBy, Format, Options, formats
from polybius.ledger import check_rule
from polybius.query import OWN_FILTER_TEXTS, Filters, count_happenings, counted
from polybius.serve.answering import answered
from polybius.serve.answers import ExportTold
from polybius.serve.asking import Asked, ChosenHappenings, Question
from polybius.serve.desk import Desk, desk_of
from polybius.serve.openapi import answers
from polybius.serve.problems import RefusedError
from polybius.serve.readers import STEPS, hurried, took_too_long
from polybius.store import Store, open_store
from polybius.workspace.exporting import any_status, at_most, of_happenings, options_of
from polybius.workspace.packing import Parcel, name_of, pack
from polybius.workspace.previewing import Preview, preview
from polybius.workspace.repeating import command_of, python_of

routes = APIRouter(tags=["Export"])

SHOWN = 600  # mentions of which the beginning of an export is made
SOON = 10
LOOKING = 4.0  # seconds
WRITTEN = threading.BoundedSemaphore(2)
FILES: dict[int | str, dict[str, Any]] = {200: {"content": {"application/octet-stream": {}}}}


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """How an export is to be made."""

    rule: str
    anonymous: bool
    dated_by: DatedBy
    tables: bool

    def given(self, format: Format) -> dict[str, Any]:
        """What the command line and Python must be told of it."""
        usual = {"rule": "range", "anonymous": False, "dated_by": "text"}
        told = {name: value for name, value in usual.items() if name != "rule" or format.name in RULED}
        return {name: getattr(self, name) for name, value in told.items() if getattr(self, name) != value}


async def _wish(
    rule: Annotated[str, Query(description="Low, best and high by this rule of the ledger: see /rules.")] = "range",
    anonymous: Annotated[bool, Query(description="Leave out the names of private persons.")] = False,
    dated_by: Annotated[
        DatedBy, Query(description="An event whose text gives no day: without one, or that of publication.")
    ] = "text",
    tables: Annotated[bool, Query(description="csv: a file for each table, and not one table of events.")] = False,
) -> Wish:
    check_rule(rule)
    return Wish(rule=rule, anonymous=anonymous, dated_by=dated_by, tables=tables)


async def _rows(
    filters: ChosenHappenings,
    of: Annotated[
        Literal["events", "happenings"], Query(description="Mentions that fit, or all mentions of happenings that fit.")
    ] = "events",
) -> Filters:
    """The filters, as those of the rows that are asked for."""
    if of == "happenings":
        return filters
    given = filters.given()
    if wrong := sorted(given.keys() & OWN_FILTER_TEXTS.keys()):
        raise RefusedError(400, "this is asked of happenings", where=wrong[0], do="add of=happenings, or leave it out")
    return Filters(**given)  # type: ignore[arg-type]


Wished = Annotated[Wish, Depends(_wish)]
ChosenRows = Annotated[Filters, Depends(_rows)]
Readme = Annotated[bool, Query(description="A file too comes in a zip, with the README that goes with it.")]


@routes.get("/export/{format}/preview", **answers(ExportTold))
def show_export(asked: Asked, format: str, filters: ChosenRows, wish: Wished) -> Response:
    """The beginning of an export as it would be, what it leaves out, and how to make it elsewhere."""
    found = _format(format)
    grouped = of_happenings(filters)
    chosen = (count_happenings(asked.store, filters) if grouped
              else counted(asked.store, "events", any_status(filters)))  # fmt: skip
    whole = at_most(asked.store, filters, SHOWN)
    first = None if whole and not grouped else SHOWN
    address = _address(asked.request)
    options = options_of(asked.store, filters, rule=wish.rule, anonymous=wish.anonymous, dated_by=wish.dated_by,
                         address=address, first=first)  # fmt: skip
    file = name_of(asked.desk.file, found, tables=_in_tables(found, wish))
    begun = _begun(asked, options, found, called=file, tables=wish.tables)
    how = (asked.desk.file.name, format, file, filters, wish.given(found))
    return answered(ExportTold(
        format=format, file=file, stated=filters.stated(), count=chosen.count, exact=chosen.exact, whole=whole,
        files=begun.files, left_out=begun.left_out, readme=begun.readme, address=address,
        command=None if grouped else command_of(*how), python=None if grouped else python_of(*how),
    ))  # fmt: skip


def _begun(asked: Question, options: Options, format: Format, *, called: str, tables: bool) -> Preview:
    """The beginnings of the files; none when there is no time to look at all tables for them."""
    asked.store.rollback()  # an export holds on to a state of its own
    try:
        with _refusing(), hurried(asked.lent, LOOKING):
            return preview(asked.store, format.name, options, called=called, tables=tables)
    except sqlite3.OperationalError as error:
        if not took_too_long(error):
            raise
        return Preview((), (), "")


@routes.get("/export/{format}", response_class=Response, responses=FILES)
def write_export(
    request: Request, format: str, filters: ChosenRows, wish: Wished, readme: Readme = False
) -> Response:  # fmt: skip
    """The events that fit, as one file; formats of several files are a zip."""
    desk, found = desk_of(request.app), _format(format)
    folder = tempfile.TemporaryDirectory(prefix="polybius-")
    try:
        parcel = _written(desk, found, filters, wish, Path(folder.name), address=_address(request), readme=readme)
    except BaseException:
        folder.cleanup()
        raise
    done = BackgroundTasks()
    done.add_task(folder.cleanup)
    return FileResponse(parcel.path, media_type=parcel.media, filename=parcel.path.name, background=done)


def _written(
    desk: Desk, format: Format, filters: Filters, wish: Wish, folder: Path, *, address: str, readme: bool
) -> Parcel:  # fmt: skip
    """An export written into a folder. Raises `RefusedError` when others are being written, or the disk is full."""
    if not WRITTEN.acquire(timeout=SOON):
        raise RefusedError(503, "other exports are being written", do=f"ask again in {SOON} s", after=SOON)
    try:
        with _refusing(), _own_store(desk) as store:
            options = options_of(store, filters, rule=wish.rule, anonymous=wish.anonymous, dated_by=wish.dated_by,
                                 address=address)  # fmt: skip
            return pack(store, format.name, desk.file, folder, options, tables=wish.tables, readme=readme)
    finally:
        WRITTEN.release()


@contextmanager
def _own_store(desk: Desk) -> Iterator[Store]:
    """A connection for one export, which ends when it takes too long."""
    until = time.monotonic() + desk.limits.stream_seconds
    with open_store(desk.file, write=False) as store:
        store.set_progress_handler(lambda: time.monotonic() > until, STEPS)
        yield store


@contextmanager
def _refusing() -> Iterator[None]:
    """What the disk refuses is said without saying where."""
    try:
        yield
    except ExportError as error:
        raise RefusedError(503, error.what, do="see to the disk of the server, or ask for less") from error


def _format(name: str) -> Format:
    found = formats().get(name)
    if found is None:
        raise RefusedError(
            404, "there is no such format", where=name[:100], do=f"the formats are {', '.join(formats())}"
        )
    return found


def _in_tables(format: Format, wish: Wish) -> bool:
    return format.target == "either" and wish.tables


def _address(request: Request) -> str:
    """The address at which an export is asked for, without its machine."""
    query = request.url.query
    path = request.url.path.removesuffix("/preview")
    return f"{path}?{query}" if query else path
