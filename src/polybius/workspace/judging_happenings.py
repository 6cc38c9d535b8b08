"""Judging which mentions are one happening: a judgement is written, and what it touches is grouped anew."""

from typing import Literal

import msgspec

from polybius.collate import (
    Judgement,
    Signed,
    all_judgements,
    collate,
    judge_different,
    judge_same,
    merge,
    split,
    undo,
)
from polybius.collate.listing import happening_named
from polybius.errors import AbsentError, ChangedError, SettingError
from polybius.store import Store, transaction

type Act = Literal["same", "not same", "merge", "split"]
FEWEST = 2


class JudgementMade(msgspec.Struct, frozen=True):
    """A judgement, and by each name that it was asked of the happening where that is now."""

    judgement: Judgement
    now: dict[str, str | None]


def judge(store: Store, act: Act, asked: tuple[str, ...], signed: Signed) -> JudgementMade:
    """Judge happenings (ids) or mentions (uids): two are the `same` or `not same`, several are to `merge`, or mentions
    are to `split` from the happening that is named first.

    Raises `SettingError` for too few names, `AbsentError` for one that is not there, and `ChangedError` for mentions
    that are no longer in the happening, and for what its author has judged last of these.
    """
    with transaction(store):  # until all is grouped anew, readers see the happenings of before
        return _grouped(store, _judged(store, act, asked, signed))


def _judged(store: Store, act: Act, asked: tuple[str, ...], signed: Signed) -> int:
    """The number of a judgement that is written now."""
    exactly = FEWEST if act in ("same", "not same") else None
    if len(set(asked)) < FEWEST or len(set(asked)) < len(asked) or len(asked) != (exactly or len(asked)):
        raise SettingError(f"{act!r} is not asked of these", where=", ".join(asked)[:200],
                           do="name two" if exactly else "name two or more, each once")  # fmt: skip
    before = _where(store, asked)
    if repeated := _said_already(store, act, asked, signed.author):
        raise ChangedError("you have judged so already", now=repeated, do="see what is judged, or take it back")
    if absent := [name for name, happening in before.items() if happening is None]:
        raise AbsentError(f"there is no happening or mention {absent[0]!r}")
    if act == "split" and (gone := [uid for uid in asked[1:] if before[uid] != before[asked[0]]]):
        raise ChangedError(f"{gone[0]} is in another happening", now=before, do="look at both, and judge again")
    if act == "same":
        return judge_same(store, asked[0], asked[1], signed)
    if act == "not same":
        return judge_different(store, asked[0], asked[1], signed)
    if act == "merge":
        return merge(store, asked, signed)
    return split(store, asked[0], asked[1:], signed)


def take_back(store: Store, number: int, signed: Signed) -> JudgementMade:
    """Take a judgement back. Raises `AbsentError` when there is none, `ChangedError` when it is taken back."""
    found = next((each for each in all_judgements(store) if each.id == number), None)
    if found is None:
        raise AbsentError(f"there is no judgement {number}")
    if found.undone_time:
        raise ChangedError(f"judgement {number} is taken back already", now=found, do="see /judgements")
    with transaction(store):
        undo(store, number, signed)
        return _grouped(store, number)


def _said_already(store: Store, act: Act, asked: tuple[str, ...], author: str) -> Judgement | None:
    """The last judgement of these mentions, if it stands and is the very same by the same person.

    Happenings (ids) may be judged so again, since they may hold other mentions by now.
    """
    if not all(":" in name for name in asked):
        return None
    last = next((each for each in reversed(all_judgements(store))
                 if not each.undone_time and set(each.asked) == set(asked)), None)  # fmt: skip
    return last if last is not None and (last.act, last.author) == (act, author) else None


def _grouped(store: Store, number: int) -> JudgementMade:
    """What came of a judgement once all is grouped anew."""
    collate(store)
    made = next(each for each in all_judgements(store) if each.id == number)
    return JudgementMade(made, _where(store, made.asked))


def _where(store: Store, names: tuple[str, ...]) -> dict[str, str | None]:
    """The happening that each name leads to; ARTICLE:UID by its uid."""
    return {name: happening_named(store, name.rpartition(":")[2]) for name in names}
