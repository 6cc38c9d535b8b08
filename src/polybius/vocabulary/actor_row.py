"""A row of the tables of actors, shipped or a user's own."""

import msgspec

from polybius.vocabulary.record import ActorKind


class ActorRow(msgspec.Struct, frozen=True, gc=False):
    """An actor with a name on the days from `since` to `until`; docs/own-actors.md says what each column holds."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str = ""
    sector: str = ""
    other_sectors: tuple[str, ...] = ()
    role: str = ""
    since: str = ""
    until: str = ""
    gender: str = ""
    wikidata: str = ""
