"""What is asked of periods, and what comes back."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from polybius.store.periods import Unit

Per = Literal["all", "type", "quad", "country", "dyad", "status"]
Clock = Literal["event", "published"]
TOP = 20
HUNDREDTHS = 100

type Counts = tuple[int, int, int]
type Cells = dict[tuple[str, str], Counts]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question about periods: of what length, by whose day, per what, and how many keys at most (0 is all)."""

    by: Unit = "month"
    per: Per = "all"
    clock: Clock = "event"
    top: int = TOP
    happenings: bool = False


class SeriesRow(msgspec.Struct, frozen=True, gc=False):
    """The mentions of one key in one period; `goldstein_mean` is null without mentions.

    `happenings` is how many happenings the mentions tell of, null when that is not asked for.
    """

    period: str
    key: str
    mentions: int
    articles: int
    goldstein_sum: float
    goldstein_mean: float | None
    happenings: int | None = None


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """Rows by key and period with none left out; and what is not in them.

    `undated` mentions have no day, `wide` ones begin in a period and reach over its end (counted once for each key);
    `left_out` is how many further keys there are.
    """

    asked: Asked
    stated: str
    keys: tuple[str, ...]
    periods: tuple[str, ...]
    cells: Cells
    happenings: dict[tuple[str, str], int]
    undated: int
    wide: int
    left_out: int

    def rows(self) -> Iterator[SeriesRow]:
        """A row for each key and period."""
        none = (0, 0, 0)
        for key in self.keys:
            for period in self.periods:
                mentions, total, articles = self.cells.get((period, key), none)
                told = self.happenings.get((period, key), 0) if self.asked.happenings else None
                if mentions:
                    mean = round(total / HUNDREDTHS / mentions, 3)
                    yield SeriesRow(period, key, mentions, articles, total / HUNDREDTHS, mean, told)
                else:
                    yield SeriesRow(period, key, 0, 0, 0.0, None, told)
