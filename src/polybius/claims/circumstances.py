"""To whom, through what and when something is said."""

from functools import cache

import msgspec

from polybius.claims.candidate import Candidate
from polybius.claims.tree import Tree
from polybius.tables import read_table
from polybius.vocabulary import Cast, TimeMention

ADDRESSING = frozenset(
    {
        "tell",
        "inform",
        "remind",
        "assure",
        "reassure",
        "notify",
        "brief",
        "ask",
        "urge",
        "warn",
        "advise",
        "convince",
        "beg",
        "implore",
        "persuade",
        "order",
        "instruct",
        "exhort",
        "press",
        "encourage",
        "caution",
        "promise",
        "invite",
        "challenge",
        "thank",
        "command",
        "lecture",
        "text",
        "email",
        "phone",
        "telephone",
    }
)
ADDRESSING_TO = frozenset({"to", "with"})
MEANS = frozenset({"in", "on", "at", "during", "via", "through", "by", "over", "from"})


class Channel(msgspec.Struct, frozen=True):
    """A noun that names a way of saying something, and the channel it stands for."""

    noun: str
    channel: str
    via: bool


@cache
def channels() -> dict[str, Channel]:
    """Channels by the lower-case noun."""
    return {row.noun: row for row in read_table("claims/channels.csv", Channel)}


def addressee_of(tree: Tree, candidate: Candidate) -> int | None:
    """The token that heads those who are spoken to."""
    tokens = tree.tokens
    cue = tokens[candidate.cue]
    content = candidate.content
    for c in cue.children:
        token = tokens[c]
        if token.dep == "dative" or (token.dep == "dobj" and cue.lemma in ADDRESSING):
            if not any(start <= token.start < end for start, end in content) or candidate.row.kind == "urge":
                return c if token.pos != "ADP" else _object(tree, c)
        if c > candidate.cue and token.dep == "prep" and token.lower in ADDRESSING_TO:
            found = _object(tree, c)
            if found is not None and tokens[found].lower not in {"report", "statement"}:
                return found
    if cue.lemma == "call":
        return next((_object(tree, c) for c in cue.children if tokens[c].lower in {"on", "upon"}), None)
    if candidate.row.kind == "urge" and candidate.frame == "passive":
        return next((c for c in cue.children if tokens[c].dep == "nsubjpass"), None)
    return None


def _object(tree: Tree, preposition: int) -> int | None:
    return next((c for c in tree.tokens[preposition].children if tree.tokens[c].dep == "pobj"), None)


def means_of(tree: Tree, candidate: Candidate) -> tuple[str | None, list[int]]:
    """The channel, and the tokens of the outlets and means through which something is said."""
    tokens = tree.tokens
    channel, through = None, []
    content = candidate.content
    stack = list(tokens[candidate.cue].children)
    while stack:
        c = stack.pop(0)
        token = tokens[c]
        if any(start <= token.start < end for start, end in content):
            continue
        if token.dep == "prep" and token.lower in MEANS:
            for g in token.children:
                if tokens[g].dep == "pobj":
                    known = channels().get(tokens[g].lower)
                    if known is not None:
                        channel = channel or known.channel
                        if known.via:
                            through.append(g)
                    stack.extend(k for k in tokens[g].children if tokens[k].dep == "prep")
        elif token.dep in {"dobj", "dative"} and token.pos in {"NOUN", "PROPN"}:
            known = channels().get(token.lower)
            if known is not None:
                channel = channel or known.channel
            stack.extend(k for k in token.children if tokens[k].dep == "prep")
    if candidate.speaker is not None:
        known = channels().get(tokens[candidate.speaker].lower)
        if known is not None:
            channel = channel or known.channel
    return channel, through


def outlets_among(cast: Cast, token: int | None, media: frozenset[str]) -> list[str]:
    """Those of the actors a token denotes that are news media."""
    return [] if token is None else [actor for actor in cast.at.get(token, ()) if actor in media]


def time_of(tree: Tree, candidate: Candidate, times: dict[int, TimeMention]) -> str | None:
    """The time said with the cue: "said on Thursday", "told them late Wednesday"."""
    tokens = tree.tokens
    content = candidate.content
    stack = list(tokens[candidate.cue].children)
    for depth in range(3):
        following: list[int] = []
        for c in stack:
            token = tokens[c]
            if c in times and not any(start <= token.start < end for start, end in content):
                return times[c].time.id
            if token.dep in {"prep", "npadvmod", "advmod", "pobj", "dobj", "dative", "nsubj"} and (
                depth or token.dep != "nsubj" or token.ent != "PERSON" or True
            ):
                if not any(start <= token.start < end for start, end in content):
                    following.extend(token.children)
        stack = following
    return None
