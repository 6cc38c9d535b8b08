"""`polybius happening`: one happening with its evidence, for reading."""

import sys
from pathlib import Path
from typing import Any, Literal

import msgspec
from rich.text import Text

from polybius.cli.happenings import figure
from polybius.cli.table import day
from polybius.cli.terminal import out
from polybius.collate.telling import tell_happening
from polybius.store import open_store

KINDS = {
    "own": "its own report", "exact": "reprints", "near": "reprints in other words or length",
    "version": "a later version of", "credit": "credited to",
}  # fmt: skip


def show_one(file: Path, name: str, *, format: Literal["text", "json"]) -> None:
    """A happening with all its evidence on standard output."""
    with open_store(file, write=False) as store:
        told = tell_happening(store, name)
    if format == "json":
        sys.stdout.write(msgspec.json.encode(told).decode() + "\n")
        return
    out.print(_heading(told))
    for report in told["reports"]:
        out.print(_report(report))
    if told["pairings"]:
        out.print(Text("\nWhy these belong together", style="bold"))
        for pairing in told["pairings"]:
            out.print(_pairing(pairing))
    for judged in told["judgements"]:
        facts = (
            f"{judged['act']} {' '.join(judged['asked'])}, by {judged['author']} {judged['time']} {judged['reason']}"
        )
        out.print(Text(f"\njudgement {judged['id']}: {facts}", style="yellow"))


def _heading(told: dict[str, Any]) -> Text:
    text = Text(f"{told['id']} ", style="dim")
    text.append(" ".join((told["type"], *told["mode"])), style="bold")
    text.append(f" {told['status']}")
    days, place = told["days"], told["place"]
    facts = []
    if days:
        span = day(days["from"]) if days["from"] == days["to"] else f"{day(days['from'])} to {day(days['to'])}"
        facts.append(f"{span} ({days['basis']})")
    if place:
        inside = ", ".join(part for part in (place["name"], place["admin1"], place["country"]) if part)
        facts.append(f"{inside} ({place['basis']})")
    # fmt: off
    lines = [("when, where", " · ".join(facts)), ("by", ", ".join(told["actors"])),
             ("to", ", ".join(told["recipients"])), ("victims", ", ".join(told["victims"])),
             ("figures given", ", ".join(f"{figure(*r)} {effect}" for effect, r in told["tolls"].items())),
             ("told by", _number(told["article_count"], "article") + ", " + _number(told["origins"], "origin"))]
    # fmt: on
    for label, words in lines:
        if words:
            text.append(f"\n  {label:<14}", style="dim")
            text.append(words)
    return text


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _report(report: dict[str, Any]) -> Text:
    """An article: where it comes from, and what it says of the happening."""
    origin = report["origin"]
    text = Text("\n")
    text.append(report["title"] or report["id"], style="bold")
    of = origin["repeats"] if origin["kind"] in ("exact", "near", "version") else origin["agency"]
    facts = [report["id"], report["publisher"], report["published"] and day(report["published"]),
             " ".join(word for word in (KINDS.get(origin["kind"] or ""), of) if word)]  # fmt: skip
    if origin["superseded_by"]:
        facts.append(f"replaced by {origin['superseded_by']}")
    text.append("\n" + " · ".join(fact for fact in facts if fact), style="dim")
    for reason in origin["reasons"]:
        text.append(f"\n  {reason}", style="dim")
    for account in report["accounts"]:
        for event in account["events"]:
            _event(text, event, main=account["main"])
        for toll in account["tolls"]:
            says = f", say {'; '.join(toll['says'])}" if toll["says"] else ""
            low, high = toll["low"], toll["high"]
            count = str(low) if low == high else f"{'…' if low is None else low} to {'…' if high is None else high}"
            text.append(f"\n    {count} {toll['unit']} {toll['effect']}: “{toll['words']}”{says}", style="magenta")
    return text


def _event(text: Text, event: dict[str, Any], *, main: bool) -> None:
    text.append("\n  " + ("● " if main else "○ "))
    text.append(event["uid"], style="dim")
    text.append(f" {event['type']} {event['status']} “{event['trigger']}”")
    time = event["time"]
    facts = [event["place"], time and f"“{time['words']}” {time['from'] or ''}".strip(), "; ".join(event["says"])]
    text.append("".join(f" · {fact}" for fact in facts if fact), style="cyan")
    text.append(f"\n    {event['words']}", style="italic")


def _pairing(pairing: dict[str, Any]) -> Text:
    one, other = pairing["one"], pairing["other"]
    text = Text(f"  {pairing['score']:.2f}", style="bold")
    text.append(f"  {one['article']} {one['uid']} – {other['article']} {other['uid']}", style="dim")
    reasons = [f"{r['reason']} {r['adds']:+.2f}" for r in pairing["reasons"] if abs(r["adds"]) >= 0.05]
    text.append("\n        " + ", ".join(reasons))
    return text
