"""What the desk asks: lists, facets, maps, overviews, sources, actors, search and doubts of a small workspace."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from made_records import MANIFEST, made_article, made_record
from made_stories import barracks, drakkar, omagh
from made_workspace import made_workspace
from polybius.collate import Signed, collate, judge_same, merge
from polybius.corrections import Correction
from polybius.errors import AbsentError, SettingError
from polybius.query import (
    HAPPENING_SORTS,
    Filters,
    HappeningFilters,
    Page,
    actors,
    contradictions,
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
from polybius.query.bounded import rows_within
from polybius.query.happening_terms import happening_terms
from polybius.query.offices_listed import offices_listed
from polybius.store import Store, Writer, open_store
from polybius.store.corrected import keep_corrections

SOMEBODY = Signed("somebody", "read both", "1998-09-01T12:00:00+00:00")
OMAGH = {"country": ("GBR",)}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Three deeds in seven reports; three of them of one bomb, whose toll grows."""
    stories = [
        barracks("a"), barracks("b", "1983-10-25", 239), drakkar("c"), drakkar("d", "1983-10-26"),
        omagh("e", "1998-08-15", 21), omagh("f", "1998-08-16", 28), omagh("g", "1998-08-17", 28),
    ]  # fmt: skip
    with open_store(tmp_path / "news.db", create=True) as opened:
        writer = Writer(opened, MANIFEST, day="1998-09-01")
        for n, (article, record) in enumerate(stories):
            named = {"publisher": f"The {'Courier' if n % 2 else 'Gazette'}"}
            writer.add(replace(article, **named), replace(record, document=replace(record.document, **named)))
        collate(opened)
        yield opened


@pytest.fixture
def talks(tmp_path: Path) -> Iterator[Store]:
    """An invasion told twice, and talks of two states with an accusation and a denied attack."""
    with open_store(made_workspace(tmp_path / "talks.db")) as opened:
        collate(opened)
        yield opened


def ids(store: Store, **filters: object) -> list[str]:
    return [row.id for row in happenings(store, HappeningFilters(**filters))]


def test_happenings_are_chosen_by_what_they_are_and_how_well_they_are_attested(store: Store):
    (bomb,) = ids(store, **OMAGH)
    assert ids(store, articles=3) == [bomb]
    assert set(ids(store, origins=2)) <= set(ids(store))
    assert ids(store, since="1998", type=("ASSAULT",), status=("asserted",)) == [bomb]
    assert ids(store, effect=("killed",), figure=100) == ids(store, figure=100)
    assert bomb not in ids(store, figure=100)
    assert ids(store, place=("Omagh",)) == ids(store, near="54.6,-7.3,30") == [bomb]
    assert ids(store, happening=(bomb,), quad=(4,)) == [bomb]
    assert not ids(store, mode=("artillery",))


def test_other_filters_hold_for_one_mention(store: Store):
    assert ids(store, article=("e",)) == ids(store, **OMAGH)
    assert ids(store, text="Drakkar") == ids(store, article=("c",))
    assert not ids(store, text="Drakkar", country=("GBR",))
    assert set(ids(store, source=("The Courier",))) <= set(ids(store))
    assert ids(store, status=("actual",), type=("19",)) == ids(store)


@pytest.mark.parametrize("sort", HAPPENING_SORTS)
def test_pages_follow_each_other_in_every_order(store: Store, sort: str):
    whole = [row.number for row in happenings(store, Filters(), Page(sort=sort))]
    assert sorted(whole) == sorted(row.number for row in happenings(store, Filters()))
    paged, after = [], None
    while page := list(happenings(store, Filters(), Page(sort=sort, limit=1, after=after))):
        after = page[-1].number
        paged.append(after)
    assert paged == whole
    assert whole == [row.number for row in happenings(store, Filters(), Page(sort=sort.strip("-")))][
        :: -1 if sort.startswith("-") else 1
    ] or "figure" in sort or "day" in sort or "told" in sort  # fmt: skip


def test_an_order_that_is_not_known_is_refused(store: Store):
    with pytest.raises(SettingError, match="no order"):
        list(happenings(store, Filters(), Page(sort="-article")))


def test_a_count_is_that_of_the_list(store: Store):
    for filters in (Filters(), HappeningFilters(**OMAGH), HappeningFilters(text="Drakkar"), Filters(since="1990")):
        found = count_happenings(store, filters)
        assert (found.count, found.exact) == (len(list(happenings(store, filters))), True)


def test_a_facet_is_counted_without_its_own_filter(store: Store):
    unfiltered = {facet.of: dict(value_counts(facet)) for facet in facets(store, Filters())}
    country, types = facets(store, HappeningFilters(**OMAGH), of=("country", "type"))
    assert dict(value_counts(country)) == unfiltered["country"]
    assert dict(value_counts(types)) == {"ASSAULT": 1}
    assert types.exact and types.rows == 1


