"""Whom a report relies on: "reported, citing the ministry", "according to a paper that quoted officials"."""

from collections.abc import Iterator

from msgspec.structs import replace

from polybius.claims.candidate import Candidate
from polybius.claims.lexicon import Cue, channels
from polybius.claims.subjects import SUBJECTS, naming_range
from polybius.claims.tree import Range, Tree
from polybius.tables import word_list

CITING = frozenset({"cite", "quote"})
CITED = Cue("cite", "verb", "cite", "say", False)
ATTACHED = frozenset({"acl", "advcl", "prep", "relcl", "conj", "dep", "xcomp", "pcomp"})
MODIFYING = frozenset({"compound", "amod"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
LONGEST_CLIMB = 4
LONGEST_CUE = 12


def with_cited(tree: Tree, chosen: list[Candidate]) -> tuple[list[Candidate], dict[int, int]]:
    """The claims with one more for each source that a report cites, and for their cues those that report them.

    What a report says it has from its source: both have one content, and the source's claim stands in the report's.
    """
    hosts = dict(_citing(tree, chosen))
    if not hosts:
        return chosen, {}
    kept = [_without(tree, c, hosts) for c in chosen if c.cue not in hosts]
    found = [
        Candidate(cue=verb, words=(verb, verb + 1), row=CITED, frame="cited", speaker=source,
                  naming=naming_range(tree, source), how="own", content=host.content)
        for verb, (source, host) in hosts.items()
    ]  # fmt: skip
    return sorted((*kept, *found), key=lambda c: (c.cue, c.words)), {v: host.cue for v, (_, host) in hosts.items()}


def cue_of(tree: Tree, candidate: Candidate) -> Range:
    """The words that report: with "quoted X as saying" all from the verb of quoting on."""
    first, last = candidate.words
    node = candidate.cue
    for _ in range(LONGEST_CLIMB):
        if candidate.how != "quoted" or tree.tokens[node].lemma in CITING:
            break
        node = tree.tokens[node].head
    quoting = tree.tokens[node].lemma in CITING and node < first and first - node <= LONGEST_CUE
    return (node, last) if quoting else candidate.words


def _citing(tree: Tree, chosen: list[Candidate]) -> Iterator[tuple[int, tuple[int, Candidate]]]:
    """Each verb of citing with the source it names and the claim it stands beside."""
    for token in tree.tokens:
        if token.lemma not in CITING or token.pos not in ("VERB", "AUX"):
            continue
        source = _source(tree, token.i)
        host = _host(tree, token.i, chosen)
        if source is not None and host is not None and host.speaker != source and can_tell(tree, source):
            yield token.i, (source, host)


def _source(tree: Tree, verb: int) -> int | None:
    """The object of a verb of citing that hangs on something; the noun on which the parser hung it as a modifier."""
    token = tree.tokens[verb]
    if token.dep in MODIFYING:
        return token.head if token.head > verb and token.tag == "VBG" else None
    if token.dep not in ATTACHED or any(tree.tokens[c].lower == "as" for c in token.children):
        return None
    return next((c for c in token.children if tree.tokens[c].dep in ("dobj", "pobj") and c > verb), None)


def _host(tree: Tree, verb: int, chosen: list[Candidate]) -> Candidate | None:
    """The claim whose cue a verb of citing hangs on, or in the words of whose speaker it stands."""
    node = verb
    for _ in range(LONGEST_CLIMB):
        node = tree.tokens[node].head
        found = next((c for c in chosen if c.cue == node and c.cue != verb), None)
        if found is not None:
            return None if _holds(tree, found, verb) else found
    for c in chosen:
        if c.naming is not None and c.naming[0] <= verb <= c.naming[1] and c.cue != verb:
            return c
    return None


def _holds(tree: Tree, candidate: Candidate, token: int) -> bool:
    return any(start <= tree.tokens[token].start < end for start, end in candidate.content)


def can_tell(tree: Tree, noun: int) -> bool:
    """Whether a noun names people, a body or a paper that can tell something: not "citing security concerns"."""
    token = tree.tokens[noun]
    if token.ent in NAMED or token.pos == "PROPN" or token.lower in channels():
        return True
    return token.lemma in word_list("claims/sources.txt")


def _without(tree: Tree, candidate: Candidate, hosts: dict[int, tuple[int, Candidate]]) -> Candidate:
    """A claim whose speaker is named without the clause that tells whom it cites."""
    if candidate.naming is None or candidate.speaker is None:
        return candidate
    first, last = candidate.naming
    for verb in hosts:
        if candidate.speaker < verb < last:
            cut = min([verb, *(c for c in tree.tokens[verb].children if tree.tokens[c].dep in SUBJECTS and c < verb)])
            while cut > candidate.speaker + 1 and tree.tokens[cut - 1].pos == "PUNCT":
                cut -= 1
            last = cut
    return candidate if last == candidate.naming[1] else replace(candidate, naming=(first, last))
