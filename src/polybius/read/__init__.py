"""A file, page, feed or archive → Article."""

from polybius.read.sources import read_sources
from polybius.read.text import read_text

__all__ = ["read_sources", "read_text"]
