"""A paragraph as the model is given it, padding and runs of space taken out, and the way back to its characters."""

import re
from collections.abc import Sequence

import msgspec

PAD = "\u200b"
_REMOVED = re.compile(r"[\u200b\u00ad\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+|(?<=\s)\s+|^\s+|\s+$")

_OVERLONG = re.compile(r"\S{200}(?=\S)")  # addresses of pages are shorter


class Squeezed(msgspec.Struct, frozen=True):
    """A paragraph's squeezed text, its characters `start` to `end` in the article, and, where it was changed, the
    character each of its own stands for."""

    text: str
    start: int
    end: int
    origin: list[int] | None

    def spans(self, places: list[int], words: list[str]) -> list[tuple[int, int]]:
        """The characters in the article of words at places in the squeezed text."""
        if self.origin is None:
            return [(self.start + at, self.start + at + len(word)) for at, word in zip(places, words, strict=True)]
        return [(self.origin[at], self._end(at + len(word))) for at, word in zip(places, words, strict=True)]

    def _end(self, after: int) -> int:
        """The end of the character before `after`: padding that follows it belongs to it."""
        assert self.origin is not None
        last = self.origin[after - 1] + 1
        if after < len(self.text) and not self.text[after].isspace() and self.origin[after] > last:
            return self.origin[after]
        return last


def squeeze(text: str, start: int, end: int) -> Squeezed:
    """The paragraph between two characters of a legible text."""
    whole = text[start:end]
    if _REMOVED.search(whole) is None:
        return Squeezed(whole, start, end, None) if _OVERLONG.search(whole) is None else _broken(whole, start, end)
    kept: list[str] = []
    origin: list[int] = []
    at = 0
    for match in _REMOVED.finditer(whole):
        kept.append(whole[at : match.start()])
        origin.extend(range(start + at, start + match.start()))
        at = match.end()
    kept.append(whole[at:])
    origin.extend(range(start + at, end))
    squeezed = "".join(kept)
    return (
        Squeezed(squeezed, start, end, origin)
        if _OVERLONG.search(squeezed) is None
        else _broken(squeezed, start, end, origin)
    )


def _broken(text: str, start: int, end: int, origin: Sequence[int] = ()) -> Squeezed:
    """A text with a space in what is too long for a word, over which the tokenizer would take very long."""
    places = origin or range(start, end)
    pieces: list[str] = []
    found: list[int] = []
    at = 0
    for match in _OVERLONG.finditer(text):
        pieces += [text[at : match.end()], " "]
        found += [*places[at : match.end()], places[match.end()]]
        at = match.end()
    return Squeezed("".join([*pieces, text[at:]]), start, end, [*found, *places[at:]])
