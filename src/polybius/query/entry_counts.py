"""How often each entry of the codebook stands in a workspace."""

from collections.abc import Collection

import msgspec

from polybius.store import Store

KEPT = "SELECT value, events, happenings FROM facet_values WHERE facet = ? AND (events > 0 OR happenings > 0)"
CODES = "SELECT cameo, count(*) FROM events INDEXED BY events_cameo WHERE cameo <> '' GROUP BY cameo"
OWN = """
    SELECT e.type, e.mode, e.quad, min(e.goldstein), max(e.goldstein), count(*) FROM events e INDEXED BY events_cameo
    WHERE e.cameo = ? GROUP BY e.type, e.mode, e.quad ORDER BY 6 DESC, 1, 2"""
WORDS = """
    SELECT lower(substr(a.text, e.start + 1, e."end" - e.start)), count(*) FROM (
        SELECT article, start, "end" FROM events INDEXED BY events_cameo WHERE cameo = ? ORDER BY id LIMIT 500
    ) e CROSS JOIN articles a ON a.id = e.article GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 8"""


class EntryCount(msgspec.Struct, frozen=True):
    """Of how many mentions and of how many happenings an entry is told."""

    entry: str
    events: int
    happenings: int


class CodeCount(msgspec.Struct, frozen=True):
    """How many mentions have a CAMEO code."""

    code: str
    events: int


class EntryCounts(msgspec.Struct, frozen=True, kw_only=True):
    """The types, modes and statuses that stand in a workspace, and its CAMEO codes, each with its counts."""

    types: tuple[EntryCount, ...]
    modes: tuple[EntryCount, ...]
    statuses: tuple[EntryCount, ...]
    codes: tuple[CodeCount, ...]


class OwnCode(msgspec.Struct, frozen=True, kw_only=True):
    """A CAMEO code that stands in a workspace and not in the shipped codebook, as its mentions bear it.

    `words` are those that gave it most often, of the first mentions; what it means is known to whoever made it.
    """

    code: str
    type: str
    mode: tuple[str, ...]
    quad: int
    goldstein: float
    events: int
    words: tuple[str, ...]


def own_codes(store: Store, shipped: Collection[str]) -> tuple[OwnCode, ...]:
    """The codes of rows that are not among those `shipped`: they are of a user's codebook, or somebody gave them."""
    own = sorted(code for code, _ in store.execute(CODES) if code not in shipped)
    return tuple(_own(store, code) for code in own)


def _own(store: Store, code: str) -> OwnCode:
    found = store.execute(OWN, (code,)).fetchall()
    kind, mode, quad, goldstein, *_ = found[0]
    words = (" ".join(said.split()) for said, _ in store.execute(WORDS, (code,)))
    return OwnCode(code=code, type=kind, mode=msgspec.json.decode(mode, type=tuple[str, ...]), quad=quad,
                   goldstein=goldstein, events=sum(row[-1] for row in found),
                   words=tuple(dict.fromkeys(words)))  # fmt: skip


def entry_counts(store: Store) -> EntryCounts:
    """How often each entry of the codebook stands in a workspace."""
    types, modes, statuses = (
        tuple(EntryCount(*row) for row in store.execute(KEPT, (facet,))) for facet in ("type", "mode", "status")
    )
    codes = tuple(CodeCount(*row) for row in store.execute(CODES))
    return EntryCounts(types=types, modes=modes, statuses=statuses, codes=codes)
