"""Who is meant when violence is condemned, and who came to harm in it."""

from collections.abc import Callable

import pytest

from polybius.vocabulary import Record


def of_type(record: Record, type: str) -> list[tuple[str, list[str], list[str]]]:
    """The words and the parties' codes of the events of a type."""
    code = {actor.id: actor.code for actor in record.actors}
    return [
        (record.document.text[e.start : e.end], [code[i] for i in e.actor], [code[i] for i in e.recipient])
        for e in record.events if e.type == type
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("Norway condemned the bombing of Danish consulates in Pakistan and Lebanon.", []),
        ("Turkey denounced the killing of two Israeli soldiers in Nablus.", []),
        ("The Egyptian ambassador condemned the twin attacks at American embassies in east Africa.", []),
        ("Iran condemned Israel's shelling of Gaza.", ["ISR"]),
        ("Jordan deplored the attack by Hezbollah on an Israeli bus.", ["LBNREB"]),
        ("Pakistan condemned the Indian attack on a village in Kashmir.", ["IND"]),
        ("France condemned the crackdown in Syria.", ["SYR"]),
    ],
)
def test_condemned_violence_is_blamed_on_those_who_did_it(
    text: str, blamed: list[str], record_of: Callable[..., Record]
) -> None:
    assert [theirs for _, _, theirs in of_type(record_of(text), "ACCUSE")] == [blamed]


def test_a_passive_without_its_helping_verb_has_its_own_subject(record_of: Callable[..., Record]) -> None:
    record = record_of("Ten soldiers were killed and twenty policemen wounded in a raid in Chad.")
    found = {words: theirs for words, _, theirs in of_type(record, "ASSAULT")}
    assert found["killed"] == ["TCDMIL"]
    assert found["wounded"] == ["TCDCOP"]


@pytest.mark.parametrize(
    "text",
    [
        "Bombs exploded outside hotels in Egypt and Jordan on Friday, killing at least 81 people.",
        "Tanzanian police arrested 14 foreigners in Dar es Salaam.",
        "Police in Bangkok detained five tourists after a fight.",
    ],
)
def test_those_of_no_told_country_have_none(text: str, record_of: Callable[..., Record]) -> None:
    found = [theirs for type in ("ASSAULT", "COERCE") for _, _, theirs in of_type(record_of(text), type)]
    assert ["---CVL"] in found
