"""Some of all to whom the same befell: "of the dead, 15 were children", "the victims included three women"."""

from collections.abc import Sequence

from msgspec.structs import replace

from polybius.tolls.counts import told
from polybius.tolls.figure import Figure, describe
from polybius.tolls.lexicon import causes, person_nouns, words_of
from polybius.tolls.victims import SUMMED_EFFECTS
from polybius.vocabulary import Cast, Clause, Doc, Quantity, Token

BEFORE_ALL = frozenset({"the", "those", "these", "all"})
INCLUDING = frozenset({"including", "included", "include", "includes"})
BE = frozenset({"was", "were", "are", "is"})
VICTIMS = frozenset({"victim", "victims"})
AFTER_ALL = frozenset({",", "in", "at", "on", "from"})  # "of the dead in Halabja, 15 were children"
REACH = 5


def share_figures(
    doc: Doc, clauses: tuple[Clause, ...], cast: Cast, quantities: tuple[Quantity, ...], known: list[Figure]
) -> list[Figure]:
    """The figures known, with those of some of all; what is known of some as such stands as a part."""
    heads = {c.head: c for c in clauses}
    shared = {q.start: (q, effect) for q in quantities if (effect := _shared(doc.tokens, q, known))}
    found = [replace(f, inside=True) if f.start in shared and shared[f.start][1] == f.effect else f for f in known]
    read = {f.start for f in known}
    for start, (q, effect) in shared.items():
        token = q.first if q.counted is None else q.counted
        if start in read or (q.low is None and q.high is None) or not told(doc.tokens, clauses, heads, q):
            continue
        found.append(Figure(
            effect=effect, unit="people", token=token, clause=None, start=q.start, end=q.end, low=q.low, high=q.high,
            bound=q.bound, single=q.low == q.high == 1, inside=True, sentence=doc.tokens[q.first].sentence,
            who=describe(doc, cast, token, q.first, effect),
        ))  # fmt: skip
    return found


def _shared(tokens: Sequence[Token], q: Quantity, known: list[Figure]) -> str:
    """What befell all of whom a number is some; "" when it is no such number."""
    counted = q.counted if q.counted is not None and q.counted >= q.last else q.last - 1
    if q.counted is not None and not _are_people(tokens, q.counted):
        return ""
    after = [t.lower for t in tokens[counted + 1 : counted + 3]]
    if tokens[q.last : q.last + 1] and tokens[q.last].lower == "of":
        return _all_from(tokens, q.last + 1, known)[0]
    if len(after) == 2 and after[0] in BE and after[1] == "among":
        return _all_from(tokens, counted + 3, known)[0]
    return _all_before(tokens, q, known)


def _are_people(tokens: Sequence[Token], counted: int) -> bool:
    token = tokens[counted]
    return (
        token.lemma.lower() in person_nouns() or token.lower in words_of("summed up") | VICTIMS or token.pos != "NOUN"
    )


def _all_before(tokens: Sequence[Token], q: Quantity, known: list[Figure]) -> str:
    """ "Of the dead, …", "among the dead were …", "the dead, including …", "the dead included …"."""
    sentence = tokens[q.first].sentence
    for at in range(q.first - 2, max(-1, q.first - 2 - REACH), -1):
        if tokens[at].sentence != sentence:
            break
        effect, end = _all_from(tokens, at, known)
        between = [t.lower for t in tokens[end : q.first]]
        led = tokens[at - 1].lower if at and tokens[at - 1].sentence == sentence else ""
        if effect and (
            (led == "of" and between[-1:] == [","] and between[0] in AFTER_ALL and _begins(tokens, at - 1))
            or (led == "among" and len(between) == 1 and between[0] in BE)
            or (
                led not in ("of", "among") and between[-1:] and between[-1] in INCLUDING and between[:-1] in ([], [","])
            )
            or (between == [",", "among", "them"])
        ):
            return effect
    return ""


def _begins(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].sentence != tokens[at].sentence or tokens[at - 1].lower in (",", ";", "and", '"')


def _all_from(tokens: Sequence[Token], at: int, known: list[Figure]) -> tuple[str, int]:
    """What befell "the dead", "those killed", "the 40 victims" that begin at a token, and where their words end."""
    if at >= len(tokens) or tokens[at].lower not in BEFORE_ALL:
        return "", at
    at += 1
    while at < len(tokens) and (tokens[at].tag == "CD" or tokens[at].lower in ("the", "people")):
        at += 1
    if at >= len(tokens):
        return "", at
    word, following = tokens[at].lower, tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and (following.tag == "POS" or following.tag.startswith("NN")):
        return "", at
    if word in VICTIMS:
        return _of_victims(tokens, at, known), at + 1
    return SUMMED_EFFECTS.get(word, "killed") if word in words_of("summed up") else "", at + 1


def _of_victims(tokens: Sequence[Token], at: int, known: list[Figure]) -> str:
    """Victims are the dead where the text has counted dead before and nobody hurt."""
    before = {f.effect for f in known if f.unit == "people" and f.start < tokens[at].start}
    if (
        at + 1 < len(tokens)
        and tokens[at + 1].lower == "of"
        and not any(t.lemma in causes() for t in tokens[at + 2 : at + 2 + REACH])
    ):
        return ""
    return "killed" if "killed" in before and "injured" not in before else ""
