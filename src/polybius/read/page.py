"""What is found while a text is read from top to bottom."""

import re

import msgspec

from polybius.read.dates import read_date
from polybius.read.furniture import Found
from polybius.read.layout import Line
from polybius.vocabulary import Segment
from polybius.vocabulary.article import Part


class Page(msgspec.Struct):
    """The segments and fields found so far; `date` is the publication date that was given, or None."""

    date: str | None
    title: str | None
    caseless: bool
    segments: list[Segment] = []
    fields: dict[str, str] = {}
    breadcrumbs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def mark(self, line: Line, part: Part) -> None:
        """Keep a line as a segment of this part."""
        self.segments.append(Segment(line.start, line.end, part))

    def note(self, found: Found) -> None:
        """Keep what a piece of furniture says of the article; the first to say it is believed."""
        for name, value in found.fields.items():
            if name == "tags":
                self.tags = self.tags or tuple(tag.strip() for tag in re.split(r"[,|;]", value) if tag.strip())
            elif name == "published":
                self.note_published(value)
            else:
                self.fields.setdefault(name, value)

    def note_published(self, words: str) -> None:
        """Keep the date these words name as the one the text itself gives for its publication."""
        if iso := read_date(words, near=self.date):
            self.fields.setdefault("published", iso)

    def behead(self, line: Line, length: int, part: Part) -> Line:
        """A line without its first characters, which become a segment of their own."""
        head, rest = split(line, length)
        self.mark(head, part)
        return rest


def split(line: Line, at: int) -> tuple[Line, Line]:
    """A line cut in two; the second half begins a paragraph of its own."""
    first, second = line.text[:at].rstrip(), line.text[at:].lstrip()
    return (
        Line(line.n, line.start, line.start + len(first), line.gap, first, line.width),
        Line(line.n, line.end - len(second), line.end, 2, second, line.width),
    )
