"""The commands on what is in a workspace already: coding it anew, comparing runs, correcting rows."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from polybius.cli.commands import Actors, Codebook, GazetteerFile, SettingsFile, Thorough, app
from polybius.cli.examples import examples
from polybius.cli.output_options import AsFormat, Output

correct_app = typer.Typer(no_args_is_help=True, help="Accept, reject and edit what was coded; undo; agreement.")
app.add_typer(correct_app, name="correct")

Workspace = Annotated[Path, typer.Argument(metavar="WORKSPACE", help="The file that `polybius ingest` made.")]
Rows = Annotated[
    list[str], typer.Argument(metavar="ROW...", help="Uids or ids as lists show them; or e3, with --article.")
]
Reason = Annotated[str, typer.Option(help="Why.")]
Author = Annotated[str | None, typer.Option(help="Who judges; without it, your login name.")]
OfArticle = Annotated[
    str | None, typer.Option("--article", metavar="NAME", help="The article, by name or number, that e3 is of.")
]
OfKind = Annotated[
    Literal["event", "toll", "claim"] | None, typer.Option("--kind", help="What an id is of, where it is of several.")
]
Decides = Annotated[
    bool, typer.Option("--decides", help="Decide between those who judged the row otherwise: it counts before them.")
]
Target = Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write to this file.")]


@app.command(epilog=examples("watch"))
def watch(
    feeds: Annotated[list[str], typer.Argument(help="OPML files, and addresses of feeds and sitemaps.")],
    into: Annotated[Path, typer.Option("--into", metavar="FILE", help="The workspace; made when there is none.")],
    every: Annotated[str, typer.Option(metavar="TIME", help="How long from one round to the next: 15m, 1h.")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="One round, e.g. from cron.")] = False,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Nothing older (YYYY-MM-DD); sitemaps: by default of three days."),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also addresses of this computer and of private networks.")
    ] = False,
    settings: SettingsFile = None,
    codebook: Codebook = None,
    actors: Actors = None,
    gazetteer: GazetteerFile = None,
    thorough: Thorough = False,
) -> None:
    """Poll feeds, fetch what is new politely, and code it into a workspace, until Ctrl-C."""
    from polybius.cli.coding import chosen_settings
    from polybius.cli.watching import watch_feeds

    chosen = chosen_settings(settings, codebook, actors, gazetteer, thorough=thorough)
    failures = watch_feeds(
        feeds, into=into, every=every, once=once, since=since, allow_private=allow_private, chosen=chosen
    )
    if failures and once:
        raise typer.Exit(1)


@app.command(epilog=examples("recode"))
def recode(
    workspace: Workspace,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="How many processes code.")] = 1,
    settings: SettingsFile = None,
    codebook: Codebook = None,
    actors: Actors = None,
    gazetteer: GazetteerFile = None,
    thorough: Thorough = False,
) -> None:
    """Code all articles of a workspace anew, with this version and these tables; corrections and old records stay."""
    from polybius.cli.coding import chosen_settings
    from polybius.cli.recoding import recode_workspace

    if recode_workspace(
        workspace, workers=workers, chosen=chosen_settings(settings, codebook, actors, gazetteer, thorough=thorough)
    ):
        raise typer.Exit(1)


@app.command(epilog=examples("runs"))
def runs(workspace: Workspace, format: AsFormat = None, output: Output = None) -> None:
    """Show the runs that coded a workspace: when, and with which version and tables."""
    from polybius.cli.recoding import show_runs

    show_runs(workspace, format=format, output=output)


@app.command(epilog=examples("diff"))
def diff(
    workspace: Workspace,
    before: Annotated[str, typer.Argument(metavar="RUN", help="The number or hash of a run: see polybius runs.")],
    after: Annotated[str, typer.Argument(metavar="RUN", help="The run to compare with it.")],
    format: AsFormat = None,
    output: Output = None,
) -> None:
    """Show which rows appeared, vanished or changed from one run to another, and why."""
    from polybius.cli.recoding import show_differences

    show_differences(workspace, before, after, format=format, output=output)


@app.command(epilog=examples("ledger"))
def ledger(
    workspace: Workspace,
    happenings: Annotated[
        list[str] | None,
        typer.Argument(metavar="[HAPPENING...]", help="Their ids, or uids of mentions; without any, all with figures."),
    ] = None,
    rule: Annotated[
        list[str] | None,
        typer.Option(help="authority, majority, range, latest, official or side:CODE; may be repeated."),
    ] = None,
    effect: Annotated[str | None, typer.Option(help="Only this effect, e.g. killed.")] = None,
    authority: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own table of who is believed before whom (.csv).")
    ] = None,
    format: AsFormat = None,
    output: Output = None,
) -> None:
    """Show the figures of happenings: who says so, how they changed, and low, best and high by rules you choose."""
    from polybius.cli.ledger import show_ledgers

    show_ledgers(workspace, happenings or [], rules=rule or ["authority", "majority", "range"], effect=effect,
                 authority=authority, format=format, output=output)  # fmt: skip


@correct_app.command(epilog=examples("correct accept"))
def accept(
    workspace: Workspace,
    rows: Rows,
    reason: Reason = "",
    author: Author = None,
    article: OfArticle = None,
    kind: OfKind = None,
    decides: Decides = False,
) -> None:
    """Say that rows are right."""
    from polybius.cli.correcting import judge

    judge(workspace, rows, "accept", edits=[], reason=reason, author=author, article=article, of=kind,
          decides=decides)  # fmt: skip


@correct_app.command(epilog=examples("correct reject"))
def reject(
    workspace: Workspace,
    rows: Rows,
    reason: Reason = "",
    author: Author = None,
    article: OfArticle = None,
    kind: OfKind = None,
    decides: Decides = False,
) -> None:
    """Say that rows are wrong: they are left out of answers, counts and exports, and stay in the workspace."""
    from polybius.cli.correcting import judge

    judge(workspace, rows, "reject", edits=[], reason=reason, author=author, article=article, of=kind,
          decides=decides)  # fmt: skip


@correct_app.command(epilog=examples("correct edit"))
def edit(
    workspace: Workspace,
    row: Annotated[str, typer.Argument(metavar="ROW", help="A uid or id as lists show them; or e3, with --article.")],
    edits: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE...", help="E.g. status=denied or low=12.")],
    reason: Reason = "",
    author: Author = None,
    article: OfArticle = None,
    kind: OfKind = None,
    decides: Decides = False,
) -> None:
    """Change fields of a row."""
    from polybius.cli.correcting import judge

    judge(workspace, [row], "edit", edits=edits, reason=reason, author=author, article=article, of=kind,
          decides=decides)  # fmt: skip


@correct_app.command(name="undo", epilog=examples("correct undo"))
def take_back(
    workspace: Workspace,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Corrections: see polybius correct list.")],
    reason: Reason = "",
    author: Annotated[str | None, typer.Option(help="Who takes them back; without it, your login name.")] = None,
) -> None:
    """Take corrections back; they stay in the list, with who took them back and why."""
    from polybius.cli.correcting import take_back

    take_back(workspace, ids, reason=reason, author=author)


@correct_app.command(name="list", epilog=examples("correct list"))
def show(
    workspace: Workspace,
    flagged: Annotated[bool, typer.Option("--flagged", help="Only those whose row or text is gone.")] = False,
    format: AsFormat = None,
    output: Output = None,
) -> None:
    """Show all corrections and whether they still apply."""
    from polybius.cli.correcting import show_corrections

    show_corrections(workspace, flagged=flagged, format=format, output=output)


@correct_app.command(name="export", epilog=examples("correct export"))
def write(
    workspace: Workspace,
    output: Target = None,
    gold: Annotated[bool, typer.Option("--gold", help="The rows that were judged, as they should be.")] = False,
) -> None:
    """Write the corrections as JSON Lines, for another workspace, or the corrected rows as gold."""
    from polybius.cli.correcting import export_corrections

    export_corrections(workspace, output, as_gold=gold)


@correct_app.command(name="import", epilog=examples("correct import"))
def read(
    workspace: Workspace,
    corrections: Annotated[Path, typer.Argument(metavar="FILE", help="What polybius correct export wrote.")],
) -> None:
    """Bring in corrections that were made elsewhere."""
    from polybius.cli.correcting import import_corrections

    import_corrections(workspace, corrections)


@correct_app.command(epilog=examples("correct agreement"))
def agreement(workspace: Workspace, format: AsFormat = None, output: Output = None) -> None:
    """Show how far those who corrected rows agree: Krippendorff's alpha, Cohen's kappa, F1."""
    from polybius.cli.correcting import show_agreement

    show_agreement(workspace, format=format, output=output)


@correct_app.command(name="differences", epilog=examples("correct differences"))
def differing(
    workspace: Workspace,
    undecided: Annotated[bool, typer.Option("--undecided", help="Only those that nobody has decided.")] = False,
    format: AsFormat = None,
    output: Output = None,
) -> None:
    """Show the rows on which coders differ, what each says, and what was decided; those that are open first."""
    from polybius.cli.correcting import show_differences

    show_differences(workspace, undecided=undecided, format=format, output=output)
