"""How rows are named: which articles are one, and how an id tells the article it belongs to."""

import hashlib

from polybius.vocabulary import Article, Document

IDS_OF_ARTICLE = 1_000_000


def article_key(article: Article | Document, *, given_id: bool) -> str:
    """What makes an article the same one: its text, its address, and the id that its source gives it."""
    name = article.id if given_id else ""
    told = "\n".join((article.url or "", name, article.text))
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def id_of(article: int, local: str) -> int:
    """The id of a row of a record ("e3") in the workspace."""
    return article * IDS_OF_ARTICLE + int(local.lstrip("abcdefghijklmnopqrstuvwxyz"))


def article_of(id: int) -> int:
    """The article a row belongs to."""
    return id // IDS_OF_ARTICLE


def rows_of_article(article: int) -> tuple[int, int]:
    """The first and last id that rows of an article can have."""
    return article * IDS_OF_ARTICLE, (article + 1) * IDS_OF_ARTICLE - 1
