"""Rows of actors as a table that `--actors` reads, with or without those that Polybius has already."""

import csv
import io
from collections.abc import Iterable

from polybius.mentions.cast.directory import named_actors
from polybius.mentions.cast.spelling import fold
from polybius.vocabulary.actor_row import ActorRow


def table_head(comments: Iterable[str]) -> str:
    """The comments and the header of a table."""
    return "".join(f"# {comment}\n" for comment in comments) + ",".join(ActorRow.__struct_fields__) + "\n"


def table_lines(rows: Iterable[ActorRow]) -> str:
    """Rows as the lines of a table."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        cells = (getattr(row, field) for field in ActorRow.__struct_fields__)
        writer.writerow("|".join(cell) if isinstance(cell, tuple) else cell for cell in cells)
    return out.getvalue()


def known_names() -> frozenset[str]:
    """All names of the shipped tables, without accents and in small letters."""
    return frozenset(fold(name).lower() for _, names in named_actors() for name in names)
