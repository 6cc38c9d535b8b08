"""Feeds and pages on the web → articles, fetched politely."""

from polybius.fetch.following import Memory
from polybius.fetch.polite import Fetcher
from polybius.fetch.watch import addresses, spared, watch

__all__ = ["Fetcher", "Memory", "addresses", "spared", "watch"]
