"""What the user asks of an export, and the count of what went out and what did not."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from polybius.export.choosing import HELD, Selection
from polybius.export.dating import DatedBy
from polybius.export.told import Deed


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Which events go out and how; `statuses` None: those the format has room for, empty: all.

    `version` is that of Polybius, for the columns that name what coded a row; `stated` says the selection in words;
    `rule` is that of the ledger by which low, best and high are derived; `address` is where the same can be asked for
    again, and `coded_by` says which runs made the rows.
    """

    selection: Selection = Selection()
    statuses: tuple[str, ...] | None = None
    dated_by: DatedBy = "text"
    anonymous: bool = False
    zipped: bool = False
    version: str = ""
    stated: str = ""
    rule: str = "range"
    address: str = ""
    coded_by: tuple[str, ...] = ()

    def held(self, *, room_for_status: bool) -> tuple[str, ...]:
        """The statuses that go out; none for all."""
        if self.statuses is not None:
            return self.statuses
        return () if room_for_status else HELD


class LeftOut(msgspec.Struct, frozen=True):
    """Why an event has no row in a format."""

    why: str


UNDATED = LeftOut("not dated to the day")
NO_DATE = LeftOut("without a date")
NO_CODE = LeftOut("without a CAMEO code")
NO_COUNTRY = LeftOut("in no known country")
NO_POINT = LeftOut("without coordinates")
NO_KIND = LeftOut("of a kind that the format does not have")
NO_DEATHS = LeftOut("without a figure of deaths")
NO_SIDES = LeftOut("whose parties are no sides of the format")

type Row = Mapping[str, Any]


class Tally:
    """How many rows each file has, and how many mentions of events were left out and why."""

    def __init__(self) -> None:
        self.rows: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    def leave(self, left: LeftOut, deed: Deed) -> None:
        """Count an event that is left out, with each of its mentions."""
        self.left_out[left.why] += len(deed.mentions)

    def reasons(self) -> Iterator[tuple[str, int]]:
        """The reasons, the most frequent first."""
        found = [(why, number) for why, number in self.left_out.items() if number]
        yield from sorted(found, key=lambda pair: (-pair[1], pair[0]))
