"""Towns named after places that all the world knows: Paris in Texas, Berlin in New Hampshire, China in Maine."""

from collections.abc import Iterable, Mapping

from polybius.mentions.places.gazetteer import Found, Spot

WORLD_CITY = 1_000_000
WORLD_CAPITAL = 300_000
SMALL = 100_000
LOSS = 12.0
LOCAL_SHARE = 0.2
COUNTRY_SHARE = 0.6


def famous_among(found: Iterable[Found]) -> tuple[Spot, ...]:
    """The countries, large states, great cities and large capitals among the places of a name."""
    return tuple(f.spot for f in found if f.usual and _is_famous(f.spot))


def _is_famous(spot: Spot) -> bool:
    if spot.kind in ("country", "admin1"):
        return spot.kind == "country" or spot.population > WORLD_CITY
    return spot.kind == "city" and (spot.population > WORLD_CITY or (spot.capital and spot.population > WORLD_CAPITAL))


def is_overshadowed(spot: Spot, famous: tuple[Spot, ...]) -> bool:
    """Whether a small town shares its name with a place abroad, a capital or another state that is known everywhere."""
    if not famous or spot.population >= SMALL or spot.kind not in ("city", "quarter"):
        return False
    return any(f.country != spot.country or f.capital or (f.kind == "admin1" and f.admin1 != spot.admin1)
               for f in famous)  # fmt: skip


def namesake_loss(
    spot: Spot, famous: tuple[Spot, ...], around: float, local: float, countries: Mapping[str, float]
) -> float:
    """What a town named after a famous place loses where the text is not about its surroundings.

    `around` is what the text's other names say for the town's region and neighbourhood, `local` what they say for any
    region at all, `countries` what they say for countries.
    """
    abroad = sum([weight for country, weight in countries.items() if country and country != spot.country])
    share = max(0.0, around) / max(1.0, local + abroad)
    wide = any(f.kind == "country" for f in famous)
    return LOSS * (1 - min(1.0, share / (COUNTRY_SHARE if wide else LOCAL_SHARE)))
