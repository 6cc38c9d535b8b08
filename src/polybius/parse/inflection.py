"""Universal tag and lemma of a word, by the model's own rules, worked out once for each word in each use."""

from collections.abc import Iterable
from typing import Any

import msgspec

LARGEST_MEMORY = 60_000
PAIRED = frozenset(["let", "gon", "got", "ai", "c'm", "y'", "y"])
AFTER = {"gon": ("na", "TO", "aux"), "ai": ("n't", "RB", "neg")}
EXPLETIVE = "<expl>"

Use = tuple[str, str, str, str]
"""A word in a use: its text, Penn tag, dependency label, and what stands before it where that matters."""


class Inflection(msgspec.Struct):
    """The model's attribute ruler and lemmatizer behind a memory of the uses they have been asked for.

    Both look at one token at a time (the few rules on two see `before`), so that asking once for each use gives what
    running them over every token gives, in a fraction of the time.
    """

    vocabulary: Any
    ruler: Any
    lemmatizer: Any
    known: dict[Use, tuple[str, str]] = {}

    def learn(self, uses: Iterable[Use]) -> None:
        """Work out tag and lemma of all uses that are not known yet."""
        if len(self.known) > LARGEST_MEMORY:
            self.known.clear()
            self.lemmatizer.cache.clear()
        new = [use for use in dict.fromkeys(uses) if use not in self.known]
        if not new:
            return
        from spacy.tokens import Doc

        words: list[str] = []
        tags: list[str] = []
        deps: list[str] = []
        places: list[int] = []
        for text, tag, dep, before in new:
            first = ("there", "EX", "expl") if before == EXPLETIVE else (before or ",", "VB" if before else ",", "dep")
            after = AFTER.get(text.lower())
            for word, its_tag, its_dep in (first, (text, tag, dep), *([after] if after else [])):
                words.append(word)
                tags.append(its_tag)
                deps.append(its_dep)
            places.append(len(words) - (2 if after else 1))
        doc = self.lemmatizer(self.ruler(Doc(self.vocabulary, words=words, tags=tags, deps=deps)))
        for use, place in zip(new, places, strict=True):
            self.known[use] = (doc[place].pos_, doc[place].lemma_)


def inflection_of(pipeline: Any) -> Inflection | None:
    """Take the two rule components out of a pipeline, or None when the model has others in their place."""
    names = pipeline.pipe_names
    if "attribute_ruler" not in names or "lemmatizer" not in names:
        return None
    ruler, lemmatizer = pipeline.get_pipe("attribute_ruler"), pipeline.get_pipe("lemmatizer")
    if getattr(lemmatizer, "mode", "") != "rule":
        return None
    pipeline.disable_pipe("attribute_ruler")
    pipeline.disable_pipe("lemmatizer")
    return Inflection(pipeline.vocab, ruler, lemmatizer)
