"""To whom, through what and when something is said."""

from collections.abc import Iterator

from polybius.claims.candidate import Candidate
from polybius.claims.lexicon import Channel, channels
from polybius.claims.tree import Tree
from polybius.tables import word_list
from polybius.vocabulary import TimeMention

ADDRESSING_TO = frozenset({"to", "with"})
WITH = frozenset({"with", "to"})
CALLING_ON = frozenset({"on", "upon"})
MEANS = frozenset({"in", "on", "at", "during", "via", "through", "by", "over", "from"})
AROUND_CUE = frozenset({"prep", "npadvmod", "advmod", "pobj", "dobj", "dative", "nsubj"})
ACCOUNTS = frozenset({"account", "page", "feed", "handle", "profile"})
WRITTEN_TO = frozenset({"letter", "message", "email", "speech", "statement"})
ASKED_BY = frozenset({"interview", "press conference", "phone call"})
DEPTH = 3


def addressee_of(tree: Tree, candidate: Candidate) -> int | None:
    """The token that heads those who are spoken to."""
    tokens = tree.tokens
    cue = tokens[candidate.cue]
    if cue.lower == "according":
        return None
    urging = candidate.row.kind == "urge" or cue.lemma == "call"
    for c in cue.children:
        token = tokens[c]
        if token.dep == "dative" or (token.dep == "dobj" and cue.lemma in word_list("claims/addressing.txt")):
            if _is_occasion(tree, c):
                return _written_to(tree, candidate)
            if urging or candidate.frame != "dobj" or not _inside(token.start, candidate):
                return c if token.pos != "ADP" else _object(tree, c)
        elif c > candidate.cue and token.dep == "prep":
            wanted = CALLING_ON if cue.lemma == "call" else ADDRESSING_TO
            found = _object(tree, c) if token.lower in wanted else None
            if found is not None and (urging or not _inside(tokens[found].start, candidate)):
                return found
        elif token.dep == "nsubjpass" and urging:
            return c
    return _written_to(tree, candidate)


def _is_occasion(tree: Tree, noun: int) -> bool:
    """Whether a noun names an occasion to speak, and nobody: "told a news conference"."""
    known = channel_at(tree, noun)
    return known is not None and known.channel in ASKED_BY


def _written_to(tree: Tree, candidate: Candidate) -> int | None:
    """To whom the letter or speech goes in which something is said: "in a letter to the council"."""
    for noun in _nouns_of_means(tree, candidate):
        known = channel_at(tree, noun)
        if known is not None and known.channel in WRITTEN_TO:
            for c in tree.tokens[noun].children:
                if tree.tokens[c].lower == "to" and tree.tokens[c].dep in ("prep", "dative"):
                    return _object(tree, c)
    return None


def channel_at(tree: Tree, noun: int) -> Channel | None:
    """The way of saying something that a noun names, alone or with the word before it: media, social media."""
    tokens = tree.tokens
    word = tokens[noun].lower
    if word in ACCOUNTS:
        before = (tokens[c].lower for c in tokens[noun].children if tokens[c].dep in ("compound", "poss"))
        return next((channels()[medium] for medium in before if medium in channels()), channels().get(word))
    return channels().get(f"{tokens[noun - 1].lower} {word}" if noun else word) or channels().get(word)


def means_of(tree: Tree, candidate: Candidate) -> tuple[str | None, list[int], list[int]]:
    """The channel, the tokens of the media through which something is said, and of those who may have carried it."""
    channel: str | None = None
    media: list[int] = []
    carriers: list[int] = []
    for noun in _nouns_of_means(tree, candidate):
        known = channel_at(tree, noun)
        if known is None:
            continue
        channel = channel or known.channel
        if known.via and noun != candidate.speaker:
            media.append(noun)
        carriers += _carriers(tree, noun, known.channel)
    if (told := _told_in(tree, candidate.cue)) is not None:
        carriers += _publishers(tree, told)
    return channel, media, carriers


def _carriers(tree: Tree, noun: int, channel: str) -> Iterator[int]:
    """Those with whom one speaks in an interview, and who saw or published a paper: "a letter seen by AFP"."""
    tokens = tree.tokens
    for c in tokens[noun].children:
        if tokens[c].dep == "prep" and (tokens[c].lower == "in" or (tokens[c].lower in WITH and channel in ASKED_BY)):
            yield from _objects(tree, c)
    for c in range(noun + 1, tree.right[noun]):
        if tokens[c].dep == "agent":
            yield from _objects(tree, c)


