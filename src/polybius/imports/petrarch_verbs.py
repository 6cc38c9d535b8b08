"""Verb dictionaries of TABARI and PETRARCH (.verbs, .txt) as rows of a codebook.

A dictionary has blocks: a header (`--- NAME [code] ---`, or a verb with a code), the verbs of the block, one a line
(`WORD {FORMS}`; `_` joins the words of a phrase), and patterns (`- LEFT * RIGHT [code]`, `*` is the verb). `&NAME` is a
list of words, given once as `&NAME` and lines `+WORD`. In a pattern `(TO BORDER)` is a prepositional phrase, `{A B}` a
noun phrase, and `$ + % ^` are places of actors, which here the roles of the codebook find. Comments follow `#` or `;`.

Format: the TABARI 0.8 manual and the dictionary notes of PETRARCH (Open Event Data Alliance).
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from polybius.codebook import CodeEntry
from polybius.events import FrameRow, fault_of

HEADER = re.compile(r"^-{2,99}\s{0,9}(?P<name>\S.{0,99}?)\s{0,9}\[(?P<code>[^\]]*)\]\s*+-*$")
CODE = re.compile(r"\[(?P<code>[^\]]*)\]\s*$")
PIECE = re.compile(r"\((?P<phrase>[^)]*)\)|\{(?P<noun>[^}]*)\}|(?P<word>\S+)")
PLACES = frozenset("$+%^")
PARTICLES = frozenset({"up", "out", "off", "down", "over", "back", "away", "in", "on", "forward", "through", "apart"})
PREPOSITIONS = frozenset(
    {"to", "for", "with", "of", "against", "by", "from", "at", "into", "about", "toward", "towards"}
)
NOTHING = frozenset({"---", "--", "", "null"})


class Skipped(msgspec.Struct, frozen=True):
    """A line that has no counterpart in a codebook, and why."""

    line: int
    text: str
    why: str


class _Block(msgspec.Struct):
    """The verbs of a block with the code they have when no pattern holds."""

    code: str
    line: int
    verbs: list[str] = []
    rows: list[FrameRow] = []


def frames_of(lines: Iterable[str], codes: Mapping[str, CodeEntry]) -> tuple[tuple[FrameRow, ...], tuple[Skipped, ...]]:
    """The frames of a dictionary, narrow patterns before wide ones, and the lines that could not be read as frames."""
    rows: list[FrameRow] = []
    skipped: list[Skipped] = []
    for block in _blocks(lines, codes, skipped):
        if not block.verbs:
            continue
        ordered = sorted(block.rows, key=lambda row: -len(row.when.split()))
        found = [*ordered, *_plain(block, codes, skipped)]
        verbs = tuple(dict.fromkeys(block.verbs))
        rows.extend(msgspec.structs.replace(row, predicate=_with_particle(verbs, row.predicate)) for row in found)
    return tuple(rows), tuple(skipped)


def _blocks(lines: Iterable[str], codes: Mapping[str, CodeEntry], skipped: list[Skipped]) -> Iterator[_Block]:
    sets: dict[str, list[str]] = {}
    block, name = _Block("", 0), ""
    for number, raw in enumerate(lines, 1):
        line = re.split(r"[#;]", raw, maxsplit=1)[0].strip()
        header = HEADER.match(line)
        if header or (CODE.search(line) and not line.startswith(("-", "&", "+", "~"))):
            yield block
            block, name = _Block((header or CODE.search(line))["code"].strip(), number), ""  # type: ignore[index]
            if header is None:
                _verb(block, CODE.sub("", line), number, skipped)
        elif line.startswith("&"):
            name = line[1:].strip("_ ").upper()
            sets[name] = []
        elif line.startswith("+") and name:
            sets[name].append(_lower(line[1:]))
        elif line.startswith("- "):
            _pattern(block, line[2:], number, sets, codes, skipped)
        elif line and not line.startswith("~"):
            name = ""
            _verb(block, line.lstrip("+"), number, skipped)
    yield block


def _verb(block: _Block, line: str, number: int, skipped: list[Skipped]) -> None:
    """Adds the verb that a line names to its block; its forms in braces are found by the parser."""
    word = _lower(re.sub(r"\{.*", "", line))
    first, _, rest = word.partition(" ")
    if re.fullmatch(r"[a-z'-]+", first) and (not rest or rest in PARTICLES):
        block.verbs.append(word)
    else:
        skipped.append(Skipped(number, line, "a phrase of several words"))


def _lower(word: str) -> str:
    return word.strip().strip("_").replace("_", " ").strip().lower()


def _pattern(
    block: _Block, line: str, number: int, sets: Mapping[str, list[str]], codes: Mapping[str, CodeEntry],
    skipped: list[Skipped],
) -> None:  # fmt: skip
    """One pattern as a row of its block, or the reason why it is none."""
    found = CODE.search(line)
    if found is None or "*" not in line:
        skipped.append(Skipped(number, line, "a pattern needs * and a code in brackets"))
        return
    row = _coded(found["code"], codes)
    if isinstance(row, str):
        skipped.append(Skipped(number, line, row))
        return
    left, _, right = CODE.sub("", line).partition("*")
    particle, conditions = _conditions(right, sets)
    _, before = _conditions(left, sets)
    subject = [c.replace("object=", "subject=", 1) for c in before if c.startswith("object=")]
    if len(subject) != len(before):
        skipped.append(Skipped(number, line, "words before the verb that are no subject"))
        return
    if wrong := next((c for c in conditions if fault_of(c)), None):
        skipped.append(Skipped(number, line, f"no condition {wrong!r}"))
        return
    when = " ".join(dict.fromkeys((*subject, *conditions)))
    block.rows.append(msgspec.structs.replace(row, predicate=(particle,), when=when))


def _conditions(side: str, sets: Mapping[str, list[str]]) -> tuple[str, list[str]]:
    """The particle of the verb, and the conditions on its arguments, that one side of a pattern asks for."""
    particle, preposition, conditions = "", "", list[str]()
    for piece in PIECE.finditer(side):
        words = [w for w in re.sub(r"[{}]", " ", next(filter(None, piece.groups()), "")).split() if w not in PLACES]
        if not words:
            continue
        first = _lower(words[0])
        if piece["phrase"] is not None:
            values = _values(words[1:][-1:], sets)
            conditions.append(f"{first}={values}" if values else first)
        elif len(words) == 1 and first in PARTICLES and not particle and not conditions:
            particle = first
        elif len(words) == 1 and first in PREPOSITIONS:
            preposition = first
        elif values := _values(words[-1:], sets):
            conditions.append(f"{preposition or 'object'}={values}")
            preposition = ""
    if preposition and not conditions:
        conditions.append(preposition)
    return particle, conditions


def _values(words: list[str], sets: Mapping[str, list[str]]) -> str:
    """The lemmas of a word, or of the list that it names; of a phrase the last word."""
    found = [w for word in words for w in (sets.get(word[1:].strip("_").upper(), []) if word[:1] == "&" else [word])]
    return "|".join(dict.fromkeys(_lower(word).split()[-1] for word in found if _lower(word)))


def _coded(code: str, codes: Mapping[str, CodeEntry]) -> FrameRow | str:
    """A row with the code's type, mode and context, or why there is none."""
    first = next((part.strip() for part in code.split(":") if part.strip()), "")
    if first.lower() in NOTHING:
        return FrameRow(predicate=(), kind="v", type="-")
    entry = codes.get(first)
    if entry is None:
        return f"no CAMEO code {first!r}"
    if not entry.type:
        return f"{first} is a statement, which Polybius codes as a claim"
    mode = (entry.mode,) if entry.mode else ()
    return FrameRow(predicate=(), kind="v", type=entry.type, mode=mode, context=entry.context, cameo=first)


def _plain(block: _Block, codes: Mapping[str, CodeEntry], skipped: list[Skipped]) -> Iterator[FrameRow]:
    """The row of the block itself, when it has a code."""
    if block.code.lower() in NOTHING:
        return
    row = _coded(block.code, codes)
    if isinstance(row, str):
        skipped.append(Skipped(block.line, ", ".join(block.verbs), row))
    else:
        yield row


def _with_particle(verbs: tuple[str, ...], particle: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{verb} {particle[0]}" for verb in verbs) if particle and particle[0] else verbs
