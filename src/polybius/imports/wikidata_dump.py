"""A Wikidata dump (JSON, one entity a line, plain, .gz or .bz2) as a stream of what Polybius asks of an entity.

Only the properties named here are decoded; all others are passed over, which is what makes reading fast.

Format: "Wikibase/DataModel/JSON" (Wikimedia). An empty map may be written as an empty list.
"""

import bz2
import calendar
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

from polybius.errors import InputError

DAY, MONTH, YEAR = 11, 10, 9
BUFFER = 1 << 16
CLASS_HEAD, ITEM_HEAD, NEAR = b'"P31":[', b'"id":"Q', 400
NO_ENTITY = frozenset({b"", b"[", b"]"})
ENGLISH = ("en", "mul", "en_gb", "en_us", "en_ca")


class Label(msgspec.Struct):
    """A name in one language."""

    value: str


class Labels(msgspec.Struct):
    """The English name; `mul` is the name of all languages."""

    en: Label | None = None
    mul: Label | None = None
    en_gb: Label | None = msgspec.field(default=None, name="en-gb")
    en_us: Label | None = msgspec.field(default=None, name="en-us")
    en_ca: Label | None = msgspec.field(default=None, name="en-ca")


class OtherLabels(msgspec.Struct):
    """Other English names."""

    en: list[Label] = []
    mul: list[Label] = []
    en_gb: list[Label] = msgspec.field(default_factory=list, name="en-gb")
    en_us: list[Label] = msgspec.field(default_factory=list, name="en-us")
    en_ca: list[Label] = msgspec.field(default_factory=list, name="en-ca")


class Value(msgspec.Struct):
    """An item or a point in time."""

    id: str = ""
    number: int = msgspec.field(default=0, name="numeric-id")
    time: str = ""
    precision: int = 0


class DataValue(msgspec.Struct):
    """What a property has, as a struct or a string."""

    value: Value | str


class Snak(msgspec.Struct):
    """A property's value; `snaktype` is value, somevalue (unknown) or novalue."""

    snaktype: str
    datavalue: DataValue | None = None


class Qualifiers(msgspec.Struct):
    """When and of what a statement holds."""

    start: list[Snak] = msgspec.field(default_factory=list, name="P580")
    end: list[Snak] = msgspec.field(default_factory=list, name="P582")
    of: list[Snak] = msgspec.field(default_factory=list, name="P642")
    jurisdiction: list[Snak] = msgspec.field(default_factory=list, name="P1001")


class Statement(msgspec.Struct):
    """A value with its rank and qualifiers."""

    mainsnak: Snak
    rank: str = "normal"
    qualifiers: Qualifiers | list[Any] = msgspec.field(default_factory=Qualifiers)


class Claims(msgspec.Struct):
    """The statements that are read."""

    instance_of: list[Statement] = msgspec.field(default_factory=list, name="P31")
    subclass_of: list[Statement] = msgspec.field(default_factory=list, name="P279")
    position: list[Statement] = msgspec.field(default_factory=list, name="P39")
    gender: list[Statement] = msgspec.field(default_factory=list, name="P21")
    citizenship: list[Statement] = msgspec.field(default_factory=list, name="P27")
    death: list[Statement] = msgspec.field(default_factory=list, name="P570")
    country: list[Statement] = msgspec.field(default_factory=list, name="P17")
    jurisdiction: list[Statement] = msgspec.field(default_factory=list, name="P1001")
    directs: list[Statement] = msgspec.field(default_factory=list, name="P2389")
    alpha3: list[Statement] = msgspec.field(default_factory=list, name="P298")
    inception: list[Statement] = msgspec.field(default_factory=list, name="P571")
    dissolved: list[Statement] = msgspec.field(default_factory=list, name="P576")


