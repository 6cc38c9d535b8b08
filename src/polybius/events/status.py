"""How the text presents an act: its own form, folded with the operators over it from the inside out."""

from typing import cast

from polybius.events.acts import Act, Reader
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Clause
from polybius.vocabulary.record import Status

UNREAL = ("possible", "negated", "denied", "planned", "requested", "threatened")
FORCEFUL = ("ASSAULT", "COERCE")
REPEATED = frozenset({"every", "each"})
LATER = frozenset({"until", "till", "once", "when", "after", "before", "as soon as"})
OPEN = frozenset({"when", "whether", "how", "where", "who", "whom", "which", "what"})
POSSIBLE_MODALS = frozenset({"may", "might", "could", "can"})


def status_of(scene: Scene, reader: Reader, clause: Clause, governors: list[Act]) -> Status:
    """The status of a clause's act; `governors` are the operators over it, innermost first."""
    act = reader.act_of(clause.i)
    refusing = act is not None and act.frame.negative
    status = _refusing(clause) if refusing else own_status(scene, clause)
    if status == "actual" and not governors:
        status = _carried(scene, clause)
    if status == "actual" and (above := _promoted(scene, clause)) is not None:
        status = own_status(scene, above)
        governors = [*governors, *reader.governors(above.i)]
    if act is not None and act.type in FORCEFUL and had_to(clause) and status == "requested":
        status = "actual"
    if act is not None and act.own and status == "actual":
        status = act.own
    if _is_presupposed(clause, act) or (status == "planned" and _is_voiced(scene, clause, act)):
        status = "actual"
    if reader_ongoing(clause) and status == "actual":
        status = "ongoing"
    if clause.attempted and status in ("actual", "ongoing") and act is not None and act.type != "ASSAULT":
        status = "possible"
    attempted = act is not None and act.type == "ASSAULT" and bool(governors) and governors[0].frame.family == "try"
    for governor in governors:
        if attempted and governor.frame.family in ("fail", "avert"):
            continue
        if _takes_for_granted(clause, act, governor) and status in ("actual", "ongoing"):
            break
        status = _under(scene, governor, status)
    if status == "planned" and act is not None and act.type == "ASSAULT" and _has_harmed(scene, clause):
        status = "actual"
    return cast(Status, status)


def _takes_for_granted(clause: Clause, act: Act | None, governor: Act) -> bool:
    """Whether violence is told by the end that is asked for or promised ("urged them to halt hostilities")."""
    ending = governor.frame.family == "stop" and clause.kind == "noun"
    return ending and act is not None and act.type == "ASSAULT" and not act.reversed


def _promoted(scene: Scene, clause: Clause) -> Clause | None:
    """The verb of which an event noun is the aim ("to promote dialogue", "will broker a truce")."""
    if clause.kind != "noun" or clause.parent is None or clause.support is not None:
        return None
    above = scene.clauses[clause.parent]
    return above if above.predicate in words("promoting") and clause.head in above.object else None


def _has_harmed(scene: Scene, clause: Clause) -> bool:
    """Whether a planned deed was done, as what it did is told ("planned the attack that killed 67 people")."""
    told = (scene.clauses[i] for i in scene.below.get(clause.i, ()) if clause.kind == "noun")
    return any(c.link == "relative" and c.kind == "verb" and c.tense == "past" and not c.negated and not c.modal
               for c in told)  # fmt: skip


def _refusing(clause: Clause) -> str:
    """The status of a refusal told by a negated verb ("did not back down"): its negation is what it says."""
    return "possible" if clause.conditional or clause.question or clause.link == "condition" else "actual"


def _carried(scene: Scene, clause: Clause) -> str:
    """The status of a bare verb in the content of one that codes nothing ("will stand together on arresting them")."""
    above = scene.clauses[clause.parent] if clause.parent is not None else None
    if (
        above is None
        or (clause.kind != "verb" and clause.support is None)
        or clause.tense not in ("", "none")
        or clause.i not in above.content
    ):
        return "actual"
    outer = own_status(scene, above)
    return outer if outer in UNREAL else "actual"


def _under(scene: Scene, act: Act, status: str) -> str:
    """The status of content of status `status` under one operator."""
    operator = scene.clauses[act.clause]
    outer = "actual" if act.frame.negative else own_status(scene, operator)
    given = act.status
    family = act.frame.family
    if given == "-":
        if family in ("say", "accuse", "stop"):
            return status
        return outer if outer in UNREAL and status in ("actual", "ongoing") else status
    if family in ("deny",):
        return _undenied(scene, operator, status) if operator.negated else "denied"
    if outer == "negated" and family not in ("refuse", "fail", "avert"):
        return "negated"
    if outer == "negated":
        return "possible" if status == "actual" and family == "refuse" else status
    if outer in ("possible",) and given == "planned":
        return "possible"
    if status in ("negated", "possible") and given in ("planned",):
        return status
    if status in ("requested", "threatened", "planned") and given in ("negated", "possible"):
        return given
    if status in ("requested", "threatened") and given == "planned":
        return status
    return given


def _undenied(scene: Scene, operator: Clause, status: str) -> str:
    """The status of what was "neither confirmed nor denied": open, but for what a noun takes for granted."""
    told = any(scene.clauses[i].kind == "verb" for i in operator.content)
    return "possible" if told and status in ("actual", "ongoing") else status


def had_to(clause: Clause) -> bool:
    """ "Police had to fire": what one had to do was done, other than in reported speech, where it is a demand."""
    done = clause.tense == "past" or (clause.tense == "none" and clause.link == "time")
    return clause.modal == "must" and done and not clause.negated


