"""The commands and their options; what a command needs is imported when it runs, so that the others start at once."""

from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from polybius.cli.examples import examples
from polybius.cli.writers import Format


class ShownByDefault(TyperGroup):
    """A group of commands in which any other word goes to the command `show`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with `show` put before a word that is no command."""
        named = args and (args[0] in self.commands or args[0] == "--help")
        return super().parse_args(ctx, args if named else ["show", *args])


app = typer.Typer(
    name="polybius",
    help="Reads news and rebuilds, as data, the world it reports: who did what to whom, when, where, and who says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

codebook_app = typer.Typer(cls=ShownByDefault, help="Show, check, compare and import codebooks.")
app.add_typer(codebook_app, name="codebook")
actors_app = typer.Typer(
    cls=ShownByDefault,
    help="List a workspace's actors; say who somebody is on a day; check, import, build tables.",
    epilog=examples("actors"),
)
app.add_typer(actors_app, name="actors")
places_app = typer.Typer(no_args_is_help=True, help="Say which place a name means.")
app.add_typer(places_app, name="places")
gazetteer_app = typer.Typer(no_args_is_help=True, help="Build a gazetteer from a GeoNames dump.")
app.add_typer(gazetteer_app, name="gazetteer")

Sources = Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")]
Date = Annotated[str | None, typer.Option(help="Publication date (YYYY-MM-DD) of what carries none.")]
Columns = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="OURS=THEIRS", help="A column with another name: text=body. May be repeated."),
]
Codebook = Annotated[Path | None, typer.Option("--codebook", help="A folder with your own tables of the codebook.")]
Actors = Annotated[list[Path] | None, typer.Option("--actors", help="Your own table of actors; may be repeated.")]
GazetteerFile = Annotated[
    Path | None, typer.Option("--gazetteer", metavar="FILE", help="A gazetteer that `polybius gazetteer build` made.")
]
SettingsFile = Annotated[Path | None, typer.Option("--settings", help="A settings file (TOML).")]
Thorough = Annotated[bool, typer.Option("--thorough", help="Parse every sentence, also those that cannot matter.")]


@app.callback(invoke_without_command=True)
def options(
    show_version: Annotated[bool, typer.Option("--version", help="Show the version.", is_eager=True)] = False,
) -> None:
    """Options of all commands."""
    if show_version:
        typer.echo(f"polybius {version('polybius')}")
        raise typer.Exit


@app.command()
def code(
    sources: Sources,
    date: Date = None,
    output: Annotated[
        str | None, typer.Option(help="Write to this file (.jsonl, or .json for one array), or to a dataset: FOLDER/.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option(help="Default: by the file's ending; a table on a terminal, jsonl in a pipe.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first input that cannot be coded.")] = False,
    workers: Annotated[int | None, typer.Option(metavar="N", min=1, help="How many processes code.")] = None,
    engine: Annotated[
        Literal["local", "processes", "ray"] | None,
        typer.Option(help="Where it is coded: in this process, in N processes, or on a Ray cluster."),
    ] = None,
    address: Annotated[str | None, typer.Option(help="The Ray cluster; without it, one on this machine.")] = None,
    by: Annotated[Literal["day", "month", "year"], typer.Option(help="How a dataset is divided by date.")] = "day",
    column: Columns = None,
    settings: SettingsFile = None,
    codebook: Codebook = None,
    actors: Actors = None,
    gazetteer: GazetteerFile = None,
    thorough: Thorough = False,
) -> None:
    """Code news reports: text, HTML, JSON, JSON Lines, saved feeds, tables and web archives, also gzipped."""
    from polybius.cli.coding import chosen_settings, code_sources, read_columns
    from polybius.cli.dataset_coding import code_into_dataset, engine_for, is_dataset

    chosen, columns = chosen_settings(settings, codebook, actors, gazetteer, thorough=thorough), read_columns(column)
    used = engine_for(engine, workers)
    if is_dataset(output, used) and output is not None:
        failures = code_into_dataset(sources, output=output, date=date, columns=columns, chosen=chosen, engine=used,
                                     workers=workers, address=address, by=by)  # fmt: skip
    else:
        failures = code_sources(sources, date=date, output=Path(output) if output else None, format=format,
                                strict=strict, columns=columns, chosen=chosen,
                                workers=(workers or 1) if used == "processes" else None)  # fmt: skip
    if failures:
        raise typer.Exit(1)


@app.command(epilog=examples("ingest"))
def ingest(
    sources: Sources,
    into: Annotated[Path, typer.Option("--into", metavar="FILE", help="The workspace; made when there is none.")],
    date: Date = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="How many processes code.")] = 1,
    column: Columns = None,
    settings: SettingsFile = None,
    codebook: Codebook = None,
    actors: Actors = None,
    gazetteer: GazetteerFile = None,
    thorough: Thorough = False,
) -> None:
    """Code news reports into a workspace (one SQLite file). What is there already is passed over, so run it again
    after an interruption or when there is more."""
    from polybius.cli.coding import chosen_settings, read_columns
    from polybius.cli.ingesting import ingest_sources

    chosen, columns = chosen_settings(settings, codebook, actors, gazetteer, thorough=thorough), read_columns(column)
    failures = ingest_sources(sources, into=into, date=date, workers=workers, columns=columns, chosen=chosen)
    if failures:
        raise typer.Exit(1)


