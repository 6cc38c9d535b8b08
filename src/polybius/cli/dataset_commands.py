"""The commands on datasets; what a command needs is imported when it runs."""

from pathlib import Path
from typing import Annotated

import typer

from polybius.cli.commands import app

Folder = Annotated[str, typer.Argument(metavar="DATASET/", help="What polybius code --output DATASET/ wrote.")]


@app.command(name="load")
def load_into(
    dataset: Folder,
    into: Annotated[Path, typer.Option("--into", metavar="FILE", help="The workspace; made when there is none.")],
) -> None:
    """Write a dataset into a workspace: the rows of an ingest of the same articles, without coding them again."""
    from polybius.cli.dataset_coding import load_dataset

    if load_dataset(dataset, into=into):
        raise typer.Exit(1)


@app.command(name="collate")
def collate(
    dataset: Folder,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="How many processes compare.")] = 1,
    memory: Annotated[str, typer.Option(help="How much of what lies on the disk is in memory at a time.")] = "1GB",
    scratch: Annotated[Path | None, typer.Option(metavar="DIR", help="Where what is compared lies meanwhile.")] = None,
) -> None:
    """Find reprints, origins and happenings across the articles of a dataset, however many there are."""
    from polybius.cli.dataset_coding import collate_into

    collate_into(dataset, workers=workers, memory=memory, scratch=scratch)
