"""Names that a workspace has and that are spelled like one it has not, for the messages that say so."""

import re
from difflib import SequenceMatcher, get_close_matches
from typing import Literal

from polybius.query.full_text import match_of
from polybius.store import Store

type Does = Literal["acts", "receives", "says", "total"]
NEAR = 5
LOOKED_AT = 1_000
BEGINNING = 2
LIKE = 0.7


def names_like(store: Store, value: str, *, does: Does = "total") -> list[str]:
    """Actors whose name has all the words of a value, or else words of much the same letters.

    Only those that act, receive or say something; the likest first, then the most mentioned.
    """
    words = re.findall(r"\w{2,}", value)
    if not words:
        return []
    longer = [name for name in _names(store, " ".join(words), does, NEAR) if name.casefold() != value.casefold()]
    if longer:
        return longer
    beginnings = " OR ".join(f"{word[:BEGINNING]}*" for word in words)
    likeness = {name: _likeness(words, name) for name in _names(store, beginnings, does, LOOKED_AT)}
    near = [name for name in likeness if likeness[name] >= LIKE and name.casefold() != value.casefold()]
    return sorted(near, key=lambda name: -likeness[name])[:NEAR]


def _likeness(words: list[str], name: str) -> float:
    """How like the words are, on average, to the likest word of a name: 0 to 1."""
    others = re.findall(r"\w+", name.casefold())
    best = (max(SequenceMatcher(None, word.casefold(), other).ratio() for other in others) for word in words)
    return sum(best) / len(words) if others else 0.0


def _names(store: Store, words: str, does: Does, most: int) -> list[str]:
    asked = (
        "SELECT entities.name FROM entity_words JOIN entities ON entities.id = entity_words.rowid "
        f"JOIN entity_counts k ON k.entity = entities.id WHERE entity_words MATCH ? AND k.{does} > 0 "
        "GROUP BY entities.name ORDER BY sum(k.total) DESC, entities.name LIMIT ?"
    )
    return [name for (name,) in store.execute(asked, (match_of(words), most))]


def sources_like(store: Store, value: str) -> str:
    """What to ask for in place of a source that no article has: some that hold its letters, else the most frequent."""
    asked = (
        "SELECT source FROM article_sources WHERE kind <> 'file' GROUP BY source ORDER BY count(*) DESC, source LIMIT ?"
    )
    known = [name for (name,) in store.execute(asked, (LOOKED_AT,))]
    letters = value.strip("*").casefold()
    near = [name for name in known if letters and letters in name.casefold()]
    near = near or get_close_matches(value, known, NEAR)
    if near:
        return f"perhaps {' or '.join(near[:NEAR])}"
    listed = f"there are {', '.join(known[:NEAR])}{' …' if len(known) > NEAR else ''}"
    return listed if known else "its articles name no source; * stands for anything"
