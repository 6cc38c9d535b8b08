"""All figures of a document before it is settled which restate others."""

from collections.abc import Sequence

from msgspec.structs import replace

from polybius.tolls.counts import count_figures, involved_figures, stated_effect
from polybius.tolls.figure import Figure, describe, figure_of, start_of
from polybius.tolls.lexicon import person_nouns, states
from polybius.tolls.money import money_figures
from polybius.tolls.shares import share_figures
from polybius.tolls.totals import mark_totals
from polybius.tolls.victims import Loss, Numbers, find_losses, numbers_of
from polybius.vocabulary import Cast, Clause, Doc, Quantity, Token

STRONGER = {"killed": 9, "injured": 5, "arrested": 4, "captured": 3, "missing": 2}
KINDS = {"killed": "harm", "injured": "harm", "missing": "harm", "arrested": "held", "captured": "held"}
HARM = ("killed", "injured")
POINTING_EFFECTS = frozenset({"killed", "injured", "arrested", "captured", "released"})
SENTENCES_BACK = 3
Key = tuple[int, int, str]


def find_figures(doc: Doc, clauses: tuple[Clause, ...], cast: Cast, quantities: tuple[Quantity, ...]) -> list[Figure]:
    """All figures, in text order: of victims' clauses, of those that point back to a number, and of other counts."""
    numbers = numbers_of(tuple(q for q in quantities if q.unit in ("", "percent")))
    money = money_figures(doc, clauses, tuple(q for q in quantities if q.unit not in ("", "percent")))
    quantities = tuple(q for q in quantities if not q.unit)
    losses = find_losses(doc, clauses, numbers)
    best = _of_losses(doc, clauses, cast, losses, numbers)
    for figure in _pointing_back(doc, clauses, cast, losses, quantities, numbers, list(best.values())):
        best.setdefault((figure.start, figure.end, _kind(figure)), figure)
    told = {start for start, _, _ in best}
    counted = count_figures(doc, clauses, cast, quantities, frozenset(q.first for q in quantities if q.start in told))
    for figure in _among(doc, cast, quantities, [*best.values(), *counted]):
        best.setdefault((figure.start, figure.end, _kind(figure)), figure)
    spans = {start for start, _, _ in best}
    used = frozenset(q.first for q in quantities if q.start in spans)
    starts = {f.start for f in counted}
    used |= frozenset(q.first for q in quantities if q.start in starts)
    involved = involved_figures(doc, clauses, cast, numbers, used)
    people = share_figures(doc, clauses, cast, quantities, [*best.values(), *counted, *involved])
    return mark_totals(doc, clauses, sorted((*people, *money), key=lambda f: (f.start, f.end)))


def _of_losses(
    doc: Doc, clauses: tuple[Clause, ...], cast: Cast, losses: list[Loss], numbers: Numbers
) -> dict[Key, Figure]:
    """The figures of victims with a number of their own or told of singly; one effect of a kind for one phrase."""
    best: dict[Key, Figure] = {}
    for loss in losses:
        figure = figure_of(doc, cast, loss, numbers, clauses[loss.clause])
        if figure is None:
            continue
        quantity = numbers.of(loss.token, inner=clauses[loss.clause].link == "relative")
        stated = stated_effect(doc.tokens, quantity) if quantity is not None and figure.effect in HARM else ""
        if stated in (*HARM, "missing") and stated != figure.effect:
            figure = replace(figure, effect=stated)
        key = (figure.start, figure.end, _kind(figure))
        if key not in best or STRONGER.get(figure.effect, 1) > STRONGER.get(best[key].effect, 1):
            best[key] = figure
    harmed = {(start, end) for start, end, kind in best if kind == "harm"}
    return {key: f for key, f in best.items() if key[2] != "displaced" or key[:2] not in harmed}


def _kind(figure: Figure) -> str:
    return KINDS.get(figure.effect, figure.effect)


