"""Where a sentence must begin or must not, told to the model before it parses."""

import re
from typing import Any

GLUED_WORDS = (
    r"(?<=[a-z0-9%)\]])[.!?](?=[“‘(]?[A-Z][a-z’'])",
    r"(?<=[.!?])[”\"](?=[A-Za-z])",
    r"(?<=[a-z])[.!?](?=[”\"][A-Za-z])",
)
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Brig|Col|Lt|Maj|Capt|Cpl|Sgt|Pvt|Adm|Sen|Sens|Rep|Reps|Gov|Rev|Hon|Messrs|St)\.\s+(?=[A-Z])"
    r"|\bNos?\.\s+(?=\d)|\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.\s+(?=\d)|\b[ap]\.m\.\s+(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_GLUED = re.compile(
    r"(?<=[a-z0-9%)\]])[.!?]++[”\"’)]*+(?=([“\"‘(]?)[A-Z][a-z’' ])|(?<![.!?])[.!?]++[”\"](?=()[A-Za-z][a-z ])"
)


def split_glued(pipeline: Any) -> None:
    """Teach a pipeline's tokenizer to cut "fighting.During" and "order."The" after the full stop."""
    from spacy.util import compile_infix_regex

    pipeline.tokenizer.infix_finditer = compile_infix_regex([*pipeline.Defaults.infixes, *GLUED_WORDS]).finditer


def mark_sentences(parsed: Any) -> None:
    """Begin a sentence after each full stop that has lost its space, and none after the stop of an abbreviation."""
    text = parsed.text
    ends = [match for match in _GLUED.finditer(text) if not text[match.end()].isspace()]
    short = [match.end() for match in _ABBREVIATION.finditer(text)]
    if not ends and not short:
        return
    places = {token.idx: token for token in parsed}
    closed = [at for match in ends for at in range(match.start() + 1, match.end())]
    for at, begins in (*((at, False) for at in short + closed), *((match.end(), True) for match in ends)):
        if token := places.get(at):
            token.is_sent_start = begins
