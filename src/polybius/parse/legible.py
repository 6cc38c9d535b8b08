"""The text as the parser should see it: same length, damage repaired, case restored."""

import re
from collections.abc import Callable

from polybius.parse.recase import needs_case, recase
from polybius.parse.squeeze import PAD
from polybius.vocabulary import Article

_DAMAGE = re.compile(
    r"[\x00-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufffd]|[âÂÃ]| _ |``|''|´´|‘‘|’’"
)
_SPACES = {chr(c): " " for c in (*range(0x20), 0x7F, *range(0x80, 0xA1), 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029,
                                 0x202F, 0x205F, 0x3000, 0xFFFD)}  # fmt: skip
_SPACE_TABLE = str.maketrans(_SPACES)
_HIGH = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(rf"â[{_HIGH}][{_HIGH}]|[ÂÃ][{_HIGH}]|â€(?=[\s.,;:?!)]|$)")
_DOUBLED_APOSTROPHE = re.compile(r"(?<=\w)(?:''|’’)(?=(?:s|t|re|ve|ll|d|m)\b)")
_DOUBLED_MARK = re.compile(r"``|''|´´|‘‘|’’")
_DOUBLED = re.compile(r"``|''|´´|‘‘|’’|\n")


def legible(article: Article) -> str:
    """The article's text with damage repaired character for character, so that every offset still holds.

    A sign that stood for several characters is followed by padding, which `squeeze` takes out again.
    """
    text = article.text
    if _DAMAGE.search(text):
        text = _repair(text)
    return _recased(article, text)


def _repair(text: str) -> str:
    text = text.replace(" _ ", " — ")
    text = _MOJIBAKE.sub(_padded(_unmangle), text)
    if _DOUBLED_MARK.search(text):
        text = _write_doubled(text)
    return text.translate(_SPACE_TABLE)


def _write_doubled(text: str) -> str:
    """Marks typed as two single ones (``so'', Pakistan''s) as the quotation mark or apostrophe they stand for."""
    text = _DOUBLED_APOSTROPHE.sub("'" + PAD, text)
    out, at, inside = [], 0, False
    for match in _DOUBLED.finditer(text):
        if match[0] == "\n":
            inside = False
            continue
        starts = match.start() == 0 or text[match.start() - 1] in " \t\n([-—–"
        opens = match[0] in ("``", "´´", "‘‘") or (starts and text[match.end() : match.end() + 1].isalnum())
        possessive = not inside and not opens and text[match.start() - 1 : match.start()] == "s"
        inside = opens
        out += [text[at : match.start()], "“" if opens else "'" if possessive else "”", PAD]
        at = match.end()
    return "".join([*out, text[at:]])


def _padded(repair: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    """A repair whose result is made as long as what it replaces."""

    def replace(match: re.Match[str]) -> str:
        repaired = repair(match[0])
        return repaired + PAD * (len(match[0]) - len(repaired)) if len(repaired) <= len(match[0]) else match[0]

    return replace


def _unmangle(sign: str) -> str:
    """UTF-8 that was read as Windows-1252, read again."""
    if sign == "â€":
        return "”"
    try:
        return bytes(_byte(char) for char in sign).decode("utf-8")
    except (UnicodeError, ValueError):
        return sign


def _byte(char: str) -> int:
    return ord(char) if ord(char) < 0x100 else char.encode("cp1252")[0]


def _recased(article: Article, text: str) -> str:
    """The text with capitals in the paragraphs that lack them."""
    body = "".join(text[s.start : s.end] for s in article.segments if s.part in ("body", "lead", "headline"))
    whole = needs_case(body, alone=False)
    chosen = [s for s in article.segments if whole or needs_case(text[s.start : s.end], alone=True)]
    if not chosen:
        return text
    out, at = [], 0
    for segment, written in zip(chosen, recase([text[s.start : s.end] for s in chosen]), strict=True):
        out += [text[at : segment.start], written]
        at = segment.end
    return "".join([*out, text[at:]])
