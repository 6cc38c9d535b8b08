"""Where a sentence must begin or must not, told to the model before it parses."""

import re
from typing import Any

GLUED_WORDS = (
    r"(?<=[a-z0-9%)\]])[.!?](?=[“‘(]?[A-Z][a-z’'])",
    r"(?<=[.!?])[”\"](?=[A-Za-z])",
    r"(?<=[a-z])[.!?](?=[”\"][A-Za-z])",
)
_GLUED = re.compile(r"(?<=[a-z0-9%)\]])[.!?]+[”\"’)]*(?=([“\"‘(]?)[A-Z][a-z’' ])|[.!?]+[”\"](?=()[A-Za-z][a-z ])")


def split_glued(pipeline: Any) -> None:
    """Teach a pipeline's tokenizer to cut "fighting.During" and "order."The" after the full stop."""
    from spacy.util import compile_infix_regex

    pipeline.tokenizer.infix_finditer = compile_infix_regex([*pipeline.Defaults.infixes, *GLUED_WORDS]).finditer


def mark_sentences(parsed: Any) -> None:
    """Begin a sentence after each full stop that has lost its space, none before the mark of quotation after it."""
    text = parsed.text
    ends = [match for match in _GLUED.finditer(text) if not text[match.end()].isspace()]
    if not ends:
        return
    places = {token.idx: token for token in parsed}
    for match in ends:
        for at in range(match.start() + 1, match.end()):
            if token := places.get(at):
                token.is_sent_start = False
        if token := places.get(match.end()):
            token.is_sent_start = True
