"""Questions to a workspace: filters become SQL, rows come back as plain structs."""

from polybius.query.absent import absences
from polybius.query.articles import OriginKind, articles, count_articles, count_failures, failures
from polybius.query.bounded import Count, counted
from polybius.query.calendar_periods import first_day_of
from polybius.query.contradicted import Contradiction, FigureTold, contradictions
from polybius.query.counting import series
from polybius.query.doubts import DOUBTS, Doubt, DoubtKind, doubts
from polybius.query.dyads import DyadRow, dyads
from polybius.query.entity_names import NameExample, NameUsed
from polybius.query.entity_told import Counterpart, Deed, EntityTold, Month, OfficeTold, entity_told
from polybius.query.facets import FACETS, Divided, Facet, FacetName, FacetValue, facets
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
from polybius.query.mapped import Cells, Mapped, Points, mapped
from polybius.query.moved import FigureMove, moved_figures
from polybius.query.network import Edge, Network, Node, network
from polybius.query.offices_listed import OfficeListed
from polybius.query.overview import Counts, Overview, Span, overview
from polybius.query.people import actors, count_actors
from polybius.query.planning import HAPPENING_SORTS, SORTS, AnySort, HappeningSort, Selection, Sort
from polybius.query.rows import ActorRow, ArticleRow, ClaimRow, EventRow, FailureRow, PartyOf, PlaceOf, TollRow
from polybius.query.searching import ArticleFound, Found, SentenceFound, search
from polybius.query.selecting import ALL, Page, ids_of, selection_of
from polybius.query.series_asked import HUNDREDTHS, TOP, Asked, Clock, Per, Series, SeriesRow
from polybius.query.sources import (
    AgencyUsed,
    Reprint,
    SourceRow,
    SourceTold,
    VoiceHeard,
    count_sources,
    reprinted_by,
    reprints,
    source_told,
    sources,
    voices,
)
from polybius.query.telling import claim_rows, claims, event_rows, events, row_of_uid, toll_rows, tolls
from polybius.query.timeline import Timeline, timeline
from polybius.store.periods import Unit

__all__ = [
    "ALL", "DOUBTS", "FACETS", "FILTER_TEXTS", "HAPPENING_SORTS", "HUNDREDTHS", "OWN_FILTER_TEXTS", "REAL", "SORTS",
    "TOP", "ActorRow", "AgencyUsed", "AnySort", "ArticleFound", "ArticleRow", "Asked", "Cells", "ClaimRow", "Clock",
    "Contradiction", "Count", "Counterpart", "Counts", "Deed", "Divided", "Doubt", "DoubtKind", "DyadRow", "Edge",
    "EntityTold", "EventRow", "Facet", "FacetName", "FacetValue", "FailureRow", "FigureGiven", "FigureMove",
    "FigureTold", "FilterText", "Filters", "Found", "HappeningFilters", "HappeningRow", "HappeningSort", "Mapped",
    "Members", "Month", "NameExample", "NameUsed", "Network", "Node", "OfficeListed", "OfficeTold", "OriginKind",
    "Overview", "Page", "PartyOf", "Per", "PlaceOf", "Points", "Reprint", "Selection", "SentenceFound", "Series",
    "SeriesRow", "Sort", "SourceRow", "SourceTold", "Span", "Timeline", "TollRow", "Unit", "VoiceHeard", "absences",
    "actors", "articles", "claim_rows", "claims", "contradictions", "count_actors", "count_articles", "count_failures",
    "count_happenings", "count_sources", "counted", "doubts", "dyads", "entity_told", "event_rows", "events", "facets",
    "failures", "first_day_of", "happening_rows", "happenings", "ids_of", "mapped", "moved_figures", "network",
    "overview", "reprinted_by", "reprints", "row_of_uid", "search", "selection_of", "series", "source_told", "sources",
    "timeline", "toll_rows", "tolls", "voices",
]  # fmt: skip
