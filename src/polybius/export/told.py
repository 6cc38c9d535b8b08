"""What an export can say of an event: its mentions, with parties, words, place, time, figures, and who says so."""

from collections.abc import Mapping

import msgspec

from polybius.ledger import Estimate


class Party(msgspec.Struct, frozen=True, array_like=True):
    """Who acts or is acted on; `start`, `end` and `words` are those that name it in the event's sentence, or first."""

    side: str
    actor: int
    entity: int
    name: str
    kind: str
    country: str | None
    sector: str | None
    code: str
    role: str | None
    wikidata: str | None
    start: int | None
    end: int | None
    words: str | None


class Saying(msgspec.Struct, frozen=True, array_like=True):
    """A link of the chain of who says so; `cue` are the words that say that it is said."""

    claim: int
    speaker: int | None
    name: str | None
    kind: str | None
    sector: str | None
    role: str | None
    wikidata: str | None
    stance: str
    quote: str
    hedged: int
    start: int
    end: int
    cue: str
    via: tuple[str, ...]


class Counted(msgspec.Struct, frozen=True, array_like=True):
    """An actor of a figure: counted (`of`) or its `perpetrator`."""

    side: str
    code: str
    country: str | None
    sector: str | None
    name: str


class Figure(msgspec.Struct, frozen=True, array_like=True):
    """A figure of an event with its words."""

    toll: int
    uid: str
    effect: str
    unit: str
    low: int | None
    high: int | None
    bound: str
    start: int
    end: int
    words: str
    cumulative: int
    subset_of: int | None
    part: int
    same_as: int | None
    actors: tuple[Counted, ...]


class Sayer(msgspec.Struct, frozen=True, array_like=True):
    """Who says a figure."""

    toll: int
    name: str | None
    stance: str
    hedged: int


class Told(msgspec.Struct, frozen=True, array_like=True):
    """One mention of an event, as an article tells it. The fields are the columns of `data/export/told.sql`."""

    unit: int
    event: int
    uid: str
    type: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    cameo: str
    quad: int
    goldstein: float
    status: str
    symmetric: int
    effect: tuple[str, ...]
    weapon: tuple[str, ...]
    rule: str
    start: int
    end: int
    words: str
    sentence: int
    sentence_start: int
    sentence_end: int
    part: str
    sentence_words: str
    day_from: str | None
    day_to: str | None
    time_value: str | None
    precision: str | None
    time_basis: str | None
    place: str | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    geonames: int | None
    place_basis: str | None
    place_words: str | None
    article: int
    article_key: str
    article_name: str
    url: str | None
    publisher: str | None
    title: str | None
    published: str | None
    published_basis: str
    retrieved: str | None
    credit: str | None
    language: str | None
    length: int
    happening: str | None
    family: str
    superseded_by: int | None
    parties: tuple[Party, ...]
    sayings: tuple[Saying, ...]
    figures: tuple[Figure, ...]
    sayers: tuple[Sayer, ...]

    @property
    def actors(self) -> tuple[Party, ...]:
        """Those who act; all parties of an event without direction."""
        return tuple(party for party in self.parties if party.side == "actor")

    @property
    def recipients(self) -> tuple[Party, ...]:
        """Those it is done to."""
        return tuple(party for party in self.parties if party.side == "recipient")


class Deed(msgspec.Struct, frozen=True):
    """One event with all its mentions, in the order in which they came into the workspace.

    Where articles are collated, it is what they tell of one happening with events of one type; else an event of one
    article with its restatements. `unit` is the id of its first mention. `tolls` is what the rule makes of the figures
    of each effect on people, as the ledger has them; of several deeds of one happening only one bears them.
    """

    unit: int
    mentions: tuple[Told, ...]
    tolls: Mapping[str, Estimate] = {}

    @property
    def main(self) -> Told:
        """The mention that an export with one row for an event describes: the one that says most, of several the first.

        What says most has a day and a point, then both parties, then a figure; a report that a later version replaces
        comes last. All of the row is then read from one sentence, which can be checked.
        """
        return max(self.mentions, key=_says)

    @property
    def happening(self) -> str | None:
        """The id of the happening, where articles are collated."""
        return self.mentions[0].happening


def _says(told: Told) -> tuple[bool, bool, bool, bool, bool]:
    """What a mention has to say, the most wanted first."""
    day, point = told.day_from is not None, told.lat is not None
    sides = bool(told.actors and (told.recipients or told.symmetric))
    return told.superseded_by is None, day and point, day, sides and point, sides or bool(told.figures)
