"""What several kinds of rows need: parties by side, and who says so as a chain."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from polybius.query.rows import PartyOf
from polybius.store import Store

SOMEONE = "someone"
ARROW = " ← "

type Parties = dict[tuple[int, str], tuple[PartyOf, ...]]


class Sayer(msgspec.Struct, frozen=True, gc=False):
    """A claim as it stands in a chain."""

    speaker: str
    stance: str
    via: tuple[str, ...]

    def words(self) -> tuple[str, ...]:
        """ "presidency website", "Raisi (deny)"."""
        stance = "" if self.stance == "say" else f" ({self.stance.replace('_', ' ')})"
        return *self.via, self.speaker + stance


def listed(ids: Sequence[int]) -> str:
    """Ids as the parameter of json_each."""
    return str(list(ids))


def several(value: str) -> tuple[str, ...]:
    """The values of a column that holds a JSON array of words."""
    return tuple(json.loads(value)) if value != "[]" else ()


def text_of(words: str | None) -> str:
    """Words on one line."""
    return " ".join((words or "").split())


def parties_of(store: Store, ids: Sequence[int], table: str, key: str) -> Parties:
    """Who stands on which side of each row, in the order of the text."""
    asked = (
        f"SELECT p.{key}, p.side, r.name, r.code, r.country, r.role FROM json_each(?) j "
        f"CROSS JOIN {table} p ON p.{key} = j.value CROSS JOIN actors r ON r.id = p.actor ORDER BY p.{key}, p.position"
    )
    found: dict[tuple[int, str], list[PartyOf]] = defaultdict(list)
    for id, side, *party in store.execute(asked, (listed(ids),)):
        found[id, side].append(PartyOf(*party))
    return {at: tuple(parties) for at, parties in found.items()}


def chains_of(store: Store, ids: Sequence[int], table: str, key: str) -> dict[int, str]:
    """Who says so, for each row: "IRNA ← presidency website ← Raisi", outermost first."""
    asked = (
        f"SELECT l.{key}, l.claim FROM json_each(?) j CROSS JOIN {table} l ON l.{key} = j.value "
        f"ORDER BY l.{key}, l.position"
    )
    links: dict[int, list[int]] = defaultdict(list)
    for id, claim in store.execute(asked, (listed(ids),)):
        links[id].append(claim)
    sayers = sayers_of(store, sorted({claim for claims in links.values() for claim in claims}))
    return {id: chain_of(sayers[claim] for claim in claims) for id, claims in links.items()}


def chain_of(sayers: Iterable[Sayer]) -> str:
    """Sayers as one chain, outermost first; who stands in it twice running, as channel and as speaker, once."""
    return ARROW.join(said for said, _ in groupby(words for sayer in sayers for words in sayer.words()))


def sayers_of(store: Store, claims: Sequence[int]) -> dict[int, Sayer]:
    """Speaker, stance and channel of each claim."""
    via: dict[int, list[str]] = defaultdict(list)
    asked = (
        "SELECT p.claim, r.name FROM json_each(?) j CROSS JOIN claim_actors p ON p.claim = j.value AND p.side = 'via' "
        "CROSS JOIN actors r ON r.id = p.actor ORDER BY p.claim, p.position"
    )
    for claim, name in store.execute(asked, (listed(claims),)):
        via[claim].append(name)
    asked = (
        "SELECT c.id, r.name, c.stance FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value "
        "LEFT JOIN actors r ON r.id = c.speaker"
    )
    found = store.execute(asked, (listed(claims),))
    return {id: Sayer(name or SOMEONE, stance, tuple(via[id])) for id, name, stance in found}


def in_order[Row](ids: Sequence[int], rows: dict[int, Row]) -> list[Row]:
    """Rows in the order of their ids."""
    return [rows[id] for id in ids if id in rows]
