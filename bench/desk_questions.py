"""What the desk asks of a workspace, for `bench/workspace.py`: lists, facets, maps, pages of one thing, search."""

from collections.abc import Callable

from msgspec import convert

from polybius.errors import SettingError
from polybius.query import (
    Filters,
    HappeningFilters,
    Page,
    count_happenings,
    doubts,
    entity_told,
    facets,
    happenings,
    mapped,
    network,
    overview,
    reprints,
    search,
    source_told,
    sources,
    voices,
)
from polybius.store import Store

type Ask = Callable[[Store, int], object]

COMMON, RARE = ["USA", "RUS", "CHN"], ["TUV", "ZWE", "YEM", "WSM"]
YEARS = [f"{year}" for year in range(2001, 2023)]
TYPES = ["ASSAULT", "CONSULT", "SANCTION", "REQUEST"]
PLAIN = {"since", "until", "box", "near", "text", "origins", "articles", "figure", "disputed"}
SORTS = ["-told", "-origins", "-day", "-figure", "-articles"]
CHOICES: dict[str, dict[str, list[object]]] = {
    "nothing": {},
    "type": {"type": TYPES},
    "common country": {"country": COMMON},
    "rare country": {"country": RARE},
    "a year": {"since": YEARS, "until": YEARS},
    "type and country": {"type": TYPES, "country": COMMON},
    "actor country": {"actor": COMMON},
    "actor and recipient": {"actor": COMMON, "recipient": ["IRQ", "RUS"]},
    "sayer": {"said_by": ["GOV", "USA", "RUS"]},
    "source": {"source": ["Publisher 3", "site0.example", "Publisher 150"]},
    "origins": {"origins": [2, 3, 4]},
    "figure": {"effect": ["killed", "arrested"], "figure": [2, 5]},
    "disputed": {"disputed": [True]},
    "mode": {"mode": ["firearms", "withdraw", "arrest"]},
    "box": {"box": ["29,38,38,49", "-10,-20,10,40", "-60,-180,70,180"]},
    "word": {"text": ["officials", "peace", "bace*"]},
}


def _filters(values: dict[str, list[object]], n: int, kind: type[Filters]) -> Filters:
    chosen = {name: some[n % len(some)] for name, some in values.items()}
    return convert({name: value if name in PLAIN else (value,) for name, value in chosen.items()}, kind)


def _asked(values: dict[str, list[object]], ask: Callable[[Store, Filters, int], object],
           kind: type[Filters] = HappeningFilters) -> Ask:  # fmt: skip
    def run(store: Store, n: int) -> object:
        try:
            return ask(store, _filters(values, n, kind), n)
        except SettingError:  # a small workspace has not all names
            return None

    return run


def _listed(store: Store, filters: Filters, n: int) -> object:
    page = Page(sort=SORTS[n % len(SORTS)], limit=50)  # type: ignore[arg-type]
    return len(list(happenings(store, filters, page)))


def _most_mentioned(store: Store, n: int) -> int:
    asked = "SELECT entity FROM entity_counts INDEXED BY entity_counts_total ORDER BY total DESC LIMIT 1 OFFSET ?"
    return int(store.execute(asked, (n,)).fetchone()[0])


def desk_questions(words: list[str]) -> dict[str, Ask]:
    """What the pages of the desk ask."""
    sought = ["officials", "Publisher", "peace talks", "killed", *words[:4]]
    own: dict[str, Ask] = {}
    of_events = ("nothing", "type", "common country", "a year", "type and country", "actor country")
    for name, values in CHOICES.items():
        own[f"happenings, {name}"] = _asked(values, _listed)
        own[f"count of happenings, {name}"] = _asked(values, lambda store, filters, _: count_happenings(store, filters))
        own[f"facets, {name}"] = _asked(values, lambda store, filters, _: facets(store, filters))
        own[f"map, {name}"] = _asked(values, lambda store, filters, _: mapped(store, filters))
        if name in of_events:
            own[f"facets of events, {name}"] = _asked(
                values, lambda store, filters, _: facets(store, filters, table="events"), Filters
            )
            own[f"map of events, {name}"] = _asked(
                values, lambda store, filters, _: mapped(store, filters, table="events"), Filters
            )
            own[f"network, {name}"] = _asked(values, lambda store, filters, _: network(store, filters), Filters)
    return own | {
        "overview": lambda store, _: overview(store),
        "sources": lambda store, _: sources(store, limit=50),
        "source": lambda store, n: source_told(store, f"Publisher {n * 7}"),
        "reprints": lambda store, _: reprints(store),
        "voices": lambda store, _: voices(store),
        "actor": lambda store, n: entity_told(store, _most_mentioned(store, n * n)),
        "search": lambda store, n: search(store, sought[n % len(sought)]),
        "doubts": lambda store, _: doubts(store),
    }
