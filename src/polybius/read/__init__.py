"""A file, page, feed or archive → Article."""

from polybius.read.items import Bounds
from polybius.read.source import Source
from polybius.read.sources import find_sources, may_be_report, read_source, read_sources
from polybius.read.text import read_text

__all__ = ["Bounds", "Source", "find_sources", "may_be_report", "read_source", "read_sources", "read_text"]
