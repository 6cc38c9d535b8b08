"""The text as the parser should see it: same length, damage repaired, case restored."""

from polybius.vocabulary import Article


def legible(article: Article) -> str:
    """The article's text with damage repaired character for character, so that every offset still holds."""
    return article.text.replace("\u00a0", " ").replace("\n", " ")
