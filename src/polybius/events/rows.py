"""What a row of each of the stage's tables holds, and the frame that a row of the codebook becomes."""

from typing import Literal

import msgspec

FLAGS = frozenset({"passive", "negated", "own", "begins", "mutual", "means"})


class Condition(msgspec.Struct, frozen=True, gc=False):
    """What must stand, or must not stand, in one of some roles; without values, anything."""

    roles: tuple[str, ...]
    values: frozenset[str]
    wanted: bool


class FrameRow(msgspec.Struct, frozen=True):
    """A row of frames.csv."""

    predicate: tuple[str, ...]
    kind: str
    when: str = ""
    type: str = ""
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    cameo: str = ""
    effect: tuple[str, ...] = ()
    roles: str = ""


class OperatorRow(msgspec.Struct, frozen=True):
    """A row of operators.csv."""

    predicate: tuple[str, ...]
    kind: str
    when: str = ""
    family: str = ""
    content: tuple[str, ...] = ()
    status: str = "-"
    type: str = ""
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    cameo: str = ""
    roles: str = ""


class ComposeRow(msgspec.Struct, frozen=True, gc=False):
    """A row of compose.csv."""

    family: str
    content: str
    type: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    cameo: str = ""


class WordRow(msgspec.Struct, frozen=True):
    """A word and the status that it gives."""

    word: str
    status: str


class RolesRow(msgspec.Struct, frozen=True):
    """The default recipient roles of a type."""

    type: str
    roles: tuple[str, ...]


class GateRow(msgspec.Struct, frozen=True):
    """Who must take part for a CAMEO code to be coded."""

    cameo: str
    need: Literal["any", "people", "political", "actor", "giver", "crowd"]


class WeaponRow(msgspec.Struct, frozen=True):
    """Words that name a weapon."""

    mode: str
    weapon: str
    lemmas: tuple[str, ...]


class RefineRow(msgspec.Struct, frozen=True):
    """The code of an act that a weapon makes more precise."""

    cameo: str
    mode: str
    refined: str


class SpecificRow(msgspec.Struct, frozen=True):
    """The code that words before a noun make more precise."""

    cameo: str
    words: tuple[str, ...]
    refined: str


class RelationRow(msgspec.Struct, frozen=True):
    """Words that tell a standing tie."""

    shape: Literal["verb", "noun", "joined"]
    words: tuple[str, ...]
    kind: str
    territory: str


class Frame(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a predicate means under its conditions: a plain act, or (with a family) an operator over other acts.

    `actor` and `recipient` are roles in order of preference; an empty `recipient` takes the default of the type.
    """

    rule: str
    conditions: tuple[Condition, ...]
    type: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    cameo: str
    effect: tuple[str, ...] = ()
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ()
    nobody: bool = False
    symmetric: bool = False
    supported: bool = False
    negative: bool = False
    trigger: str = ""
    family: str = ""
    content: tuple[str, ...] = ()
    status: str = "-"


class ThingRow(msgspec.Struct, frozen=True):
    """The CAMEO code that a noun stands for under an operator."""

    cameo: str
    lemmas: tuple[str, ...]


class TopicRow(msgspec.Struct, frozen=True, kw_only=True):
    """What shows something of an event: words in some roles, acts, parties, and what rules it out."""

    words: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    when: str = ""
    unless: tuple[str, ...] = ()


class ContextRow(TopicRow, frozen=True, kw_only=True):
    """A row of contexts.csv: what an event is about when such words, acts and parties meet."""

    context: str


class ModeRow(TopicRow, frozen=True, kw_only=True):
    """A row of modes.csv: how an act is done when such words, acts and parties meet."""

    mode: str
