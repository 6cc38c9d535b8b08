"""The ledger of a happening for assistants: each figure with who says so, and estimates by rules that are named."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import asdict

from polybius.collate.listing import happening_named
from polybius.ledger import Entry, Estimate, Line, Said, ledger_of
from polybius.query.evidence import ARROW
from polybius.query.known import effect_of
from polybius.serve.mcp.asked import LedgerAsked
from polybius.serve.mcp.facts import address_of
from polybius.serve.mcp.instructions import NOTE
from polybius.serve.paging import Place, cursor_of, place_of
from polybius.serve.readers import Lent
from polybius.store import Store

OF_TOLL = """
    SELECT e.status, a.title, a.publisher FROM tolls t JOIN articles a ON a.id = t.article
    LEFT JOIN events e ON e.id = t.event WHERE t.id = ?"""


CLAIMS = "SELECT c.uid FROM toll_claims l JOIN claims c ON c.id = l.claim WHERE l.toll = ? ORDER BY l.position"


class FigureFact(Entry, frozen=True, kw_only=True):
    """A figure as an article has it; `status` is that of its event, null when it is of none that is known.

    `article` is the name of the article and `number` that in the workspace, `said` the day it was said, else that of
    the article, `origin` the family of its report: reprints share one. `claims` are the uids of those that say so,
    outermost first; `replaced_by` is a later version of the report.
    """

    status: str | None
    title: str | None
    publisher: str | None
    who_says: str
    claims: tuple[str, ...]
    address: str


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A figure where it differs from the one said before it."""

    day: str
    low: int | None
    high: int | None
    words: str
    speaker: str
    outlet: str
    uids: tuple[str, ...]


class EstimateFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule makes of the figures: `statement` says how, `used` and `left_out` (with the reason) on what it rests.

    `note` says what the rule could not decide; `high` is null when open, and `greatest` the greatest number given.
    """

    rule: str
    statement: str
    note: str
    low: int | None
    best: int | None
    high: int | None
    greatest: int | None
    used: tuple[str, ...]
    left_out: dict[str, str]


class LineFact(msgspec.Struct, frozen=True, kw_only=True):
    """All that is said of one effect; `disagree` when the figures that stand cannot all be true."""

    effect: str
    unit: str
    figure_count: int
    figures: tuple[FigureFact, ...]
    history: tuple[Step, ...]
    disagree: bool
    estimates: tuple[EstimateFact, ...]


class LedgerAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of a happening by effect; `next` leads to further figures of those that have more."""

    happening: str
    address: str
    lines: tuple[LineFact, ...]
    next: str | None
    note: str = NOTE


def tolls(lent: Lent, asked: LedgerAsked) -> LedgerAnswer:
    """The ledger of a happening. Raises `AbsentError` when there is none, `SettingError` for no such rule or effect."""
    store = lent.store
    effect = effect_of(store, asked.effect) if asked.effect else None
    id = happening_named(store, asked.happening) or asked.happening
    ledger = ledger_of(store, id, rules=asked.rule)
    place = place_of(asked.cursor) if asked.cursor else Place()
    lines = tuple(line for line in ledger.lines if effect in (None, line.effect))
    end = place.offset + asked.limit
    more = any(end < len(line.entries) for line in lines)
    return LedgerAnswer(
        happening=ledger.happening, address=address_of("happenings", ledger.happening),
        lines=tuple(_line(store, line, line.entries[place.offset : end]) for line in lines),
        next=cursor_of(Place(offset=end)) if more else None,
    )  # fmt: skip


def _line(store: Store, line: Line, entries: Iterable[Entry]) -> LineFact:
    return LineFact(
        effect=line.effect, unit=line.unit, figure_count=len(line.entries), disagree=line.disagree,
        figures=tuple(_figure(store, entry) for entry in entries), history=tuple(map(_step, line.history)),
        estimates=tuple(map(_estimate, line.estimates)),
    )  # fmt: skip


def _figure(store: Store, entry: Entry) -> FigureFact:
    status, title, publisher = store.execute(OF_TOLL, (entry.order,)).fetchone()
    claims = tuple(uid for (uid,) in store.execute(CLAIMS, (entry.order,)))
    stance = f" ({entry.stance.replace('_', ' ')})" if entry.stance not in ("", "say") else ""
    return FigureFact(**asdict(entry), status=status, title=title, publisher=publisher, claims=claims,
                      who_says=ARROW.join(entry.chain) + stance, address=address_of("tolls", entry.uid))  # fmt: skip


def _step(said: Said) -> Step:
    return Step(day=said.day, low=said.low, high=said.high, words=said.words, speaker=said.voice.name,
                outlet=said.outlet, uids=said.uids)  # fmt: skip


def _estimate(made: Estimate) -> EstimateFact:
    return EstimateFact(**{name: getattr(made, name) for name in EstimateFact.__struct_fields__})
