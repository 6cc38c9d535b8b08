"""What can be asked of happenings: all that can be asked of events, and how well they are attested."""

from polybius.query.filter_texts import FilterText
from polybius.query.filters import Filters


class HappeningFilters(Filters, frozen=True, kw_only=True):
    """What happenings must be like.

    Days, country, box, near, quad, and types and statuses of happenings ("asserted", "disputed") are the happening's
    own; all other filters of events must hold together for one of its mentions.

    Attributes:
        origins: told of by so many independent origins. articles: by so many articles.
        mode: how it was done ("artillery"). place: name of the place.
        figure: the best figure (by the rule of authority) is at least that, of `effect` where that is given.
        disputed: figures that stand cannot all be true.
    """

    origins: int = 0
    articles: int = 0
    mode: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    figure: int | None = None
    disputed: bool = False


OWN_FILTER_TEXTS: dict[str, FilterText] = {
    "origins": FilterText("Told of by so many independent origins.", "N"),
    "articles": FilterText("Told of by so many articles.", "N"),
    "mode": FilterText("How it was done: artillery, arrest, …"),
    "place": FilterText("Name of the place.", "NAME"),
    "figure": FilterText("The figure believed best is at least that: people, or what effect names.", "N"),
    "disputed": FilterText("Figures that stand cannot all be true."),
}


def happening_filters(filters: Filters) -> HappeningFilters:
    """Filters of events as filters of happenings."""
    return filters if isinstance(filters, HappeningFilters) else HappeningFilters(**filters.given())  # type: ignore[arg-type]
