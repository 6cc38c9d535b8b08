"""The way back: the words a row was read from, where they stand, and who says so, for columns of notes."""

from typing import Any

import msgspec

from polybius.export.told import Deed, Party, Told
from polybius.vocabulary.address import address_parts


def citation(told: Told) -> str:
    """The address of an article, or how it is cited when it has none."""
    return (
        told.url
        or ", ".join(part for part in (told.publisher, told.title, told.published) if part)
        or told.article_name
    )


def source_name(told: Told) -> str:
    """Who published an article: the name, else the site, else nothing."""
    return told.publisher or address_parts(told.url).hostname or told.credit or ""


def sources(deed: Deed) -> tuple[str, ...]:
    """The publishers of a deed's articles, each once, in the order of the articles."""
    return tuple(dict.fromkeys(name for told in deed.mentions if (name := source_name(told))))


def origins(deed: Deed) -> int:
    """How many reports of a deed are independent of each other: reprints count once, what is replaced does not."""
    standing = {told.family for told in deed.mentions if told.superseded_by is None}
    return len(standing or {told.family for told in deed.mentions})


def articles(deed: Deed) -> tuple[Told, ...]:
    """One mention for each article of a deed."""
    return tuple({told.article: told for told in reversed(deed.mentions)}.values())[::-1]


def chain(told: Told) -> str:
    """Who says so, outermost first: "AFP (say) > Kuwaiti officials (say)"; nothing when the report itself does."""
    return " > ".join(f"{saying.name or 'somebody'} ({saying.stance})" for saying in told.sayings)


def notes(told: Told) -> str:
    """The sentence, where it stands, how it was coded, and who says so, in one line."""
    said = f"; according to {chain(told)}" if told.sayings else ""
    coded = f"{told.type}{''.join(f' {mode}' for mode in told.mode)}, {told.status}"
    at = f"characters {told.sentence_start}-{told.sentence_end} of {told.article_key}, coded at {told.start}-{told.end}"
    return f"{' '.join(told.sentence_words.split())} [{coded}{said}; {at}; polybius {told.uid}]"


def proof(told: Told) -> dict[str, Any]:
    """The same as values: ids, words, offsets, status, who says so, and figures."""
    return {
        "uid": told.uid, "happening": told.happening, "article": told.article_key, "url": told.url,
        "status": told.status, "type": told.type,
        "mode": told.mode, "words": told.words, "start": told.start, "end": told.end,
        "sentence": [told.sentence_start, told.sentence_end], "said_by": chain(told) or None, "rule": told.rule,
    }  # fmt: skip


def as_json(value: object) -> str:
    """A value on one line of JSON, for a column that holds text."""
    return msgspec.json.encode(value).decode()


def named(parties: tuple[Party, ...]) -> str:
    """The names of parties, separated by "; "."""
    return "; ".join(dict.fromkeys(party.name for party in parties))
