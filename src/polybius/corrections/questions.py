"""What coders answer when they judge rows: is the row right, and what does each field hold; and where they differ."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from polybius.corrections.correction import EDITABLE, Correction, Kind

type Answers = dict[str, dict[str, str]]  # by the uid of a row and by coder
RIGHT = "row is right"
FEWEST = 2


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A question on one row that coders answer otherwise; answers are "right" or "wrong", or a value as JSON.

    `decided` is the correction that settles it, null while none does.
    """

    uid: str
    kind: Kind
    question: str
    answers: dict[str, str]
    decided: Correction | None


def questions_of(corrections: Iterable[Correction]) -> dict[str, Answers]:
    """What coders answer, by question, on all rows; what only decides between them is no answer of a coder."""
    given = [c for c in corrections if not c.undone and not c.decides]
    kept: Answers = defaultdict(dict)
    for c in given:
        kept[c.uid][c.author] = "wrong" if c.verdict == "reject" else "right"
    return {RIGHT: kept} | {field: _values(given, field) for field in _fields(given)}


def differences_of(corrections: Sequence[Correction]) -> tuple[Difference, ...]:
    """The rows and questions on which coders differ, those that are not decided first."""
    kinds = {c.uid: c.kind for c in corrections}
    found = [
        Difference(uid=uid, kind=kinds[uid], question=question, answers=answers,
                   decided=_decision([c for c in corrections if c.uid == uid], question))
        for question, units in questions_of(corrections).items()
        for uid, answers in units.items()
        if len(set(answers.values())) >= FEWEST
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.decided is not None))


def _decision(corrections: Iterable[Correction], question: str) -> Correction | None:
    """The last correction that settles a question on a row: one of its field, one of the row, or its rejection."""
    settling = [
        c for c in corrections
        if c.decides and not c.undone
        and (question == RIGHT or c.verdict == "reject" or question == f"{c.kind}.{c.field}")
    ]  # fmt: skip
    return settling[-1] if settling else None


def _fields(corrections: list[Correction]) -> list[str]:
    """The edited fields, in the order of the record, with the kind of row they belong to."""
    edited = {(c.kind, c.field) for c in corrections if c.verdict == "edit"}
    return [f"{kind}.{field}" for kind, fields in EDITABLE.items() for field in fields if (kind, field) in edited]


def _values(corrections: list[Correction], question: str) -> Answers:
    """What each coder says the field holds, by row: the value given, or, for one who let it stand, what was coded."""
    kind, field = question.split(".")
    coded = {
        c.uid: _text(c.was)
        for c in reversed(corrections)
        if c.kind == kind and c.verdict == "edit" and c.field == field
    }
    said: Answers = defaultdict(dict)
    for c in corrections:
        if c.kind != kind or c.uid not in coded or c.verdict == "reject":
            continue
        if c.verdict == "edit" and c.field == field:
            said[c.uid][c.author] = _text(c.value)
        else:
            said[c.uid].setdefault(c.author, coded[c.uid])
    return said


def _text(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