class Entity(msgspec.Struct):
    """An item with its English names and the statements that are read."""

    id: str
    type: str = "item"
    labels: Labels | list[Any] = msgspec.field(default_factory=Labels)
    aliases: OtherLabels | list[Any] = msgspec.field(default_factory=OtherLabels)
    claims: Claims | list[Any] = msgspec.field(default_factory=Claims)
    sitelinks: msgspec.Raw = msgspec.Raw(b"{}")

    @property
    def name(self) -> str:
        """The English name, or an empty one."""
        labels = self.labels
        if isinstance(labels, list):
            return ""
        return next((label.value for tongue in ENGLISH if (label := getattr(labels, tongue))), "")

    @property
    def other_names(self) -> list[str]:
        """All other English names."""
        aliases = self.aliases
        if isinstance(aliases, list):
            return []
        return [label.value for tongue in ENGLISH for label in getattr(aliases, tongue)]

    @property
    def facts(self) -> Claims:
        """The statements."""
        return Claims() if isinstance(self.claims, list) else self.claims

    @property
    def articles(self) -> int:
        """How many wikis have an article on it."""
        return len(msgspec.json.decode(self.sitelinks, type=dict[str, msgspec.Raw] | list[Any]))


_decode = msgspec.json.Decoder(Entity).decode


def first_class(line: bytes) -> bytes:
    """The first item of P31 on a line that is not decoded yet; empty when there is none in its usual place."""
    found = line.find(CLASS_HEAD)
    start = line.find(ITEM_HEAD, found, found + NEAR) + len(ITEM_HEAD) - 1 if found >= 0 else 0
    return line[start : line.find(b'"', start)] if start >= len(ITEM_HEAD) else b""


def read_dump(
    path: Path, asked: Callable[[bytes], bool], bad: Callable[[int, str], None], seen: Callable[[int, int], None]
) -> Iterator[Entity]:
    """The entities of a dump on lines that are `asked` for, which saves decoding the others.

    A line that cannot be read goes to `bad` with its number, and `seen` hears of progress (lines and bytes). Memory
    does not grow with the dump. Raises `InputError` for a file that cannot be opened or ends too early.
    """
    number = size = 0
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, 1):
                size += len(line)
                if number % 10_000 == 0:
                    seen(number, size)
                text = line.strip().rstrip(b",")
                if text in NO_ENTITY or (_is_whole(text) and not asked(text)):
                    continue
                try:
                    yield _decode(text)
                except msgspec.DecodeError as error:
                    bad(number, str(error))
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"the dump cannot be read on: {error}", where=f"{path}:{number}" if number else str(path),
                         do="check the file, or fetch it again") from error  # fmt: skip
    seen(number, size)


def _is_whole(line: bytes) -> bool:
    """Whether a line looks like an entity; one that does not is decoded, so that its fault is told."""
    return line.startswith(b"{") and line.endswith(b"}}") and b'"id":"' in line


def _opened(path: Path) -> BinaryIO:
    match path.suffix:
        case ".gz":
            return io.BufferedReader(cast(io.RawIOBase, gzip.open(path)), BUFFER)
        case ".bz2":
            return io.BufferedReader(cast(io.RawIOBase, bz2.open(path)), BUFFER)
    return path.open("rb", BUFFER)


def held(statements: list[Statement]) -> list[Statement]:
    """The statements that are not deprecated."""
    return [each for each in statements if each.rank != "deprecated"]


def best(statements: list[Statement]) -> list[Statement]:
    """The preferred statements, or if there are none all that are not deprecated."""
    return [each for each in statements if each.rank == "preferred"] or held(statements)


def items(snaks: list[Snak]) -> tuple[str, ...]:
    """The ids of items that snaks name."""
    found = (snak.datavalue.value for snak in snaks if snak.datavalue is not None and snak.snaktype == "value")
    return tuple(each.id or f"Q{each.number}" for each in found if isinstance(each, Value) and (each.id or each.number))


def best_items(statements: list[Statement]) -> tuple[str, ...]:
    """The ids of items that the best statements name."""
    return items([each.mainsnak for each in best(statements)])


def day_of(snak: Snak, *, last: bool) -> str | None:
    """The ISO day of a time, of a month or year its first or last; None for BCE, what is coarser, and no value."""
    if snak.snaktype != "value" or snak.datavalue is None or not isinstance(snak.datavalue.value, Value):
        return None
    value = snak.datavalue.value
    if not value.time.startswith("+") or value.precision < YEAR:
        return None
    year, month, day = (int(part) for part in value.time[1:].partition("T")[0].split("-"))
    if value.precision < MONTH or not month:
        month = 12 if last else 1
        day = 0
    if not 1 <= year <= 9999 or not 1 <= month <= 12:
        return None
    days = calendar.monthrange(year, month)[1]
    if value.precision < DAY or not day:
        day = days if last else 1
    return f"{year:04}-{month:02}-{min(day, days):02}"
