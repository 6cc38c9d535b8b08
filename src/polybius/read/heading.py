"""What stands above a report: breadcrumbs, categories, headline, publication date, dateline."""

import re
from collections.abc import Sequence

from polybius.read.dateline import Dateline, agencies, find_dateline
from polybius.read.dates import DATE
from polybius.read.furniture import breadcrumbs_of, head_of, tags_of, whole_line
from polybius.read.layout import TERMINAL, Line
from polybius.read.page import Page, split
from polybius.vocabulary.article import Part

AT_TOP = 14
LONGEST_HEADLINE = 220
_CLOCK = r"(?:,? (?:at )?\d{1,2}[:.]\d{2}(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)?"
_DATE_LINE = re.compile(DATE + _CLOCK)
_DATE_HEAD = re.compile(rf"{DATE}(?= [A-Z])")
LONGEST_TAGS = 160
_TAGS = re.compile(r"(?<=[\w.”\"]) Tags:? (?=[A-Z])")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|said|will|would|killed|called|told)\b")
_SENTENCE = re.compile(r"""[a-z\d]{2}["”’)]*\. ["“‘]?[A-Z]|\.["'”’]*$""")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z]{3})")


def read_top(page: Page, lines: Sequence[Line]) -> list[Line]:
    """Take the furniture from the head of the text; what is left may be body."""
    left: list[Line] = []
    for n, line in enumerate(lines):
        if left and (n >= AT_TOP or len(left) > 3):
            return left + list(lines[n:])
        part = _top_part(page, line, lines[n + 1 :], seen=bool(left))
        if part is None:
            left.append(line)
        else:
            page.mark(line, part)
    return left


def _top_part(page: Page, line: Line, rest: Sequence[Line], *, seen: bool) -> Part | None:
    """The part a line near the top plays, or None when it may be body."""
    if not seen and not page.breadcrumbs and rest and (steps := breadcrumbs_of(line.text)):
        page.breadcrumbs, page.fields["crumb"] = _without_title(page, steps)
        return "boilerplate"
    if any(_same(line.text, title) for title in (page.title, page.fields.get("crumb"), page.fields.get("title"))):
        page.fields.setdefault("title", page.title or line.text)
        return "headline"
    if found := whole_line(line.text):
        page.note(found)
        return found.part
    if rest and not page.tags and (tags := tags_of(line.text)):
        page.tags = tags
        return "boilerplate"
    if _DATE_LINE.fullmatch(line.text):
        page.note_published(line.text)
        return "lead"
    if not seen and _is_headline(page, line, rest):
        page.fields["title"] = page.title or line.text
        return "headline"
    return None


