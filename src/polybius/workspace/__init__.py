"""Many articles in one file: what goes in, and what is asked of it."""

from polybius.workspace.ingesting import Outcome, ingest

__all__ = ["Outcome", "ingest"]
