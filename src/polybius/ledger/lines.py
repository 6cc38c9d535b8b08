"""The ledger of a happening: every figure with who says so, since when, and what rules make of them together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec
from msgspec.structs import replace

from polybius.errors import AbsentError
from polybius.ledger.entries import Entry, entries_of
from polybius.ledger.rules import Authority, Estimate, Said, Voice, Weighed, disagree, estimate, history
from polybius.store import Store

OF_UNSTATED = "part of a whole that is not stated"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """All that is said of one effect: the figures, how they changed, whether they agree, and estimates by rules.

    `said` is what each speaker in each report comes to; it rests on several entries where parts were added up.
    """

    effect: str
    unit: str
    entries: tuple[Entry, ...]
    said: tuple[Said, ...]
    history: tuple[Said, ...]
    disagree: bool
    estimates: tuple[Estimate, ...]


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of a happening, by effect."""

    happening: str
    lines: tuple[Line, ...]


OF_HAPPENING = """
    SELECT DISTINCT tolls.id FROM accounts JOIN account_tolls ON account_tolls.account = accounts.id
    JOIN tolls ON tolls.id = account_tolls.toll WHERE accounts.happening = :id
    UNION SELECT DISTINCT tolls.id FROM accounts JOIN account_events ON account_events.account = accounts.id
    JOIN tolls ON tolls.event = account_events.event WHERE accounts.happening = :id
    ORDER BY 1"""


def ledger_of(
    store: Store, happening: str, *, rules: Iterable[str] = ("authority",), ranks: tuple[Authority, ...] | None = None
) -> Ledger:
    """The ledger of a happening by its id, an earlier id included. Raises `AbsentError` when there is none."""
    found = store.execute("SELECT happening FROM accounts WHERE name = ?", (happening,)).fetchone()
    if found is None or found[0] is None:
        raise AbsentError(f"there is no happening {happening!r}", do="see polybius happenings")
    named = tuple(rules)
    return Ledger(happening=found[0], lines=lines_of(store, tolls_of(store, found[0]), rules=named, ranks=ranks))


def tolls_of(store: Store, happening: str) -> tuple[int, ...]:
    """The ids of the tolls of a happening."""
    return tuple(id for (id,) in store.execute(OF_HAPPENING, {"id": happening}).fetchall())


def lines_of(
    store: Store, tolls: Iterable[int], *, rules: tuple[str, ...], ranks: tuple[Authority, ...] | None = None
) -> tuple[Line, ...]:
    """The lines that tolls make, one for each effect and unit."""
    return lines_of_entries((e for id in tolls for e in entries_of(store, id)), rules=rules, ranks=ranks)


def lines_of_entries(
    given: Iterable[Entry], *, rules: tuple[str, ...], ranks: tuple[Authority, ...] | None = None
) -> tuple[Line, ...]:
    """The lines that entries make, one for each effect and unit."""
    entries = sorted(given, key=lambda e: (e.effect, e.unit, e.order))
    return tuple(
        _line(effect, unit, tuple(group), rules, ranks)
        for (effect, unit), group in groupby(entries, key=lambda e: (e.effect, e.unit))
    )


def _line(
    effect: str, unit: str, entries: tuple[Entry, ...], rules: tuple[str, ...], ranks: tuple[Authority, ...] | None
) -> Line:
    said = said_by_speakers(entries)
    parts = {entry.uid: OF_UNSTATED for entry in entries if is_of_unstated(entry)}
    aside = tuple(_set_aside(entries, said))
    return Line(
        effect=effect, unit=unit, entries=entries, said=said, history=history(said), disagree=disagree(said),
        estimates=tuple(_without(estimate(said, rule, ranks=ranks), parts, aside) for rule in rules),
    )  # fmt: skip


def _without(made: Estimate, parts: dict[str, str], aside: tuple[Weighed, ...]) -> Estimate:
    """An estimate that says why parts are left out of it, and so when nothing else is given."""
    note = made.note or ("" if made.used or made.left_out or not parts else f"what is given is {OF_UNSTATED}")
    return replace(made, note=note, left_out=made.left_out | parts, weighed=(*made.weighed, *aside))


def is_of_unstated(entry: Entry) -> bool:
    """Whether a figure is some of a whole that its article does not give: "the dead included 15 children"."""
    return entry.part and entry.subset_of is None


def _set_aside(entries: tuple[Entry, ...], said: tuple[Said, ...]) -> Iterator[Weighed]:
    """The figures that no rule looks at, and why."""
    weighed = {toll for each in said for toll in each.tolls}
    speakers = {(entry.article, entry.uid): entry.speaker for entry in entries}
    for entry in entries:
        if entry.order not in weighed:
            yield Weighed(entry.order, False, _why_aside(entry, speakers))


def _why_aside(entry: Entry, speakers: dict[tuple[str, str], Voice]) -> str:
    if entry.subset_of is not None and (entry.article, entry.subset_of) in speakers:
        return "part of another figure of its report"
    if is_of_unstated(entry):
        return OF_UNSTATED
    if entry.same_as is not None and speakers.get((entry.article, entry.same_as)) == entry.speaker:
        return "the same speaker says it again"
    return "another figure of the same speaker in this report stands for it"


def said_by_speakers(entries: Iterable[Entry]) -> tuple[Said, ...]:
    """What each speaker says in each article of one effect.

    Figures that are part of another or of a whole that is not stated, or that the same speaker says again, are left
    out. A whole stands for itself; figures for different people are added up where there is no whole; of several
    figures for the same people the last one in the text counts.
    """
    listed = tuple(entries)
    speakers = {(entry.article, entry.uid): entry.speaker for entry in listed}
    accounts: dict[tuple[str, Voice], list[Entry]] = defaultdict(list)
    for entry in listed:
        again = entry.same_as and speakers.get((entry.article, entry.same_as)) == entry.speaker
        part = (entry.article, entry.subset_of) in speakers or is_of_unstated(entry)
        if not again and not part:
            accounts[entry.article, entry.speaker].append(entry)
    return tuple(_said(given) for given in accounts.values())


def _said(given: list[Entry]) -> Said:
    wholes = [entry for entry in given if entry.cumulative or not entry.of]
    parts = {entry.of: entry for entry in given}
    chosen = wholes[-1:] or list(parts.values())
    last = chosen[-1]
    return Said(
        uids=tuple(e.uid for e in chosen), tolls=tuple(e.order for e in chosen),
        low=_sum(e.low for e in chosen), high=_sum(e.high for e in chosen),
        words=" + ".join(e.words for e in chosen), voice=last.speaker, family=last.origin, outlet=last.chain[0],
        day=max(e.said for e in chosen), order=last.order, replaced=last.replaced_by is not None,
    )  # fmt: skip


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum; open when one of them is."""
    listed = list(numbers)
    return None if None in listed else sum(n for n in listed if n is not None)
