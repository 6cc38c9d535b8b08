"""The codebook: what events are coded by, which words make which type, and how often each stands in the workspace."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from polybius.codebook import QUADS, codes, contexts, modes, types
from polybius.query.entry_counts import EntryCounts, entry_counts, own_codes
from polybius.serve.answering import answered
from polybius.serve.answers import CodebookTold, TypeTold
from polybius.serve.asking import Asked
from polybius.serve.openapi import answers
from polybius.serve.problems import RefusedError
from polybius.wording import FrameTold, fired_by, frames_with, statuses
from polybius.workspace import Run, runs

routes = APIRouter(tags=["Codebook"])

Word = Annotated[str, Query(min_length=2, max_length=60, description="A word, or a part of one.")]


@routes.get("/codebook", **answers(CodebookTold))
def tell_codebook(asked: Asked) -> Response:
    """What events are coded by: types, modes, contexts, codes, quad classes and statuses."""
    kinds, coded = tuple(types().values()), runs(asked.store)
    return answered(CodebookTold(
        quads=QUADS, types=kinds, modes=tuple(mode for kind in kinds for mode in modes(kind.type).values()),
        contexts=tuple(contexts().values()), codes=tuple(codes().values()), statuses=statuses(),
        own=own_codes(asked.store, codes()), tables=_own_tables(coded),
        scale=coded[-1].manifest.goldstein if coded else None,
    ))  # fmt: skip


def _own_tables(coded: tuple[Run, ...]) -> tuple[str, ...]:
    """The hashes of the users' tables that runs were made with, as manifests have them behind that of the shipped."""
    found = (run.manifest.codebook.partition("-")[2] for run in coded)
    return tuple(dict.fromkeys(name for name in found if name))


@routes.get("/codebook/counts", **answers(EntryCounts))
def count_entries(asked: Asked) -> Response:
    """How often each type, mode, status and code stands in the workspace."""
    return answered(entry_counts(asked.store))


@routes.get("/codebook/words", **answers(tuple[FrameTold, ...]))
def find_words(q: Word) -> Response:
    """What a word means as an event: the entries of the codebook that it fires, whatever their type."""
    return answered(frames_with(q))


@routes.get("/codebook/{type}", **answers(TypeTold))
def tell_type(type: str) -> Response:
    """A PLOVER type: its modes and codes, the words that give it and when, and sentences that prove it."""
    entry = types().get(type.upper())
    if entry is None:
        raise RefusedError(404, "there is no such type", where=type[:100], do=f"the types are {', '.join(types())}")
    mapped = tuple(code for code in codes().values() if code.type == entry.type)
    return answered(TypeTold(entry=entry, modes=tuple(modes(entry.type).values()), codes=mapped,
                             fired=fired_by(entry.type)))  # fmt: skip
