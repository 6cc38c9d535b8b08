"""How many mentions of events there are in each period, by type, pair of countries, country, quad class or status.

Counted is what happened (status actual or ongoing, unless a status is asked for), and a mention that restates another
is not counted again. An event belongs to a period when all its days lie in it; events without a day, and those that
begin in a period and reach over its end, are counted apart and said with the result.
"""

from collections import Counter

from msgspec.structs import replace

from polybius.errors import SettingError
from polybius.query.calendar_periods import count_between, group_of, name_of, periods_between
from polybius.query.event_terms import event_terms
from polybius.query.filters import REAL, Filters
from polybius.query.kept_counts import dyad_keys, kept_cells, kept_keys, lies_between_periods
from polybius.query.planning import Selection, select
from polybius.query.series_asked import HUNDREDTHS, Asked, Cells, Clock, Per, Series
from polybius.query.sizing import way
from polybius.query.terms import Term, article_of_row, marks
from polybius.query.values import first_day, last_day
from polybius.store import Store
from polybius.store.periods import NO_DAY, SEVERAL, Unit, period_of

type Told = dict[tuple[str, str], int]

MOST_ROWS = 2_000_000
KEYS: dict[Per, str] = {"all": "''", "type": "e.type", "quad": "CAST(e.quad AS TEXT)", "country": "e.country",
                        "dyad": "d.dyad", "status": "e.status"}  # fmt: skip
DYADS = " CROSS JOIN event_dyads d INDEXED BY event_dyads_event ON d.event = e.id"
ARTICLES = f" CROSS JOIN articles a INDEXED BY articles_id_day ON a.id = {article_of_row('e')}"
HAPPENINGS = (
    " CROSS JOIN account_events l INDEXED BY account_events_event ON l.event = e.id"
    " CROSS JOIN accounts h ON h.id = l.account"
)


def series(store: Store, filters: Filters, asked: Asked) -> Series:
    """The counts of a workspace's events by period. Raises `SettingError` for what cannot be asked."""
    since, until = _limits(filters, asked.clock)
    kept = kept_keys(filters, asked)
    if kept is not None and lies_between_periods(since, until, asked.by):
        cells, left_out = kept_cells(store, asked, kept, since, until)
    else:
        cells = _counted_cells(store, filters, asked, since, until)
        cells, left_out = _frequent(cells, asked.top)
    told = _happenings(store, filters, asked, since, until) if asked.happenings else {}
    return _series(cells, told, left_out, asked, _stated(filters, asked), since, until)


def _limits(filters: Filters, clock: Clock) -> tuple[str | None, str | None]:
    """The first and last day that are asked for, on the clock that counts."""
    own = clock == "event"
    since, until = (filters.since, filters.until) if own else (filters.published_since, filters.published_until)
    prefix = "--" if own else "--published-"
    first = first_day(since, option=f"{prefix}since") if since else None
    last = last_day(until, option=f"{prefix}until") if until else None
    if first and last and first > last:
        raise SettingError(f"{first} is after {last}", where=f"{prefix}since", do="exchange them")
    return first, last


def _without_limits(filters: Filters, clock: Clock) -> Filters:
    if clock == "event":
        return replace(filters, since=None, until=None, once=True)
    return replace(filters, published_since=None, published_until=None, once=True)


def _stated(filters: Filters, asked: Asked) -> str:
    """What is counted, in words."""
    counted = filters if filters.status else replace(filters, status=REAL)
    by = "" if asked.clock == "event" else "by day of publication · "
    return by + replace(counted, once=False).stated()


def _terms(store: Store, filters: Filters, asked: Asked, since: str | None, until: str | None) -> list[Term]:
    """The terms of a question, with limits on the day on which an event begins."""
    counted = _without_limits(filters if filters.status else replace(filters, status=REAL), asked.clock)
    day = "e.day_from" if asked.clock == "event" else "a.published"
    parts = [(f"{day} >= ?", since), (f"{day} <= ?", until)]
    given = tuple(value for _, value in parts if value)
    pairs = dyad_keys(filters.dyad) if asked.per == "dyad" and filters.dyad else None
    own = [Term(probe=f"d.dyad IN ({marks(pairs)})", parameters=pairs)] if pairs else []
    limits = [Term(probe=" AND ".join(test for test, value in parts if value), parameters=given)] if given else []
    return [*event_terms(store, counted), *limits, *own]


def _chosen(
    store: Store, filters: Filters, asked: Asked, since: str | None, until: str | None, columns: str, joined: str
) -> Selection:  # fmt: skip
    terms = _terms(store, filters, asked, since, until)
    joined = (DYADS if asked.per == "dyad" else "") + (ARTICLES if asked.clock == "published" else "") + joined
    return select("events", way(store, "events", terms, None), sort=None, columns=columns, joined=joined)


