"""One predicate and its arguments, whatever the surface form."""

from typing import Literal

import msgspec

Link = Literal[
    "root", "complement", "purpose", "condition", "reason", "time", "concession", "relative", "participle",
    "coordination", "argument", "modifier",
]  # fmt: skip
Kind = Literal["verb", "noun", "copula"]


class Clause(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One predicate, verbal or nominal, with its arguments resolved.

    Arguments are token indices of semantic heads ("dozens of students" → students), coordination spread out.
    `head` is the token that carries the predicate (for a light verb with an event noun: the noun; `support` is then
    the verb). `start` and `end` are the characters of the trigger words. `content` and `parent` are clause indices.
    """

    i: int
    kind: Kind
    predicate: str
    head: int
    support: int | None = None
    start: int
    end: int
    sentence: int
    subject: tuple[int, ...] = ()
    object: tuple[int, ...] = ()
    indirect: tuple[int, ...] = ()
    oblique: tuple[tuple[str, int], ...] = ()
    modifiers: tuple[int, ...] = ()
    adverbs: tuple[str, ...] = ()
    content: tuple[int, ...] = ()
    parent: int | None = None
    link: Link = "root"
    marker: str = ""
    negated: bool = False
    modal: str = ""
    tense: Literal["past", "present", "future", "none"] = "none"
    aspect: Literal["simple", "perfect", "progressive"] = "simple"
    passive: bool = False
    phase: Literal["", "begin", "continue", "end"] = ""
    attempted: bool = False
    question: bool = False
    conditional: bool = False
