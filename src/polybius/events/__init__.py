"""Clause, Mention → Event: the codebook applied."""

from msgspec.structs import replace

from polybius.codebook import goldstein, quad_of
from polybius.events.about import About
from polybius.events.acts import Reader
from polybius.events.background import Ages
from polybius.events.coding import DEMAND, Draft, draft_events
from polybius.events.intervals import anchored
from polybius.events.lexicon import Lexicon, load_lexicon
from polybius.events.means import dealt_before, met_at, modes_of
from polybius.events.narration import Narration
from polybius.events.reference import blamed
from polybius.events.relations import find_relations
from polybius.events.roles import fault_of
from polybius.events.rows import ComposeRow, Frame, FrameRow
from polybius.events.sameness import same_happening, shared_parties
from polybius.events.scene import Scene
from polybius.events.setting import Setting, effects_of
from polybius.events.sharing import shared_settings
from polybius.events.topics import Topics
from polybius.events.whereabouts import Whereabouts
from polybius.vocabulary import Cast, Clause, Doc, Event, PlaceMention, Relation, TimeMention

__all__ = [
    "ComposeRow",
    "Frame",
    "FrameRow",
    "Lexicon",
    "Topics",
    "anchored",
    "fault_of",
    "find_events",
    "load_lexicon",
]


def find_events(
    doc: Doc,
    clauses: tuple[Clause, ...],
    cast: Cast,
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    lexicon: Lexicon,
) -> tuple[tuple[Event, ...], tuple[Relation, ...]]:
    """All events and standing relations of a document, in text order of their triggers."""
    scene = Scene(doc, clauses, cast, places, lexicon, times)
    reader = Reader(scene)
    setting, whereabouts = Setting(scene, reader, times), Whereabouts(scene, reader, places)
    ages = Ages(scene, times)
    drafts = [
        draft for draft in sorted(draft_events(scene, reader), key=lambda d: (d.start, d.end))
        if not ages.is_past(draft.act, draft.clause, setting.when(draft.clause))
    ]  # fmt: skip
    ids = {draft.clause.i: f"e{number}" for number, draft in enumerate(drafts, 1) if draft.main}
    told: list[tuple[Event, Clause]] = []
    for number, draft in enumerate(drafts, 1):
        event = _event(scene, reader, setting, draft, ids, f"e{number}")
        event = replace(event, place=whereabouts.place_of(draft.act, draft.clause, event))
        event = dealt_before(scene, met_at(scene, event, whereabouts), draft.clause, told)
        event = replace(event, same_as=same_happening(scene, event, draft.clause, told))
        if event.place is None:
            event = replace(event, place=whereabouts.carried(event, draft.clause, told))
        event = blamed(scene, reader, event, draft.clause, told)
        told.append((event, draft.clause))
    events = shared_parties(tuple(event for event, _ in told))
    dated = shared_settings(scene, whereabouts, Narration(scene, setting.own_days()), events, tuple(c for _, c in told))
    return dated, find_relations(scene)


def _event(scene: Scene, reader: Reader, setting: Setting, draft: Draft, ids: dict[int, str], id: str) -> Event:
    """The event of a draft, with its circumstances."""
    act, clause, known = draft.act, draft.clause, scene.lexicon.codes
    about = About(scene, draft)
    mode, weapon, cameo = modes_of(scene, about, act, clause)
    return Event(
        id=id, type=act.type, mode=mode, context=about.shows(scene.lexicon.topics, act.context, mode, cameo),  # type: ignore[arg-type]
        cameo=cameo, quad=quad_of(cameo, act.type, known), goldstein=goldstein(cameo, known=known), status=draft.status,
        start=draft.start, end=draft.end, sentence=clause.sentence,
        actor=draft.actor, recipient=draft.recipient, symmetric=draft.symmetric,
        effect=effects_of(scene, reader, act, clause), weapon=weapon,
        time=setting.said_on(clause) if act.frame is DEMAND else setting.time_of(clause),
        content_of=ids.get(draft.content_of) if draft.content_of is not None else None,
        cause=_cause(scene, clause, ids), rule=act.rule,
    )  # fmt: skip


def _cause(scene: Scene, clause: Clause, ids: dict[int, str]) -> str | None:
    """The event that the text gives as the reason."""
    return next((ids[i] for i in scene.below.get(clause.i, []) if scene.clauses[i].link == "reason" and i in ids), None)
