"""Words of a question as an expression of SQLite's full-text search, in which every word is quoted."""

import re

from polybius.errors import SettingError

PART = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
WORD = re.compile(r"\w")


def match_of(words: str, *, option: str = "--text") -> str:
    """The full-text expression of plain words.

    All words must stand there; "two words" side by side, `word*` begins a word, `-word` must not stand there, and of
    words with OR between them one suffices. Raises `SettingError` when nothing is looked for or a quotation is open.
    """
    if words.count('"') % 2:
        raise SettingError("a quotation mark is not closed", where=option, do="close it, or leave it out")
    groups: list[list[str]] = []
    without: list[str] = []
    joined = False
    for minus, phrase, word in PART.findall(words.replace("\0", " ")):
        if word == "OR":
            joined = bool(groups)
        elif WORD.search(term := phrase or word):
            wanted = _quoted(term, beginning=term.endswith("*") and not phrase)
            if minus:
                without.append(wanted)
            elif joined:
                groups[-1].append(wanted)
            else:
                groups.append([wanted])
            joined = False
    if not groups:
        raise SettingError("no word to look for", where=option, do='give words: --text "cease fire"')
    together = " AND ".join(f"({' OR '.join(group)})" for group in groups)
    return f"({together}) NOT ({' OR '.join(without)})" if without else together


def _quoted(term: str, *, beginning: bool) -> str:
    words = term.replace('"', " ").replace("*", " ").strip()
    return f'"{words}"' + ("*" if beginning else "")
