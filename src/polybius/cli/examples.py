"""Examples that stand at the end of each command's help; a test runs them all."""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "ingest": (
        "polybius ingest reports/ --into news.db",
        "polybius ingest archive.csv --into news.db --column text=Volltext",
    ),
    "watch": (
        "polybius watch feeds.opml --into news.db --every 1h",
        "polybius watch https://courier.example/rss --into news.db --once",
    ),
    "events": (
        "polybius events news.db --country LBN --since 1983-10 --actual",
        'polybius events news.db --dyad "LBN>USA" --output events.csv',
    ),
    "tolls": (
        "polybius tolls news.db --effect killed --since 1983",
        "polybius tolls news.db --country LBN --format json",
    ),
    "claims": ("polybius claims news.db --text accused", "polybius claims news.db --said-by LBN --output claims.csv"),
    "actors": (
        "polybius actors news.db --party USA",
        'polybius actors lookup "Boutros-Ghali" --date 1994-05-17',
    ),
    "actors show": ("polybius actors news.db --party USA", "polybius actors news.db --type ASSAULT --since 1983"),
    "articles": (
        "polybius articles news.db --text 'truck bomb*'",
        "polybius articles news.db --published-since 1983-10 --format csv",
    ),
    "failures": ("polybius failures news.db", "polybius failures news.db --output failures.csv"),
    "series": (
        "polybius series news.db --by week --per type",
        "polybius series news.db --clock published --output counts.csv",
    ),
    "plot series": ("polybius plot series news.db --by year --per type --output types.svg",),
    "plot dyad": ('polybius plot dyad news.db --dyad "LBN-USA" --by day --output pair.svg',),
    "plot network": ("polybius plot network news.db --since 1983 --top 20 --output pairs.png",),
    "happenings": (
        "polybius happenings news.db --country LBN --at-least 2",
        "polybius happenings news.db --members --format jsonl",
    ),
    "happenings show": (
        "polybius happenings news.db --country LBN --at-least 2",
        "polybius happenings news.db --members --format jsonl",
    ),
    "happening": (
        "polybius happening news.db h017577ab12cd",
        "polybius happening news.db h017577ab12cd --format json",
    ),
    "happenings same": ("polybius happenings same news.db 5bd0c0a17d2e9f11 91c2e07ab35d4468",),
    "happenings not-same": ("polybius happenings not-same news.db h017577ab12cd h0003ce951b74",),
    "happenings merge": ("polybius happenings merge news.db h017577ab12cd h0003ce951b74",),
    "happenings split": ("polybius happenings split news.db h017577ab12cd 91c2e07ab35d4468",),
    "happenings undo": ('polybius happenings undo news.db 1 --reason "misread"',),
    "happenings judgements": ("polybius happenings judgements news.db --output judgements.csv",),
    "ledger": (
        "polybius ledger news.db --effect killed --rule range --rule official",
        "polybius ledger news.db h017577ab12cd --output figures.csv",
    ),
    "correct accept": (
        "polybius correct accept news.db 12000007 --kind event",
        'polybius correct accept news.db 5bd0c0a17d2e9f11 --reason "as the text has it"',
    ),
    "correct reject": (
        'polybius correct reject news.db e1 --article herald-12 --reason "an exercise"',
        'polybius correct reject news.db 5bd0c0a17d2e9f11 --decides --reason "a film"',
    ),
    "correct edit": (
        "polybius correct edit news.db 5bd0c0a17d2e9f11 status=denied",
        "polybius correct edit news.db q1 low=25 high=null --article herald-12",
    ),
    "correct undo": ('polybius correct undo news.db 3f0c2a9be417 --reason "another row was meant"',),
    "correct list": ("polybius correct list news.db", "polybius correct list news.db --flagged --format csv"),
    "correct export": (
        "polybius correct export news.db --output corrections.jsonl",
        "polybius correct export news.db --gold --output gold.jsonl",
    ),
    "correct import": ("polybius correct import news.db corrections.jsonl",),
    "correct agreement": ("polybius correct agreement news.db --format csv",),
    "correct differences": (
        "polybius correct differences news.db --undecided",
        "polybius correct differences news.db --output differences.csv",
    ),
    "recode": ("polybius recode news.db --codebook mine",),
    "runs": ("polybius runs news.db",),
    "diff": ("polybius diff news.db 1 2", "polybius diff news.db 1 2 --output changes.csv"),
    "export": (
        "polybius export news.db --to geojson --output map.geojson",
        "polybius export news.db --to parquet --output data --since 1983 --anonymous",
    ),
}


def examples(command: str) -> str:
    """The end of a command's help, a paragraph for each example."""
    return "\n\n".join(("Examples:" if len(EXAMPLES[command]) > 1 else "Example:", *EXAMPLES[command]))
