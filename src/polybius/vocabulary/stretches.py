"""Which of many stretches of a text hold a character, found without looking at all of them."""

from collections.abc import Iterable, Iterator

from polybius.vocabulary.record import Span

WIDTH = 256


class Stretches:
    """Numbered contents, each of one stretch or several, by the parts of the text that they lie in."""

    def __init__(self, contents: Iterable[tuple[Span, ...]] = ()) -> None:
        self._parts: dict[int, list[int]] = {}
        self._count = 0
        for content in contents:
            self.add(content)

    def add(self, content: tuple[Span, ...]) -> None:
        """Note one more content; its number is how many there were."""
        for part in _parts_of(content):
            self._parts.setdefault(part, []).append(self._count)
        self._count += 1

    def around(self, at: int) -> list[int]:
        """The contents, in order, that may hold or touch a character: those of its part of the text."""
        return self._parts.get(at // WIDTH, [])

    def beside(self, content: tuple[Span, ...]) -> Iterator[int]:
        """The contents that may share characters with another one; some come more than once."""
        for part in _parts_of(content):
            yield from self._parts.get(part, ())


def _parts_of(content: tuple[Span, ...]) -> dict[int, None]:
    return dict.fromkeys(part for start, end in content for part in range(start // WIDTH, end // WIDTH + 1))
