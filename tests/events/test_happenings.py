"""One happening told by several words, and who did it: those who suffered an attack are not those who killed in it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.vocabulary import Event, Record

CASES = read_yaml((Path(__file__).parents[1] / "golden" / "happenings.yaml").read_text(encoding="utf-8"))
HARM = (
    "The bombings at American missions in Kenya and Tanzania in 1998 killed more than 200 people.",
    "A car bombing outside the Israeli embassy in Buenos Aires killed 29 people in 1992.",
    "The attack on the Russian consulate in Basra wounded two guards.",
)


@pytest.mark.parametrize("text", HARM)
def test_who_suffered_an_attack_did_not_kill_in_it(text: str, record_of: Callable) -> None:
    attack, harm = record_of(text).events
    assert (harm.actor, harm.same_as) == ((), attack.id)


def test_an_attack_whose_doer_is_told_keeps_it(record_of: Callable) -> None:
    record = record_of("The Syrian shelling of Zahle in 1981 killed 50 people.")
    countries = {actor.id: actor.country for actor in record.actors}
    assert all([countries[id] for id in event.actor] == ["SYR"] for event in record.events)


def test_other_means_or_another_country_is_another_happening(record_of: Callable) -> None:
    text = "U.S. warplanes raided Tripoli in 1986. The bombings in Berlin had killed two American soldiers."
    raid, bombing, _ = record_of(text).events
    assert bombing.same_as is None
    assert not set(bombing.actor) & set(raid.actor)


def test_a_mob_and_the_police_do_not_do_one_deed(record_of: Callable) -> None:
    text = "Police shot dead two protesters in Dhaka. Protesters attacked a police post there. The attack lasted hours."
    record = record_of(text)
    sectors = {actor.id: actor.sector for actor in record.actors}
    posts = [event for event in record.events if record.document.text[event.start : event.end].lower() == "attack"]
    assert all("COP" not in [sectors[id] for id in event.actor] for event in posts)


def event_at(record: Record, words: str) -> Event:
    """The event whose trigger stands in a word of the text ("strikes#2": its second place)."""
    word, _, place = words.partition("#")
    found = list(re.finditer(rf"\b{re.escape(word)}\b", record.document.text))[int(place or 1) - 1]
    return next(e for e in record.events if e.start < found.end() and found.start() < e.end)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_happening_is_told_by_its_words(case: dict[str, Any], record_of: Callable[..., Record]) -> None:
    record = record_of(case["text"], str(case["date"]))
    codes = {actor.id: actor.code for actor in record.actors}
    for words in case.get("same", []):
        assert len({event.same_as or event.id for event in (event_at(record, word) for word in words)}) == 1, words
    for words in case.get("apart", []):
        told = [e for e in record.events if any(_stands_in(record, e, word) for word in words)]
        firsts = [event.same_as or event.id for event in told]
        assert len(set(firsts)) == len(firsts), words
    for kind in case.get("once", []):
        assert len([e for e in record.events if e.type == kind and not e.same_as]) == 1, record.events
    for word, judged in case.get("to", {}).items():
        assert sorted(codes[i] for i in event_at(record, word).recipient) == sorted(judged), word


def _stands_in(record: Record, event: Event, words: str) -> bool:
    try:
        return event_at(record, words).id == event.id
    except StopIteration:
        return False
