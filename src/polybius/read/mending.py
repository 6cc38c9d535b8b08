"""XML as it is written on the web → XML that is well formed: names of signs, lone ampersands, wrong encodings."""

import re
from collections.abc import Iterator
from html.entities import html5

from polybius.errors import InputError
from polybius.read.encoding import MARKS, decode

MOST_PARTS = 2_000
OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,200}\?>")
_ENCODING = re.compile(rb"""^\s*<\?xml\b[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,30})""")
_REFERENCE = re.compile(r"&(#\d{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,30};)?")
_NO_SIGNS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DOCTYPE, _ENTITY = re.compile("<!DOCTYPE", re.IGNORECASE), re.compile("<!ENTITY", re.IGNORECASE)
_OPEN, _CLOSE = "<![CDATA[", "]]>"


def mended(data: bytes, *, where: str) -> bytes:
    """XML in UTF-8 without its declaration, in which every & begins what XML knows.

    Raises `InputError` for what is no text, and for entities of its own.
    """
    text = _NO_SIGNS.sub("", _without_declaration(_text(data, where)))
    refuse_entities(text, where=where)
    return "".join(_REFERENCE.sub(_known, part) if plain else part for plain, part in _parts(text)).encode()


def refuse_entities(text: str, *, where: str) -> None:
    """Raise `InputError` for XML that declares entities: with them a small file can fill all memory, or have files of
    this computer read, and no feed needs them."""
    if _DOCTYPE.search(text) and _ENTITY.search(text):
        raise InputError("the XML declares entities of its own, as harmful files do", where=where,
                         do="leave it out, or save it without its DOCTYPE")  # fmt: skip


def sound(data: bytes, *, where: str) -> bytes:
    """XML that is well formed, made of `mended` XML; what cannot be understood is left out.

    Raises `InputError` when nothing is left, and for an entry of so many parts that it is no report.
    """
    from lxml import etree

    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    well_formed = True
    try:
        tree = etree.fromstring(data, etree.XMLParser(**options))
    except etree.XMLSyntaxError as error:
        well_formed, tree = False, etree.fromstring(data, etree.XMLParser(recover=True, **options))
        if tree is None:
            raise InputError(f"this is damaged XML: {error.msg}", where=where, do="fetch it again") from error
    if any(len(entry) > MOST_PARTS for entry in tree.iter("{*}item", "{*}entry", "item", "entry")):
        raise InputError(f"an entry has more than {MOST_PARTS:,} parts", where=where, do="leave it out")
    return data if well_formed else bytes(etree.tostring(tree, encoding="utf-8"))


def _text(data: bytes, where: str) -> str:
    """The text of XML: in the encoding it declares, where that is true, else as any other file."""
    match = _ENCODING.match(data)
    if match and not data.startswith(tuple(mark for mark, _ in MARKS)) and not match[1].lower().startswith(b"utf-16"):
        try:
            return data.decode(match[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, where=where)


def _without_declaration(text: str) -> str:
    match = _DECLARATION.match(text)
    return text[match.end() :] if match else text


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """The stretches of a text, each with whether it is outside of CDATA."""
    at = 0
    while (start := text.find(_OPEN, at)) >= 0 and (end := text.find(_CLOSE, start)) >= 0:
        yield True, text[at:start]
        yield False, text[start : end + len(_CLOSE)]
        at = end + len(_CLOSE)
    yield True, text[at:]


def _known(reference: re.Match[str]) -> str:
    """A reference that XML knows: HTML's names of signs become the signs, and any other & is one."""
    name = reference[1]
    if name is None:
        return "&amp;"
    if name.startswith("#") or name in OF_XML:
        return reference[0]
    return html5.get(name, f"&amp;{name}")
