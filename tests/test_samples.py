"""The sample reports, as a careful reader would list their facts."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from polybius.vocabulary import Event, Record

SAMPLES = Path(__file__).parents[1] / "samples"
# name, words of the trigger, type, status, codes of actors, codes of recipients
FACTS = [
    ("kuwait-1990", "sanctions", "SANCTION", "actual", ["UNO"], ["IRQ"]),
    ("kuwait-1990", "invaded", "ASSAULT", "actual", ["IRQMIL"], ["KWT"]),
    ("kuwait-1990", "seized", "ASSAULT", "actual", ["IRQMIL"], ["KWT"]),
    ("kuwait-1990", "killed", "ASSAULT", "actual", [], ["KWTCVL"]),
    ("kuwait-1990", "condemned", "ACCUSE", "actual", ["UNO"], ["IRQMIL"]),
    ("kuwait-1990", "demanded", "REQUEST", "actual", ["UNO"], ["IRQ"]),
    ("kuwait-1990", "withdraw", "RETREAT", "requested", ["IRQ"], []),
    ("kuwait-1990", "met", "CONSULT", "actual", ["USAGOV", "RUSGOV"], []),
    ("kuwait-1990", "warned", "THREATEN", "actual", ["USAGOV"], ["IRQGOV"]),
    ("kuwait-1990", "attack", "ASSAULT", "requested", ["IRQGOV"], ["SAU"]),
    ("kuwait-1990", "pull out", "RETREAT", "actual", ["IRQ"], []),
    ("kuwait-1990", "threatened", "THREATEN", "actual", ["IRQ"], ["KWT"]),
    ("kuwait-1990", "visited", "CONSULT", "actual", ["JORGOV"], ["IRQGOV"]),
    ("kuwait-1990", "talks", "CONSULT", "actual", ["JORGOV", "IRQGOV"], []),
    ("kuwait-1990", "urged", "REQUEST", "actual", ["EGYGOV"], ["IRQ"]),
    ("kuwait-1990", "protested", "PROTEST", "actual", ["KWTCVL"], ["IRQGOV"]),
    ("kuwait-1990", "arrested", "COERCE", "actual", ["GBRCOP"], ["KWTCVL"]),
    ("belfast-1998", "refused", "REJECT", "actual", ["GBRPTY"], []),
    ("belfast-1998", "condemned", "ACCUSE", "actual", ["GBRPTY"], []),
    ("belfast-1998", "promised", "AGREE", "actual", ["GBR"], []),
    ("belfast-1998", "reduce", "RETREAT", "planned", ["GBR"], []),
    ("belfast-1998", "blamed", "ACCUSE", "actual", ["GBRCOP"], ["GBRREB"]),
    ("camp-david-1978", "agreements", "SUPPORT", "actual", ["EGY", "ISR"], []),
    ("camp-david-1978", "thanked", "SUPPORT", "actual", ["EGYGOV"], ["USAGOV"]),
    ("camp-david-1978", "praised", "SUPPORT", "actual", ["ISRGOV"], ["EGYGOV"]),
    ("camp-david-1978", "accused", "ACCUSE", "actual", ["SYR"], ["EGYGOV"]),
    ("dili-1999", "attacked", "ASSAULT", "actual", ["TLSUAF"], ["TLSREF"]),
    ("dili-1999", "set", "ASSAULT", "actual", ["---UAF"], []),
    ("dili-1999", "fired", "ASSAULT", "actual", ["TLSUAF"], ["AUSCVL"]),
    ("dili-1999", "helped", "AID", "denied", ["IDNMIL"], ["TLSUAF"]),
    ("dili-1999", "send", "REJECT", "actual", ["AUS"], []),
]  # fmt: skip
PLACES = [
    ("kuwait-1990", "invaded", "Kuwait"),
    ("kuwait-1990", "met", "Moscow"),
    ("kuwait-1990", "protested", "London"),
    ("kuwait-1990", "arrested", "London"),
    ("dili-1999", "formed", "Lisbon"),
]
FIGURES = [
    ("kuwait-1990", "killed", 200, None),
    ("kuwait-1990", "arrested", 2, 2),
    ("belfast-1998", "killed", 3501, None),
    ("belfast-1998", "involved", 100, 100),
    ("camp-david-1978", "killed", 2501, None),
    ("dili-1999", "killed", 25, None),
]


@cache
def _texts() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in SAMPLES.glob("*.txt")}


def codes(record: Record, ids: tuple[str, ...]) -> list[str]:
    """The codes of some actors."""
    known = {actor.id: actor.code for actor in record.actors}
    return [known[i] for i in ids if known[i]]


def told(record: Record, words: str) -> list[Event]:
    """The events with these words as trigger."""
    return [e for e in record.events if record.document.text[e.start : e.end] == words]


@pytest.mark.parametrize(("name", "words", "kind", "status", "actor", "recipient"), FACTS)
def test_events_of_samples_are_coded(
    name: str, words: str, kind: str, status: str, actor: list[str], recipient: list[str],
    record_of: Callable[..., Record],
) -> None:  # fmt: skip
    record = record_of(_texts()[name], None)
    found = [(e.type, e.status, codes(record, e.actor), codes(record, e.recipient)) for e in told(record, words)]
    assert (kind, status, actor, recipient) in found


@pytest.mark.parametrize(("name", "words", "place"), PLACES)
def test_events_of_samples_are_placed(name: str, words: str, place: str, record_of: Callable[..., Record]) -> None:
    record = record_of(_texts()[name], None)
    names = {p.id: p.name for p in record.places}
    assert place in [names.get(e.place or "") for e in told(record, words)]


@pytest.mark.parametrize(("name", "effect", "low", "high"), FIGURES)
def test_figures_of_samples_are_read(
    name: str, effect: str, low: int, high: int | None, record_of: Callable[..., Record]
) -> None:
    record = record_of(_texts()[name], None)
    assert (effect, low, high) in [(t.effect, t.low, t.high) for t in record.tolls]


def test_withdrawal_is_claimed_on_state_radio(record_of: Callable[..., Record]) -> None:
    record = record_of(_texts()["kuwait-1990"], None)
    event = told(record, "pull out")[0]
    claim = next(c for c in record.claims if c.id in event.said_by)
    assert codes(record, (claim.speaker or "",)) == ["IRQ"]
    assert codes(record, claim.via) == ["IRQJRN"]


def test_those_who_end_a_conflict_did_not_kill_in_it(record_of: Callable[..., Record]) -> None:
    record = record_of(_texts()["belfast-1998"], None)
    toll = next(t for t in record.tolls if t.low == 3501)
    assert toll.perpetrator == ()
