"""What a protest is for or against: a change of leaders, of policy, of rights or of the order of the state."""

from msgspec.structs import replace

from polybius.events.acts import Act, Reader
from polybius.events.match import fillers
from polybius.events.scene import Scene
from polybius.vocabulary import Clause

AIMED = frozenset({"141", "142", "143", "144", "145"})
TOPICS = ("for", "against", "over", "about", "at")
WANTS = frozenset({"purpose", "participle", "relative", "coordination"})
DEMANDS = ("024", "104")


def with_aim(scene: Scene, reader: Reader, clause: Clause, act: Act) -> Act:
    """The protest with the code of what it is about, when the text says so."""
    if act.type != "PROTEST" or act.cameo not in AIMED:
        return act
    aim = _wanted(scene, reader, clause) or _topic(scene, clause)
    row = scene.lexicon.composed(f"aim{act.cameo}", aim) if aim else None
    return act if row is None else replace(act, cameo=row.cameo, context=row.context)


def _wanted(scene: Scene, reader: Reader, clause: Clause) -> str:
    """What the protesters demand beside it ("marched to demand", "demanded … and set cars on fire")."""
    around = list(scene.below.get(clause.i, ()))
    if clause.parent is not None and clause.link in ("coordination", "argument", "relative", "participle"):
        around += [clause.parent, *scene.below.get(clause.parent, ())]
    around += [
        other.i for other in scene.in_sentence.get(clause.sentence, ())
        if other.parent in around or (other.link == "relative" and set(other.subject) & set(clause.subject))
    ]  # fmt: skip
    codes = [_aim_of(scene, scene.clauses[index]) for index in around if _asks(reader, index)]
    return next((code for code in codes if code), "") or _demanded(reader, around)


def _demanded(reader: Reader, around: list[int]) -> str:
    """The change that a demand beside the protest is coded with."""
    codes = (reader.code_of(index) for index in around)
    return next((f"083{code[3]}" for code in codes if code.startswith(DEMANDS) and len(code) > 3), "")


def _asks(reader: Reader, index: int) -> bool:
    act = reader.act_of(index)
    return act is not None and act.type == "REQUEST"


def _aim_of(scene: Scene, clause: Clause) -> str:
    """The aim that the object of a demand names."""
    return next((code for token in clause.object if (code := _code_of(scene, token))), "")


def _topic(scene: Scene, clause: Clause) -> str:
    """What a phrase of the protest, or of the verb that lends the noun its clause, is about."""
    above = scene.clauses[clause.parent] if clause.parent is not None and clause.link == "argument" else None
    for each in (clause, above):
        if each is None:
            continue
        for role in TOPICS:
            for token in fillers(scene, each, role):
                if code := _code_of(scene, token):
                    return code
    return ""


def _code_of(scene: Scene, token: int) -> str:
    """The code of a noun, or of what it is of ("the fall of the regime")."""
    preps = [c for c in scene.tokens[token].children if scene.tokens[c].lower == "of"]
    tokens = (token, *(c for p in preps for c in scene.tokens[p].children if scene.tokens[c].dep == "pobj"))
    return next((code for t in tokens if (code := scene.code_named(t, scene.lexicon.aims))), "")
