"""How often each entry of the codebook stands in a workspace."""

import msgspec

from polybius.store import Store

KEPT = "SELECT value, events, happenings FROM facet_values WHERE facet = ? AND (events > 0 OR happenings > 0)"
CODES = "SELECT cameo, count(*) FROM events INDEXED BY events_cameo WHERE cameo <> '' GROUP BY cameo"


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


def entry_counts(store: Store) -> EntryCounts:
    """How often each entry of the codebook stands in a workspace."""
    types, modes, statuses = (
        tuple(EntryCount(*row) for row in store.execute(KEPT, (facet,))) for facet in ("type", "mode", "status")
    )
    codes = tuple(CodeCount(*row) for row in store.execute(CODES))
    return EntryCounts(types=types, modes=modes, statuses=statuses, codes=codes)
