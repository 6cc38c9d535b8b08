"""A file, page, feed or archive → Article."""

from polybius.vocabulary import Article, Segment


def read_text(text: str, *, id: str, date: str | None = None, title: str | None = None) -> Article:
    """An article from plain text; see docs for what is recognised as furniture."""
    segments, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            segments.append(Segment(at, at + len(line), "body"))
        at += len(line) + 1
    return Article(id=id, text=text, segments=tuple(segments), published=date or None,
                   published_basis="given" if date else "unknown", title=title)  # fmt: skip
