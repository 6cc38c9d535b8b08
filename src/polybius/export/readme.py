"""The word beside an export: what it holds, what was left out and why, what the format loses."""

from typing import Protocol

from polybius.export.asked import Options
from polybius.export.formats import RULED, SHEETS, Format
from polybius.ledger import check_rule, rules


class Written(Protocol):
    """What an export wrote."""

    @property
    def rows(self) -> dict[str, int]:
        """Rows by file."""

    @property
    def left_out(self) -> tuple[tuple[str, int], ...]:
        """Mentions of events left out by reason."""


def readme(format: Format, exported: Written, options: Options) -> str:
    """The text of the README of an export."""
    files = [f"- `{name}`: {rows:,} rows" for name, rows in exported.rows.items()]
    left = [f"- {number:,} mentions of events {why}" for why, number in exported.left_out]
    parts = [
        f"# {format.name}: {format.title}",
        f"Written by Polybius {options.version} from a workspace. It carries {format.carries}.",
        f"Chosen: {options.stated}." if options.stated else "All events were asked for.",
        *([f"Asked for at `{options.address}`."] if options.address else []),
        *(["Coded by:\n\n" + "\n".join(f"- {run}" for run in options.coded_by)] if options.coded_by else []),
        "\n".join(files),
        "Left out:\n\n" + "\n".join(left) if left else "No mention of an event was left out.",
        "What the format has no room for:\n\n" + "\n".join(f"- {loss}" for loss in format.loses),
        *_rules(format, options),
    ]
    return "\n\n".join(parts) + "\n"


def _rules(format: Format, options: Options) -> list[str]:
    """The rules that stand behind the rows."""
    found = [_figures(options.rule)] if format.name in RULED else []
    if options.dated_by == "published":
        found.append(
            "Events whose day the text does not give bear the day of publication: `--dated-by published` was asked for."
        )
    if options.anonymous:
        found.append(
            "Names of private persons were left out: those that the coder saw as names of persons without a part in "
            "public life. A name it did not see as one, a description that tells who somebody is, and the pages that "
            "links lead to are beyond this."
        )
    if not format.target.startswith("folder") and format.name in SHEETS:
        found.append(
            "Cells hold the words of the press as they stand: a spreadsheet may take one with = in front for a formula."
        )
    return found


def _figures(rule: str) -> str:
    """The rule of the ledger that figures follow."""
    name, _ = check_rule(rule)
    return (
        f"Figures: low, best and high are those of `polybius ledger --rule {rule}`: {rules()[name]}. Of several rows "
        "of one happening, the first of its assault, or of what it mostly is, bears its figures; the others have none."
    )
