"""Small words after a verb that change it: particles that were read as prepositions, "back to", "come to an end"."""

from polybius.clauses.draft import Draft
from polybius.clauses.lexicon import words
from polybius.clauses.phrases import Phrases
from polybius.clauses.prepositions import obliques
from polybius.vocabulary import Doc

PREPOSITIONAL = {
    "hand": frozenset({"in", "over"}), "turn": frozenset({"in", "over"}), "pass": frozenset({"on"}),
    "give": frozenset({"up", "back"}), "bring": frozenset({"in"}), "fly": frozenset({"in"}), "sign": frozenset({"off"}),
}  # fmt: skip
ADVERBIAL = frozenset({"off", "up", "out"})
TOWARDS = frozenset({"back", "home", "over", "away", "together", "along", "ahead"})
SHORES = frozenset({"coast", "shore", "coasts", "shores"})
PLACES = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "ORG", "EVENT", "NORP"})


def is_particle(doc: Doc, verb: int, i: int) -> bool:
    """Whether a word is the particle of a verb, also one parsed as an adverb right after it ("went off at once")."""
    t = doc.tokens[i]
    if t.lower == "off" and any(doc.tokens[w].lower in SHORES for w in range(i + 1, min(i + 4, len(doc.tokens)))):
        return False
    return t.dep == "prt" or (t.dep == "advmod" and i == verb + 1 and t.lower in ADVERBIAL and not t.children)


def read_adverb(phrases: Phrases, draft: Draft, c: int) -> None:
    """Add an adverb, and the phrase that hangs on it ("back to Nigeria")."""
    word = phrases.doc.tokens[c].lower
    draft.adverbs.append(word)
    if word in TOWARDS:
        read_phrases_below(phrases, draft, c)


def read_phrases_below(phrases: Phrases, draft: Draft, c: int) -> None:
    """Add the phrases that hang on a particle or an adverb ("gave back to Cambodia a statue")."""
    draft.oblique += [found for g in phrases.doc.children(c, "prep") for found in obliques(phrases, g)]


def settle_particle(phrases: Phrases, draft: Draft) -> None:
    """ "Handed in their weapons", "came to an end": make the small word part of the verb."""
    tokens = phrases.doc.tokens
    if draft.predicate in words("coming") and not draft.object:
        ends = [(name, t) for name, t in draft.oblique if name == "to" and tokens[t].lemma.lower() in words("ends")]
        if ends:
            draft.predicate, draft.oblique = "end", [pair for pair in draft.oblique if pair not in ends]
        return
    known = PREPOSITIONAL.get(draft.predicate)
    if known is None or draft.token + 1 >= len(tokens) or tokens[draft.token + 1].lower not in known:
        return
    word = tokens[draft.token + 1]
    if word.dep == "prep" and not draft.object:
        found = [t for name, t in draft.oblique if name == word.lower and tokens[t].ent not in PLACES]
        if not found:
            return
        draft.object += found
        draft.oblique = [(name, t) for name, t in draft.oblique if t not in found]
    elif not draft.object or tokens[word.i + 1].tag != "CD":
        return
    draft.predicate = f"{draft.predicate} {word.lower}"
    draft.particle = word.i
