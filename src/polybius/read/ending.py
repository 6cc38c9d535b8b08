"""What stands in and under a report that is not the report: credits, captions, calls to read on, signatures."""

import re
from collections.abc import Sequence

import msgspec

from polybius.read.dateline import agencies
from polybius.read.furniture import tail_of, whole_line
from polybius.read.heading import AT_TOP
from polybius.read.layout import Line
from polybius.read.page import Page
from polybius.tables import word_list
from polybius.vocabulary import Segment

_SIGNED = re.compile(
    r"(?P<all>\((?P<brackets>[A-Z][\w ./&-]{1,40})\)|[—–-]{1,2}\s*(?P<dash>[A-Z][\w ./&-]{1,40}?)|"
    r"(?P<sapa>Sapa(?:-[A-Za-z]{2,4})?)(?: /\w{1,4})*)\.?\s*(?:/\w{1,4})*$"
)


def read_rest(page: Page, lines: Sequence[Line]) -> list[Line]:
    """Take furniture lines out of the middle and the end; what is left is body."""
    left = []
    for n, line in enumerate(lines):
        if found := whole_line(line.text):
            if n < len(lines) / 2 and "byline" in found.fields and len(lines) > AT_TOP:
                found = msgspec.structs.replace(found, fields={})
            page.note(found)
            page.mark(line, found.part)
        else:
            left.append(line)
    return left


def take_tail(page: Page, text: str, start: int, end: int) -> tuple[int, int]:
    """The last paragraph without what it is signed with and what was glued to its end."""
    while found := tail_of(text[start:end]):
        page.note(found)
        page.segments.append(Segment(start + found.start, end, found.part))
        end = start + len(text[start : start + found.start].rstrip())
    last = text[start:end]
    match = _SIGNED.search(last)
    if match is None:
        return start, end
    name = match["brackets"] or match["dash"] or match["sapa"]
    before = last[: match.start()].rstrip()
    if not _signs(name) or (before and before[-1] not in ".!?…\"'”’"):
        return start, end
    page.fields.setdefault("credit", name)
    page.segments.append(Segment(start + match.start(), end, "credit"))
    return start, start + len(before)


def _signs(name: str) -> bool:
    """Whether a name is that of an agency, or ends as names of agencies and papers do ("Harbour Wire")."""
    words = name.split()
    outlet = len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()
    known = name.lower() in agencies() or name.startswith("Sapa")
    return known or (outlet and words[-1].lower() in word_list("read/outlet_words.txt"))
