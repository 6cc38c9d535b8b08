"""The words used for an actor, and by whom: outlets in their own words, speakers in what they say."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec

from polybius.query.evidence import text_of
from polybius.store import Store
from polybius.store.keys import rows_of_article

NAMING = ("name", "role", "nominal", "metonym", "demonym")
NAMED = f"""
    SELECT lower(substr(a.text, m.start + 1, m."end" - m.start)), substr(a.text, m.start + 1, m."end" - m.start),
        m.form, c.source, (
            SELECT sayer.name FROM claims said CROSS JOIN json_each(said.content) part
            JOIN actors sayer ON sayer.id = said.speaker
            WHERE said.id BETWEEN a.id * 1000000 AND a.id * 1000000 + 999999 AND said.speaker <> r.id
            AND m.start >= json_extract(part.value, '$[0]') AND m."end" <= json_extract(part.value, '$[1]')
            ORDER BY json_extract(part.value, '$[1]') - json_extract(part.value, '$[0]') LIMIT 1),
        a.id, m.start
    FROM actors r INDEXED BY actors_entity CROSS JOIN mentions m ON m.actor = r.id
    CROSS JOIN articles a ON a.id = r.article JOIN article_counts c ON c.article = r.article
    WHERE r.entity = ? AND m.form IN ({", ".join(f"'{form}'" for form in NAMING)})
    ORDER BY r.id DESC LIMIT ?"""
SENTENCE = """
    SELECT substr(a.text, s.start + 1, s."end" - s.start), a.published
    FROM sentences s CROSS JOIN articles a ON a.id = s.article
    WHERE s.id BETWEEN ? AND ? AND s.start <= ? AND s."end" > ? LIMIT 1"""


class NameExample(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with the words, where it stands, and who says it there; `speaker` is null when the outlet itself."""

    sentence: str
    words: str
    speaker: str | None
    source: str
    article: int
    published: str | None
    start: int
    end: int


class NameUsed(msgspec.Struct, frozen=True, kw_only=True):
    """Words used for an actor, how often, and by whom: the outlets in their own words, and speakers in what they say.

    `forms` are the kinds of mention: name, role, nominal, metonym, demonym. The examples are the newest use by an
    outlet and by a speaker.
    """

    words: str
    forms: tuple[str, ...]
    mentions: int
    outlets: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]
    examples: tuple[NameExample, ...]


def names_used(store: Store, entity: int, *, most: int, top: int) -> tuple[tuple[NameUsed, ...], bool]:
    """Mentions put together by their words, whatever their capitals; and whether all were looked at."""
    found = store.execute(NAMED, (entity, most)).fetchall()
    said: dict[str, list[tuple[Any, ...]]] = {}
    for key, *mention in found:
        said.setdefault(text_of(key), []).append(tuple(mention))
    ordered = sorted(said.values(), key=lambda mentions: (-len(mentions), mentions[0][0]))
    return tuple(_name(store, mentions, top) for mentions in ordered[:top]), len(found) < most


def _name(store: Store, mentions: list[tuple[Any, ...]], top: int) -> NameUsed:
    spelled = Counter(text_of(words) for words, *_ in mentions)
    by_outlet = next((each for each in mentions if each[3] is None), None)
    by_speaker = next((each for each in mentions if each[3] is not None), None)
    return NameUsed(
        words=min(spelled, key=lambda words: (-spelled[words], words)),
        forms=tuple(sorted({form for _, form, *_ in mentions})),
        mentions=len(mentions),
        outlets=_most((source for _, _, source, speaker, *_ in mentions if speaker is None and source), top),
        speakers=_most((speaker for _, _, _, speaker, *_ in mentions if speaker is not None), top),
        examples=tuple(_example(store, each) for each in (by_outlet, by_speaker) if each is not None),
    )


def _example(store: Store, mention: tuple[Any, ...]) -> NameExample:
    words, _, source, speaker, article, start = mention
    found = store.execute(SENTENCE, (*rows_of_article(article), start, start)).fetchone() or (words, None)
    return NameExample(sentence=text_of(found[0]), words=text_of(words), speaker=speaker, source=source,
                       article=article, published=found[1], start=start, end=start + len(text_of(words)))  # fmt: skip


def _most(words: Iterable[str], top: int) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(words).items(), key=lambda found: (-found[1], found[0]))[:top])
