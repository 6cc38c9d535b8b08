"""The tables of reporting words, read once."""

from functools import cache

import msgspec

from polybius.tables import read_table


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A word that reports: its part of speech, the kind whose frames it shares, the stance, whether it hedges."""

    cue: str
    pos: str
    kind: str
    stance: str
    hedged: bool


OPEN_CUE = Cue("", "verb", "open", "say", False)


class Weight(msgspec.Struct, frozen=True):
    """What one feature of a candidate adds to the score that it is a claim, and right in all its spans."""

    feature: str
    weight: float


@cache
def cues(pos: str) -> dict[str, Cue]:
    """Cues of one part of speech by lemma."""
    return {row.cue: row for row in read_table("claims/cues.csv", Cue) if row.pos == pos}


@cache
def phrasal_verbs() -> dict[tuple[str, str], Cue]:
    """Cues of a verb and the particle or preposition right after it, by both words."""
    found = {}
    for cue, row in cues("verb").items():
        verb, _, particle = cue.partition(" ")
        if particle:
            found[verb, particle] = row
    return found


class Model(msgspec.Struct, frozen=True):
    """Weights of features: of what may be reported, of who may speak, of the claim that they make."""

    content: dict[str, float]
    source: dict[str, float]
    claim: dict[str, float]


@cache
def weights() -> Model:
    """The linear models that select among candidates."""
    models: dict[str, dict[str, float]] = {"content": {}, "source": {}, "claim": {}}
    for row in read_table("claims/weights.csv", Weight):
        name, _, feature = row.feature.partition(" ")
        models[name][feature] = row.weight
    return Model(**models)


class Channel(msgspec.Struct, frozen=True):
    """A noun that names a way of saying something, and the channel it stands for.

    `via` is true for what is a medium in its own right: a newspaper, a website.
    """

    noun: str
    channel: str
    via: bool


@cache
def channels() -> dict[str, Channel]:
    """Channels by the lower-case noun."""
    return {row.noun: row for row in read_table("claims/channels.csv", Channel)}
