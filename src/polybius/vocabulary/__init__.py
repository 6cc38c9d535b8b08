"""The words the stages speak with each other: articles, parsed text, clauses, mentions, records."""

from polybius.vocabulary.article import Article, Failure, Segment
from polybius.vocabulary.clause import Clause
from polybius.vocabulary.doc import Doc, Entity, Sentence, Token
from polybius.vocabulary.feed import FeedState
from polybius.vocabulary.mention import Cast, PlaceMention, Quantity, TimeMention
from polybius.vocabulary.record import (
    Actor,
    Claim,
    Dateline,
    Document,
    Event,
    Manifest,
    Mention,
    Place,
    PlaceCandidate,
    Record,
    Relation,
    SentenceSpan,
    Time,
    Toll,
)

__all__ = [
    "Actor", "Article", "Cast", "Claim", "Clause", "Dateline", "Doc", "Document", "Entity", "Event", "Failure",
    "FeedState", "Manifest", "Mention", "Place", "PlaceCandidate", "PlaceMention", "Quantity", "Record", "Relation",
    "Segment", "Sentence", "SentenceSpan", "Time", "TimeMention", "Token", "Toll",
]  # fmt: skip
