"""Clauses are found, or none, in whatever the parser makes of a text."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polybius.clauses import find_clauses
from polybius.parse import Model, parse
from polybius.read import read_text
from polybius.vocabulary import Doc

VOCABULARY = (
    "rebels who which that to by of the of and or not no killed attack attacks launched began stop said deny denied "
    "talks between Israel Syria was were is be have had an under come saw dozens members group if unless after "
    'before , . ? " ; accusing accused urged on against with sanctions lifted an end it there where whom both'
)


def assert_well_formed(doc: Doc) -> None:
    """Fail when an index of a clause points at nothing, or parents form a ring."""
    clauses = find_clauses(doc)
    tokens, count = len(doc.tokens), len(clauses)
    assert [c.i for c in clauses] == list(range(count))
    for c in clauses:
        for i in (c.head, *c.subject, *c.object, *c.indirect, *c.modifiers, *(p for _, p in c.oblique)):
            assert 0 <= i < tokens
        assert all(0 <= k < count and k != c.i for k in c.content)
        assert c.start < c.end
        seen, above = {c.i}, c.parent
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = clauses[above].parent


@given(words=st.lists(st.sampled_from(VOCABULARY.split()), min_size=1, max_size=25))
@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_clauses_of_shuffled_words_are_well_formed(words: list[str], model: Model) -> None:
    text = " ".join(words)
    assert_well_formed(next(parse([read_text(text, id="shuffled")], model=model)))


@given(heads=st.lists(st.integers(min_value=0, max_value=7), min_size=8, max_size=8))
@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_clauses_of_impossible_trees_are_found_without_stumbling(heads: list[int], doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("Rebels killed members of that group which attacked")
    tokens = tuple(
        msgspec.structs.replace(t, head=h, children=tuple(c for c in range(8) if heads[c] == t.i and c != t.i))
        for t, h in zip(doc.tokens, heads, strict=True)
    )
    clauses = find_clauses(msgspec.structs.replace(doc, tokens=tokens))
    assert [clause.i for clause in clauses] == list(range(len(clauses)))


@pytest.mark.parametrize("text", ["Attack.", "Killed", "Of", "?", "Talks", "Was.", "Who", "In Kabul", "Said police."])
def test_clauses_of_fragments_are_well_formed(text: str, doc_of: Callable[..., Doc]) -> None:
    assert_well_formed(doc_of(text))


def test_empty_document_has_no_clauses(doc_of: Callable[..., Doc]) -> None:
    doc = msgspec.structs.replace(doc_of("Kabul"), tokens=(), sentences=(), entities=())
    assert find_clauses(doc) == ()


def test_clauses_are_the_same_each_time(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("Egypt and Syria, which had signed a pact, launched an attack on Israel, killing dozens of soldiers.")
    assert find_clauses(doc) == find_clauses(doc)


def test_clauses_stand_in_text_order(doc_of: Callable[..., Doc]) -> None:
    clauses = find_clauses(doc_of("Rebels attacked Goma and killed a priest before fleeing. Police arrested ten men."))
    assert [c.head for c in clauses] == sorted(c.head for c in clauses)
