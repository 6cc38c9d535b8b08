"""Questions to a workspace: filters become SQL, rows come back as plain structs."""

from polybius.query.absent import absences
from polybius.query.articles import OriginKind, articles, count_articles, failures
from polybius.query.bounded import Count, counted
from polybius.query.calendar_periods import first_day_of
from polybius.query.counting import series
from polybius.query.dyads import DyadRow, dyads
from polybius.query.filter_texts import FILTER_TEXTS, FilterText
from polybius.query.filters import REAL, Filters
from polybius.query.happening_filters import OWN_FILTER_TEXTS, HappeningFilters
from polybius.query.happenings import (
    FigureGiven,
    HappeningRow,
    Members,
    count_happenings,
    happening_rows,
    happenings,
)  # fmt: skip
from polybius.query.people import actors, count_actors
from polybius.query.planning import HAPPENING_SORTS, SORTS, AnySort, HappeningSort, Selection, Sort
from polybius.query.rows import ActorRow, ArticleRow, ClaimRow, EventRow, FailureRow, PartyOf, PlaceOf, TollRow
from polybius.query.selecting import ALL, Page, ids_of, selection_of
from polybius.query.series_asked import HUNDREDTHS, TOP, Asked, Clock, Per, Series, SeriesRow
from polybius.query.telling import claim_rows, claims, event_rows, events, row_of_uid, toll_rows, tolls
from polybius.store.periods import Unit

__all__ = [
    "ALL", "FILTER_TEXTS", "HAPPENING_SORTS", "HUNDREDTHS", "OWN_FILTER_TEXTS", "REAL", "SORTS", "TOP", "ActorRow",
    "AnySort", "ArticleRow", "Asked", "ClaimRow", "Clock", "Count", "DyadRow", "EventRow", "FailureRow", "FigureGiven",
    "FilterText", "Filters", "HappeningFilters", "HappeningRow", "HappeningSort", "Members", "OriginKind", "Page",
    "PartyOf", "Per", "PlaceOf", "Selection", "Series", "SeriesRow", "Sort", "TollRow", "Unit", "absences", "actors",
    "articles", "claim_rows", "claims", "count_actors", "count_articles", "count_happenings", "counted",
    "dyads", "event_rows", "events", "failures", "first_day_of", "happening_rows", "happenings", "ids_of",
    "row_of_uid", "selection_of", "series", "toll_rows", "tolls",
]  # fmt: skip