def _group(asked: Asked) -> str:
    """SQL of the period of an event."""
    if asked.clock == "published":
        return f"coalesce({group_of('a.published', asked.by)}, '')"
    first, last = group_of("e.day_from", asked.by), group_of("e.day_to", asked.by)
    return f"CASE WHEN e.day_from IS NULL THEN '' WHEN {first} = {last} THEN {first} ELSE '*' || {first} END"


def _counted_cells(store: Store, filters: Filters, asked: Asked, since: str | None, until: str | None) -> Cells:
    """The counts of the events that fit, counted now."""
    columns = (
        f"{article_of_row('e')} AS article, {_group(asked)} AS period, {KEYS[asked.per]} AS key, "
        f"CAST(round(e.goldstein * {HUNDREDTHS}) AS INTEGER) AS score"
    )
    chosen = _chosen(store, filters, asked, since, until, columns, "")
    sql = (
        f"SELECT period, key, count(*), sum(score), count(DISTINCT article) FROM ({chosen.sql}) "
        "WHERE key IS NOT NULL GROUP BY period, key"
    )
    found = store.execute(sql, chosen.parameters)
    return {
        (_named(group, asked.by), key): (mentions, score, articles) for group, key, mentions, score, articles in found
    }


def _happenings(store: Store, filters: Filters, asked: Asked, since: str | None, until: str | None) -> Told:
    """How many happenings the mentions of each cell tell of. Raises `SettingError` when none are grouped yet."""
    if not store.execute("SELECT 1 FROM accounts WHERE happening IS NOT NULL LIMIT 1").fetchone():
        raise SettingError("no happenings are known yet", where="--happenings", do="run polybius happenings FILE once")
    columns = f"{_group(asked)} AS period, {KEYS[asked.per]} AS key, h.happening AS happening"
    chosen = _chosen(store, filters, asked, since, until, columns, HAPPENINGS)
    sql = (
        f"SELECT period, key, count(DISTINCT happening) FROM ({chosen.sql}) WHERE key IS NOT NULL GROUP BY period, key"
    )
    return {(_named(group, asked.by), key): n for group, key, n in store.execute(sql, chosen.parameters)}


def _named(group: str, unit: Unit) -> str:
    """The period of a group, also of one that is reached over."""
    if not group:
        return NO_DAY
    plain = group.removeprefix(SEVERAL)
    return group[: len(group) - len(plain)] + name_of(plain, unit)


def _frequent(cells: Cells, top: int) -> tuple[Cells, int]:
    """The cells of the keys of which most begins in the time that is asked for, and how many other keys there are."""
    totals: Counter[str] = Counter()
    for (period, key), (mentions, _, _) in cells.items():
        totals[key] += mentions if period != NO_DAY else 0
    ordered = sorted((key for key in totals if totals[key]), key=lambda key: (-totals[key], key))
    chosen = set(ordered[:top] if top else ordered)
    return {at: counts for at, counts in cells.items() if at[1] in chosen}, len(ordered) - len(chosen)


def _is_period(period: str) -> bool:
    return period != NO_DAY and not period.startswith(SEVERAL)


def _series(
    cells: Cells, told: Told, left_out: int, asked: Asked, stated: str, since: str | None, until: str | None
) -> Series:
    """Counts as a series in which no period is missing."""
    inside = {at: counts for at, counts in cells.items() if _is_period(at[0])}
    totals: Counter[str] = Counter()
    for (_, key), (mentions, _, _) in inside.items():
        totals[key] += mentions
    keys = tuple(sorted(totals, key=lambda key: (-totals[key], key))) or (("",) if asked.per == "all" else ())
    first = period_of(since, asked.by) if since else min((at[0] for at in inside), default="")
    last = period_of(until, asked.by) if until else max((at[0] for at in inside), default="")
    if first and last and count_between(first, last, asked.by) * len(keys) > MOST_ROWS:
        what = f"a row for each {asked.by} and {asked.per} from {first} to {last} is too much"
        raise SettingError(what, where="--by", do="ask for longer periods, --since and --until, or a smaller --top")
    periods = tuple(periods_between(first, last, asked.by)) if first and last else ()
    outside = [(at[0], counts[0]) for at, counts in cells.items() if not _is_period(at[0])]
    return Series(asked=asked, stated=stated, keys=keys, periods=periods, cells=inside, happenings=told,
                  undated=sum(n for period, n in outside if period == NO_DAY),
                  wide=sum(n for period, n in outside if period != NO_DAY), left_out=left_out)  # fmt: skip
