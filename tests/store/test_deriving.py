"""What follows from a record's rows is kept in step with them."""

import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from made_records import MANIFEST, made_article, made_record
from polybius.store import Writer, open_store
from polybius.store.deriving import dyads_of, sources_of
from polybius.store.periods import period_of, period_of_days
from polybius.store.pictures import unpacked
from polybius.vocabulary import Actor, Document, Event

DAY = "1990-08-03"
COUNTS = ("entity_counts", "period_counts", "article_counts", "voices", "actor_pairs", "event_facets")


def rows(store: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    found = {table: sorted(store.execute(f"SELECT * FROM {table}")) for table in COUNTS}
    values = dict(store.execute("SELECT id, facet || ' ' || value FROM facet_values").fetchall())
    found["event_facets"] = [
        (event, *sorted(values[number] for facets in packed_ for number in unpacked(facets)))
        for event, *packed_ in found["event_facets"]
    ]
    counted = "SELECT facet, value, events FROM facet_values WHERE events <> 0 ORDER BY 1, 2"
    return found | {"facet_values": store.execute(counted).fetchall()}


def test_what_is_derived_after_a_replacement_is_that_of_a_fresh_workspace(tmp_path: Path):
    later = replace(MANIFEST, version="later")
    record = replace(made_record(), manifest=later, events=made_record().events[:1])
    with open_store(tmp_path / "a.db", create=True) as store:
        Writer(store, MANIFEST, day=DAY).add(made_article(), made_record())
        Writer(store, later, day=DAY).replace(1, record)
        replaced = rows(store)
    with open_store(tmp_path / "b.db", create=True) as store:
        Writer(store, later, day=DAY).add(made_article(), record)
        assert rows(store) == replaced


def test_counts_of_periods_hold_mentions_that_happened_once(tmp_path: Path):
    first, second = made_record().events
    events = (first, replace(second, same_as="e1"), replace(second, id="e3", status="threatened"))
    with open_store(tmp_path / "a.db", create=True) as store:
        Writer(store, MANIFEST, day=DAY).add(made_article(), replace(made_record(), events=events))
        asked = "SELECT unit, period, mentions, goldstein, articles FROM period_counts WHERE clock = ? AND per = 'all'"
        assert store.execute(asked, ("event",)).fetchall() == [
            ("day", "1990-08-02", 1, -1000, 1), ("month", "1990-08", 1, -1000, 1), ("week", "1990-W31", 1, -1000, 1),
            ("year", "1990", 1, -1000, 1),
        ]  # fmt: skip


def test_claims_are_found_by_who_says_them(tmp_path: Path):
    with open_store(tmp_path / "a.db", create=True) as store:
        Writer(store, MANIFEST, day=DAY).add(made_article(), made_record())
        assert store.execute("SELECT country, sector FROM claim_sayers").fetchall() == [("KWT", "GOV")]


ACTORS = {a.id: a for a in (Actor(id="a1", name="Iran", country="IRN", code="IRN"),
                            Actor(id="a2", name="militia", code="---UAF"),
                            Actor(id="a3", name="Israel", country="ISR", code="ISR"),
                            Actor(id="a4", name="somebody"))}  # fmt: skip


@pytest.mark.parametrize(
    ("actor", "recipient", "symmetric", "dyads"),
    [
        (("a1",), ("a3",), False, ["IRN>ISR"]),
        (("a1", "a2"), ("a3", "a3"), False, ["IRN>ISR", "---UAF>ISR"]),
        (("a1", "a3"), (), True, ["IRN>ISR", "ISR>IRN"]),
        (("a1",), ("a4",), False, []),
        (("a1",), (), False, []),
    ],
)
def test_dyads_are_pairs_of_countries_once_each(
    actor: tuple[str, ...], recipient: tuple[str, ...], symmetric: bool, dyads: list[str]
):
    event = Event(id="e1", type="CONSULT", start=0, end=1, sentence=0, actor=actor, recipient=recipient,
                  symmetric=symmetric)  # fmt: skip
    assert dyads_of(event, ACTORS) == dyads


def test_sources_of_an_article_are_its_publisher_credit_host_and_file():
    document = Document(id="1", url="https://www.example.org/a", publisher="Example", text="", text_sha256="")
    assert dict(sources_of(document)) == {"publisher": "Example", "host": "example.org"}
    assert dict(sources_of(replace(document, url="http://[broken"))) == {"publisher": "Example"}


def test_periods_are_iso_weeks_and_days_across_two_have_none():
    assert period_of("2020-12-31", "week") == period_of("2021-01-03", "week") == "2020-W53"
    assert period_of_days("1990-08-02", "1990-08-03", "day") == "*1990-08-02"
    assert period_of_days("1990-08-02", "1990-08-03", "month") == "1990-08"
    assert period_of_days(None, None, "month") == ""
