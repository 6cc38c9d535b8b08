"""A workspace at a glance: how much there is, over what days, what was told last, which figures moved."""

import msgspec

from polybius.query.dyads import DyadRow, dyads
from polybius.query.filters import Filters
from polybius.query.happenings import HappeningRow, happenings
from polybius.query.moved import FigureMove, moved_figures
from polybius.query.selecting import Page
from polybius.store import Store

NEWEST, MOVED, DYADS = 12, 12, 12
COUNTED = ("articles", "events", "tolls", "claims", "happenings", "entities", "failures")
ORIGINS = "SELECT count(*) FROM (SELECT DISTINCT family FROM origins INDEXED BY origins_family)"


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is; `origins` are independent ones, `entities` actors across articles."""

    articles: int
    events: int
    tolls: int
    claims: int
    happenings: int
    entities: int
    failures: int
    origins: int


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """The first and last day on which something happened, and of publication; null when none is known."""

    day_from: str | None
    day_to: str | None
    published_from: str | None
    published_to: str | None


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """A workspace at a glance; `newest` are the happenings told of last, `moved` the figures that changed last."""

    counts: Counts
    span: Span
    newest: tuple[HappeningRow, ...]
    moved: tuple[FigureMove, ...]
    dyads: tuple[DyadRow, ...]


def overview(store: Store) -> Overview:
    """What is in a workspace, in short."""
    return Overview(
        counts=counts(store),
        span=span(store),
        newest=tuple(happenings(store, Filters(), Page(sort="-told", limit=NEWEST))),
        moved=moved_figures(store, Filters(), limit=MOVED),
        dyads=tuple(dyads(store, Filters(), top=DYADS)),
    )


def counts(store: Store) -> Counts:
    """How much there is of everything."""
    given = {table: store.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED}
    return Counts(**given, origins=store.execute(ORIGINS).fetchone()[0])


def span(store: Store) -> Span:
    """The days that are known."""

    def of(column: str, table: str, index: str, way: str) -> str | None:
        asked = f"SELECT {way}({column}) FROM {table} INDEXED BY {index} WHERE {column} IS NOT NULL"
        found: str | None = store.execute(asked).fetchone()[0]
        return found

    return Span(
        day_from=of("day_from", "events", "events_day", "min"), day_to=of("day_from", "events", "events_day", "max"),
        published_from=of("published", "articles", "articles_published", "min"),
        published_to=of("published", "articles", "articles_published", "max"),
    )  # fmt: skip
