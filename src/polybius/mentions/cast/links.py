"""What ties a mention to an actor, and the rule that says so."""

from typing import NamedTuple

from polybius.mentions.cast.scene import Participant


class Link(NamedTuple):
    """The actors that words denote, and in a few fixed words why: `Mention.rule`."""

    actors: tuple[Participant, ...]
    rule: str
