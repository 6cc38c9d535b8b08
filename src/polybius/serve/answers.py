"""What only the desk tells: pages of rows, and who is asking of what."""

from typing import Annotated, Any, Literal

import msgspec

from polybius.codebook import CodeEntry, ContextEntry, ModeEntry, TypeEntry
from polybius.query import SeriesRow
from polybius.query.entry_counts import OwnCode
from polybius.vocabulary import Manifest
from polybius.wording import Fired, StatusEntry
from polybius.workspace.article import CorrectionMade
from polybius.workspace.judged_row import JudgedRow
from polybius.workspace.previewing import FileBegun, LeftBehind

Reason = Annotated[str, msgspec.Meta(max_length=2000)]
Named = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Verdict = Literal["accept", "reject", "edit"]
Act = Literal["same", "not same", "merge", "split"]
Numbered = Literal["event", "toll", "claim"]


class RowsOf[Row](msgspec.Struct, frozen=True):
    """A page of rows: `next` leads to the page after it; `count` of all that fit, at least so many unless `exact`."""

    rows: tuple[Row, ...]
    next: str | None
    count: int
    exact: bool


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """The desk and who asks: `editor` is null for a reader, `closed` says that nothing is told without a token.

    `workspace` and `manifest` (of the latest run) are null when nothing is told.
    """

    version: str
    workspace: str | None
    manifest: Manifest | None
    editor: str | None
    may_write: bool
    takes_tokens: bool
    closed: bool


class Editor(msgspec.Struct, frozen=True):
    """Who has logged in, or was; null for nobody."""

    name: str | None


class LogIn(msgspec.Struct, frozen=True):
    """A token, for a session."""

    token: str


class FormatTold(msgspec.Struct, frozen=True, kw_only=True):
    """A format of export: what it carries, and what it has no room for.

    `status` is yes when events of every status go out, no when only actual and ongoing ones do unless others are asked
    for; `dated` says what day an event needs; `ruled` whether figures follow a rule of the ledger.
    """

    name: str
    title: str
    target: Literal["file", "folder", "either"]
    ending: str
    carries: str
    loses: tuple[str, ...]
    status: Literal["yes", "no"]
    dated: Literal["day", "span", "open"]
    ruled: bool


class ExportTold(msgspec.Struct, frozen=True, kw_only=True):
    """An export as it would be: the beginnings of its files, what it leaves out, and how it is made elsewhere.

    `count` is how many mentions or happenings are chosen, at least so many unless `exact`; `stated` says by what;
    `whole` tells that the beginnings, their numbers of rows and what is left out are of the whole export, and not of
    the first mentions alone; there are no beginnings when a large workspace leaves no time for them. `command` and
    `python` write the same, null when neither can ask so.
    """

    format: str
    file: str
    stated: str
    count: int
    exact: bool
    whole: bool
    files: tuple[FileBegun, ...]
    left_out: tuple[LeftBehind, ...]
    readme: str
    address: str
    command: str | None
    python: str | None


class RuleTold(msgspec.Struct, frozen=True):
    """A rule of the toll ledger, and what it does."""

    rule: str
    statement: str


class SeriesTold(msgspec.Struct, frozen=True, kw_only=True):
    """Counts by period, what is counted, and what is not in the counts."""

    stated: str
    keys: tuple[str, ...]
    periods: tuple[str, ...]
    undated: int
    wide: int
    left_out: int
    rows: tuple[SeriesRow, ...]


class CodebookTold(msgspec.Struct, frozen=True, kw_only=True):
    """PLOVER's types, modes and contexts, CAMEO's codes, the names of the quad classes, and the statuses.

    `scale` names the Goldstein scale of the latest run, null when nothing is coded. `own` are codes of rows that the
    shipped codebook does not have, and `tables` the hashes of users' tables that runs were made with.
    """

    quads: dict[int, str]
    types: tuple[TypeEntry, ...]
    modes: tuple[ModeEntry, ...]
    contexts: tuple[ContextEntry, ...]
    codes: tuple[CodeEntry, ...]
    statuses: tuple[StatusEntry, ...]
    own: tuple[OwnCode, ...]
    tables: tuple[str, ...]
    scale: str | None


class TypeTold(msgspec.Struct, frozen=True, kw_only=True):
    """A PLOVER type with its modes and codes, and the words that give it."""

    entry: TypeEntry
    modes: tuple[ModeEntry, ...]
    codes: tuple[CodeEntry, ...]
    fired: Fired


class CorrectionGiven(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A judgement of a row, named by `uid` (or its id in an `article`).

    An edit is of one `field` and its `value`, or of several (`edits`). `state` is that of the row as it was looked at:
    when somebody has judged it since, nothing is written. `blind`: it was seen without what others have said. What
    `decides` is said between those who have judged the row otherwise.
    """

    uid: Named
    verdict: Verdict
    field: str = ""
    value: Any = None
    edits: dict[str, Any] = {}
    reason: Reason = ""
    kind: Numbered | None = None
    article: int | None = None
    state: str | None = None
    blind: bool = False
    decides: bool = False


class UndoGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why something is taken back."""

    reason: Reason = ""


class CorrectionsTold(msgspec.Struct, frozen=True, kw_only=True):
    """The corrections that were made or taken back, and the row as it is now."""

    made: tuple[CorrectionMade, ...]
    row: JudgedRow | None


class JudgementGiven(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A judgement on happenings (ids) and mentions (uids): that two are the same or not, that some are to be merged, or
    that mentions are to be split from the happening that is named first."""

    act: Act
    asked: Annotated[tuple[Named, ...], msgspec.Meta(min_length=2, max_length=1000)]
    reason: Reason = ""
