"""Each filter chooses the rows it should, of events, figures and claims."""

from collections.abc import Iterator

import pytest

from made_workspace import made_workspace
from polybius.errors import SettingError
from polybius.query import Filters, Page, event_rows, ids_of, selection_of
from polybius.store import Store, open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    file = made_workspace(tmp_path_factory.mktemp("workspace") / "news.db")
    with open_store(file, write=False) as opened:
        yield opened


def ids(store: Store, table: str, filters: Filters) -> list[str]:
    """The rows as "article/number", in their order in the articles."""
    found = ids_of(store, table, filters, Page(sort="article"))  # type: ignore[arg-type]
    return [f"{id // 1_000_000}/{id % 1_000_000}" for id in found]


INVASIONS, ALL_EVENTS = ["1/1", "3/1"], ["1/1", "1/2", "2/1", "2/2", "2/3", "2/4", "3/1", "3/2"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ALL_EVENTS),
        (Filters(since="1990-08-02", until="1990-08"), ["1/1", "2/1", "2/3", "3/1"]),
        (Filters(since="1990-08-01", within=True), INVASIONS),
        (Filters(since="1991"), []),
        (Filters(since="1991", undated=True), ["1/2", "2/2", "2/4", "3/2"]),
        (Filters(until="1990-07-31"), ["2/1", "2/3"]),
        (Filters(published_since="1990-08-03"), ["2/1", "2/2", "2/3", "2/4"]),
        (Filters(published_until="1990-08-02"), ["1/1", "1/2"]),
        (Filters(country=("ISR",)), ["2/3"]),
        (Filters(country=("israel", "Switzerland")), ["2/1", "2/3"]),
        (Filters(actor=("IRN",)), ["2/1", "2/3", "2/4"]),
        (Filters(actor=("Q794",), recipient=("ISR",)), ["2/3", "2/4"]),
        (Filters(recipient=("Kuwait",)), INVASIONS),
        (Filters(party=("MIL",)), ["1/1", "1/2", "3/1", "3/2"]),
        (Filters(party=("IRQMIL",), recipient=("KWT",)), INVASIONS),
        (Filters(party=("troops iraqi",)), ["1/1", "1/2", "3/1", "3/2"]),
        (Filters(dyad=("ISR>IRN",)), ["2/1", "2/2"]),
        (Filters(dyad=("IRN-ISR",)), ["2/1", "2/2", "2/3", "2/4"]),
        (Filters(dyad=("IRQMIL>KWT",)), INVASIONS),
        (Filters(dyad=("Israel > Iran",)), ["2/1", "2/2"]),
        (Filters(type=("assault",), status=("denied",)), ["2/3", "2/4"]),
        (Filters(type=("19",), country=("ISR", "KWT")), ["1/1", "2/3", "3/1"]),
        (Filters(type=("194", "CONSULT")), ["2/1", "2/3"]),
        (Filters(quad=(1, 3)), ["2/1", "2/2"]),
        (Filters(box="30,30,40,40"), ["2/3"]),
        (Filters(box="40,30,30,-170"), ["2/3"]),
        (Filters(near="46,6,50"), ["2/1"]),
        (Filters(source=("the example",), status=("actual",)), ["2/1", "2/2"]),
        (Filters(source=("example.org",), type=("ACCUSE",)), ["2/2"]),
        (Filters(source=("oth*",)), ["3/1", "3/2"]),
        (Filters(said_by=("IRNJRN",)), ["2/2"]),
        (Filters(said_by=("Amir",)), ["2/2"]),
        (Filters(said_by=("KWT", "IRN")), ["1/1", "2/2", "2/3", "3/1"]),
        (Filters(stance=("deny",)), ["2/3"]),
        (Filters(effect=("injured",)), ["2/3"]),
        (Filters(text="Israel -radio"), ["2/1"]),
        (Filters(text="accus*"), ["2/2", "2/4"]),
        (Filters(text='"held talks" OR shelled'), ["2/1", "2/3"]),
        (Filters(text='don\'t "AND" NEAR('), []),
        (Filters(article=("2",), once=True), ["2/1", "2/2", "2/3"]),
        (Filters(article=("again", "kuwait")), ["1/1", "1/2", "3/1", "3/2"]),
    ],
    ids=lambda value: value.stated() if isinstance(value, Filters) else "",
)
def test_filter_chooses_events(store: Store, filters: Filters, found: list[str]) -> None:
    assert ids(store, "events", filters) == found
    chosen = selection_of(store, "events", filters)
    assert len(store.execute(chosen.sql, chosen.parameters).fetchall()) == len(found)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ["1/1", "2/1", "3/1"]),
        (Filters(effect=("injured",)), ["2/1"]),
        (Filters(country=("KWT",)), ["1/1", "3/1"]),
        (Filters(since="1990-08-02", within=True), ["1/1", "3/1"]),
        (Filters(type=("ASSAULT",), status=("denied",)), ["2/1"]),
        (Filters(recipient=("ISRCVL",)), ["2/1"]),
        (Filters(party=("IRN",)), ["2/1"]),
        (Filters(said_by=("KWTGOV",), text="people"), ["1/1", "3/1"]),
        (Filters(stance=("deny",)), []),
        (Filters(near="32.8,35,10"), ["2/1"]),
    ],
    ids=lambda value: value.stated() if isinstance(value, Filters) else "",
)
def test_filter_chooses_figures(store: Store, filters: Filters, found: list[str]) -> None:
    assert ids(store, "tolls", filters) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ["1/1", "2/1", "2/2", "3/1"]),
        (Filters(said_by=("state radio",)), ["2/1"]),
        (Filters(stance=("deny", "accuse")), ["2/1", "2/2"]),
        (Filters(type=("ASSAULT",)), ["1/1", "2/2", "3/1"]),
        (Filters(type=("ASSAULT",), country=("CHE",)), []),
        (Filters(since="1990-08-03"), ["2/2"]),
        (Filters(published_since="1990-08-03", actor=("ISR",)), ["2/1"]),
        (Filters(text="denied"), ["2/2"]),
    ],
    ids=lambda value: value.stated() if isinstance(value, Filters) else "",
)
def test_filter_chooses_claims(store: Store, filters: Filters, found: list[str]) -> None:
    assert ids(store, "claims", filters) == found


