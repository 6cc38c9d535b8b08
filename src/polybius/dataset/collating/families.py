"""Origins in a dataset: texts that share a band are compared, and those that repeat each other are a family."""

from collections.abc import Iterator
from itertools import batched, groupby

import msgspec
from msgspec.structs import replace

from polybius.collate.likeness import Overlap, overlap
from polybius.collate.origins import Report, find_origins
from polybius.dataset.collating.processes import Processes
from polybius.dataset.collating.scratch import Row, Scratch

AT_ONCE = 200
CANDIDATES = """
SELECT DISTINCT a.number AS one, b.number AS other FROM bands a JOIN bands b ON a.band = b.band
WHERE a.number < b.number ORDER BY one, other"""
TEXTS = """
WITH compared AS (
    SELECT number, told FROM reports SEMI JOIN (SELECT one AS number FROM candidates UNION SELECT other FROM candidates)
    USING (number)
) SELECT c.one, c.other, a.told, b.told FROM candidates c JOIN compared a ON a.number = c.one
JOIN compared b ON b.number = c.other"""
FAMILIES = """
SELECT coalesce(f.label, r.number) AS family, r.number, r.report, CASE WHEN f.label IS NULL THEN '' ELSE r.told END
FROM reports r LEFT JOIN families f ON f.node = r.number ORDER BY family, r.number"""
OVERLAPS = """
SELECT f.label, o.one, o.other, o.shared, o.held FROM repeated o JOIN families f ON f.node = o.one
ORDER BY f.label, o.one, o.other"""


def trace_origins(scratch: Scratch, processes: Processes) -> None:
    """Fill the tables of overlaps and origins."""
    scratch.keep("candidates", CANDIDATES)
    if not scratch.holds("repeated"):
        with scratch.fill("repeated") as filling:
            pairs = batched(scratch.rows(TEXTS), AT_ONCE)
            for found in processes.each(compare_texts, pairs):
                filling.add({"repeated": found})
            twins = "SELECT twin, number, 1::DOUBLE, 1::DOUBLE FROM numbered WHERE twin < number"
            filling.add_all("repeated", scratch.rows(twins))
    scratch.show("repeated")
    scratch.tie("SELECT one, other FROM repeated", "families")
    if not scratch.holds("origins"):
        with scratch.fill("origins") as filling:
            filling.add_all("origins", _origins(scratch))
    scratch.show("origins")


def compare_texts(pairs: tuple[Row, ...]) -> list[Row]:
    """The pairs of texts of which one repeats the other."""
    found = ((one, other, overlap(later, earlier)) for one, other, earlier, later in pairs)
    return [(one, other, shared.shared, shared.held) for one, other, shared in found if shared.is_reprint]


def _origins(scratch: Scratch) -> Iterator[Row]:
    overlaps = groupby(scratch.rows(OVERLAPS), key=lambda row: row[0])
    following, pairs = next(overlaps, (None, iter(())))
    for family, rows in groupby(scratch.rows(FAMILIES), key=lambda row: row[0]):
        tied: list[Row] = []
        if family == following:
            tied = list(pairs)
            following, pairs = next(overlaps, (None, iter(())))
        yield from _family(list(rows), tied)


def _family(rows: list[Row], tied: list[Row]) -> Iterator[Row]:
    reports = {row[1]: replace(msgspec.msgpack.decode(row[2], type=Report), text=row[3]) for row in rows}
    number = {report.key: id for id, report in reports.items()}
    overlaps = {(reports[one].key, reports[other].key): Overlap(*how) for _, one, other, *how in tied}
    for found in find_origins(reports.values(), overlaps):
        yield (
            number[found.report], number[found.origin], number.get(found.repeats or ""), found.family, found.kind,
            found.agency, found.score, number.get(found.superseded_by or ""),
            msgspec.json.encode(found.reasons).decode(),
        )  # fmt: skip