def reader_ongoing(clause: Clause) -> bool:
    """Whether the form tells that the act goes on: present progressive, perfect progressive, "continued to"."""
    if clause.phase == "continue":
        return True
    return clause.kind == "verb" and clause.aspect == "progressive" and clause.tense == "present"


def own_status(scene: Scene, clause: Clause) -> str:
    """What the clause's own words say: negation, modal, tense, condition, question, purpose, modifiers."""
    known = scene.lexicon.adverbs
    if clause.conditional or clause.question or _is_open(scene, clause):
        return "possible"
    if clause.negated:
        return "negated"
    if clause.kind == "noun":
        if clause.support is not None and scene.verb_of(clause.support) in ("face", "risk"):
            return "possible"
        for token in clause.modifiers if clause.phase != "end" else ():
            if found := scene.lexicon.modifiers.get(scene.tokens[token].lower):
                return found
    if found := next((known[word] for word in clause.adverbs if word in known), ""):
        return found
    if _is_repeated(scene, clause):
        return "habitual"
    if (found := _modal_status(scene, clause)) or (found := _link_status(scene, clause)):
        return found
    return "actual"


def _modal_status(scene: Scene, clause: Clause) -> str:
    if clause.tense == "future" or clause.modal in ("will", "shall"):
        return "planned"
    if clause.modal in POSSIBLE_MODALS:
        return "possible"
    if had_to(clause) and clause.link != "complement":
        return ""
    if clause.modal in ("should", "must", "ought", "need", "imperative"):
        return "requested"
    if clause.modal == "used to":
        return "habitual"
    if clause.modal == "would":
        return "possible" if clause.aspect == "perfect" else "possible" if _is_conditioned(scene, clause) else "planned"
    return ""


def _is_conditioned(scene: Scene, clause: Clause) -> bool:
    """Whether "would" depends on a condition or stands in a relative clause; else it is a future of the past."""
    conditions = any(scene.clauses[i].link == "condition" for i in scene.below.get(clause.i, ()))
    return conditions or clause.link == "relative"


def _link_status(scene: Scene, clause: Clause) -> str:
    if clause.link == "purpose" and (clause.kind == "verb" or _is_sought(scene, clause)):
        return "planned"
    if clause.link == "time" and clause.marker in LATER and clause.parent is not None:
        return _awaited(scene, clause, scene.clauses[clause.parent])
    if clause.link == "condition" or _is_way(scene, clause):
        return "possible"
    if clause.link == "participle" and clause.parent is not None and clause.marker != "without":
        outer = own_status(scene, scene.clauses[clause.parent])
        return outer if outer in UNREAL else ""
    return ""


def _is_way(scene: Scene, clause: Clause) -> bool:
    """Whether an infinitive tells what a noun would make possible ("ways to end the war", "a chance to meet")."""
    if clause.link not in ("relative", "complement") or clause.marker != "to" or clause.tense != "none":
        return False
    return scene.tokens[scene.tokens[clause.head].head].lemma.lower() in words("ways")


def _is_presupposed(clause: Clause, act: Act | None) -> bool:
    """Whether a happening is told by its end, which takes it for granted ("if the bombing did not stop")."""
    ending = clause.kind == "noun" and clause.phase == "end" and clause.support is not None
    return ending and act is not None and act.type == "ASSAULT" and not act.reversed


def _is_voiced(scene: Scene, clause: Clause, act: Act | None) -> bool:
    """Whether a purpose is reached by the act itself ("gathered to protest")."""
    if clause.link != "purpose" or clause.kind != "verb" or clause.parent is None or clause.modal:
        return False
    above = scene.clauses[clause.parent]
    if act is None or act.type != "PROTEST" or above.predicate in words("going"):
        return False
    return above.tense in ("past", "present") and own_status(scene, above) == "actual"


def _is_open(scene: Scene, clause: Clause) -> bool:
    """Whether an infinitive only says what there is to decide ("argued over when to send troops", "how to strike")."""
    if clause.marker not in OPEN or clause.tense != "none" or clause.modal:
        return False
    verb = scene.tokens[clause.head if clause.support is None else clause.support]
    to = next((c for c in verb.children if scene.tokens[c].tag == "TO"), 0)
    return to > 0 and scene.tokens[to - 1].lower == clause.marker


def _is_sought(scene: Scene, clause: Clause) -> bool:
    """Whether a purpose names its act with a noun ("met to restore relations"), not its occasion ("left to attend")."""
    return clause.support is not None and clause.marker == "to" and scene.verb_of(clause.support) != "attend"


def _awaited(scene: Scene, clause: Clause, above: Clause) -> str:
    """What an act waits for has not happened ("will not leave until they are freed", "refused to sign until …")."""
    if clause.tense == "present" and above.modal in ("will", "would", "shall", "must", "should"):
        return "possible"
    if clause.marker not in ("until", "till"):
        return ""
    if clause.tense == "present" and clause.aspect != "perfect" and clause.kind == "verb":
        return "possible"
    governed = above.link == "complement" and above.parent is not None
    refused = governed and scene.clauses[above.parent or 0].predicate in words("defying")
    return "possible" if above.negated or refused or above.predicate in words("refusing") else ""


def _is_repeated(scene: Scene, clause: Clause) -> bool:
    """Whether the clause tells what happens every year, each day, every time."""
    return any(
        not preposition
        and scene.tokens[token].lemma.lower() in words("periods")
        and any(scene.tokens[c].lower in REPEATED for c in scene.tokens[token].children)
        for preposition, token in clause.oblique
    )
