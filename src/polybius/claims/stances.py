"""What the speaker does with the content: says, denies, confirms, urges; directly or not; hedged or not."""

from typing import Literal

from polybius.claims.candidate import Candidate
from polybius.claims.lexicon import cues
from polybius.claims.tree import Tree
from polybius.claims.turns import quoted_share

INSISTING = frozenset({"insist", "maintain", "stress", "emphasize", "emphasise", "reiterate", "repeat"})
DIRECT, MIXED = 0.93, 0.04
REJECTING = frozenset({"reject", "dismiss", "refute", "deny", "dispute", "contest", "rebuff"})
EXPRESSING = frozenset({"express", "voice"})
GRANTED = frozenset({
    "request", "permission", "access", "entry", "visa", "bail", "application", "right", "aid", "appeal", "asylum",
    "parole", "food", "water", "care", "treatment", "license", "licence", "service",
})  # fmt: skip
PERFORMING = frozenset({"declare", "proclaim"})
RESPONSIBLE = frozenset({"responsibility", "credit"})
RAISING = frozenset(
    {
        "say",
        "believe",
        "think",
        "report",
        "understand",
        "know",
        "see",
        "suspect",
        "allege",
        "rumor",
        "rumour",
        "estimate",
    }
)


def stance_of(tree: Tree, candidate: Candidate) -> str:
    """The stance of the cue, corrected by what the content says."""
    tokens = tree.tokens
    cue = tokens[candidate.cue]
    lemma = cue.lemma.lower()
    for c in cue.children:
        if tokens[c].dep == "dobj" and tokens[c].lower in RESPONSIBLE and lemma in {"claim", "admit", "accept", "take"}:
            return "claim_responsibility"
    if lemma in EXPRESSING:
        felt = (cues("noun").get(tokens[c].lemma) for c in cue.children if tokens[c].dep == "dobj")
        return next((row.stance for row in felt if row is not None), candidate.row.stance)
    if lemma == "deny" and any(tokens[c].lemma in GRANTED for c in cue.children if tokens[c].dep == "dobj"):
        return "refuse"
    if lemma in REJECTING and any(_is_statement(tree, c) for c in cue.children if tokens[c].dep == "dobj"):
        return "deny"
    if lemma in PERFORMING and not candidate.frame.startswith(("after", "before", "quote")):
        return "declare"
    if lemma == "call" and any(
        c > cue.i and tokens[c].lower in {"on", "upon", "for"} and tokens[c].dep == "prep" for c in cue.children
    ):
        return "urge"
    if lemma in INSISTING and any(tokens[c].dep == "ccomp" and _denies(tree, c) for c in cue.children):
        return "deny"
    if lemma == "tell" and any(tokens[c].dep == "xcomp" for c in cue.children):
        return "urge"
    if lemma == "ask" and any(tokens[c].dep == "xcomp" or tokens[c].lower == "for" for c in cue.children):
        return "urge"
    return candidate.row.stance


def _is_statement(tree: Tree, noun: int) -> bool:
    """Whether a noun names what somebody said: a charge, allegation or report."""
    row = cues("noun").get(tree.tokens[noun].lemma)
    return row is not None and row.kind == "statement" and row.stance in {"say", "accuse", "suggest"}


def _denies(tree: Tree, verb: int) -> bool:
    """Whether a clause says of the speaker, or of the speaker's own, that something is not so."""
    tokens = tree.tokens
    if not any(tokens[c].dep == "neg" for c in tokens[verb].children):
        return False
    subject = next((c for c in tokens[verb].children if tokens[c].dep in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return False
    return tokens[subject].tag == "PRP" or any(tokens[c].tag == "PRP$" for c in tokens[subject].children)


def quote_of(tree: Tree, candidate: Candidate) -> Literal["direct", "indirect", "mixed"]:
    """Direct when all of the content stands between quotation marks, mixed when some of it does."""
    share = quoted_share(tree, candidate.content)
    if share >= DIRECT:
        return "direct"
    return "mixed" if share >= MIXED else "indirect"


def hedged(tree: Tree, candidate: Candidate) -> bool:
    """Whether the words themselves leave open if it is so: "reportedly told", "is believed to", "was said to"."""
    if candidate.row.hedged:
        return True
    tokens = tree.tokens
    cue = tokens[candidate.cue]
    adverbs = cues("adverb")
    if any(tokens[c].lower in adverbs for c in cue.children):
        return True
    return candidate.speaker is None and candidate.frame == "passive" and cue.lemma in RAISING