@app.command()
def explain(
    source: Annotated[str, typer.Argument(metavar="FILE", help="A report to code, or records (JSON, JSON Lines).")],
    event: Annotated[str | None, typer.Option(help="Only this event, e.g. e3.")] = None,
    document: Annotated[str | None, typer.Option(help="Only the record of this document id.")] = None,
    date: Date = None,
    format: Annotated[
        Literal["text", "json"], typer.Option(help="For reading, or as one JSON object a line.")
    ] = "text",
    settings: SettingsFile = None,
    codebook: Codebook = None,
    actors: Actors = None,
    gazetteer: GazetteerFile = None,
    thorough: Thorough = False,
) -> None:
    """Show why an event was coded: its sentence with the words of each role, the codebook entry, and who says so."""
    from polybius.cli.coding import chosen_settings
    from polybius.cli.explaining import explain_source

    explain_source(source, event=event, document=document, date=date, format=format,
                   chosen=chosen_settings(settings, codebook, actors, gazetteer, thorough=thorough))  # fmt: skip


@codebook_app.command(name="show")
def show(
    word: Annotated[str | None, typer.Argument(metavar="[TYPE|CODE]", help="A type, CAMEO code, mode or word.")] = None,
    coverage: Annotated[bool, typer.Option("--coverage", help="The rows and examples of each entry.")] = False,
    codebook: Codebook = None,
) -> None:
    """Show all types, or what a type, mode, context, CAMEO code or word means ("show" may be left out)."""
    from polybius.cli.codebook import show_codebook, show_coverage

    if coverage:
        if not show_coverage(codebook):
            raise typer.Exit(1)
    else:
        show_codebook(word, codebook)


@codebook_app.command(name="diff")
def diff(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with your own tables.")],
    sources: Sources,
    date: Date = None,
    format: Annotated[
        Literal["table", "jsonl"] | None, typer.Option(help="Default: a table on a terminal, jsonl in a pipe.")
    ] = None,
    settings: SettingsFile = None,
    actors: Actors = None,
) -> None:
    """Show which events of articles would appear, vanish or change with your own codebook."""
    from polybius.cli.codebook_diff import show_changes

    if show_changes(folder, sources, date=date, format=format, settings=settings, actors=actors):
        raise typer.Exit(1)


@codebook_app.command(name="import")
def import_verbs(
    dictionary: Annotated[Path, typer.Argument(metavar="FILE", help="A TABARI or PETRARCH dictionary (.verbs, .txt).")],
    output: Annotated[Path, typer.Option(help="The folder of the codebook to write.")],
) -> None:
    """Write the verbs and patterns of a TABARI or PETRARCH dictionary as a codebook."""
    from polybius.cli.codebook_import import write_codebook

    write_codebook(dictionary, output)


@actors_app.command(name="lookup")
def lookup(
    name: Annotated[str, typer.Argument(help='A person, a body or an office: "the Israeli prime minister".')],
    date: Annotated[str | None, typer.Option(help="The day (YYYY-MM-DD); without it, today.")] = None,
    actors: Actors = None,
    settings: SettingsFile = None,
    format: Annotated[Literal["table", "json"], typer.Option(help="As a table or as JSON.")] = "table",
) -> None:
    """Say who a person, a body or the holder of an office is on a day, which row says so, and who else it might be."""
    from polybius.cli.actors_lookup import show_actor

    if not show_actor(name, date=date, actors=actors or [], settings=settings, format=format):
        raise typer.Exit(1)


