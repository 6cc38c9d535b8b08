"""What each clause does: its row of the codebook, and the operators over it."""

from functools import cached_property

import msgspec

from polybius.events.match import fillers, first_fit
from polybius.events.rows import ComposeRow, Frame
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.tables import word_list
from polybius.vocabulary import Clause

DEPTH = 6
LAPSING = frozenset({"COERCE", "PROTEST", "SANCTION"})


class Act(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A clause that does something: its type and code ("" for an operator that codes nothing), and its row.

    `contents` are the clauses over which it is an operator, `status` what becomes of them; `own` is the status that an
    operator with nothing to govern gives itself; `reversed` marks the end of an act, `swallowed` says that the content
    is not coded beside it.
    """

    clause: int
    frame: Frame
    type: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    cameo: str = ""
    rule: str = ""
    contents: tuple[int, ...] = ()
    status: str = "-"
    reversed: bool = False
    swallowed: bool = False
    own: str = ""


def composed(act: Act, row: ComposeRow, name: str) -> Act:
    """An act as a row of compose.csv makes it; `name` joins its rule."""
    return msgspec.structs.replace(
        act, type=row.type, mode=row.mode, context=row.context, cameo=row.cameo, rule=f"{act.rule} + {name}"
    )


class Reader:
    """Reads the act of each clause once; operators look at the acts that they govern."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._acts: dict[int, Act | None] = {}

    @cached_property
    def sayings(self) -> list[Clause]:
        """The verbs of saying, asking and the like that have a subject and content."""
        return [
            clause for clause in self.scene.clauses
            if clause.kind == "verb" and clause.subject and clause.content
            and (act := self.act_of(clause.i)) is not None and act.frame.family
        ]  # fmt: skip

    @cached_property
    def governor(self) -> dict[int, Act]:
        """The operator directly over each clause."""
        found: dict[int, Act] = {}
        for clause in self.scene.clauses:
            act = self.act_of(clause.i)
            for content in act.contents if act else ():
                found.setdefault(content, act)  # type: ignore[arg-type]
        return found

    def governors(self, index: int) -> list[Act]:
        """The operators over a clause, innermost first."""
        found: list[Act] = []
        while (act := self.governor.get(index)) is not None and len(found) < DEPTH:
            found.append(act)
            index = act.clause
        return found

    def act_of(self, index: int, depth: int = 0) -> Act | None:
        """The act of a clause, None when the codebook has nothing for it."""
        if index not in self._acts:
            self._acts[index] = None
            self._acts[index] = self._read(self.scene.clauses[index], depth)
        return self._acts[index]

    def code_of(self, index: int, depth: int = 0) -> str:
        """The CAMEO code that an operator over this clause composes with: its own, or that of what it only modifies."""
        act = self.act_of(index, depth)
        if act is None or depth > DEPTH or act.frame.family == "say":
            return ""
        if act.type:
            return act.cameo
        codes = [self.code_of(content, depth + 1) for content in act.contents]
        code = next((code for code in codes if code), "")
        if code and self.scene.clauses[index].phase == "end":
            row = self.scene.lexicon.composed("stop", code)
            return row.cameo if row and row.cameo else code
        return code

    def _read(self, clause: Clause, depth: int) -> Act | None:
        key = (clause.kind, clause.predicate)
        governing: Act | None = None
        operator: Frame | None = None
        rows = self.scene.lexicon.operators.get(key)
        if rows and depth <= DEPTH:
            operator = first_fit(self.scene, clause, rows)
            governing = self._operate(clause, operator, depth) if operator else None
            if governing and governing.type:
                return governing
        rows = self.scene.lexicon.frames.get(key)
        row = first_fit(self.scene, clause, rows) if rows else None
        if row is None or row.type == "-":
            return governing
        own = operator.status if operator is not None and clause.predicate in words("foreseeing") else ""
        if governing:
            return msgspec.structs.replace(
                governing, type=row.type, mode=row.mode, context=row.context, cameo=row.cameo, rule=row.rule,
                frame=msgspec.structs.replace(row, family=governing.frame.family), own=own,
            )  # fmt: skip
        cameo = self._specific(row.cameo, (clause.head,) if clause.kind == "noun" else clause.object)
        context = row.context if cameo == row.cameo else self.scene.lexicon.codes[cameo].context
        act = Act(
            clause=clause.i, frame=row, type=row.type, mode=row.mode, context=context, cameo=cameo, rule=row.rule,
            own=own,
        )  # fmt: skip
        return self._ended(clause, act)

    def _ended(self, clause: Clause, act: Act) -> Act:
        """The reverse act when the clause tells its end ("stopped shelling", "talks were called off")."""
        if clause.phase != "end" or act.frame.supported or self._concluded(clause, act):
            return act
        over = clause.support is None or (act.type not in LAPSING and self.scene.stands_as(clause, "nsubj"))
        if clause.kind == "noun" and over:
            return act
        row = self.scene.lexicon.composed("stop", act.cameo)
        if row is None or row.type == "-":
            return act
        return msgspec.structs.replace(composed(act, row, "stop"), reversed=True)

    def _others(self, clause: Clause, index: int) -> bool:
        """Whether an act that a clause would stop is that of others ("to stop the Israeli raids", said of Syria)."""
        if any(self.scene.tokens[t].tag == "PRP$" for t in self.scene.clauses[index].subject):
            return False
        own = {a.id for t in clause.subject for a in self.scene.cast_of(t)}
        doers = {a.id for t in self.scene.clauses[index].subject for a in self.scene.cast_of(t)}
        return bool(doers) and not doers & own

    def _concluded(self, clause: Clause, act: Act) -> bool:
        """Whether talks or a visit only came to their close."""
        closing = clause.support is not None and self.scene.verb_of(clause.support) in words("closing")
        return closing and act.cameo.startswith("04") and act.cameo != "045"

    def _operate(self, clause: Clause, row: Frame, depth: int) -> Act | None:
        if row.type == "-":
            return None
        contents = self._contents(clause, row)
        if row.family == "stop" and any(self._others(clause, index) for index in contents):
            return msgspec.structs.replace(
                Act(clause=clause.i, frame=row, type=""), contents=contents, status=row.status
            )
        coded = [(index, code) for index in contents if (code := self.code_of(index, depth + 1))]
        coded = coded or self._done(contents) or self._named(clause, row)
        base = Act(clause=clause.i, frame=row, type="", rule=row.rule, contents=contents, status=row.status)
        for index, code in coded:
            refused = index >= 0 and row.family in words("promising") and self.scene.clauses[index].negated
            if refused and code[:2] > "08":
                break
            rule = self.scene.lexicon.composed("refuse" if refused else row.family, code)
            if rule is None:
                continue
            if rule.type == "-":
                return base
            inner = self.act_of(index) if index >= 0 else None
            return msgspec.structs.replace(
                base, type=rule.type, mode=rule.mode, context=rule.context, cameo=rule.cameo,
                rule=f"{row.rule} + compose.csv:{row.family}/{rule.content}",
                swallowed=row.family in ("order", "approve") and inner is not None and inner.type == rule.type,
            )  # fmt: skip
        if row.type in ("", "?"):
            useful = contents if row.type == "" else tuple(index for index, _ in coded if index >= 0)
            return base if useful else None
        return msgspec.structs.replace(base, type=row.type, mode=row.mode, context=row.context, cameo=row.cameo)

    def _named(self, clause: Clause, row: Frame) -> list[tuple[int, str]]:
        """What the operator's content roles only name with a noun ("demanded autonomy")."""
        if row.family == "stop" and clause.predicate in words("renouncing"):
            return []
        roles = (role for role in row.content if role != "content")
        tokens = [token for role in roles for token in fillers(self.scene, clause, role)]
        tokens = [inner for token in tokens for inner in (*self._asked(token), token)]
        return [(-1, code) for token in tokens if (code := self._thing(token))][:1]

    def _asked(self, token: int) -> list[int]:
        """What a call, a demand or an offer is for ("calls for reform", "an offer of help")."""
        if self.scene.classes_of(token).isdisjoint(("request", "proposal")):
            return []
        preps = [c for c in self.scene.tokens[token].children if self.scene.tokens[c].lower in ("for", "of")]
        return [c for p in preps for c in self.scene.tokens[p].children if self.scene.tokens[c].dep == "pobj"]

    def _done(self, contents: tuple[int, ...]) -> list[tuple[int, str]]:
        """What content without a code does by its object alone ("urged Tunisia to carry out reforms")."""
        clauses = [self.scene.clauses[index] for index in contents]
        clauses += [self.scene.clauses[index] for c in clauses if c.kind == "noun" for index in c.content]
        doing = (c for c in clauses if c.kind == "verb" and c.predicate in word_list("events/doings.txt"))
        tokens = [t for c in doing for t in (*c.object, *(t for word, t in c.oblique if word == "in"))]
        tokens += [c.head for c in clauses if c.support is not None]
        return [(-1, code) for token in tokens if (code := self._thing(token))][:1]

    def _thing(self, token: int) -> str:
        """The code that a noun stands for under an operator, made precise by the words before it."""
        code = self.scene.code_named(token, self.scene.lexicon.things)
        return self._specific(code, (token,)) if code else ""

    def _specific(self, code: str, tokens: tuple[int, ...]) -> str:
        """The more precise code that the words before a noun give."""
        table = self.scene.lexicon.specific.get(code)
        if table is None:
            return code
        beside = (self.scene.tokens[i].lemma.lower() for token in tokens for i in self.scene.inner(token))
        return next((table[word] for word in beside if word in table), code)

    def _contents(self, clause: Clause, row: Frame) -> tuple[int, ...]:
        """The clauses in the operator's content roles."""
        found: list[int] = []
        for role in row.content:
            if role == "content":
                found.extend(clause.content)
                continue
            for token in fillers(self.scene, clause, role):
                index = self.scene.clause_at.get(token)
                if index is not None and index != clause.i and self.scene.clauses[index].kind == "noun":
                    found.append(index)
            if role == "subject" and not clause.subject:
                found.extend(i for i in self.scene.below.get(clause.i, ()) if self.scene.clauses[i].link == "argument")
        return tuple(dict.fromkeys(i for i in found if i != clause.i))
