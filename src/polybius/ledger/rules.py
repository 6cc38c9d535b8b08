"""Low, best and high of a toll by a rule that is named; the figures it is derived from are never changed.

A figure counts once for each speaker and origin, and each speaker and outlet, in the latest report; parts are added up
only where one speaker in one report gives them for different people and gives no whole.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from statistics import median_low
from typing import Literal

import msgspec

from polybius.errors import SettingError
from polybius.tables import read_table

Name = Literal["authority", "majority", "range", "latest", "official", "side"]
OFFICIAL = frozenset({"GOV", "JUD", "COP", "MIL", "LEG", "SPY", "IGO", "MED"})
LEAST = 10**9


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who gives a figure: the innermost speaker; without one, the outlet."""

    name: str
    kind: str = ""
    country: str = ""
    sector: str = ""
    code: str = ""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as one speaker in one report gives it.

    `uids` are the tolls it rests on, `tolls` their numbers, more than one when parts were added up; `family` is the
    origin that counts as one; `outlet` is who published it; `day` is the ISO day it was said, else that of the report,
    or "".
    """

    uids: tuple[str, ...]
    low: int | None
    high: int | None
    words: str
    voice: Voice
    family: str
    day: str
    order: int
    outlet: str = ""
    replaced: bool = False
    tolls: tuple[int, ...] = ()

    def follows(self, other: "Said") -> bool:
        """Whether this, being later, is the same speaker's figure of the same origin, or as the same outlet has it."""
        outlet = bool(self.outlet) and self.outlet == other.outlet
        return self.voice == other.voice and (outlet or self.family == other.family)


