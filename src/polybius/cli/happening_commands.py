"""The commands on happenings: what many articles tell of together, why, and what a person judges of it."""

from typing import Annotated, Literal

import typer

from polybius.cli.commands import ShownByDefault, app
from polybius.cli.examples import examples
from polybius.cli.filter_options import WorkspaceFile, filtered
from polybius.cli.output_options import AsFormat, Output
from polybius.cli.workspace_commands import Author, Reason, Workspace
from polybius.query import OWN_FILTER_TEXTS, Filters, HappeningFilters, HappeningSort

HELP = """List happenings: what articles tell of together; judge which mentions are one ("show" may be left out).

With --members each one carries `articles` (the ids of all articles that mention it), `main_of` (the ids of those that
are about it before all else: an article is in main_of of at most one happening) and `mentions` (uids)."""

happenings_app = typer.Typer(cls=ShownByDefault, help=HELP, epilog=examples("happenings"))
app.add_typer(happenings_app, name="happenings")

Mentions = Annotated[
    list[str],
    typer.Argument(
        metavar="MENTION...", help="Uids of events or figures; ARTICLE:UID where two articles have one text."
    ),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The id of a happening, or the uid of a mention.")]


@happenings_app.command(name="show", epilog=examples("happenings show"))
@filtered
def show_happenings(
    file: WorkspaceFile,
    filters: Filters,
    members: Annotated[
        bool, typer.Option("--members", help="With articles, main_of (what each article is about) and mentions.")
    ] = False,
    at_least: Annotated[int, typer.Option("--at-least", metavar="N", min=1, help="Told of by N articles or more.")] = 1,
    origins: Annotated[int, typer.Option(metavar="N", help=OWN_FILTER_TEXTS["origins"].text)] = 0,
    mode: Annotated[list[str] | None, typer.Option(metavar="MODE", help=OWN_FILTER_TEXTS["mode"].text)] = None,
    place: Annotated[list[str] | None, typer.Option(metavar="NAME", help=OWN_FILTER_TEXTS["place"].text)] = None,
    figure: Annotated[int | None, typer.Option(metavar="N", help=OWN_FILTER_TEXTS["figure"].text)] = None,
    disputed: Annotated[bool, typer.Option("--disputed", help=OWN_FILTER_TEXTS["disputed"].text)] = False,
    sort: Annotated[HappeningSort, typer.Option(help="In what order; - is newest or most first.")] = "day",
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="The first N.")] = None,
    format: AsFormat = None,
    output: Output = None,
) -> None:
    """List the happenings that the options let through, by day unless --sort is given. In jsonl each is an object with
    id, type, days, place, parties, tolls, and how many articles and origins tell of it; with --members also who: the
    ids of articles, main_of (ids of the articles that are about it) and the uids of mentions."""
    from polybius.cli.happenings import list_them

    asked = HappeningFilters(
        **filters.given(), origins=origins, articles=at_least if at_least > 1 else 0, mode=tuple(mode or ()),  # type: ignore[arg-type]
        place=tuple(place or ()), figure=figure, disputed=disputed,
    )  # fmt: skip
    list_them(file, asked, sort=sort, limit=limit, members=members, format=format, output=output)


@app.command(epilog=examples("happening"))
def happening(
    workspace: Workspace,
    name: Annotated[str, typer.Argument(metavar="ID", help="Its id, also a former one, or the uid of a mention.")],
    format: Annotated[Literal["text", "json"], typer.Option(help="For reading, or as one JSON object.")] = "text",
) -> None:
    """Show one happening with all its evidence: what each article says, its figures, where it comes from, and why
    these mentions belong together."""
    from polybius.cli.happening_told import show_one

    show_one(workspace, name, format=format)


@happenings_app.command(epilog=examples("happenings same"))
def same(workspace: Workspace, one: Name, other: Name, reason: Reason = "", author: Author = None) -> None:
    """Judge that two mentions are of the same happening."""
    from polybius.cli.happenings import judge

    judge(workspace, "same", (one, other), reason=reason, author=author)


@happenings_app.command(name="not-same", epilog=examples("happenings not-same"))
def not_same(workspace: Workspace, one: Name, other: Name, reason: Reason = "", author: Author = None) -> None:
    """Judge that two mentions, or all of two happenings, are not of the same happening."""
    from polybius.cli.happenings import judge

    judge(workspace, "not same", (one, other), reason=reason, author=author)


@happenings_app.command(epilog=examples("happenings merge"))
def merge(
    workspace: Workspace,
    happenings: Annotated[list[str], typer.Argument(metavar="ID...", help="Two happenings or more.")],
    reason: Reason = "",
    author: Author = None,
) -> None:
    """Make one happening of several."""
    from polybius.cli.happenings import judge

    judge(workspace, "merge", tuple(happenings), reason=reason, author=author)


@happenings_app.command(epilog=examples("happenings split"))
def split(
    workspace: Workspace,
    name: Annotated[str, typer.Argument(metavar="ID", help="The happening.")],
    mentions: Mentions,
    reason: Reason = "",
    author: Author = None,
) -> None:
    """Take mentions out of a happening and make them one of their own."""
    from polybius.cli.happenings import judge

    judge(workspace, "split", (name, *mentions), reason=reason, author=author)


@happenings_app.command(epilog=examples("happenings undo"))
def undo(
    workspace: Workspace,
    number: Annotated[
        int, typer.Argument(metavar="NUMBER", help="Of a judgement: see polybius happenings judgements.")
    ],
    reason: Reason = "",
    author: Author = None,
) -> None:
    """Take a judgement back; it stays on record."""
    from polybius.cli.happenings import take_back

    take_back(workspace, number, reason=reason, author=author)


@happenings_app.command(epilog=examples("happenings judgements"))
def judgements(workspace: Workspace, format: AsFormat = None, output: Output = None) -> None:
    """List what has been judged, by whom and why, and what has been taken back."""
    from polybius.cli.happenings import show_judgements

    show_judgements(workspace, format=format, output=output)
