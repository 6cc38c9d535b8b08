"""What an act becomes by what its doer says of it: announced, threatened or refused."""

from msgspec.structs import replace

from polybius.events.acts import Act, Reader, composed
from polybius.events.candidates import is_armed
from polybius.events.scene import Scene
from polybius.events.speakers import saying_over
from polybius.vocabulary import Clause

COOPERATIVE = ("04", "05", "06", "07", "08")
LEAVING = "0874"
HOSTILE = ("14", "16", "17", "18", "19", "20")
FIRST_PERSON = frozenset({"we", "i"})
WILLING = frozenset({"will", "would", "shall"})


def foretold(scene: Scene, reader: Reader, clause: Clause, act: Act, status: str, over: int | None) -> Act:
    """A cooperative act that is only announced is AGREE; a hostile one that its doer announces is THREATEN."""
    warned = status == "possible" and clause.modal == "would" and clause.aspect != "perfect" and not clause.conditional
    if warned and act.cameo.startswith(HOSTILE):
        bill = any("law" in scene.classes_of(t) for t in clause.subject)
        if bill or _is_own_word(scene, reader, clause):
            return _become(scene, act, "threaten")
    if (
        status != "planned"
        or over is not None
        or clause.link == "purpose"
        or (clause.kind == "noun" and clause.support is None)
    ):
        return act
    governor = reader.governor.get(clause.i)
    if governor is not None and governor.frame.family == "decide":
        return act
    begun = clause.modal == "would" or clause.phase == "begin"
    if act.cameo.startswith(LEAVING) and begun and is_armed(scene, clause.subject):
        return act
    if act.cameo.startswith(COOPERATIVE):
        return _become(scene, act, "agree")
    hostile = act.cameo.startswith(HOSTILE) or clause.predicate == "pressure"
    told = _is_own_word(scene, reader, clause) or _is_bargain(scene, reader, clause)
    if hostile and clause.modal in WILLING and told:
        return _become(scene, act, "threaten")
    return act


def _is_bargain(scene: Scene, reader: Reader, clause: Clause) -> bool:
    """Whether somebody tells that an act will be done unless something else is ("will shoot him unless …")."""
    if saying_over(scene, reader, clause) is None:
        return False
    near = {clause.i, clause.parent}
    return any(c.marker == "unless" and c.parent in near for c in scene.in_sentence.get(clause.sentence, ()))


def refused(scene: Scene, clause: Clause, act: Act, governors: list[Act]) -> Act:
    """ "Will not" do something cooperative, said of a side of its own, is a refusal; so is "not ready to"."""
    unwilling = clause.negated and not clause.conditional and not clause.passive and clause.modal in WILLING
    barred = clause.negated and clause.kind == "noun" and not clause.subject and clause.modal in ("can", "could")
    unwilling = unwilling or barred
    unready = clause.negated and clause.kind == "copula" and not clause.conditional and act.type == "AGREE"
    unwilling = unwilling or (unready and clause.modal not in ("may", "might", "could"))
    if not unwilling or not act.cameo.startswith((*COOPERATIVE, "03")) or any(g.status != "-" for g in governors):
        return act
    return _become(scene, act, "refuse")


def _become(scene: Scene, act: Act, family: str) -> Act:
    row = scene.lexicon.composed(family, act.cameo)
    if row is None or row.type == "-":
        return act
    frame = replace(act.frame, symmetric=act.frame.symmetric and family == "agree", effect=())
    return replace(composed(act, row, family), frame=frame)


def _is_own_word(scene: Scene, reader: Reader, clause: Clause) -> bool:
    """Whether the one who will do it says so."""
    if any(scene.tokens[t].lower in FIRST_PERSON for t in clause.subject):
        return True
    saying = saying_over(scene, reader, clause)
    if saying is None:
        return False
    if any(scene.tokens[t].lower in ("it", "he", "she", "they") and not scene.cast_of(t) for t in clause.subject):
        return True
    doers = [a for t in clause.subject for a in scene.cast_of(t)]
    tellers = [a for t in saying.subject for a in scene.cast_of(t)]
    ruling = any(t.sector == "GOV" and not t.country for t in tellers) and any(d.sector == "GOV" for d in doers)
    return ruling or any(d.id == t.id or (d.country and d.country == t.country) for d in doers for t in tellers)
