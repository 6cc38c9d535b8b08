"""What the tests of reading share: files written for the moment, and what is read from them."""

from pathlib import Path

from polybius.read import read_sources
from polybius.vocabulary import Article, Failure

SENTENCE = "Egypt and Israel signed a peace treaty in Washington on Monday."
REPORT = (
    f"{SENTENCE} President Carter watched as Anwar Sadat and Menachem Begin put their names to the text on the lawn of "
    "the White House. Israel will withdraw from the Sinai within three years, officials said. Arab states condemned it."
)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with this content."""
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def results(source: Path | str, **options: object) -> list[Article | Failure]:
    """All that is read from a source; every failure says what, where and what to do."""
    found = list(read_sources([str(source)], **options))  # type: ignore[arg-type]
    for each in found:
        if isinstance(each, Failure):
            assert each.what and each.where and each.do and each.stage == "read"
    return found


def articles(source: Path | str, **options: object) -> list[Article]:
    """The articles read from a source in which nothing fails."""
    found = results(source, **options)
    assert not [each for each in found if isinstance(each, Failure)], found
    return [each for each in found if isinstance(each, Article)]


def failures(source: Path | str, **options: object) -> list[Failure]:
    """What failed."""
    return [each for each in results(source, **options) if isinstance(each, Failure)]


def kept(source: Path | str, **options: object) -> list[Article]:
    """The articles read from a source, whatever fails besides."""
    return [each for each in results(source, **options) if isinstance(each, Article)]