def _without_title(page: Page, steps: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Breadcrumbs end with the article's own title when the last step is long."""
    last = steps[-1]
    if len(last.split()) >= 4 or len(last) > 40:
        page.fields.setdefault("title", last)
        return steps[:-1], last
    return steps, ""


def _same(line: str, title: str | None) -> bool:
    if not title or abs(len(line) - len(title)) > 8:
        return False
    return _plain(line) == _plain(title)


def _plain(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalnum())


def _is_headline(page: Page, line: Line, rest: Sequence[Line]) -> bool:
    """Whether the first line, unlike the lines below it, is not a sentence but a headline."""
    words = line.text
    if (
        "title" in page.fields
        or not rest
        or len(words) > LONGEST_HEADLINE
        or words[-1] in ".…,;:-–—_)"
        or page.caseless
    ):
        return False
    if not (words[0].isupper() or words[0].isdigit() or words[0] in "\"'“‘") or len(words.split()) < 3:
        return False
    following = rest[0].text
    if rest[0].gap == 0 and following[0].islower():
        return False
    return any(len(r.text.split()) >= 9 and TERMINAL.search(r.text) for r in rest[:12])


def take_heads(page: Page, lines: list[Line]) -> list[Line]:
    """The body lines without a publication date or dateline that the first of them begin with."""
    for n, line in enumerate(lines[:6]):
        line = _take_date(page, line, first=n == 0)
        above, line = _part_glued(page, line) if n == 0 else (None, line)
        before = [above] if above else lines[:n]
        lines = [*before, line, *lines[n + 1 :]]
        place = _dateline_of(page, line, alone=len(line.text) < 80 and line is not lines[-1])
        if place is not None:
            _note_dateline(page, place)
            line = page.behead(line, place.length, "lead")
            after = [_take_later_dateline(page, later) for later in lines[len(before) + 1 :]]
            return [*_above_dateline(page, before), *([line] if line.text else []), *after]
        if len(line.text) > LONGEST_HEADLINE or (n and TERMINAL.search(line.text)):
            break
    return lines


def _dateline_of(page: Page, line: Line, *, alone: bool) -> Dateline | None:
    published = page.date or page.fields.get("published")
    return find_dateline(line.text, published=published, caseless=page.caseless, alone=alone)


def _part_glued(page: Page, line: Line) -> tuple[Line | None, Line]:
    """A headline and the report it was glued to, told by the dateline between them."""
    for match in _SENTENCE_END.finditer(line.text, 12, LONGEST_HEADLINE):
        above, rest = split(line, match.end())
        if _dateline_of(page, rest, alone=False):
            page.fields.setdefault("title", above.text.rstrip(" ."))
            return above, rest
    return None, line


def _take_later_dateline(page: Page, line: Line) -> Line:
    """A line further down without the dateline of a second report; only one with a date or an agency is believed."""
    if not line.text[:3].isupper() or "(" not in line.text[:60]:
        return line
    place = _dateline_of(page, line, alone=False)
    if place is None or not (place.date or place.agency):
        return line
    return page.behead(line, place.length, "lead")


def take_tags(page: Page, lines: list[Line]) -> list[Line]:
    """The body lines without the tags that were glued between summary and report ("… said Tags Syria Aleppo war. A …").

    The tags end where the first words of the text come again, as pages repeat their summary, or at a full stop.
    """
    for n, line in enumerate(lines[:3]):
        match = _TAGS.search(line.text)
        if match is None:
            continue
        opening = " ".join(line.text.split()[:2])
        end = line.text.find(opening + " ", match.end(), match.end() + LONGEST_TAGS)
        if end < 0:
            stop = line.text.find(". ", match.end(), match.end() + LONGEST_TAGS)
            if stop < 0 or _FINITE.search(line.text, match.end(), stop):
                continue
            end = stop + 2
        summary, rest = split(line, match.start())
        rest = page.behead(rest, len(rest.text) - len(line.text[end:]), "boilerplate")
        return [*lines[:n], summary, rest, *lines[n + 1 :]]
    return lines


def _take_date(page: Page, line: Line, *, first: bool) -> Line:
    """A line without the publication date it begins with."""
    if found := head_of(line.text):
        named = found.fields.get("credit", "")
        if found.part == "credit" and named.lower() not in agencies():
            page.fields["place"] = named
            return page.behead(line, found.end, "lead")
        page.note(found)
        return page.behead(line, found.end, found.part)
    if first and (match := _DATE_HEAD.match(line.text)):
        page.note_published(match[0])
        return page.behead(line, match.end(), "lead")
    return line


def _note_dateline(page: Page, dateline: Dateline) -> None:
    page.fields["place"] = dateline.place
    if dateline.date:
        page.fields["dateline"] = dateline.date
    if dateline.agency:
        page.fields.setdefault("agency", dateline.agency)


def _above_dateline(page: Page, lines: Sequence[Line]) -> list[Line]:
    """What stands above a dateline and is no sentence is no body either."""
    for line in lines:
        if not TERMINAL.search(line.text):
            page.mark(line, "boilerplate")
    return [line for line in lines if TERMINAL.search(line.text)]
