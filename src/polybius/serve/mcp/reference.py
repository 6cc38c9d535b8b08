"""What surrounds the facts, for assistants: the collection, one actor, counts by period, and the codebook."""

from importlib.metadata import version
from itertools import islice

import msgspec
from msgspec.structs import asdict

from polybius.codebook import QUADS, CodeEntry, ContextEntry, ModeEntry, TypeEntry, codes, contexts, modes, types
from polybius.errors import SettingError
from polybius.ledger import rules
from polybius.query import (
    Asked,
    Counts,
    EntityTold,
    Filters,
    SeriesRow,
    SourceRow,
    Span,
    count_sources,
    entity_told,
    series,
    sources,
)
from polybius.query.overview import counts, span
from polybius.serve.answers import RuleTold
from polybius.serve.mcp.asked import ActorAsked, CodebookAsked, NothingAsked, SeriesAsked, filters_in
from polybius.serve.mcp.facts import address_of
from polybius.serve.mcp.instructions import NOTE
from polybius.serve.paging import Place, cursor_of, place_of
from polybius.serve.readers import Lent
from polybius.vocabulary import Manifest
from polybius.wording import FrameTold, StatusEntry, frames_with, statuses
from polybius.workspace import runs

SOURCES, FRAMES, COUNTERPARTS = 20, 40, 10
COUNTED = "These are numbers of mentions in reports, and no numbers of what happened."


class AboutAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The collection: how much there is, over what days, from whom most of it, and by what it was coded.

    `manifest` is of the latest run, null when nothing is coded: cite it with what you tell.
    """

    workspace: str
    version: str
    counts: Counts
    span: Span
    sources: tuple[SourceRow, ...]
    source_count: int
    manifest: Manifest | None
    note: str = NOTE


class ActorAnswer(EntityTold, frozen=True, kw_only=True):
    """One actor: names used for it and by whom, offices as articles give them, counterparts, months, how it speaks."""

    address: str
    note: str = NOTE


class SeriesAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of mentions, a row for each period and key that has any; what is not in them is said.

    `undated` mentions have no day, `wide` ones reach over the end of a period (and are counted where they begin),
    `left_out` is how many further keys there are.
    """

    stated: str
    keys: tuple[str, ...]
    undated: int
    wide: int
    left_out: int
    rows: tuple[SeriesRow, ...]
    next: str | None
    note: str = COUNTED


class CodebookAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What events are coded by; `modes` and `codes` are those of the type asked for, `words` what a word fires."""

    quads: dict[int, str]
    types: tuple[TypeEntry, ...]
    statuses: tuple[StatusEntry, ...]
    contexts: tuple[ContextEntry, ...]
    rules: tuple[RuleTold, ...]
    modes: tuple[ModeEntry, ...]
    codes: tuple[CodeEntry, ...]
    words: tuple[FrameTold, ...]


def about(lent: Lent, _: NothingAsked) -> AboutAnswer:
    """What is in the collection."""
    store = lent.store
    coded = runs(store)
    file = store.execute("PRAGMA database_list").fetchone()[2]
    return AboutAnswer(
        workspace=file.replace("\\", "/").rpartition("/")[2], version=version("polybius"), counts=counts(store),
        span=span(store), sources=tuple(sources(store, limit=SOURCES)), source_count=count_sources(store),
        manifest=coded[-1].manifest if coded else None,
    )  # fmt: skip


def get_actor(lent: Lent, asked: ActorAsked) -> ActorAnswer:
    """One actor. Raises `AbsentError` when there is none."""
    told = entity_told(lent.store, asked.actor, top=COUNTERPARTS)
    return ActorAnswer(**asdict(told), address=address_of("actors", asked.actor))


def count_series(lent: Lent, asked: SeriesAsked) -> SeriesAnswer:
    """Mentions of events by period, without the periods that have none."""
    wanted = Asked(by=asked.by, per=asked.per, clock=asked.clock, top=asked.top, happenings=asked.happenings)
    found = series(lent.store, filters_in(asked, Filters), wanted)
    begin = place_of(asked.cursor).offset if asked.cursor else 0
    end = begin + asked.limit
    rows = tuple(islice((row for row in found.rows() if row.mentions), begin, end + 1))
    return SeriesAnswer(
        stated=found.stated, keys=found.keys, undated=found.undated, wide=found.wide, left_out=found.left_out,
        rows=rows[: asked.limit], next=cursor_of(Place(offset=end)) if len(rows) > asked.limit else None,
    )  # fmt: skip


def codebook(_: Lent, asked: CodebookAsked) -> CodebookAnswer:
    """What events are coded by. Raises `SettingError` for a type that does not exist."""
    type = asked.type.upper() if asked.type else None
    if type is not None and type not in types():
        raise SettingError(f"there is no type {asked.type!r}", where="type", do=f"the types are {', '.join(types())}")
    return CodebookAnswer(
        quads=QUADS, types=tuple(entry for entry in types().values() if type in (None, entry.type)),
        statuses=statuses(), contexts=tuple(contexts().values()),
        rules=tuple(RuleTold(rule, statement) for rule, statement in rules().items()),
        modes=tuple(modes(type).values()) if type else (),
        codes=tuple(code for code in codes().values() if type and code.type == type),
        words=tuple(frames_with(asked.word))[:FRAMES] if asked.word else (),
    )  # fmt: skip
