"""Polybius reads news and rebuilds, as data, the world it reports.

>>> import polybius
>>> record = polybius.code("Iraq invaded Kuwait on Thursday.", date="1990-08-02")
>>> record.document.published
'1990-08-02'
"""

from importlib import import_module
from typing import TYPE_CHECKING

from polybius.errors import InputError, PolybiusError, SettingError, TableError
from polybius.vocabulary import Article, Failure, Record

if TYPE_CHECKING:
    from polybius.coder import Coder, code
    from polybius.read import read_sources, read_text
    from polybius.settings import Settings, load_settings
    from polybius.workspace.opened import Workspace

__all__ = [
    "Article", "Coder", "Failure", "InputError", "PolybiusError", "Record", "SettingError", "Settings", "TableError",
    "Workspace", "code", "load_settings", "read_sources", "read_text",
]  # fmt: skip

LATE = {
    "Coder": "polybius.coder",
    "code": "polybius.coder",
    "Settings": "polybius.settings",
    "load_settings": "polybius.settings",
    "read_sources": "polybius.read",
    "read_text": "polybius.read",
    "Workspace": "polybius.workspace.opened",
}


def __getattr__(name: str) -> object:
    """What is slow to import is imported when it is first asked for."""
    if name in LATE:
        return getattr(import_module(LATE[name]), name)
    raise AttributeError(f"module 'polybius' has no attribute {name!r}")