def value_counts(facet) -> list[tuple[str, int]]:
    return [(value.value, value.count) for value in facet.values]


@pytest.mark.parametrize("table", ["happenings", "events"])
def test_kept_counts_are_those_of_a_count(store: Store, table: str):
    everything = HappeningFilters(quad=(1, 2, 3, 4)) if table == "happenings" else Filters(quad=(1, 2, 3, 4))
    kept = {facet.of: value_counts(facet) for facet in facets(store, Filters(), table=table)}
    counted = {facet.of: value_counts(facet) for facet in facets(store, everything, table=table)}
    assert {of: sorted(values) for of, values in kept.items()} == {of: sorted(v) for of, v in counted.items()}
    assert kept["type"] and kept["source"]


def test_a_facet_that_does_not_exist_is_refused(store: Store):
    with pytest.raises(SettingError, match="no facet"):
        facets(store, Filters(), of=("colour",))


def test_points_are_columns_and_cells_where_they_are_many(store: Store):
    few = mapped(store, HappeningFilters(**OMAGH))
    assert (few.kind, few.count, few.points and few.points.id) == ("points", 1, tuple(ids(store, **OMAGH)))
    assert few.points and len(few.points.lat) == len(few.points.figure) == 1
    many = mapped(store, Filters(), most=1)
    assert many.kind == "cells" and many.cells and sum(many.cells.count) == many.count == 3
    assert mapped(store, Filters(type=("ASSAULT",)), most=1, table="events").cells
    assert mapped(store, HappeningFilters(box="0,0,1,1")).count == 0


def test_an_overview_counts_and_tells_of_figures_that_moved(store: Store):
    found = overview(store)
    assert (found.counts.articles, found.counts.happenings) == (7, 3)
    assert [row.id for row in found.newest][:1] == ids(store, **OMAGH)
    days = [row.told_last or "" for row in found.newest]
    assert all(earlier >= later for earlier, later in pairwise(days))
    (moved,) = [move for move in found.moved if move.happening == ids(store, **OMAGH)[0]]
    assert (moved.effect, moved.from_low, moved.low, moved.day) == ("killed", 21, 28, "1998-08-16")


def test_sources_are_listed_with_who_prints_whom_again(store: Store):
    gazette, courier = sources(store)
    assert (gazette.name, gazette.articles, courier.articles) == ("The Gazette", 4, 3)
    told = source_told(store, "the gazette")
    assert told.row == gazette
    assert sum(reprint.articles for reprint in told.reprinted_by) == sum(
        reprint.articles for reprint in reprints(store) if reprint.of == "The Gazette"
    )
    with pytest.raises(AbsentError):
        source_told(store, "The Nothing")


def test_an_actor_is_told_with_its_names_and_counterparts(talks: Store):
    store, found = talks, network(talks, Filters())
    edge = found.edges[0]
    told = entity_told(store, edge.actor)
    assert told.row.id == edge.actor and told.exact
    assert edge.recipient in {other.entity for other in told.acts_on}
    back = entity_told(store, edge.recipient)
    assert edge.actor in {other.entity for other in back.acted_on_by}
    assert {node.entity for node in found.nodes} >= {edge.actor, edge.recipient}
    assert network(store, Filters(country=("PER",))).edges == ()
    with pytest.raises(AbsentError):
        entity_told(store, 10**9)


def test_a_network_under_filters_counts_what_is_kept_without_them(talks: Store):
    assert network(talks, Filters(quad=(1, 2, 3, 4))).edges == network(talks, Filters()).edges


def test_an_actor_s_names_stay_with_those_who_use_them(talks: Store):
    (iran,) = (node.entity for node in network(talks, Filters()).nodes if node.name == "Iran")
    assert {voice.speaker for voice in entity_told(talks, iran).voices} == {"Iran"}
    assert entity_told(talks, iran).stances == (("deny", 1),)
    (amir,) = [voice for voice in voices(talks) if voice.speaker == "Ali Amir"]
    assert (amir.via, amir.source) == ("state radio", "The Example")


def test_words_for_an_actor_stay_with_who_says_them(tmp_path: Path):
    with open_store(tmp_path / "one.db", create=True) as store:
        Writer(store, MANIFEST, day="1990-08-03").add(made_article(), made_record())
        collate(store)
        troops = next(node.entity for node in network(store, Filters()).nodes if node.name == "Iraqi troops")
        told = entity_told(store, troops)
    (name,) = told.names
    assert (name.words, name.forms, name.outlets) == ("Iraqi troops", ("nominal",), ())
    assert name.speakers == (("Kuwaiti officials", 1),)
    (example,) = name.examples
    assert (example.speaker, example.published) == ("Kuwaiti officials", "1990-08-02")
    assert example.sentence == "Iraqi troops invaded Kuwait on Thursday, Kuwaiti officials said."
    assert made_article().text[example.start : example.end] == "Iraqi troops"
    assert [row.words for row in told.newest] == ["invaded", "killed"]


