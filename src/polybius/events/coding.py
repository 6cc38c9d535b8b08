"""Drafts of events: for each clause that does something, what is coded, with whom, and under which act."""

import msgspec

from polybius.events.acts import Act, Reader
from polybius.events.aims import with_aim
from polybius.events.candidates import actors_inside
from polybius.events.gate import Gate
from polybius.events.intent import foretold, refused
from polybius.events.match import WHEN, fillers
from polybius.events.nobodies import nobodies
from polybius.events.parties import parties_of
from polybius.events.raids import policed
from polybius.events.relations import is_standing
from polybius.events.rows import Frame
from polybius.events.scene import Scene, is_political
from polybius.events.speakers import saying_over
from polybius.events.status import FORCEFUL, had_to, status_of
from polybius.events.words import words
from polybius.vocabulary import Clause
from polybius.vocabulary.record import Status

PURPOSES = frozenset({"REQUEST", "PROTEST", "ASSAULT", "COERCE", "AGREE", "CONSULT", "ACCUSE", "THREATEN"})
MUST = frozenset({"should", "must", "ought", "imperative"})
RAISED = "0872"  # a siege or blockade given up
BEFORE = 2  # sentences
ASKING = frozenset({"how", "why", "whether"})


class Draft(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An event before its circumstances: its act, status, parties, and the clause of the act that governs it."""

    act: Act
    clause: Clause
    status: Status
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    symmetric: bool
    content_of: int | None
    start: int
    end: int
    main: bool = True


def draft_events(scene: Scene, reader: Reader) -> list[Draft]:
    """The drafts of a document, in text order of their clauses."""
    gate = Gate(scene)
    drafts = []
    for clause in scene.clauses:
        draft = _demand(scene, reader, clause) or _draft(scene, reader, clause)
        for found in (draft, _ended_violence(scene, reader, clause)):
            if found and gate.passes(found.act, clause, found.actor, found.recipient):
                drafts.append(found)
    things = nobodies(scene)
    return [_without(draft, things) for draft in _told_once(drafts) if not _is_stormed(scene, draft, drafts)]


def _is_stormed(scene: Scene, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a siege ends by the force of those who end it, who have not laid it and give nothing up."""
    if draft.act.cameo != RAISED or draft.clause.support is None or scene.verb_of(draft.clause.support) != "end":
        return False
    last = draft.clause.sentence
    return any(
        other.act.type == "ASSAULT" and other.status == "actual" and last - BEFORE <= other.clause.sentence <= last
        and not set(draft.actor).isdisjoint(other.actor)
        for other in drafts
    )  # fmt: skip


def _without(draft: Draft, things: frozenset[str]) -> Draft:
    """A draft without parties that are nobody."""
    if things.isdisjoint((*draft.actor, *draft.recipient)):
        return draft
    actor = tuple(i for i in draft.actor if i not in things)
    return msgspec.structs.replace(draft, actor=actor, recipient=tuple(i for i in draft.recipient if i not in things))


def _told_once(drafts: list[Draft]) -> list[Draft]:
    """One draft for a trigger and type, the one that tells more: "were in talks" is read as two clauses.

    What is arranged is told by its noun alone ("a rally is planned").
    """
    best: dict[tuple[int, int, str], Draft] = {}
    for draft in drafts:
        key = (draft.start, draft.end, draft.act.type)
        known = best.get(key)
        if known is None or len(draft.actor) + len(draft.recipient) > len(known.actor) + len(known.recipient):
            best[key] = draft
    acts = {(draft.clause.head, draft.act.type) for draft in drafts if draft.clause.predicate == "agree"}
    nouns = {(draft.clause.head, draft.act.type) for draft in drafts if draft.clause.kind == "noun"}
    return [
        draft for draft in drafts
        if best[draft.start, draft.end, draft.act.type] is draft
        and not (draft.clause.kind == "verb" and draft.clause.predicate in words("arranging")
                 and any((token, draft.act.type) in nouns for token in draft.clause.object))
        and not (draft.clause.support is not None and (draft.clause.support, draft.act.type) in acts)
    ]  # fmt: skip


def _ended_violence(scene: Scene, reader: Reader, clause: Clause) -> Draft | None:
    """The violence itself, beside its end ("to stop the raids": the raids happened)."""
    act = reader.act_of(clause.i)
    if act is None or not act.reversed or clause.kind != "noun" or act.frame.type != "ASSAULT":
        return None
    if clause.support is not None and scene.verb_of(clause.support) in words("forestalling"):
        return None
    plain = Act(
        clause=clause.i, frame=act.frame, type=act.frame.type, mode=act.frame.mode, context=act.frame.context,
        cameo=act.frame.cameo, rule=act.frame.rule,
    )  # fmt: skip
    hurt = {actor.id for token in clause.object for actor in scene.cast_of(token)}
    named = (actor.id for token in fillers(scene, clause, "by") for actor in scene.cast_of(token))
    doing = tuple(i for i in (*named, *actors_inside(scene, clause.head)) if i not in hurt)[:1]
    if not doing and clause.link != "purpose":
        doing = parties_of(scene, reader, act, clause)[0]
    _, suffering, _ = parties_of(scene, reader, plain, clause)
    node = scene.tokens[clause.head]
    return Draft(
        act=plain, clause=clause, status="actual", actor=doing, symmetric=False, content_of=None,
        recipient=tuple(i for i in suffering if i not in doing), start=node.start, end=node.end, main=False,
    )  # fmt: skip


def _draft(scene: Scene, reader: Reader, clause: Clause) -> Draft | None:
    act = reader.act_of(clause.i)
    if act is None or not act.type or is_standing(scene, clause):
        return None
    governors = reader.governors(clause.i)
    if governors and governors[0].swallowed:
        return None
    act = policed(reader, clause, refused(scene, clause, act, governors))
    over = _over(reader, clause, governors)
    if _is_idle(scene, reader, clause, act, over):
        return None
    if act.cameo == "040" and clause.kind == "verb" and _is_alone(scene, reader, act, clause):
        return None
    status = "actual" if act.rule.endswith("+ refuse") else status_of(scene, reader, clause, governors)
    act = foretold(scene, reader, clause, act, status, over)
    if act.rule.endswith("+ threaten"):
        status = "actual"
    actor, recipient, symmetric = parties_of(scene, reader, act, clause)
    act, symmetric = _by_parties(scene, clause, act, actor, recipient) or (act, symmetric)
    act = with_aim(scene, reader, clause, act)
    start, end = _trigger(scene, act, clause)
    return Draft(
        act=act, clause=clause, status=status, actor=actor, recipient=recipient, symmetric=symmetric, content_of=over,
        start=start, end=end,
    )  # fmt: skip


def _is_alone(scene: Scene, reader: Reader, act: Act, clause: Clause) -> bool:
    """Whether nobody is told to take part in a talk but one side."""
    linked = (reader.act_of(index) for index in scene.below.get(clause.i, ()))
    if any(other is not None and "phone" in other.mode for other in linked):
        return True
    actor, recipient, _ = parties_of(scene, reader, act, clause)
    together = any(preposition in ("with", "to", "between", "in", "at") for preposition, _ in clause.oblique)
    several = any(scene.tokens[c].lower in words("several") for t in clause.subject for c in scene.tokens[t].children)
    return len(actor) + len(recipient) < 2 and not together and not several


def _trigger(scene: Scene, act: Act, clause: Clause) -> tuple[int, int]:
    """The characters that tell the act: the clause's, its support verb's for an end, or a noun's that the row names."""
    named = [t for t in fillers(scene, clause, act.frame.trigger) if scene.entity_label.get(t) not in WHEN]
    if act.frame.trigger and named:
        return scene.tokens[named[0]].start, scene.tokens[named[0]].end
    if act.reversed and clause.support is not None and act.frame.type == "ASSAULT":
        return scene.tokens[clause.support].start, scene.tokens[clause.support].end
    return clause.start, clause.end


def _is_idle(scene: Scene, reader: Reader, clause: Clause, act: Act, over: int | None) -> bool:
    """Whether an act only repeats or motivates another: "met to discuss", "sent troops to protect", "those killed"."""
    if clause.link == "purpose" and clause.kind == "verb":
        above = reader.act_of(over) if over is not None else None
        return act.type not in PURPOSES or (above is not None and above.type == act.type)
    if clause.link == "purpose" and act.reversed:
        return True
    if clause.link == "participle" and clause.phase == "end" and act.type == "RETREAT" and clause.parent is not None:
        above = reader.act_of(clause.parent)
        return above is not None and (above.type in ("ASSAULT", "AID") or "release" in above.mode)
    if clause.kind == "verb" and clause.parent is not None and clause.i in scene.clauses[clause.parent].content:
        plain = reader.act_of(clause.parent)
        if plain is not None and not plain.frame.family and (plain.type, plain.cameo) == (act.type, act.cameo):
            return True
    if act.type == "PROTEST" and clause.marker == "of" and clause.parent is not None:
        above = reader.act_of(clause.parent)
        return above is not None and above.cameo == "114"
    if clause.marker == "in" and clause.predicate == "protest" and clause.parent is not None:
        above = reader.act_of(clause.parent)
        return above is not None and "resign" in above.mode and not clause.object
    bare = clause.link == "relative" and not clause.subject and not clause.oblique
    return (
        bare and all(scene.tokens[t].lower in ("those", "ones", "all") for t in clause.object) and bool(clause.object)
    )


def _over(reader: Reader, clause: Clause, governors: list[Act]) -> int | None:
    """The clause of the coded act under which this one is asked for, planned, threatened or purposed."""
    for act in governors:
        if act.type and (act.status != "-" or act.frame.family == "ask"):
            return act.clause
        if act.status == "-" and act.frame.family not in ("try", "manage"):
            return None
    if clause.link == "purpose" and clause.parent is not None:
        above = reader.act_of(clause.parent)
        if above is not None and above.type:
            return clause.parent
    return None


def _by_parties(
    scene: Scene, clause: Clause, act: Act, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> tuple[Act, bool] | None:
    """What an act becomes by who takes part: exercises of two states are joint, assets frozen abroad are a sanction."""
    mine, theirs = ({c for i in side if (c := scene.actors[i].country)} for side in (actor, recipient))
    if act.cameo == "150" and len(mine) > 1:
        return msgspec.structs.replace(act, type="COOPERATE", mode=(), cameo="062"), True
    if act.cameo == "1711" and clause.predicate in words("freezing") and theirs and mine and not mine & theirs:
        return msgspec.structs.replace(
            act, type="SANCTION", mode=("discontinue",), context=("economic",), cameo="163"
        ), False
    return None


def _presses_abroad(scene: Scene, speaker: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Whether a newspaper or station says what another state should do."""
    home = {scene.actors[i].country for i in speaker if scene.actors[i].kind == "media"} - {None, ""}
    abroad = {scene.actors[i].country for i in asked if is_political(scene.actors[i])} - {None, ""}
    return bool(home) and bool(abroad) and not home & abroad


def _joins_demand(scene: Scene, clause: Clause) -> bool:
    """Whether a clause only goes on with the demand before it ("must find them and see …")."""
    node = scene.tokens[clause.head]
    index = scene.clause_at.get(node.head)
    return node.dep == "conj" and index is not None and scene.clauses[index].modal == clause.modal


def _is_asked_about(scene: Scene, clause: Clause) -> bool:
    """Whether what should be done is only asked ("identify which goods the duty should apply to", "how to")."""
    before = [c for c in scene.tokens[clause.head].children if c < clause.head]
    asked = any(scene.tokens[c].lower in ASKING for c in before) or clause.marker in ASKING
    return asked or any(
        scene.tokens[g].lower in ("which", "what", "whose") and scene.tokens[g].dep == "det"
        for c in before for g in scene.tokens[c].children
    )  # fmt: skip


def _concerns_only_itself(scene: Scene, clause: Clause, speaker: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Whether a government says what it or its own country must do ("said it had to respond")."""
    if not asked:
        return any(scene.tokens[t].lower in ("it", "he", "she") for t in clause.subject) and bool(speaker)
    home = {scene.actors[i].country for i in speaker if scene.actors[i].sector in ("GOV", "MIL", "")}
    return bool(home - {None, ""}) and all(
        scene.actors[i].country in home and scene.actors[i].kind == "state" for i in asked
    )


DEMAND = Frame(
    rule="modal", conditions=(), type="REQUEST", mode=(), context=(), cameo="020", actor=(), recipient=("subject",)
)  # fmt: skip


def _demand(scene: Scene, reader: Reader, clause: Clause) -> Draft | None:
    """What a speaker says should or must be done is a REQUEST by the speaker, whatever the verb."""
    if clause.kind == "noun" and clause.support is None:
        return None
    act = reader.act_of(clause.i)
    needed = act is not None and act.frame.family == "should"
    if not (clause.modal in MUST or needed) or clause.question or clause.conditional or clause.aspect == "perfect":
        return None
    if any(a.status != "-" for a in reader.governors(clause.i)):
        return None
    if act is not None and act.type in FORCEFUL and had_to(clause):
        return None
    saying = saying_over(scene, reader, clause)
    if saying is None or _joins_demand(scene, clause) or _is_asked_about(scene, clause):
        return None
    speaker = tuple(dict.fromkeys(a.id for t in saying.subject for a in scene.cast_of(t)))
    within = tuple(t for i in clause.content for t in scene.clauses[i].subject) if needed else clause.subject
    told = within or (*saying.indirect, *saying.object)
    asked = tuple(dict.fromkeys(a.id for t in told for a in scene.cast_of(t) if a.id not in speaker))
    if _concerns_only_itself(scene, clause, speaker, asked):
        return None
    polity = any("polity" in scene.classes_of(t) for t in saying.subject)
    voices = any(is_political(scene.actors[i]) or scene.actors[i].kind == "ngo" for i in speaker)
    if not polity and not voices and not _presses_abroad(scene, speaker, asked):
        return None
    inner = next((c for i in clause.content if (c := reader.code_of(i))), "")
    code = inner if needed else reader.code_of(clause.i) or inner
    if not asked and not code and not clause.passive:
        return None
    row = scene.lexicon.composed("should", code) if code else None
    demand = Act(
        clause=clause.i, frame=DEMAND, type="REQUEST", mode=row.mode if row else (), context=row.context if row else (),
        cameo=row.cameo if row and row.cameo else "020", rule=f"operators.csv:{clause.modal or clause.predicate}/said",
    )  # fmt: skip
    return Draft(
        act=demand, clause=clause, status="actual", actor=speaker, recipient=asked, symmetric=False, content_of=None,
        start=clause.start, end=clause.end,
    )  # fmt: skip
