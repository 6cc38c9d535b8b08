"""The form of a verb: negation, modality, tense, aspect and voice from its auxiliaries."""

from polybius.clauses.draft import Draft
from polybius.clauses.lexicon import words
from polybius.vocabulary import Doc, Token

NEGATIVE_ADVERBS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "hardly", "barely", "scarcely"})
ONLY = frozenset({"only", "merely", "just", "simply"})
NEGATIVE_WORDS = frozenset({"no", "neither", "none", "nobody", "nothing", "nowhere"})
MODALS = {"ca": "can", "wo": "will", "'ll": "will", "’ll": "will", "sha": "shall", "'d": "would", "’d": "would"}
CONDITIONAL = frozenset({"had", "should", "were"})
IMPERATIVE = "imperative"
SOFTENING = frozenset({"please", "do", "not", "n't", "n’t", "never", "now"})
QUOTES = frozenset({'"', "“", "‘", "``", "'", "«"})
FUTURE = frozenset({"will", "shall"})
CONTRACTED = frozenset({"'s", "’s"})
HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
PAST_AUXILIARY = frozenset({"was", "were", "had", "did"})
PRESENT_AUXILIARY = frozenset({"is", "are", "am", "has", "have", "do", "does", "'s", "'re", "'ve", "’s", "’re", "’ve"})


def read_form(doc: Doc, draft: Draft) -> None:
    """Set a verb draft's form from its own auxiliaries."""
    tokens = doc.tokens
    verb = tokens[draft.token]
    auxiliaries = [tokens[c] for c in verb.children if tokens[c].dep in {"aux", "auxpass"}]
    forms = [a.lower for a in auxiliaries]
    draft.negated = _negated(doc, draft.token)
    draft.modal = next((MODALS.get(a.lower, a.lower) for a in auxiliaries if a.tag == "MD"), "")
    if not draft.modal and _is_imperative(doc, draft.token):
        draft.modal = IMPERATIVE
    contracted = _is_contracted(doc, draft.token, auxiliaries)
    helped = any(a.dep == "auxpass" for a in auxiliaries) and not contracted
    draft.passive = helped or _bare_participle(doc, draft.token, auxiliaries)
    if contracted or any(a.lemma == "have" or a.lower in HAVE for a in auxiliaries):
        draft.aspect = "perfect"
    elif verb.tag == "VBG" and any(a.lemma == "be" for a in auxiliaries):
        draft.aspect = "progressive"
    infinitive = any(a.tag == "TO" for a in auxiliaries)
    draft.tense = "none" if infinitive and not draft.modal else _tense(verb.tag, draft.modal, forms)
    draft.finite = draft.tense != "none" or bool(draft.modal)
    if _inverted(doc, draft.token, auxiliaries):
        draft.conditional, draft.modal = True, ""
    elif infinitive and verb.dep == "ROOT" and doc.child(verb.i, "nsubj", "nsubjpass") is not None:
        draft.modal, draft.tense = "will", "future"


def _is_contracted(doc: Doc, i: int, auxiliaries: list[Token]) -> bool:
    """Whether a shortened "has" helps a verb that has its object after it ("he's urged Italy", "she's signed it")."""
    if len(auxiliaries) != 1 or auxiliaries[0].lower not in CONTRACTED or auxiliaries[0].dep != "auxpass":
        return False
    after = (doc.tokens[c] for c in doc.tokens[i].children if c > i)
    return doc.tokens[i].lemma not in words("two objects") and any(t.dep == "dobj" and t.ent != "DATE" for t in after)


def _inverted(doc: Doc, i: int, auxiliaries: list[Token]) -> bool:
    """Whether the helping verb stands before the subject of a subordinate clause (had Iraq left, were it to fall)."""
    verb = doc.tokens[i]
    first = auxiliaries[0] if auxiliaries else verb
    subject = doc.child(i, "nsubj", "nsubjpass")
    if subject is None or first.lower not in CONDITIONAL or verb.dep not in {"advcl", "ccomp"}:
        return False
    leading = (
        first.i == 0 or doc.tokens[first.i - 1].sentence != first.sentence or doc.tokens[first.i - 1].pos == "PUNCT"
    )
    return first.i < subject and (leading or verb.dep == "advcl")


