"""What a number counts, and whether it counts anything."""

from collections.abc import Sequence

from polybius.mentions.quantities.lexicon import no_counts
from polybius.vocabulary import Token

NO_PRONOUN = frozenset(
    {"no", "this", "that", "the", "each", "every", "any", "which", "another", "last", "only", "some"}
)
ALSO_ONE = frozenset({"'s", "’s", "another", "day", "way", "thing", "point"})
COUNTED_ADJECTIVES = frozenset({"dead", "wounded", "injured", "slain", "missing", "homeless"})
OF_AGE = frozenset({"younger", "older", "under", "over"})
OTHERS = frozenset({"them", "these", "those", "whom"})
STREET_NAME = 5
PARENTS = frozenset({"father", "mother", "dad", "mom", "mum", "grandfather", "grandmother"})
MEMBERS = frozenset({"member", "man", "person", "people", "strong", "men", "woman", "car", "vehicle", "truck"})


def is_count(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the number at tokens `first` to `last` counts something, and is no age, price, measure or label."""
    sentence = tokens[first].sentence
    before = tokens[first - 1].lower if first and tokens[first - 1].sentence == sentence else ""
    after = tokens[last].lower if last < len(tokens) else ""
    if before in no_counts("before") or after in no_counts("after") or before in ("-", "/", ".") or after in ("/", ":"):
        return False
    earlier = tokens[first - 2].lower if first > 1 else ""
    parent = before == "of" and earlier in PARENTS and not (last < len(tokens) and tokens[last].tag in ("NNS", "JJ"))
    if parent or _is_address(tokens, first, last) or (before == "but" and earlier == "all"):
        return False
    if after == "-":
        return last + 1 < len(tokens) and tokens[last + 1].lower in MEMBERS
    token = tokens[first]
    if (
        token.lower == "one"
        and last == first + 1
        and token.dep != "nummod"
        and (before in NO_PRONOUN or after in ALSO_ONE or token.tag == "PRP")
    ):
        return before == "the" and after == "of"
    if _is_age(tokens, first, last) or (before == "-" and first > 1 and tokens[first - 2].lower.isdecimal()):
        return False
    head = tokens[tokens[last - 1].head]
    label = token.dep in ("nummod", "appos", "npadvmod") and head.i < first and head.pos in ("NOUN", "PROPN")
    return not (label and head.i == first - 1)


def _is_age(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the number is the age after a name: "Amina Haddad, 34, said"."""
    age = tokens[first].lower
    if first < 2 or last - first != 1 or not age.isdecimal() or len(age) > 3 or int(age) > 110:
        return False
    after = tokens[last].lower if last < len(tokens) else "."
    if _counts_some(tokens, first, last):
        return False
    if after in ("or", "and") and last + 1 < len(tokens) and tokens[last + 1].lower in OF_AGE:
        return True
    if tokens[first - 1].lower == "and" and _is_age(tokens, first - 2, first - 1) and after in (",", "."):
        return True
    if tokens[first - 1].lower == "(" and after == ")":
        return tokens[first - 2].pos in ("PROPN", "NOUN")
    return tokens[first - 1].lower == "," and after in (",", ".", ";", "and", "of", "from", "was", "were") and (
        tokens[first - 2].pos in ("PROPN", "NOUN"))  # fmt: skip


def _counts_some(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number behind a comma counts some of others: "40 people, 15 of them", "of the dead, 15 were"."""
    if last + 1 >= len(tokens):
        return False
    many = tokens[last].lower == "were" and tokens[first].dep in ("nsubj", "nsubjpass")
    return many or (tokens[last].lower == "of" and tokens[last + 1].lower in OTHERS)


def _is_address(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the number is that of a house: "at 2201 Moore Road"."""
    if last - first != 1 or not tokens[first].lower.isdecimal():
        return False
    for token in tokens[last : last + STREET_NAME]:
        if token.lower in no_counts("street") and token.i > last:
            return True
        if token.tag != "NNP" and not token.lower[:1].isdecimal():
            break
    return False


def counted_token(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The token of the noun that is counted: "five of the 20 students" → students; None when it stands alone."""
    inside = range(first, last)
    head = next((i for i in inside if tokens[i].head not in inside), last - 1)
    of = next((c for i in inside for c in tokens[i].children if tokens[c].lower == "of" and c >= last), None)
    if of is None and last < len(tokens) and tokens[last].lower == "of":
        of = last
    if of is not None:
        held = next((c for c in tokens[of].children if tokens[c].dep in ("pobj", "pcomp")), None)
        return held if held is not None else _next_noun(tokens, of + 1)
    if last < len(tokens) and tokens[last].lower == "-":
        return last + 1 if last + 1 < len(tokens) else None
    token = tokens[head]
    seen = 0
    while token.dep in ("nummod", "quantmod", "amod", "det", "compound", "predet", "advmod") and seen < 4:
        above = tokens[token.head]
        if above.i in inside or above.sentence != token.sentence or above.i == token.i:
            break
        if above.pos in ("NOUN", "PROPN", "PRON") or above.tag in ("NNS", "NN", "NNP", "NNPS"):
            return above.i if above.i >= last else None
        if above.i >= last and (above.lower in COUNTED_ADJECTIVES or above.lower in ("others", "more")):
            return above.i
        if above.pos not in ("NUM", "ADJ"):
            return above.i if above.dep in ("nsubj", "dobj", "pobj", "nsubjpass") and above.i >= last else None
        token, seen = above, seen + 1
    if last < len(tokens) and tokens[last].tag in ("NNS", "NNPS") and tokens[last].sentence == tokens[first].sentence:
        return last
    return None


def _next_noun(tokens: Sequence[Token], at: int) -> int | None:
    """The head of the noun phrase that begins at a token."""
    for token in tokens[at : at + 6]:
        if token.tag in ("NNS", "NNPS", "PRP") or (token.pos in ("NOUN", "PROPN") and token.dep != "compound"):
            return token.i
    return None