@pytest.mark.parametrize(
    ("filters", "what", "do"),
    [
        (Filters(type=("KISS",)), "no event type 'KISS'", "AGREE, CONSULT"),
        (Filters(country=("Irak",)), "no country 'Irak'", "iraq"),
        (Filters(status=("real",)), "no status 'real'", "actual, ongoing"),
        (Filters(quad=(7,)), "no quad class 7", "material conflict"),
        (Filters(party=("Israelites",)), "nobody is called 'Israelites'", "Israel"),
        (Filters(dyad=("IRN",)), "'IRN' is no pair", "IRN>ISR"),
        (Filters(since="August"), "'August' is not a day", "1990-08"),
        (Filters(since="1990-02-30"), "is not a day", "1990-08"),
        (Filters(since="1991", until="1990"), "is after", "exchange"),
        (Filters(box="1,2,3"), "not 4 numbers", "29,38,38,49"),
        (Filters(near="91,0,5"), "not on the earth", "latitude"),
        (Filters(text='"open'), "not closed", "close"),
        (Filters(text="-only"), "no word to look for", "give words"),
        (Filters(source=("Nobody",)), "no article is from 'Nobody'", "Wire"),
        (Filters(article=("77",)), "there is no article '77'", "polybius articles"),
        (Filters(stance=("sing",)), "no claim has the stance 'sing'", "accuse, deny, say"),
        (Filters(effect=("tickled",)), "nothing has the effect 'tickled'", "injured, killed"),
    ],
    ids=lambda value: value.stated() if isinstance(value, Filters) else "",
)
def test_what_is_not_known_is_said_with_what_is(store: Store, filters: Filters, what: str, do: str) -> None:
    with pytest.raises(SettingError) as error:
        list(ids_of(store, "events", filters))
    assert what in error.value.what
    assert do in error.value.do


def test_newest_days_come_first_and_those_without_a_day_last(store: Store) -> None:
    days = [row.day_from for row in event_rows(store, list(ids_of(store, "events", Filters())))]
    assert days == ["1990-08-02", "1990-08-02", "1990-07-30", "1990-01-01", None, None, None, None]


@pytest.mark.parametrize("sort", ["-day", "day", "-article", "article"])
@pytest.mark.parametrize("filters", [Filters(), Filters(party=("IRN", "IRQ")), Filters(quad=(4,))])
def test_pages_put_together_are_the_whole(store: Store, sort: str, filters: Filters) -> None:
    whole = list(ids_of(store, "events", filters, Page(sort=sort)))  # type: ignore[arg-type]
    pages: list[int] = []
    while len(pages) < len(whole):
        after = pages[-1] if pages else None
        pages += ids_of(store, "events", filters, Page(sort=sort, limit=1, after=after))  # type: ignore[arg-type]
    assert pages == whole
    assert list(ids_of(store, "events", filters, Page(sort=sort, limit=2, offset=1))) == whole[1:3]  # type: ignore[arg-type]
