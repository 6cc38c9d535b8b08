"""What the linear model sees of a claim with its content and source chosen."""

from polybius.claims.candidate import Candidate
from polybius.claims.traits import opening_of, share_of, size_of, source_type
from polybius.claims.tree import Tree

ADJACENT = frozenset({"quote-before", "quote-previous", "quote-around", "quote-after", "quote-next"})
OBJECTS = frozenset({"dobj", "xcomp", "oprd", "prep", "ccomp"})


def features_of(tree: Tree, candidate: Candidate) -> list[str]:
    """Names of the features that hold of a candidate with its content and source chosen."""
    cue = tree.tokens[candidate.cue]
    kind, frame, lemma = candidate.row.kind, candidate.frame, cue.lemma.lower()
    source = source_type(tree, candidate.speaker)
    share = share_of(tree, candidate.content)
    size = size_of(candidate.content)
    found = [
        f"k={kind}",
        f"k={kind} f={frame}",
        f"l={lemma}",
        f"l={lemma} f={frame}",
        f"f={frame} s={source}",
        f"k={kind} s={source}",
        f"f={frame} n={size}",
        f"f={frame} q={share}",
        f"k={kind} q={share}",
        f"d={cue.dep} f={frame}",
        f"how={candidate.how} f={frame}",
        f"how={candidate.how} k={kind}",
        f"t={cue.tag} k={kind}",
        f"n={size} p={len(candidate.content)}",
        f"l={lemma} s={source}",
        f"cut={candidate.cut}",
        f"l={lemma} t={cue.tag}",
    ]
    if frame in ADJACENT:
        found += ["adjacent", f"adjacent k={kind}", f"adjacent s={source}", f"adjacent n={size}"]
    if share in {"most", "some"} and _leads_to_quotation(tree, candidate):
        found.append(f"leads f={frame}")
    return found + _around(tree, candidate, source)


def _around(tree: Tree, candidate: Candidate, source: str) -> list[str]:
    """Features of the words around the cue: its head, object, auxiliaries, the first word of the content."""
    tokens = tree.tokens
    cue, kind, frame = tokens[candidate.cue], candidate.row.kind, candidate.frame
    found: list[str] = []
    if cue.head != cue.i:
        found.append(f"h={tokens[cue.head].lemma.lower()} d={cue.dep}")
    opening = opening_of(tree, candidate.content[0][0])
    if opening:
        found.append(f"o={opening} f={frame}")
    if candidate.cue in tree.quotation_at:
        found += [f"inquote k={kind}", f"inquote s={source}"]
    if candidate.speaker is not None and source == "noun":
        found.append(f"sn={tokens[candidate.speaker].lemma.lower()}")
    objects = (c for c in cue.children if c > cue.i and tokens[c].dep in OBJECTS)
    first = next(objects, None)
    if first is not None:
        found += [
            f"ot={tokens[first].ent or tokens[first].tag} k={kind} f={frame}",
            f"oh={tokens[first].lemma.lower()}",
        ]
    for c in cue.children:
        child = tokens[c]
        if child.dep == "neg":
            found.append(f"neg k={kind}")
        elif child.dep == "aux" and child.tag in {"MD", "TO"}:
            found.append(f"aux={child.lower} k={kind}")
    return found


def _leads_to_quotation(tree: Tree, candidate: Candidate) -> bool:
    """Whether the content runs through a colon or comma into a quotation that ends it."""
    start, end = candidate.content[-1]
    inside = tree.quotations_in(start, end)
    if not inside:
        return False
    q = tree.quotations[inside[-1]]
    return q.end >= end and tree.doc.text[start : q.start].rstrip().endswith((":", ","))
