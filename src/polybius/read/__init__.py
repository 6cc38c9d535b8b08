"""A file, page, feed or archive → Article."""

from polybius.read.text import read_text

__all__ = ["read_text"]
