"""Where each report comes from: its own newsroom, another report that it repeats, or an agency that it credits.

Reports count as independent when their families differ. A reprint, whole, shortened or extended, has the family of
what it repeats; whatever is credited to an agency has the agency's, also where two texts of the agency differ.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from polybius.collate.likeness import Overlap
from polybius.ledger.agencies import agencies, agency_named, credited_name

type Kind = Literal["own", "exact", "near", "version", "credit"]

MARKED = re.compile(
    r"\b(?:updat(?:e|ed|es|ing)(?: ?\d+)?|\d(?:st|nd|rd|th) lead|lead ?\d|write-?thru|corrects?|corrected|correction|"
    r"recasts?|refiles?|adds (?:details|quotes|background|comment))\b",
    re.IGNORECASE,
)
OPENING = 200


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an article as a printed piece."""

    key: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    byline: str | None = None
    credit: str | None = None
    published: str | None = None


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report comes from: the report it goes back to (itself when none), and the family that counts as one.

    `repeats` is the report that it repeats most of.
    """

    report: str
    origin: str
    repeats: str | None = None
    family: str
    kind: Kind
    agency: str | None = None
    score: float = 1.0
    superseded_by: str | None = None
    reasons: tuple[str, ...] = ()


def agency_of(report: Report) -> tuple[str, str] | None:
    """The agency that a report is by, and the words that say so: its credit, its byline, or its publisher."""
    for place in ("credit", "byline", "publisher"):
        said = getattr(report, place) or ""
        if named := agency_named(said):
            return named, f"{place} “{said.strip()}”"
    return None


def find_origins(reports: Iterable[Report], overlaps: Mapping[tuple[str, str], Overlap]) -> tuple[Origin, ...]:
    """The origin of each report, in the order of keys; `overlaps` holds pairs of keys whose texts repeat each other."""
    known = {report.key: report for report in reports}
    near: dict[str, dict[str, Overlap]] = defaultdict(dict)
    for (one, other), found in overlaps.items():
        if one in known and other in known and found.is_reprint:
            near[one][other] = near[other][one] = found
    order = sorted(known.values(), key=_age)
    placed: dict[str, Origin] = {}
    for report in order:
        placed[report.key] = _origin(report, near[report.key], known, placed)
    _share_agencies(placed)
    later = _replaced(order, near, known)
    found_all = (msgspec.structs.replace(o, superseded_by=later.get(o.report)) for o in placed.values())
    return tuple(sorted(found_all, key=lambda origin: origin.report))


def _age(report: Report) -> tuple[str, bool, bool, str]:
    """Reports by date, those without one last; of one day first what credits nobody else, then what is no update."""
    credit = credited_name(report.credit or "")
    elsewhere = bool(credit) and credit != (report.publisher or "").casefold()
    return (report.published or "9999", elsewhere, bool(_mark(report)), report.key)


def _origin(
    report: Report, near: Mapping[str, Overlap], known: Mapping[str, Report], placed: Mapping[str, Origin]
) -> Origin:
    """The origin of a report whose elders have theirs."""
    by = agency_of(report)
    agency = by[0] if by else None
    said = (f"by {agency}: {by[1]}",) if by else ()
    elders = [key for key in near if key in placed]
    if not elders:
        family = f"agency {agency}" if agency else f"report {report.key}"
        kind: Kind = "credit" if agency and not _is_own(report, agency) else "own"
        return Origin(report=report.key, origin=report.key, family=family, kind=kind, agency=agency, reasons=said)
    elder = min(elders, key=lambda key: (-near[key].score, _age(known[key])))
    like, first = near[elder], placed[elder]
    if report.text == known[elder].text:
        kind, how = "exact", "the same text"
    else:
        kind = "version" if _is_version(report, known[elder]) else "near"
        how = f"{like.shared:.0%} of both texts shared, {like.held:.0%} of the shorter stands in the longer"
    return Origin(report=report.key, origin=first.origin, family=first.family, kind=kind, agency=agency or first.agency,
                  score=like.score, repeats=elder, reasons=(how, *said))  # fmt: skip


def _is_own(report: Report, agency: str) -> bool:
    """The agency's own page, not another outlet's."""
    return agencies().get((report.publisher or "").casefold()) == agency


def _share_agencies(placed: dict[str, Origin]) -> None:
    """Where any report of a family credits an agency, the family is the agency's; the first one credited counts."""
    credited: dict[str, str] = {}
    for origin in placed.values():
        if origin.agency:
            credited.setdefault(origin.origin, origin.agency)
    for key, origin in placed.items():
        if (agency := credited.get(origin.origin)) and not origin.family.startswith("agency "):
            placed[key] = msgspec.structs.replace(origin, family=f"agency {agency}", agency=agency)


def _replaced(
    order: list[Report], near: Mapping[str, Mapping[str, Overlap]], known: Mapping[str, Report]
) -> dict[str, str]:
    """Which report is replaced by which later version of itself: by the last one."""
    rank = {report.key: n for n, report in enumerate(order)}
    replaced: dict[str, str] = {}
    for report in order:
        versions = [
            key for key in near[report.key]
            if rank[key] > rank[report.key] and known[key].text != report.text and _is_version(known[key], report)
        ]  # fmt: skip
        if versions:
            replaced[report.key] = max(versions, key=lambda key: rank[key])
    return {key: _last(key, replaced) for key in replaced}


def _last(key: str, replaced: Mapping[str, str]) -> str:
    while key in replaced:
        key = replaced[key]
    return key


def _is_version(later: Report, earlier: Report) -> bool:
    """A report that replaces an earlier one: of the same address or source, and published later or marked as new."""
    if later.published and earlier.published and later.published < earlier.published:
        return False
    if _same_address(later, earlier):
        return True
    one, other = agency_of(later), agency_of(earlier)
    wire = one is not None and other is not None and one[0] == other[0]
    same = later.publisher is not None and later.publisher == earlier.publisher
    newer = (later.published or "") > (earlier.published or "")
    if _mark(later):
        return same or wire
    return same and newer


def _same_address(one: Report, other: Report) -> bool:
    return bool(one.url and other.url and re.split(r"[?#]", one.url)[0] == re.split(r"[?#]", other.url)[0])


def _mark(report: Report) -> str | None:
    """The words that mark a new version: "UPDATE 2", "3rd lead", "corrects"."""
    for text in (report.title or "", report.text[:OPENING]):
        if found := MARKED.search(text):
            return found.group()
    return None