@actors_app.command(name="check")
def check(
    files: Annotated[list[Path] | None, typer.Argument(help="Your tables; without any, the shipped ones.")] = None,
) -> None:
    """Check tables of actors: columns, codes, days, terms that overlap, names that others have too."""
    from polybius.cli.actors_check import show_faults

    if show_faults(files or []):
        raise typer.Exit(1)


Table = Annotated[Path, typer.Option("--output", help="The table to write (.csv).")]
NewOnly = Annotated[bool, typer.Option("--new-only", help="Leave out actors whose name Polybius has already.")]


@actors_app.command(name="import")
def import_actors(
    dictionaries: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Actor dictionaries (.actors, .txt).")],
    output: Table,
    new_only: NewOnly = False,
) -> None:
    """Write the actors of TABARI or PETRARCH dictionaries, with their dates, as a table for --actors."""
    from polybius.cli.actors_import import write_actors

    write_actors(dictionaries, output, new_only=new_only)


@actors_app.command(name="build")
def build_actors(
    wikidata: Annotated[Path, typer.Option(metavar="DUMP", help="A Wikidata dump: .json, .json.gz or .json.bz2.")],
    output: Table,
    since: Annotated[int, typer.Option(metavar="YEAR", help="Leave out what ended before this year.")] = 1990,
    offices: Annotated[
        Literal["national", "all"], typer.Option(help="Offices of countries and bodies of states, or also local ones.")
    ] = "national",
    sectors: Annotated[str, typer.Option(help="Only these sectors, e.g. GOV,MIL; without it, all.")] = "",
    articles: Annotated[int, typer.Option(metavar="N", help="Only what at least N wikis have an article on.")] = 3,
    new_only: NewOnly = False,
) -> None:
    """Write persons by the offices they held, and organisations, of a Wikidata dump as a table for --actors."""
    from polybius.cli.actors_build import write_table

    write_table(wikidata, output, since=since, offices=offices, sectors=sectors, articles=articles, new_only=new_only)


@places_app.command(name="lookup")
def lookup_place(
    name: Annotated[str, typer.Argument(help='A place: "Tripoli".')],
    country: Annotated[str | None, typer.Option(help="Only places of this country: its name or ISO 3166 code.")] = None,
    near: Annotated[str | None, typer.Option(metavar="NAME", help="Another place that the text names.")] = None,
    format: Annotated[Literal["table", "json"], typer.Option(help="As a table or as JSON.")] = "table",
    gazetteer: GazetteerFile = None,
    settings: SettingsFile = None,
) -> None:
    """Show the places that a name can mean, the likeliest first, and why it is."""
    from polybius.cli.coding import chosen_settings
    from polybius.cli.places_lookup import show_places

    chosen = chosen_settings(settings, None, None, gazetteer)
    show_places(name, country=country, near=near, format=format, chosen=chosen)


@gazetteer_app.command(name="build")
def build_gazetteer(
    geonames: Annotated[Path, typer.Option(metavar="DUMP", help="allCountries.zip, cities500.zip, IQ.zip, … or .txt.")],
    output: Annotated[Path, typer.Option(metavar="FILE", help="The gazetteer to write.")] = Path("gazetteer.polybius"),
    names: Annotated[Path | None, typer.Option(metavar="FILE", help="alternateNamesV2.zip: English names.")] = None,
    admin1: Annotated[Path | None, typer.Option(metavar="FILE", help="admin1CodesASCII.txt: names of regions.")] = None,
) -> None:
    """Make a gazetteer of a GeoNames dump and the shipped places, for --gazetteer."""
    from polybius.cli.gazetteer_build import write_gazetteer

    write_gazetteer(geonames, output, names=names, admin1=admin1)


@app.command()
def schema() -> None:
    """Print the JSON Schema of one line of output."""
    import json

    from polybius.output import schema as output_schema

    typer.echo(json.dumps(output_schema(), indent=2))