class Weighed(msgspec.Struct, frozen=True):
    """What became of a figure under a rule: whether it counts, and if not, why; `toll` is its number."""

    toll: int
    counts: bool
    why: str


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule makes of the figures: `statement` says how, `used` and `left_out` on what it rests.

    `note` says what the rule could not decide; `greatest` is the greatest number given, also where high is open.
    """

    rule: str
    statement: str
    note: str = ""
    low: int | None
    best: int | None
    high: int | None
    greatest: int | None = None
    used: tuple[str, ...]
    left_out: dict[str, str]
    weighed: tuple[Weighed, ...] = ()


class RuleRow(msgspec.Struct, frozen=True):
    """A row of the table of rules."""

    rule: str
    statement: str


class Authority(msgspec.Struct, frozen=True):
    """A row of the table of authority: speakers of this sector and kind, and their rank."""

    sector: str
    kind: str
    rank: int

    def fits(self, voice: Voice) -> bool:
        """Whether a speaker is of this row."""
        return self.sector in ("", voice.sector) and self.kind in ("", voice.kind)


@cache
def rules() -> dict[str, str]:
    """The rules and what each does."""
    return {row.rule: row.statement for row in read_table("collate/rules.csv", RuleRow)}


@cache
def authorities(file: Path | None = None) -> tuple[Authority, ...]:
    """The ranks of speakers, the shipped ones or those of a file."""
    return read_table(file or "collate/authority.csv", Authority)


def rank_of(voice: Voice, ranks: tuple[Authority, ...]) -> int:
    """The rank of a speaker; 1 goes before 2."""
    return next((row.rank for row in ranks if row.fits(voice)), LEAST)


def estimate(said: Iterable[Said], rule: str, *, ranks: tuple[Authority, ...] | None = None) -> Estimate:
    """Low, best and high by a rule: a name of the table, or "side:CODE".

    Raises `SettingError` for a rule that does not exist.
    """
    name, side = check_rule(rule)
    standing, left = standing_of(said)
    chosen = _chosen(standing, name, side, ranks or authorities())
    left += [(s, "not chosen by the rule") for s in standing if s not in chosen]
    low, best, high = _spread(chosen) if name == "range" else _one(chosen)
    return Estimate(
        rule=rule, statement=rules()[name], note=_tie(standing) if name == "majority" else "", low=low, best=best,
        high=high, greatest=max((n for s in chosen for n in (s.low, s.high) if n is not None), default=None),
        used=tuple(uid for s in chosen for uid in s.uids), left_out={uid: why for s, why in left for uid in s.uids},
        weighed=(*(Weighed(toll, True, "") for s in chosen for toll in s.tolls),
                 *(Weighed(toll, False, why) for s, why in left for toll in s.tolls)),
    )  # fmt: skip


def check_rule(rule: str) -> tuple[str, str]:
    """The name of a rule and the side it asks for, if any. Raises `SettingError` for a rule that does not exist."""
    name, _, side = rule.partition(":")
    if name not in rules() or (name == "side") != bool(side):
        known = ", ".join("side:CODE" if each == "side" else each for each in rules())
        raise SettingError(f"no rule {rule!r}", where="--rule", do=f"the rules are {known}")
    return name, side


def standing_of(said: Iterable[Said]) -> tuple[list[Said], list[tuple[Said, str]]]:
    """The figures that stand, oldest first, and why others do not."""
    left: list[tuple[Said, str]] = []
    standing: list[Said] = []
    for each in sorted(said, key=lambda s: (s.day, s.order)):
        if each.replaced:
            left.append((each, "a later version of the report replaces it"))
            continue
        before = [s for s in standing if each.follows(s)]
        left += [(s, "the same speaker and origin or outlet gave a later figure") for s in before]
        standing = [*(s for s in standing if s not in before), each]
    return standing, left


def _chosen(said: list[Said], name: str, side: str, ranks: tuple[Authority, ...]) -> list[Said]:
    """The figures that a rule goes by, of those that stand, oldest first."""
    match name:
        case "range":
            return said
        case "majority":
            return _most_given(said)
        case "authority":
            best = min((rank_of(s.voice, ranks) for s in said), default=LEAST)
            said = [s for s in said if rank_of(s.voice, ranks) == best]
        case "official":
            said = [s for s in said if s.voice.sector in OFFICIAL or s.voice.kind in ("government_body", "io")]
        case "side":
            said = [s for s in said if side in (s.voice.country, s.voice.code, s.voice.name)]
    return said[-1:]


def _most_given(said: list[Said]) -> list[Said]:
    """The reports of the figure that most origins give; of several such figures, of the one said latest."""
    return max(_winners(said), key=lambda group: max((s.day, s.order) for s in group), default=[])


def _winners(said: list[Said]) -> list[list[Said]]:
    """The reports of each figure that no other is given by more origins; each origin has one vote, for its latest."""
    votes: dict[tuple[int | None, int | None], list[Said]] = {}
    for each in {s.family: s for s in said}.values():
        votes.setdefault((each.low, each.high), []).append(each)
    most = max(map(len, votes.values()), default=0)
    return [group for group in votes.values() if len(group) == most]


def _tie(said: list[Said]) -> str:
    """What to say when several figures are given by equally many origins; nothing when one has the majority."""
    tied = _winners(said)
    if len(tied) < 2:
        return ""
    origins = f"{len(tied[0])} independent origin" + ("s" if len(tied[0]) > 1 else "")
    return f"no majority: {len(tied)} figures have {origins} each, and the one said latest is taken"


def _one(said: list[Said]) -> tuple[int | None, int | None, int | None]:
    """The bounds of the figure chosen; best is its middle, or its only bound."""
    if not said:
        return None, None, None
    return said[-1].low, middle(said[-1]), said[-1].high


def _spread(said: list[Said]) -> tuple[int | None, int | None, int | None]:
    """The lowest and the highest; best is the median of the middles. High is open when a figure is open above it."""
    middles = [best for s in said if (best := middle(s)) is not None]
    if not middles:
        return None, None, None
    lows = [s.low for s in said if s.low is not None]
    highs = [s.high for s in said if s.high is not None]
    highest = max(highs, default=None)
    is_open = any(s.high is None and (highest is None or (s.low or 0) > highest) for s in said)
    return min(lows, default=None), median_low(middles), None if is_open else highest


def middle(said: Said) -> int | None:
    """The one number that stands for a figure: the middle of its bounds, or the bound it has."""
    if said.low is not None and said.high is not None:
        return (said.low + said.high) // 2
    return said.low if said.low is not None else said.high


def history(said: Iterable[Said]) -> tuple[Said, ...]:
    """The figures in the order of the days they were said, each where it differs from the one before.

    What another report of the same origin gives again, a reprint for one, is no step back.
    """
    found: list[Said] = []
    given: dict[tuple[str, Voice], tuple[int | None, int | None]] = {}
    for each in sorted(said, key=lambda s: (s.day, s.order)):
        figure, key = (each.low, each.high), (each.family, each.voice)
        if given.get(key) != figure and (not found or (found[-1].low, found[-1].high) != figure):
            found.append(each)
        given[key] = figure
    return tuple(found)


def disagree(said: Iterable[Said]) -> bool:
    """Whether figures that stand cannot all be true."""
    standing, _ = standing_of(said)
    lows = [s.low for s in standing if s.low is not None]
    highs = [s.high for s in standing if s.high is not None]
    return bool(lows and highs) and max(lows) > min(highs)
