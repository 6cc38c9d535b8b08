"""JSON objects → articles, whatever the archive calls its fields."""

import datetime
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import replace

from polybius.errors import InputError
from polybius.read.dates import read_date
from polybius.read.text import read_text
from polybius.read.webpage import read_page
from polybius.tables import read_table
from polybius.vocabulary import Article

_PARTIAL = re.compile(r"\d{4}(?:-\d{2})?$")
EARLIEST_SECOND = 100_000_000
FEWEST_DIGITS = 9
PAGE_TO_TEXT = 20


class Field(msgspec.Struct, frozen=True):
    """A row of the table of fields: ours, and the names others have for it."""

    field: str
    names: tuple[str, ...]


@cache
def known_fields() -> dict[str, tuple[str, ...]]:
    """Our fields, each with the names that others have for it."""
    return {row.field: row.names for row in read_table("read/fields.csv", Field)}


class Bounds(msgspec.Struct, frozen=True):
    """What holds for all articles read: the date of those without one, the most characters one may have, and under
    which names a table or object keeps our fields, where the user says so."""

    date: str | None
    max_characters: int
    columns: Mapping[str, str] = {}

    def check(self, text: str, *, where: str, times: int = 1) -> None:
        """Raise `InputError` for a text that is longer than a report can be (a page: `times` as long)."""
        if len(text) > times * self.max_characters:
            raise InputError(
                f"{len(text):,} characters are more than one report has", where=where,
                do=f"split it into its reports, or raise the setting max_characters ({self.max_characters:,})",
            )  # fmt: skip


def read_item(item: object, *, id: str, where: str, file: str | None, bounds: Bounds, raw: bytes = b"") -> Article:
    """The article of a JSON object, whose bytes are `raw`.

    Raises `InputError` for an object without text, for one that is too long, and for a date that is none.
    """
    if not isinstance(item, dict):
        raise InputError("this is JSON, but no object", where=where, do='write {"id": …, "text": …, "date": …}')
    inner = item.get("document")
    found: dict[str, Any] = inner if isinstance(inner, dict) else item
    given = {name: _value(found, name, bounds.columns) for name in known_fields()}
    text, page = given["text"], given["html"]
    published = date_of(given["date"], where=where) or bounds.date
    told = {name: _words(given[name]) for name in ("title", "url", "publisher", "byline", "retrieved")}
    named = isinstance(given["id"], str | int) and bool(str(given["id"]).strip())
    its_id = str(given["id"]) if named else id
    if isinstance(text, str) and text.strip():
        bounds.check(text, where=where)
        article = read_text(text, id=its_id, date=published, file=file, **told)
        return replace(article, raw=raw, given_id=named)
    if isinstance(page, str) and page.strip():
        bounds.check(page, where=where, times=PAGE_TO_TEXT)
        article = read_page(page, id=its_id, where=where, date=published, file=file, **told)
        return replace(article, raw=raw, given_id=named)
    what = "the text is empty" if isinstance(text, str) else "there is no text"
    raise InputError(what, where=where, do='give each object a "text" (or "html") of its own')


def _value(item: dict[str, Any], field: str, columns: Mapping[str, str]) -> Any:
    """What stands under the name the user gives, else under the first of a field's names that holds something; an
    empty text only when no other does."""
    if field in columns:
        return item.get(columns[field])
    values = [item[name] for name in known_fields()[field] if item.get(name) is not None]
    return next((value for value in values if value != ""), values[0] if values else None)


def _words(value: Any) -> str | None:
    """A text, or the names of several things, or of one with a name."""
    if isinstance(value, dict):
        return _words(value.get("name"))
    if isinstance(value, list):
        return ", ".join(words for one in value if (words := _words(one))) or None
    return " ".join(value.split()) or None if isinstance(value, str) else None


def date_of(value: object, *, where: str) -> str | None:
    """The ISO date a value gives; None for no value and for a month or year alone.

    Raises `InputError` for a date that is not in the calendar or cannot be read.
    """
    if value is None or value == "" or (isinstance(value, str) and _PARTIAL.match(value.strip())):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) > EARLIEST_SECOND:
        return _date_of_second(float(value), where)
    if iso := read_date(str(value)):
        return iso
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) >= FEWEST_DIGITS:
        return _date_of_second(float(value), where)
    raise InputError(
        f"{value!r} is not a date in the calendar", where=where, do="write it as 1990-08-02, or leave it out"
    )


def _date_of_second(second: float, where: str) -> str:
    seconds = second / 1000 if abs(second) > 100 * EARLIEST_SECOND else second
    try:
        return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC).date().isoformat()
    except (OverflowError, OSError, ValueError) as error:
        raise InputError(f"{second:.0f} is not a time", where=where, do="write the date as 1990-08-02") from error