def _pointing_back(
    doc: Doc,
    clauses: tuple[Clause, ...],
    cast: Cast,
    losses: list[Loss],
    quantities: tuple[Quantity, ...],
    numbers: Numbers,
    known: list[Figure],
) -> list[Figure]:
    """The figures of "the insurgents" or "them" whose number was told shortly before, in a clause of another kind."""
    found: list[Figure] = []
    for loss in losses:
        token = doc.tokens[loss.token]
        if loss.unit != "people" or loss.effect not in POINTING_EFFECTS or numbers.of(loss.token) is not None:
            continue
        if not _points(doc.tokens, token):
            continue
        q = _antecedent(doc.tokens, token, quantities)
        if q is None or any(_tells(f, loss, token, doc.tokens) for f in (*known, *found)):
            continue
        found.append(Figure(
            effect=loss.effect, unit="people", token=token.i, clause=loss.clause, start=start_of(doc.tokens, token.i),
            end=token.end, low=q.low, high=q.high, bound=q.bound, predicate=clauses[loss.clause].predicate,
            sentence=token.sentence, who=describe(doc, cast, token.i, None, loss.effect),
        ))  # fmt: skip
    return found


def _among(doc: Doc, cast: Cast, quantities: tuple[Quantity, ...], known: list[Figure]) -> list[Figure]:
    """The figures of some "among them" or "including" right behind a larger figure."""
    found: list[Figure] = []
    for q in quantities:
        if not _is_among(doc.tokens, q):
            continue
        sentence = doc.tokens[q.first].sentence
        larger = [f for f in known if f.sentence == sentence and f.end <= q.start and f.effect in POINTING_EFFECTS]
        token = _counted_among(doc.tokens, q)
        if not larger or token is None or any(f.start == q.start for f in known):
            continue
        whole = max(larger, key=lambda f: f.start)
        if (q.low or 0) <= (whole.low or whole.high or 0):
            found.append(Figure(
                effect=whole.effect, unit="people", token=token, clause=whole.clause, start=q.start, end=q.end,
                low=q.low, high=q.high, bound=q.bound, inside=True, sentence=sentence, predicate=whole.predicate,
                who=describe(doc, cast, token, q.first, whole.effect),
            ))  # fmt: skip
    return found


def _counted_among(tokens: Sequence[Token], q: Quantity) -> int | None:
    """Whom a number among others counts, also behind "of them": "15 of them children"."""
    if q.counted is None and q.last + 2 < len(tokens) and tokens[q.last + 2].lemma.lower() in person_nouns():
        return q.last + 2
    return q.counted


def _is_among(tokens: Sequence[Token], q: Quantity) -> bool:
    """Whether a number is told to be of others: "among them two nuns", "eight of whom were footballers"."""
    before = [t.lower for t in tokens[max(0, q.first - 2) : q.first]]
    if before in (["among", "them"], ["of", "whom"]) or before[-1:] == ["including"]:
        return True
    behind = [t.lower for t in tokens[q.last : q.last + 3]]
    return before[-1:] == [","] and behind[:2] in (["of", "them"], ["of", "whom"]) and behind[-1] not in states()


def _points(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a word for several people points back: "the insurgents", "them"."""
    if token.lower in ("they", "them"):
        return True
    pointed = any(tokens[c].lower in ("the", "these", "those") for c in token.children)
    return token.tag == "NNS" and pointed and not any(tokens[c].dep in ("relcl", "acl", "prep") for c in token.children)


def _antecedent(tokens: Sequence[Token], token: Token, quantities: tuple[Quantity, ...]) -> Quantity | None:
    """The number of the same people told last before, some sentences back at most."""
    for q in reversed(quantities):
        if q.first >= token.i or q.counted is None or q.counted == token.i:
            continue
        counted = tokens[q.counted]
        if token.sentence - counted.sentence > SENTENCES_BACK:
            return None
        if counted.tag != "NNS" or counted.i > token.i:
            continue
        if token.tag == "PRP":
            return q if counted.lemma in person_nouns() and token.sentence - counted.sentence <= 1 else None
        if counted.lemma == token.lemma:
            return q
    return None


def _tells(figure: Figure, loss: Loss, token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a figure of the same kind already counts the people pointed at."""
    same = KINDS.get(figure.effect, figure.effect) == KINDS.get(loss.effect, loss.effect)
    return same and not figure.single and (
        figure.who.general or figure.who.elliptic or tokens[figure.token].lemma == token.lemma)  # fmt: skip
