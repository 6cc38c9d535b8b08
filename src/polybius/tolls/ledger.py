"""The figures of a document while it is settled which stand, and what each figure is told of."""

from collections.abc import Callable

from polybius.tolls.figure import Figure
from polybius.tolls.persons import Persons

FAMILIES = {"arrested": "held", "captured": "held"}
VAGUE = frozenset({"several", "dozens", "scores", "hundreds", "thousands", "tens", "tens of thousands", "many",
                   "hundreds of thousands"})  # fmt: skip


class Ledger:
    """The figures of a document as they are settled one after the other."""

    def __init__(
        self,
        figures: list[Figure],
        apart: Callable[[Figure, Figure], bool],
        rival: Callable[[Figure, Figure], bool],
    ) -> None:
        self.figures, self.apart, self.rival = figures, apart, rival
        self.same_as: dict[int, int] = {}
        self.subset_of: dict[int, int] = {}
        self.dropped: set[int] = set()
        self.persons = Persons()

    def standing(self, n: int) -> list[int]:
        """The earlier figures of the same family that stand by themselves, the latest first."""
        family = family_of(self.figures[n])
        return [p for p in range(n - 1, -1, -1) if p not in self.same_as and p not in self.subset_of
                and p not in self.dropped and family_of(self.figures[p]) == family]  # fmt: skip


def family_of(figure: Figure) -> str:
    """The effects that are told by each other's words, with the unit: captured and arrested are one."""
    return FAMILIES.get(figure.effect, figure.effect) + "/" + figure.unit
