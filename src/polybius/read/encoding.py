"""Bytes → text: what a file is, and in which encoding it was written."""

import codecs
import re

from polybius.errors import InputError

BINARY = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip archive or office document"), (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"RIFF", "a sound, film or picture"), (b"ID3", "a sound"),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"SQLite format 3", "a database"),
    (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"), (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich-text document"),
)  # fmt: skip
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
MOST_HIGH = 0.25
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CHARSET = re.compile(
    rb"""(?:<meta[^>]{0,200}charset|^\s*<\?xml[^>]{0,80}encoding)\s*+=\s*+(?:["']\s*+)?([\w-]{2,20})""", re.IGNORECASE
)


def decode(data: bytes, *, where: str, declared: str | None = None) -> str:
    """The text of a file: UTF-8, UTF-16 or UTF-32 with their marks, what is declared by who sent it (`declared`) or by
    the page, or else Windows-1252.

    Windows-1252 is only tried on bytes that are for the most part plain letters, as Western European text is. Raises
    `InputError` for an empty file, for one that is not text, and for an encoding that cannot be told.
    """
    if not data.strip():
        raise InputError("the file is empty", where=where, do="leave it out, or look why nothing was saved")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, where)
    for beginning, kind in BINARY:
        if data.startswith(beginning):
            raise InputError(f"this is {kind}, not text", where=where, do="save it as plain text or HTML first")
    if b"\x00" in data[:4000]:
        return _decoded(data, _wide(data, where), where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_narrow(data, where, declared)


def _decode_narrow(data: bytes, where: str, declared: str | None) -> str:
    """Text in one byte a character: the encoding that is declared, or Windows-1252."""
    sample = data[:100_000]
    if len(_CONTROLS.findall(sample)) > 0.01 * len(sample):
        raise InputError("this is not text", where=where, do="give plain text, HTML or JSON")
    match = _CHARSET.search(data[:4000])
    for encoding in (declared, match[1].decode("ascii") if match else None):
        try:
            if encoding:
                return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    if len(_HIGH.findall(sample)) > MOST_HIGH * len(sample):
        raise InputError("the encoding cannot be told", where=where, do="save it as UTF-8")
    return "".join(_windows(byte) for byte in data) if _UNDEFINED.search(data) else data.decode("cp1252")


def _windows(byte: int) -> str:
    """A byte of Windows-1252; the five that it leaves undefined stay the control signs they are."""
    return bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)


def _wide(data: bytes, where: str) -> str:
    """UTF-16 without its mark is known by the empty half of its characters."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * len(sample) / 2 and even < 0.05 * len(sample) / 2:
        return "utf-16-le"
    if even > 0.6 * len(sample) / 2 and odd < 0.05 * len(sample) / 2:
        return "utf-16-be"
    raise InputError("this is not text", where=where, do="give plain text, HTML or JSON")


def _decoded(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"not the {encoding.upper()} it says it is: {error.reason} at byte {error.start}", where=where,
                         do="save it as UTF-8") from error  # fmt: skip
