"""Which language a text is in, told only when it is clear."""

import re

from polybius.tables import word_list

FEWEST_LETTERS = 60
CLEAR_MARGIN = 6.0
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text's first words, or None when they are too few or doubtful.

    Text in which every eighth word is a common English one is English; the identifier decides about the rest.
    """
    sample = text[:300].lower()
    if sum(c.isalpha() for c in sample) < FEWEST_LETTERS:
        return None
    english = word_list("read/english.txt")
    words = _WORD.findall(sample)
    if sum(word in english for word in words) >= len(words) / 8:
        return "en"
    import py3langid

    (best, score), (_, second) = py3langid.rank(sample)[:2]
    return str(best) if score - second >= CLEAR_MARGIN else None
