"""Where what is said may end sooner than the parse has it: before a clause or phrase that hangs at its right edge."""

from collections.abc import Iterator

from polybius.claims.tree import Tree

LOOSE = frozenset({
    "advcl", "relcl", "conj", "prep", "npadvmod", "acl", "parataxis", "ccomp", "appos", "advmod", "dep", "nsubj",
    "meta",
})  # fmt: skip
MOST = 4
SHORTEST = 1


def cuts_of(tree: Tree, first: int, last: int) -> Iterator[tuple[int, str]]:
    """Ends of a range of tokens before its own, the longest first, each with what is left off there."""
    tokens = tree.tokens
    node = last - 1
    while node > first and tokens[node].pos == "PUNCT":
        node -= 1
    chain: list[int] = []
    while first <= node < last:
        if tokens[node].dep in LOOSE and first + SHORTEST <= tree.left[node]:
            chain.append(node)
        if tokens[node].head == node:
            break
        node = tokens[node].head
    seen: set[int] = set()
    for node in reversed(chain[-MOST:]):
        cut, name = tree.left[node], tokens[node].dep
        if name == "conj" and tokens[cut - 1].pos == "CCONJ":
            cut -= 1
        comma = tokens[cut - 1].pos == "PUNCT"
        if cut > first and cut not in seen:
            seen.add(cut)
            yield cut, name + ("," if comma else "")
