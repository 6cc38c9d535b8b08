"""Direct speech around a cue: the quotations of its sentence, and those that go on after it without a cue."""

from collections.abc import Iterator

from polybius.claims.tree import Tree
from polybius.vocabulary.record import Span

WORDS_LEFT = 1
SHORT_QUOTATION = 3
BROKEN_OFF = ",?!"


def turns_of(tree: Tree) -> dict[int, tuple[int, ...]]:
    """For each quotation, those that belong to it: they fill their sentences and follow at once.

    One left open at the end of its paragraph belongs to the next, which may have the cue.
    """
    following: dict[int, list[int]] = {}
    leader, previous_end = -1, -1
    for n, (first, last) in enumerate(tree.quoted):
        if last <= first:
            continue
        sentence = tree.tokens[first].sentence
        floats = fills_its_sentences(tree, n)
        gap = 2 if leader >= 0 and _broken_off(tree, n - 1) else 1
        at_once = leader >= 0 and sentence - previous_end <= gap
        later = _cued_later(tree, n) if floats else -1
        if later >= 0:
            following.setdefault(later, []).append(n)
        elif floats and at_once and sentence != previous_end:
            following.setdefault(leader, []).append(n)
        elif not (at_once and sentence == previous_end):
            leader = n if last - first > SHORT_QUOTATION else -1
        previous_end = tree.tokens[last - 1].sentence
    return {n: tuple(others) for n, others in following.items()}


def _cued_later(tree: Tree, n: int) -> int:
    """The quotation whose words go on from one left open and whose sentence has room for a cue, or -1."""
    while n + 1 < len(tree.quotations) and tree.is_open(n):
        last, (first, end) = tree.quoted[n][1], tree.quoted[n + 1]
        if end <= first or tree.tokens[first].text != tree.tokens[tree.quoted[n][0]].text:
            return -1
        if tree.tokens[first].sentence - tree.tokens[last - 1].sentence != 1:
            return -1
        n += 1
        if not fills_its_sentences(tree, n):
            return n
    return -1


def _broken_off(tree: Tree, n: int) -> bool:
    """Whether the parser ended the sentence with a quotation whose cue is still to come: “Who?” she asked."""
    last = tree.quoted[n][1]
    ended = last >= tree.doc.sentences[tree.tokens[last - 1].sentence].last
    return ended and tree.last_mark(n) in BROKEN_OFF


def fills_its_sentences(tree: Tree, n: int) -> bool:
    """Whether the sentences a quotation stands in hold no other words."""
    first, last = tree.quoted[n]
    sentences = tree.doc.sentences
    start = sentences[tree.tokens[first].sentence].first
    end = sentences[tree.tokens[last - 1].sentence].last
    outside = 0
    for i in range(start, end):
        if i not in tree.quotation_at and tree.tokens[i].pos not in {"PUNCT", "SPACE"}:
            outside += 1
    return outside <= WORDS_LEFT


def wholes(
    tree: Tree, turns: dict[int, tuple[int, ...]], cue: int, content: tuple[Span, ...]
) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Content with its quotations whole: with those that continue it, without them, and with the one that follows."""
    full = complete(tree, turns, cue, content)
    yield "", full
    if not tree.quotations or not full or cue in tree.quotation_at:
        return
    bare = full if full is content else complete(tree, {}, cue, content)
    if bare != full:
        yield "|alone", bare
        return
    last = tree.at(full[-1][1])
    sentence = tree.doc.sentences[tree.tokens[min(last, len(tree.tokens)) - 1].sentence]
    if sentence.last - last > 1 or sentence.last >= len(tree.tokens):
        return
    n = tree.quotation_at.get(sentence.last)
    if n is not None and tree.quoted[n][0] == sentence.last and fills_its_sentences(tree, n):
        following = [n, *turns.get(n, ())]
        yield "|goes on", merged([*full, *((tree.quotations[m].start, tree.quotations[m].end) for m in following)])


def complete(tree: Tree, turns: dict[int, tuple[int, ...]], cue: int, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Content with each quotation it touches taken whole, and with the quotations that continue it.

    What is reported inside a quotation ends with it.
    """
    if not tree.quotations:
        return content
    own = tree.quotation_at.get(cue, -1)
    if own >= 0:
        q = tree.quotations[own]
        clipped = [(max(start, q.start), min(end, q.end)) for start, end in content]
        return tuple(span for span in clipped if span[0] < span[1])
    touched = tree.quotations_in(content[0][0], content[-1][1])
    if not touched and len(content) == 1:
        return content
    spans = list(content)
    for n in touched:
        q = tree.quotations[n]
        for k, (start, end) in enumerate(spans):
            if min(end, q.end) > max(start, q.start):
                spans[k] = (min(start, q.start), max(end, q.end))
                spans += [(tree.quotations[m].start, tree.quotations[m].end) for m in turns.get(n, ())]
                break
    return merged(spans)


def merged(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in text order, overlapping ones joined."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def quoted_share(tree: Tree, content: tuple[Span, ...]) -> float:
    """Which part of the content's characters stands between quotation marks."""
    touched = tree.quotations_in(content[0][0], content[-1][1]) if tree.quotations else ()
    if not touched:
        return 0.0
    total = sum(end - start for start, end in content)
    inside = 0
    for n in touched:
        q = tree.quotations[n]
        inside += sum(max(0, min(end, q.end) - max(start, q.start)) for start, end in content)
    return inside / total if total else 0.0
