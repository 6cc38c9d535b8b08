"""A piece of HTML, as feeds carry it → its text, a paragraph a block."""

import html
import re

LEFT_OUT = ("script", "style", "noscript", "template", "iframe", "object", "svg", "form", "button", "table", "figure",
            "audio", "video")  # fmt: skip
BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "section",
                    "article", "header", "footer", "hr", "pre", "dd", "dt", "dl", "address", "aside"})  # fmt: skip
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_BREAKS = re.compile(r"(?:(?<![ \t])[ \t]++)?\n[ \t]*+(?:\n[ \t\n]*+)?")


def plain_text(markup: str) -> str:
    """The text of a piece of HTML; text without markup is given back with its entities resolved."""
    if not _MARKUP.search(markup):
        return html.unescape(markup).strip()
    import lxml.html

    try:
        tree = lxml.html.fragment_fromstring(markup.replace("\x00", ""), create_parent="div")
    except (lxml.html.etree.LxmlError, ValueError):
        return html.unescape(re.sub(r"<[^>]*>", " ", markup)).strip()
    for element in list(tree.iter(*LEFT_OUT)):
        element.drop_tree()
    parts: list[str] = []
    for event, element in lxml.html.etree.iterwalk(tree, events=("start", "end")):
        plain = isinstance(element.tag, str)
        if event == "start":
            parts.append("\n\n" if plain and element.tag in BLOCKS else "\n" if element.tag == "br" else "")
            parts.append(_flat(element.text) if plain else "")
        else:
            parts.append("\n\n" if plain and element.tag in BLOCKS else "")
            parts.append(_flat(element.tail) if element is not tree else "")
    return _BREAKS.sub(lambda found: "\n\n" if found[0].count("\n") > 1 else "\n", "".join(parts)).strip()


def _flat(text: str | None) -> str:
    """Text in which a line break is a space, as a browser shows it."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")
