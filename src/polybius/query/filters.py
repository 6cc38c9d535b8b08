"""What can be asked of events, tolls and claims: the same questions for all, and for what is made of them."""

import msgspec

REAL = ("actual", "ongoing")


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What rows must be like; values of one field are alternatives, different fields hold together.

    Attributes:
        since, until: first and last day ("1990-08-02", "1990-08", "1990"); a row fits when its own days touch them.
        within: its days must lie wholly between them.
        undated: rows without a day fit too; without it they fit only when neither `since` nor `until` is given.
        published_since, published_until: limits of the day of the article.
        country: where it was, by ISO 3166 code or name.
        actor, recipient, party: who did it, to whom, or either: a name or part of one, a code ("IRNGOV"), a country's
            code ("IRN"), a sector ("MIL"), or a Wikidata id.
        dyad: "IRN>ISR" for one direction, "IRN-ISR" for both.
        type: PLOVER type, or the first digits of a CAMEO code.
        quad: 1 to 4. status: "actual", "denied", …
        box: two corners "lat,lon,lat,lon", south-west first. near: "lat,lon,km".
        source: publisher, credit, host or file of the article; `*` stands for anything.
        said_by: who says so, as for `actor`. stance: how it is said.
        effect: what it did to people or things ("killed").
        text: words of its sentence; "two words" together, `word*` for a beginning, `-word` for none, OR between.
        article: id or name of the article. happening: id of a happening, also a former one.
        once: leave out mentions that restate another of the same article.
        corrected: only rows that somebody has accepted or edited. rejected: also those that somebody has rejected.
    """

    since: str | None = None
    until: str | None = None
    within: bool = False
    undated: bool = False
    published_since: str | None = None
    published_until: str | None = None
    country: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    dyad: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    quad: tuple[int, ...] = ()
    status: tuple[str, ...] = ()
    box: str | None = None
    near: str | None = None
    source: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    effect: tuple[str, ...] = ()
    text: str | None = None
    article: tuple[str, ...] = ()
    happening: tuple[str, ...] = ()
    once: bool = False
    corrected: bool = False
    rejected: bool = False

    def given(self) -> dict[str, object]:
        """The filters that are set, by name."""
        return {
            field.name: value
            for field in msgspec.structs.fields(self)
            if (value := getattr(self, field.name)) != field.default
        }

    def stated(self) -> str:
        """The filters in words: "country IRQ · since 1990-08-01"."""
        return " · ".join(_stated(name, value) for name, value in self.given().items())


def _stated(name: str, value: object) -> str:
    words = name.replace("_", " ")
    if value is True:
        return words
    return f"{words} {' or '.join(map(str, value)) if isinstance(value, tuple) else value}"
