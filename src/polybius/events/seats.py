"""The capital that "the capital" means: the one that the text names of that country."""

from bisect import bisect_right

from polybius.events.capitals import capitals
from polybius.events.scene import Scene

type Named = list[tuple[int, str]]


class Seats:
    """The capitals and the countries that a text names, by country, in text order."""

    def __init__(self, scene: Scene, local: Named, states: Named, country: dict[str, str | None]) -> None:
        named = {place for _, place in local}
        seats = {p for p in named if (scene.places[p].country or "", scene.places[p].name.lower()) in capitals()}
        self._named = [(at, place) for at, place in local if place in seats]
        self._seats = _by_country(self._named, country)
        self._states = _by_country(states, country)

    def of(self, countries: set[str | None], token: int) -> str | None:
        """The capital of one of some countries that is named last before a word, else last of all, else the country.

        Where no country is told, the capital named last before.
        """
        if not countries:
            return _latest([self._named], token)
        seats = [self._seats[country] for country in countries if country in self._seats]
        states = [self._states[country] for country in countries if country in self._states]
        return (
            _latest(seats, token)
            or max((named[-1] for named in seats), default=(0, None))[1]
            or _latest(states, token - 1)
        )


def _by_country(named: Named, country: dict[str, str | None]) -> dict[str | None, Named]:
    found: dict[str | None, Named] = {}
    for at, place in named:
        found.setdefault(country[place], []).append((at, place))
    return found


def _latest(lists: list[Named], token: int) -> str | None:
    """The place named last up to a token in lists that are in text order."""
    before = (named[: bisect_right(named, token, key=lambda found: found[0])][-1:] for named in lists)
    return max((found for each in before for found in each), default=(0, None))[1]
