"""What the names of a text say for one another: places of the same country, region and neighbourhood, and of a list."""

from collections import defaultdict
from collections.abc import Mapping
from math import floor, log10
from typing import NamedTuple

from polybius.mentions.places.gazetteer import Found, Spot
from polybius.mentions.places.namesakes import is_overshadowed, namesake_loss

MATE_GAIN = 1.5
COUNTRY_GAIN = 2.5
REGION_GAIN = 2.2
NEAR_GAIN = 1.5
CONTEXT_CEILING = 7.5
CELL = 1.5
ROW = 1000  # a cell is numbered by its row and column, rows far enough apart
STEPS = (-ROW - 1, -ROW, -ROW + 1, -1, 0, 1, ROW - 1, ROW, ROW + 1)
ROUNDS = 3
LEAST_WEIGHT = 6
LOCAL_RADIUS = 200

WIDE = frozenset(("country", "continent"))

type Scores = dict[str, dict[Found, float]]
type Cell = int
type Unit = tuple[str, str]


class Setting(NamedTuple):
    """What stays the same while names are weighed: how often each stands, what the words of the press say, which names
    stand in a list with which, and the places known everywhere that a name of several places may mean."""

    counts: Mapping[str, int]
    press: Mapping[str, float]
    mates: Mapping[str, set[str]]
    famous: Mapping[str, tuple[Spot, ...]]


class Site(NamedTuple):
    """Where a place that a name may mean lies: country and region of it (`unit`), and its cell unless it is wide.

    `local` places speak for their neighbourhood, `overshadowed` ones share their name with one known everywhere.
    """

    spot: Spot
    country: str
    region: str
    unit: Unit
    cell: Cell | None
    local: bool
    overshadowed: bool


type Shares = list[tuple[Site, float]]


class Told(NamedTuple):
    """What names together say for countries, for regions, for cells, and for all regions together."""

    country: Mapping[str, float]
    region: Mapping[Unit, float]
    around: Mapping[Cell, float]
    regions: float


def in_context(base: Scores, setting: Setting) -> Scores:
    """Scores raised for places in the countries, regions and neighbourhoods that the other names point to."""
    sites = {key: [_site(f.spot, setting.famous.get(key, ())) for f in ranked] for key, ranked in base.items()}
    given = {key: list(ranked.values()) for key, ranked in base.items()}
    scores = given
    for _ in range(ROUNDS):
        scores = _raised_once(sites, given, scores, setting)
    return {key: dict(zip(ranked, scores[key], strict=True)) for key, ranked in base.items()}


def _site(spot: Spot, famous: tuple[Spot, ...]) -> Site:
    wide = spot.kind in WIDE
    cell = None if wide else ROW * floor(spot.lat / CELL) + floor(spot.lon / CELL)
    local = not wide and spot.radius < LOCAL_RADIUS
    unit = (spot.country, spot.admin1)
    return Site(spot, spot.country, spot.admin1, unit, cell, local, is_overshadowed(spot, famous))


def _raised_once(
    sites: dict[str, list[Site]], given: dict[str, list[float]], scores: dict[str, list[float]], setting: Setting
) -> dict[str, list[float]]:
    """The scores after one more look at what the other names now point to."""
    share = {key: _shares(sites[key], ranked, setting.counts[key]) for key, ranked in scores.items()}
    told = _told([pair for pairs in share.values() for pair in pairs], setting.press)
    raised = {
        key: _raised(sites[key], ranked, share[key], told, setting.famous[key]) if len(ranked) > 1 else ranked
        for key, ranked in given.items()
    }
    for key, others in setting.mates.items():
        if len(raised.get(key, ())) < 2:
            continue
        kinds: dict[Unit, float] = defaultdict(float)
        for other in sorted(others & share.keys() - {key}):
            for site, w in share[other]:
                kinds[_mate(site)] = max(kinds[_mate(site)], min(1.0, w))
        raised[key] = [
            score + MATE_GAIN * kinds.get(_mate(site), 0.0) for site, score in zip(sites[key], raised[key], strict=True)
        ]
    return raised


def _mate(site: Site) -> Unit:
    """What places in one list have in common: kind and country."""
    return site.spot.kind, "" if site.spot.kind == "country" else site.country


def _shares(sites: list[Site], ranked: list[float], count: int) -> Shares:
    """How likely each of the places of a name is, times how often it stands."""
    top, times = max(ranked), min(count, 3) ** 0.5
    weights = [(site, 10 ** ((s - top) / 1.5)) for site, s in zip(sites, ranked, strict=True) if s > top - LEAST_WEIGHT]
    total = sum([w for _, w in weights]) / times
    return [(site, w / total) for site, w in weights]


def _told(shares: Shares, press: Mapping[str, float]) -> Told:
    country: dict[str, float] = defaultdict(float, press)
    region: dict[Unit, float] = defaultdict(float)
    near: dict[Cell, float] = defaultdict(float)
    for site, w in shares:
        country[site.country] += w
        if site.region:
            region[site.unit] += w
        if site.local and site.cell is not None:
            near[site.cell] += w
    return Told(country, region, _spread(near), sum(region.values()))


def _spread(near: Mapping[Cell, float]) -> Mapping[Cell, float]:
    """For each cell, what lies in it and in the eight around it."""
    around: dict[Cell, float] = defaultdict(float)
    for cell, weight in near.items():
        for step in STEPS:
            around[cell + step] += weight
    return around


def _raised(sites: list[Site], ranked: list[float], own: Shares, told: Told, famous: tuple[Spot, ...]) -> list[float]:
    """One name's scores with what the other names add; what the name itself added is taken out."""
    mine = _told(own, {})
    overshadowed = any(site.overshadowed for site in sites)
    countries = mine.country
    others = {code: max(0.0, w - countries.get(code, 0.0)) for code, w in told.country.items()} if overshadowed else {}
    local = told.regions - mine.regions
    raised = []
    for site, score in zip(sites, ranked, strict=True):
        gain = regional = near = 0.0
        at_home, unit, cell = site.country, site.unit, site.cell
        if at_home and (there := told.country.get(at_home, 0.0) - countries.get(at_home, 0.0)) > 0.0:
            gain += COUNTRY_GAIN * log10(1 + 3 * there)
        if site.region:
            regional = max(0.0, told.region.get(unit, 0.0) - mine.region.get(unit, 0.0))
        if cell is not None:
            near = max(0.0, told.around.get(cell, 0.0) - mine.around.get(cell, 0.0))
        if regional or near:
            gain += REGION_GAIN * log10(1 + 3 * regional) + NEAR_GAIN * log10(1 + 3 * near)
        lost = namesake_loss(site.spot, famous, regional + near, local, others) if site.overshadowed else 0.0
        raised.append(score + min(gain, CONTEXT_CEILING) - lost)
    return raised
