"""Leaving names out: persons without a part in public life become "a person", their names in quoted words are black.

A person is public who is known to Wikidata or stands in a sector of public life (`data/export/sectors.csv`): in office,
parliament, court or party; in an army, the police, an armed group or the press as long as nothing is done to him. All
other persons are taken for private, whatever their part in the event. A name that an age follows is taken for one too.
What is no name to the coder otherwise (one it did not see as a person's, a description that tells who it is, the page
that a link leads to) cannot be left out.
"""

import re
import sqlite3
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from polybius.export.codes import public_sectors
from polybius.export.told import Counted, Party, Saying, Told

SOMEBODY = "a person"
BLACK = "█"
NAME_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
AGED = re.compile(r"(?:[A-Z][\w'’\-]+ (?:[A-Z][\w.]* )?){1,2}[A-Z][\w'’\-]+(?=, \d{1,2}[,.])")
PUBLIC = (
    "SELECT name FROM actors WHERE article = ? AND (wikidata IS NOT NULL OR kind <> 'person' AND kind <> 'unknown')"
)
SHORTEST = 2
LINK_WORD = 4
HIDDEN_KEPT = 64


NAMED = """
    SELECT x.id, x.name, substr(a.text, m.start + 1, m."end" - m.start), x.entity, x.sector,
        EXISTS (
            SELECT 1 FROM actors y JOIN toll_actors t ON t.actor = y.id AND t.side = 'of' WHERE y.entity = x.entity
        ) OR EXISTS (
            SELECT 1 FROM event_actors p JOIN events e ON e.id = p.event
            WHERE p.entity = x.entity AND p.side = 'recipient' AND e.type = 'ASSAULT'
        )
    FROM actors x JOIN articles a ON a.id = x.article JOIN mentions m ON m.actor = x.id AND m.form = 'name'
    WHERE x.article = ? AND x.kind = 'person' AND x.wikidata IS NULL"""


class Hidden(msgspec.Struct, frozen=True):
    """The private persons of an article: their ids, names, and the words of these."""

    actors: frozenset[int] = frozenset()
    entities: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def hidden_names(store: sqlite3.Connection, article: int) -> Hidden:
    """The private persons that an article names."""
    found = [row for row in store.execute(NAMED, (article,)) if row[4] not in public_sectors(harmed=bool(row[5]))]
    hidden = hidden_of((id, name, words) for id, name, words, *_ in found)
    words = hidden.words | _aged(store, article)
    return replace(hidden, entities=frozenset(row[3] for row in found), words=words)


def _aged(store: sqlite3.Connection, article: int) -> frozenset[str]:
    """The words of names that an age follows ("Anna Garcia, 31, …"), also where the coder saw no person."""
    text, title = store.execute("SELECT text, coalesce(title, '') FROM articles WHERE id = ?", (article,)).fetchone()
    public = {word for (name,) in store.execute(PUBLIC, (article,)) for word in NAME_WORD.findall(name)}
    names = (found.group() for found in AGED.finditer(f"{title}\n{text}"))
    words = {word for name in names for word in NAME_WORD.findall(name) if word not in public}
    return frozenset(words | {word.upper() for word in words})


def hidden_of(rows: Iterable[tuple[int, str, str]]) -> Hidden:
    """Private persons from rows of id, name, and words that name them."""
    rows = tuple(rows)
    words = {word for _, name, said in rows for word in (*NAME_WORD.findall(name), *NAME_WORD.findall(said))}
    words = {word for word in words if len(word) >= SHORTEST and word[0].isupper()}
    words |= {word.upper() for word in words}
    names = frozenset(name for _, name, _ in rows)
    return Hidden(actors=frozenset(id for id, _, _ in rows), names=names, words=frozenset(words))


def blacked[Words: (str, str | None)](words: Words, hidden: Hidden) -> Words:
    """Words in which each word of a hidden name is black, letter for letter, so that offsets hold."""
    if not words or not hidden.words:
        return words
    return NAME_WORD.sub(lambda found: _black(found.group(), hidden), words)


def slug[Words: (str, str | None)](words: Words, hidden: Hidden) -> Words:
    """An id or a name of a file, in which names may be written small, with the words of hidden names black."""
    if not words or not hidden.words:
        return words
    small = Hidden(words=frozenset(word.lower() for word in hidden.words if len(word) >= LINK_WORD) | hidden.words)
    return blacked(words, small)


def _black(word: str, hidden: Hidden) -> str:
    """A word, or each part of a joined one ("Garcia-Lopez", "Smith's"), black where it is of a name."""
    if word in hidden.words:
        return BLACK * len(word)
    return "".join(BLACK * len(part) if part in hidden.words else part for part in re.split(r"(['’\-])", word))


def link(url: str | None, hidden: Hidden) -> str | None:
    """A link; only its site where its path holds a word of a hidden name."""
    if not url:
        return url
    told = {word.lower() for word in NAME_WORD.findall(url.replace("-", " "))}
    named = {word.lower() for word in hidden.words if len(word) >= LINK_WORD}
    site = re.match(r"[a-z]+://[^/]+/", url)
    return url if not told & named else site.group() if site else ""


def without_names(told: Told, hidden: Hidden) -> Told:
    """A mention of an event with the names of private persons left out."""
    if not hidden.words:
        return told
    return replace(
        told,
        words=blacked(told.words, hidden), sentence_words=blacked(told.sentence_words, hidden),
        title=blacked(told.title, hidden), url=link(told.url, hidden), article_name=slug(told.article_name, hidden),
        parties=tuple(_party(party, hidden) for party in told.parties),
        sayings=tuple(_saying(saying, hidden) for saying in told.sayings),
        figures=tuple(
            replace(f, words=blacked(f.words, hidden), actors=tuple(_counted(actor, hidden) for actor in f.actors))
            for f in told.figures
        ),
        sayers=tuple(replace(sayer, name=_name(sayer.name, hidden)) for sayer in told.sayers),
    )  # fmt: skip


def _name[Words: (str, str | None)](name: Words, hidden: Hidden) -> Words:
    return SOMEBODY if name in hidden.names else blacked(name, hidden)


def _party(party: Party, hidden: Hidden) -> Party:
    name = SOMEBODY if party.actor in hidden.actors else _name(party.name, hidden)
    return replace(party, name=name, words=blacked(party.words, hidden), role=blacked(party.role, hidden))


def _saying(saying: Saying, hidden: Hidden) -> Saying:
    name = SOMEBODY if saying.speaker in hidden.actors else _name(saying.name, hidden)
    via = tuple(_name(each, hidden) for each in saying.via)
    return replace(saying, name=name, role=blacked(saying.role, hidden), cue=blacked(saying.cue, hidden), via=via)


def _counted(actor: Counted, hidden: Hidden) -> Counted:
    return replace(actor, name=_name(actor.name, hidden))
