"""Events and figures take on the claims they stand in."""

from polybius.claims import attribute
from polybius.vocabulary import Claim, Event, Toll

# The radio said the minister said rebels killed nine people.
OUTER = Claim(id="c1", start=10, end=14, speaker="a1", content=((15, 58),))
INNER = Claim(id="c2", start=28, end=32, speaker="a2", content=((33, 58),), within="c1")
KILLED = Event(id="e1", type="ASSAULT", start=40, end=46, sentence=0)
NINE = Toll(id="t1", effect="killed", low=9, high=9, start=47, end=51, event="e1")


def test_event_and_figure_carry_the_chain_outermost_first() -> None:
    (event,), (toll,) = attribute((KILLED,), (NINE,), (INNER, OUTER))
    assert event.said_by == ("c1", "c2")
    assert toll.claims == ("c1", "c2")


def test_event_knows_its_figures() -> None:
    (event,), _ = attribute((KILLED,), (NINE,), ())
    assert event.tolls == ("t1",)


def test_event_outside_every_claim_is_the_outlets_own() -> None:
    claim = Claim(id="c1", start=10, end=14, speaker="a1", content=((15, 27),))
    (event,), _ = attribute((KILLED,), (), (claim,))
    assert event.said_by == ()


def test_cue_that_is_an_event_is_not_said_by_its_own_claim() -> None:
    warning = Event(id="e1", type="THREATEN", start=28, end=32, sentence=0)
    (event,), _ = attribute((warning,), (), (INNER,))
    assert event.said_by == ()


def test_event_that_its_speaker_denies_is_denied() -> None:
    claim = Claim(id="c1", start=10, end=14, speaker="a1", stance="deny", content=((15, 58),))
    (event,), _ = attribute((KILLED,), (), (claim,))
    assert event.status == "denied"


def test_event_denied_by_an_inner_speaker_only_is_denied() -> None:
    inner = Claim(id="c2", start=28, end=32, speaker="a2", stance="deny", content=((33, 58),), within="c1")
    (event,), _ = attribute((KILLED,), (), (OUTER, inner))
    assert (event.status, event.said_by) == ("denied", ("c1", "c2"))


def test_request_without_an_actor_is_the_speakers() -> None:
    request = Event(id="e1", type="REQUEST", start=40, end=46, sentence=0)
    (event,), _ = attribute((request,), (), (OUTER, INNER))
    assert event.actor == ("a2",)


def test_request_to_the_speaker_has_no_actor() -> None:
    request = Event(id="e1", type="REQUEST", start=40, end=46, sentence=0, recipient=("a1",))
    (event,), _ = attribute((request,), (), (OUTER,))
    assert event.actor == ()


def test_what_an_appeal_takes_for_granted_is_the_outlets() -> None:
    appeal = Claim(id="c1", start=10, end=14, speaker="a1", stance="urge", content=((15, 58),))
    asked = Event(id="e2", type="RETREAT", start=40, end=46, sentence=0, status="requested")
    (war, halt), _ = attribute((KILLED, asked), (), (appeal,))
    assert (war.said_by, halt.said_by) == ((), ("c1",))


def test_what_is_only_praised_or_condemned_is_the_outlets() -> None:
    for stance in ("condemn", "praise", "believe"):
        claim = Claim(id="c1", start=10, end=14, speaker="a1", stance=stance, content=((15, 58),))
        (event,), _ = attribute((KILLED,), (), (claim,))
        assert event.said_by == ()