def test_what_an_actor_does_is_counted_by_type_and_month(talks: Store):
    (iran,) = (node.entity for node in network(talks, Filters()).nodes if node.name == "Iran")
    told = entity_told(talks, iran)
    assert sum(deed.acts for deed in told.deeds) == told.row.acts
    assert sum(deed.receives for deed in told.deeds) == told.row.receives
    dated = sum(month.acts + month.receives for month in told.months)
    assert dated + told.undated == told.row.acts + told.row.receives


def test_offices_of_the_tables_are_found_by_name():
    terms = offices_listed("Kofi Annan")
    assert ("Secretary-General of the United Nations", "1997-01-01") in {(term.role, term.since) for term in terms}
    assert [term.since for term in terms] == sorted(term.since for term in terms)
    assert offices_listed("Nobody of that name") == ()


def test_figures_that_cannot_both_be_true_are_told_of_their_outlets(store: Store):
    (ours,) = contradictions(store, "the gazette")
    (theirs,) = contradictions(store, "The Courier")
    assert (ours.effect, ours.given.source, ours.given.low) == ("killed", "The Gazette", 241)
    assert [(other.source, other.low) for other in ours.against] == [("The Courier", 239)]
    assert theirs.given == ours.against[0] and theirs.against == (ours.given,)
    assert contradictions(store, "The Nothing") == ()


def test_who_speaks_only_through_others_can_be_asked(talks: Store):
    assert {voice.via for voice in voices(talks, through=True)} == {"state radio"}


def test_actors_under_filters_may_be_counted_in_the_newest_events_only(store: Store):
    every = list(actors(store, Filters(status=("actual",))))
    assert list(actors(store, Filters(status=("actual",)), tried=1_000)) == every
    few = list(actors(store, Filters(status=("actual",)), tried=1))
    assert sum(row.acts + row.receives for row in few) < sum(row.acts + row.receives for row in every)


def test_words_are_found_in_sentences_articles_happenings_and_names(store: Store):
    found = search(store, "Drakkar")
    assert found.sentence_count.count >= 1 and found.article_count.count == 2
    assert "\x02Drakkar\x03" in found.sentences[0].snippet
    assert [row.id for row in found.happenings] == ids(store, text="Drakkar")
    assert search(store, "nothingofthekind").sentence_count.count == 0
    with pytest.raises(SettingError):
        search(store, "  ")


def test_what_is_doubtful_is_told_until_it_is_judged(store: Store):
    (disputed,) = doubts(store, ("figures",))
    assert [disputed.happening] == ids(store, disputed=True)
    assert "239 to 241 are given" in disputed.reason
    for verdict, author in (("accept", "Ann"), ("reject", "Ben")):
        keep_corrections(store, [correction("e-q00", verdict, author)])
    (editors,) = doubts(store, ("editors",))
    assert editors.uid == "e-q00" and "Ann and Ben differ" in editors.reason
    assert doubts(store)[0] == editors
    keep_corrections(store, [replace(correction("e-q00", "accept", "Cy"), decides=True)])
    assert not doubts(store, ("editors",))
    with pytest.raises(SettingError):
        doubts(store, ("taste",))


def correction(uid: str, verdict: str, author: str) -> Correction:
    return Correction(uid=uid, kind="toll", verdict=verdict, author=author, time="1998-09-01T12:00:00+00:00",
                      reason="", article="e", text_sha256="x", start=0, end=1, words="w")  # fmt: skip


def test_what_is_merged_and_coded_again_is_counted_once(store: Store):
    merge(store, ids(store), SOMEBODY)
    collate(store)
    (facet,) = facets(store, Filters(), of=("type",))
    assert value_counts(facet) == [("ASSAULT", 1)]
    assert judge_same and voices(store) == voices(store, source="The Gazette") + voices(store, source="The Courier")


def test_what_is_too_much_is_counted_from_the_newest_and_said(store: Store):
    terms = happening_terms(store, HappeningFilters(quad=(4,)))
    _, whole = rows_within(store, "happenings", terms, "h.id")
    few, exact = rows_within(store, "happenings", terms, "h.id", tried=1)
    assert (len(few), exact) == (1, False) and whole
    assert few[0][0] == next(row.id for row in happenings(store, Filters())) == ids(store, **OMAGH)[0]
    within = happening_terms(store, HappeningFilters(until="1990", quad=(4,)))
    older, exact = rows_within(store, "happenings", within, "h.id", tried=1)
    assert len(older) == 1 and older != few and not exact
