"""The workspace as Python sees it: a file that answers questions with tables."""

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from polybius import query
from polybius.collate.telling import tell_happening
from polybius.errors import SettingError
from polybius.export import DatedBy, Exported, export
from polybius.query import (
    ActorRow,
    ArticleRow,
    Asked,
    ClaimRow,
    Clock,
    EventRow,
    FailureRow,
    Filters,
    HappeningFilters,
    HappeningRow,
    HappeningSort,
    Page,
    Per,
    Series,
    SeriesRow,
    Sort,
    TollRow,
    Unit,
)
from polybius.store import open_store
from polybius.workspace.exporting import options_of
from polybius.workspace.tables import Rows


class SeriesRows(Rows[SeriesRow]):
    """Counts by period; `stated` says what is counted, and `undated`, `wide` and `left_out` what is not in them."""

    def __init__(self, found: Series) -> None:
        super().__init__(SeriesRow, found.rows)
        self.stated, self.undated, self.wide, self.left_out = found.stated, found.undated, found.wide, found.left_out


class Workspace:
    """A workspace that is read, also while another program writes to it.

    >>> with Workspace("news.db") as workspace:                                         # doctest: +SKIP
    ...     workspace.events(country="IRQ", since="1990-08-01", type=["ASSAULT", "COERCE"]).to_polars()

    Filters are those of `polybius.query.Filters`: one value or a list of alternatives each. Raises `StoreError` for a
    file that is no workspace, and `SettingError` for a value that is not known, with those that are.
    """

    def __init__(self, file: str | Path) -> None:
        self._open = ExitStack()
        self.file = Path(file)
        self.store = self._open.enter_context(open_store(self.file, write=False))

    def __enter__(self) -> Self:
        """The workspace itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the file."""
        self._open.__exit__(kind, error, at)

    def close(self) -> None:
        """Close the file."""
        self._open.close()

    def events(
        self, *, sort: Sort = "-day", limit: int | None = None, offset: int = 0, after: int | None = None,
        **filters: Any,
    ) -> Rows[EventRow]:  # fmt: skip
        """The events that fit: one row for each mention."""
        chosen, page = filters_of(filters), Page(sort=sort, limit=limit, offset=offset, after=after)
        return Rows(EventRow, lambda: query.events(self.store, chosen, page))

    def tolls(
        self, *, sort: Sort = "-day", limit: int | None = None, offset: int = 0, after: int | None = None,
        **filters: Any,
    ) -> Rows[TollRow]:  # fmt: skip
        """The figures that fit: one row for each number in a text."""
        chosen, page = filters_of(filters), Page(sort=sort, limit=limit, offset=offset, after=after)
        return Rows(TollRow, lambda: query.tolls(self.store, chosen, page))

    def claims(
        self, *, sort: Sort = "-day", limit: int | None = None, offset: int = 0, after: int | None = None,
        **filters: Any,
    ) -> Rows[ClaimRow]:  # fmt: skip
        """The claims that fit: one row for each time somebody says something."""
        chosen, page = filters_of(filters), Page(sort=sort, limit=limit, offset=offset, after=after)
        return Rows(ClaimRow, lambda: query.claims(self.store, chosen, page))

    def actors(self, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Rows[ActorRow]:
        """The actors, most mentioned first: `party` says who, other filters in which events they are counted."""
        chosen, page = filters_of(filters), Page(limit=limit, offset=offset)
        return Rows(ActorRow, lambda: query.actors(self.store, chosen, page))

    def articles(
        self, *, sort: Sort = "-day", limit: int | None = None, offset: int = 0, **filters: Any
    ) -> Rows[ArticleRow]:
        """The articles that fit; `text` looks in whole articles."""
        chosen, page = filters_of(filters), Page(sort=sort, limit=limit, offset=offset)
        return Rows(ArticleRow, lambda: query.articles(self.store, chosen, page))

    def happenings(
        self, *, sort: HappeningSort = "day", limit: int | None = None, offset: int = 0, after: int | None = None,
        members: bool = False, **filters: Any,
    ) -> Rows[HappeningRow]:  # fmt: skip
        """The happenings that fit; filters are also those of `polybius.query.HappeningFilters`.

        `after` is the `number` of the last row of the page before. With `members`, rows tell who makes them up.
        """
        chosen = filters_of(filters, HappeningFilters)
        page = Page(sort=sort, limit=limit, offset=offset, after=after)
        return Rows(HappeningRow, lambda: query.happenings(self.store, chosen, page, members=members))

    def happening(self, name: str) -> dict[str, Any]:
        """One happening with all its evidence, by its id, a former one, or the uid of a mention.

        Raises `StoreError` when there is none.
        """
        return tell_happening(self.store, name)

    def failures(self) -> Rows[FailureRow]:
        """The inputs that have no record, and why."""
        return Rows(FailureRow, lambda: query.failures(self.store))

    def series(
        self, *, by: Unit = "month", per: Per = "all", clock: Clock = "event", top: int = query.TOP,
        happenings: bool = False, **filters: Any,
    ) -> SeriesRows:  # fmt: skip
        """Counts of mentions: a row for each period and key, also where there are none; see `polybius.query.series`."""
        asked = Asked(by=by, per=per, clock=clock, top=top, happenings=happenings)
        return SeriesRows(query.series(self.store, filters_of(filters), asked))

    def export(
        self, to: str, output: str | Path, *, dated_by: DatedBy = "text", anonymous: bool = False, zipped: bool = False,
        force: bool = False, rule: str = "range", **filters: Any,
    ) -> Exported:  # fmt: skip
        """Write the events that fit in another format (`polybius export --list`); what was written, left out, lost.

        `status="all"` is for formats that otherwise hold only what happened. Raises `ExportError` for a format that
        does not exist, a target that is there already (unless `force`), and what the disk refuses.
        """
        chosen = filters_of(filters)
        options = options_of(self.store, chosen, dated_by=dated_by, anonymous=anonymous, zipped=zipped, rule=rule)
        return export(self.store, to, Path(output), options, force=force)


def filters_of(given: dict[str, Any], kind: type[Filters] = Filters) -> Filters:
    """Filters of one value or several each. Raises `SettingError` for one that does not exist or has no such value."""
    known = {field.name: field for field in msgspec.structs.fields(kind)}
    unknown = sorted(given.keys() - known.keys())
    if unknown:
        raise SettingError(f"no filter {unknown[0]!r}", do=f"the filters are {', '.join(known)}")
    values = {}
    for name, value in given.items():
        several = known[name].default == ()
        values[name] = (value,) if several and isinstance(value, str | int) else value
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        raise SettingError(str(error), do="give a word, or a list of words") from error