def _is_imperative(doc: Doc, i: int) -> bool:
    """ "Stop the killing", at the start of a sentence or a quotation: a bare verb without a subject."""
    tokens = doc.tokens
    if tokens[i].tag != "VB" or tokens[i].dep not in {"ROOT", "ccomp"}:
        return False
    if any(
        tokens[c].dep in {"nsubj", "nsubjpass", "mark"} or tokens[c].tag in {"TO", "MD"} for c in tokens[i].children
    ):
        return False
    before = i - 1
    while before >= 0 and tokens[before].lower in SOFTENING:
        before -= 1
    return before < 0 or tokens[before].sentence != tokens[i].sentence or tokens[before].text in QUOTES


def _bare_participle(doc: Doc, i: int, auxiliaries: list[Token]) -> bool:
    """A past participle without auxiliary or subject is passive (protesters arrested on Friday; backed by tanks, …)."""
    verb = doc.tokens[i]
    if verb.tag != "VBN" or auxiliaries or verb.dep == "conj":
        return False
    return doc.child(i, "nsubj") is None


def _tense(tag: str, modal: str, auxiliaries: list[str]) -> str:
    if modal in FUTURE:
        return "future"
    if modal:
        return "none"
    for word in auxiliaries:
        if word in PAST_AUXILIARY:
            return "past"
        if word in PRESENT_AUXILIARY:
            return "present"
    if auxiliaries:
        return "none"
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(tag, "none")


def _negated(doc: Doc, i: int) -> bool:
    """Whether the verb is negated by an adverb, or by "no" or a negative word in its subject or object."""
    tokens = doc.tokens
    above = tokens[tokens[i].head]
    if tokens[i].dep == "xcomp" and above.dep == "advcl" and above.lower in words("unable"):
        return True
    for c in tokens[i].children:
        t = tokens[c]
        if t.lower == "not" and (tokens[min(c + 1, len(tokens) - 1)].lower in ONLY or _is_of_one(doc, i)):
            continue
        if t.dep in {"neg", "advmod", "preconj", "cc"} and t.lower in NEGATIVE_ADVERBS and c < i:
            return True
        if t.dep == "neg":
            return True
        if t.lower == "longer" and any(tokens[g].lower == "no" for g in t.children):
            return True
        if t.lower == "before" and any(tokens[g].lower == "never" for g in t.children):
            return True
        if t.dep in {"nsubj", "nsubjpass", "dobj", "attr"} and is_none(doc, c) and not _adds(doc, i, c):
            return True
        if t.dep in {"oprd", "acomp", "ccomp"} and t.pos == "ADJ" and any(tokens[g].dep == "neg" for g in t.children):
            return True
    return False


def _adds(doc: Doc, verb: int, i: int) -> bool:
    """Whether a subject only says more of another ("eleven people, none of them soldiers, died")."""
    tokens = doc.tokens
    subjects = [c for c in tokens[verb].children if tokens[c].dep in {"nsubj", "nsubjpass"}]
    return i in subjects and subjects[0] < i


def _is_of_one(doc: Doc, i: int) -> bool:
    """ "Is not being investigated only by France": whether what is denied is that nobody else takes part."""
    tokens = doc.tokens
    phrases = (c for c in tokens[i].children if tokens[c].dep in {"agent", "prep"})
    return any(tokens[g].lower in ONLY for c in phrases for g in tokens[c].children)


def is_none(doc: Doc, i: int) -> bool:
    """Whether a noun phrase says that there is none (no soldiers, none of them, neither side, nobody)."""
    tokens = doc.tokens
    if tokens[i].lower in NEGATIVE_WORDS:
        return True
    if any(
        tokens[c].lower in {"no", "neither"}
        and tokens[c].dep in {"det", "preconj", "neg"}
        and tokens[min(c + 2, len(tokens) - 1)].lower != "than"
        for c in tokens[i].children
    ):
        return True
    return tokens[i].lower == "one" and i > 0 and tokens[i - 1].lower == "no"


def share_form(draft: Draft, first: Draft, between: tuple[Token, ...], tags: tuple[str, str]) -> None:
    """Give a conjoined verb without auxiliaries those of the first conjunct, when its form allows."""
    if draft.modal or draft.aspect != "simple" or (draft.passive and draft.finite):
        return
    same = tags[0] == tags[1] or set(tags) <= {"VBN", "VBD"}
    if not same or (tags[0] == "VBD" and not first.passive and first.aspect == "simple"):
        return
    draft.tense, draft.aspect, draft.modal = first.tense, first.aspect, first.modal
    draft.finite = first.finite
    alternative = all(t.lower != "but" for t in between)
    draft.negated = draft.negated or (first.negated and alternative)
    draft.passive = draft.passive or (first.passive and not draft.object)
