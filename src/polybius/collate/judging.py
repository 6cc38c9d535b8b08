"""What persons judge: which mentions are one happening and which are not; rows that survive every re-run."""

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from polybius.collate.filing import ungroup
from polybius.collate.grouping import Mention
from polybius.collate.verdicts import judged_accounts
from polybius.errors import AbsentError, ChangedError, SettingError
from polybius.store import Store, transaction

HELD = """
SELECT accounts.id AS account FROM accounts WHERE accounts.name = :uid OR accounts.uid = :uid
UNION SELECT account FROM events JOIN account_events ON account_events.event = events.id WHERE events.uid = :uid
UNION SELECT account FROM tolls JOIN account_tolls ON account_tolls.toll = tolls.id WHERE tolls.uid = :uid
"""
MENTION = f"""
SELECT articles.key, accounts.uid FROM ({HELD}) JOIN accounts ON accounts.id = account
JOIN articles ON articles.id = accounts.article WHERE :article = '' OR articles.name = :article ORDER BY accounts.id
"""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a person judged, why and when, and who took it back."""

    id: int
    act: str
    asked: tuple[str, ...]
    reason: str
    author: str
    time: str
    undone_reason: str | None = None
    undone_author: str | None = None
    undone_time: str | None = None


class Signed(msgspec.Struct, frozen=True):
    """Who judges, why, and when (ISO 8601)."""

    author: str
    reason: str
    time: str


def judge_same(store: Store, one: str, other: str, signed: Signed) -> int:
    """Judge that two mentions (uids) or happenings (ids) are the same; the number of the judgement."""
    pairs = [(_mention(store, one), _mention(store, other), True)]
    return _write(store, "same", (one, other), pairs, signed)


def judge_different(store: Store, one: str, other: str, signed: Signed) -> int:
    """Judge that two mentions or happenings are not the same."""
    pairs = [(a, b, False) for a in _mentions(store, one) for b in _mentions(store, other)]
    return _write(store, "not same", (one, other), pairs, signed)


def merge(store: Store, happenings: tuple[str, ...], signed: Signed) -> int:
    """Make one happening of several, with all their mentions."""
    members = [mention for id in happenings for mention in _mentions(store, id)]
    return _write(store, "merge", happenings, [(*pair, True) for pair in _chain(members)], signed)


def split(store: Store, happening: str, uids: tuple[str, ...], signed: Signed) -> int:
    """Take mentions out of a happening and make them one of their own."""
    members = _mentions(store, happening)
    moved = list(dict.fromkeys(_mention(store, uid) for uid in uids))
    if strange := [uid for uid in uids if _mention(store, uid) not in members]:
        raise ChangedError(
            f"{strange[0]} is not in {happening}", do=f"see its mentions: polybius happening FILE {happening}"
        )
    rest = [mention for mention in members if mention not in moved]
    if not rest:
        raise SettingError("a split must leave something", where=happening, do="name fewer mentions")
    pairs = [(a, b, False) for a in moved for b in rest]
    pairs += [(*pair, True) for part in (moved, rest) for pair in _chain(part)]
    return _write(store, "split", (happening, *uids), pairs, signed)


def undo(store: Store, judgement: int, signed: Signed) -> None:
    """Take a judgement back; its row stays, with who took it back and why. Raises `AbsentError` when there is none."""
    asked = (
        "UPDATE judgements SET undone_reason = ?, undone_author = ?, undone_time = ? "
        "WHERE id = ? AND undone_time IS NULL"
    )
    with transaction(store):
        if not store.execute(asked, (signed.reason, signed.author, signed.time, judgement)).rowcount:
            raise AbsentError(f"there is no judgement {judgement} to take back",
                             do="list them: polybius happenings FILE --judgements")  # fmt: skip
        ungroup(store, judged_accounts(store, judgement))


def all_judgements(store: Store) -> tuple[Judgement, ...]:
    """All judgements, those taken back too, in the order in which they were made."""
    rows = store.execute(f"SELECT {', '.join(Judgement.__struct_fields__)} FROM judgements ORDER BY id")
    return tuple(
        Judgement(**dict(zip(Judgement.__struct_fields__, row, strict=True)) | {"asked": msgspec.json.decode(row[2])})
        for row in rows
    )


def _mentions(store: Store, name: str) -> list[Mention]:
    """The mentions that a name stands for: all of a happening's, or the one whose uid it is."""
    asked = (
        "SELECT articles.key, accounts.uid FROM accounts JOIN articles ON articles.id = accounts.article "
        "WHERE accounts.happening = (SELECT happening FROM accounts WHERE name = ?) ORDER BY accounts.id"
    )
    found = [(row[0], row[1]) for row in store.execute(asked, (name,))]
    return found or [_mention(store, name)]


def _mention(store: Store, name: str) -> Mention:
    """The mention of a uid, or the one that gave a happening its id; "ARTICLE:UID" where articles share a text."""
    article, _, uid = name.rpartition(":")
    found = store.execute(MENTION, {"uid": uid, "article": article}).fetchone()
    if not found:
        raise AbsentError(
            f"there is no happening or mention {name!r}", do="list them: polybius happenings FILE --members"
        )
    return str(found[0]), str(found[1])


def _chain(mentions: list[Mention]) -> Iterable[tuple[Mention, Mention]]:
    return pairwise(mentions)


def _write(
    store: Store, act: str, asked: tuple[str, ...], pairs: list[tuple[Mention, Mention, bool]], signed: Signed
) -> int:
    with transaction(store):
        row = (act, msgspec.json.encode(asked).decode(), signed.reason, signed.author, signed.time)
        added = store.execute("INSERT INTO judgements (act, asked, reason, author, time) VALUES (?, ?, ?, ?, ?)", row)
        id = added.lastrowid or 0
        store.executemany("INSERT OR REPLACE INTO judged_pairs VALUES (?, ?, ?, ?, ?, ?)",
                          [(id, *one, *other, int(same)) for one, other, same in pairs])  # fmt: skip
        ungroup(store, judged_accounts(store, id))
    return id