def _objects(tree: Tree, preposition: int) -> Iterator[int]:
    """The object of a preposition and those joined to it."""
    noun = _object(tree, preposition)
    if noun is not None:
        yield noun
        yield from (c for c in tree.tokens[noun].children if tree.tokens[c].dep == "conj")


def _nouns_of_means(tree: Tree, candidate: Candidate) -> Iterator[int]:
    """Nouns of the reporting clause that may name a channel, those of the cue first, the speaker last."""
    tokens = tree.tokens
    stack = list(tokens[candidate.cue].children)
    while stack:
        c = stack.pop(0)
        token = tokens[c]
        if _inside(token.start, candidate):
            continue
        if token.dep == "prep" and token.lower in MEANS:
            noun = _object(tree, c)
        else:
            noun = c if token.dep in {"dobj", "dative"} and token.pos in {"NOUN", "PROPN"} else None
        if noun is not None:
            yield noun
            stack.extend(_below(tree, noun))
    if (noun := _told_in(tree, candidate.cue)) is not None:
        yield noun
        yield from _publishers(tree, noun)
    if candidate.speaker is not None:
        yield candidate.speaker


def _below(tree: Tree, noun: int) -> Iterator[int]:
    """The prepositions of a noun, and of what was done with it: "a statement posted on its website"."""
    for c in tree.tokens[noun].children:
        if tree.tokens[c].dep == "prep":
            yield c
        elif tree.tokens[c].dep == "acl" and tree.tokens[c].tag == "VBN":
            yield from (k for k in tree.tokens[c].children if tree.tokens[k].dep == "prep")


def _told_in(tree: Tree, cue: int) -> int | None:
    """The statement or letter of which a clause says what stands in it: "a statement in which he said"."""
    tokens = tree.tokens
    if tokens[cue].dep != "relcl" or channel_at(tree, tokens[cue].head) is None:
        return None
    within = (c for c in tokens[cue].children if tokens[c].lower in ("in", "on") and tokens[c].dep == "prep")
    return tokens[cue].head if any(_object(tree, c) is not None for c in within) else None


def _publishers(tree: Tree, noun: int) -> Iterator[int]:
    """Who published a statement that is the object of a clause: "the website carried a statement in which"."""
    tokens = tree.tokens
    if tokens[noun].dep == "dobj":
        yield from (c for c in tokens[tokens[noun].head].children if tokens[c].dep == "nsubj")


def time_of(tree: Tree, candidate: Candidate, times: dict[int, TimeMention]) -> str | None:
    """The time said with the cue: "said on Thursday", "told them late Wednesday"."""
    tokens = tree.tokens
    level = list(tokens[candidate.cue].children)
    for _ in range(DEPTH):
        outside = [c for c in level if not _inside(tokens[c].start, candidate)]
        for c in outside:
            if c in times:
                return times[c].time.id
        level = [
            k for c in outside if tokens[c].dep in AROUND_CUE and not _is_other(tree, c) for k in tokens[c].children
        ]
    return _time_of_means(tree, candidate, times)


def _is_other(tree: Tree, noun: int) -> bool:
    """Whether a noun names what is no way of speaking, and has a time of its own: "in the fifth attack this month"."""
    return tree.tokens[noun].dep == "pobj" and tree.tokens[noun].pos == "NOUN" and channel_at(tree, noun) is None


def _time_of_means(tree: Tree, candidate: Candidate, times: dict[int, TimeMention]) -> str | None:
    """The time of the call or interview in which something is said: "in a phone call on Monday"."""
    for noun in _nouns_of_means(tree, candidate):
        if channel_at(tree, noun) is not None and noun != candidate.speaker:
            for c in tree.tokens[noun].children:
                dated = [c, *(_objects(tree, c) if tree.tokens[c].dep == "prep" else ())]
                if found := next((times[d].time.id for d in dated if d in times), None):
                    return found
    return None


def _inside(offset: int, candidate: Candidate) -> bool:
    return any(start <= offset < end for start, end in candidate.content)


def _object(tree: Tree, preposition: int) -> int | None:
    return next((c for c in tree.tokens[preposition].children if tree.tokens[c].dep == "pobj"), None)
