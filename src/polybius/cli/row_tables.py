"""Rows of a workspace as a person reads them."""

from collections.abc import Callable, Sequence
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from polybius.cli.table import PLAIN_BOUNDS, day
from polybius.cli.terminal import QUAD_STYLES, STATUS_STYLES, out
from polybius.query import ActorRow, ArticleRow, ClaimRow, EventRow, FailureRow, PartyOf, TollRow

AROUND = 45
SOURCE, WIDEST, ROOMY = "says, in", 34, 100


def events_table(rows: Sequence[EventRow]) -> Table:
    """Events: who, what in its words, to whom, when and where, who says so in which article."""
    table = _table("id", "who", "what", "to whom", "when, where", SOURCE)
    for row in rows:
        told = (_id(row.id), names(row.actor), _deed(row), names(row.recipient), _circumstances(row))
        table.add_row(*told, _source(row))
    return table


def tolls_table(rows: Sequence[TollRow]) -> Table:
    """Figures: of whom, by whom, in which event, who says so in which article."""
    table = _table("id", "figure", "of", "by", "event", SOURCE)
    for row in rows:
        event = Text("" if row.type is None else row.type).append(f" {row.status}" if _unreal(row.status) else "")
        when = days(row.day_from, row.day_to)
        event.append(f"\n{when}" if when else "").append(f" {row.country}" if row.country else "", style="dim")
        table.add_row(_id(row.id), _figure(row), names(row.of), names(row.perpetrator), event, _source(row))
    return table


def claims_table(rows: Sequence[ClaimRow]) -> Table:
    """Claims: who says it, how, what, to whom."""
    table = _table("id", "who", "how", "says what", "to whom", "article")
    for row in rows:
        how = Text(row.stance.replace("_", " ")).append(f"\n{row.quote}", style="dim")
        how.append(" hedged" if row.hedged else "", style="dim")
        table.add_row(_id(row.id), Text(row.said_by), how, Text(" … ".join(row.content) or row.sentence),
                      names(row.addressee), _article(row))  # fmt: skip
    return table


def actors_table(rows: Sequence[ActorRow]) -> Table:
    """Actors with the number of mentions."""
    table = _table("name", "code", "kind", "acts", "receives", "says", "articles")
    for row in rows:
        counts = (f"{n:,}" for n in (row.acts, row.receives, row.says, row.articles))
        table.add_row(row.name, row.code, row.kind.replace("_", " "), *counts)
    for column in table.columns[3:]:
        column.justify = "right"
    return table


def articles_table(rows: Sequence[ArticleRow]) -> Table:
    """Articles with what was read in them."""
    table = _table("id", "published", "article", "source", "events", "figures", "claims")
    for row in rows:
        source = row.publisher or row.url or row.file or ""
        source += f"\n({row.credit})" if row.credit else ""
        table.add_row(_id(row.id), days(row.published, row.published), Text(row.title or row.beginning[:AROUND]),
                      Text(source, style="dim"), str(row.events), str(row.tolls), str(row.claims))  # fmt: skip
    return table


def failures_table(rows: Sequence[FailureRow]) -> Table:
    """Inputs without a record, and why."""
    table = _table("source", "article", "what", "do")
    for row in rows:
        table.add_row(row.source, row.name, f"{row.what}{f' ({row.where})' if row.where else ''}", row.do)
    return table


TABLES: dict[str, Callable[[Sequence[Any]], Table]] = {
    "events": events_table, "tolls": tolls_table, "claims": claims_table, "actors": actors_table,
    "articles": articles_table, "failures": failures_table,
}  # fmt: skip


def names(parties: Sequence[PartyOf]) -> Text:
    """The names of parties, each with its code."""
    text = Text()
    for party in parties:
        text.append("" if not text else ", ").append(party.name)
        text.append(f" {party.code}" if party.code else "", style="dim")
    return text


def days(first: str | None, last: str | None) -> str:
    """Days as people write them."""
    if first is None:
        return ""
    return day(first) if last in (None, first) else f"{day(first)} – {day(last or first)}"


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in columns:
        widest = WIDEST if name in (SOURCE, "article") else None
        table.add_column("" if name == "id" else name, overflow="fold", no_wrap=name == "id", max_width=widest,
                         min_width=20 if name in ("what", "says what") and out.width >= ROOMY else None)  # fmt: skip
    return table


def _id(id: int) -> Text:
    return Text(str(id), style="dim")


def _unreal(status: str | None) -> bool:
    return status not in (None, "actual")


def _deed(row: EventRow) -> Text:
    text = Text(row.type, style=QUAD_STYLES[row.quad])
    text.append(f" {', '.join(row.mode)}" if row.mode else "", style="default")
    text.append(f" {row.status}" if _unreal(row.status) else "", style=STATUS_STYLES[row.status])
    text.append(" restated" if row.restates else "", style="dim")
    text.append(f" {row.verdict}" if row.verdict else "", style="bold magenta")
    return text.append(f"\n“{_snippet(row.sentence, row.words)}”", style="italic dim")


def _snippet(sentence: str, words: str) -> str:
    """Some words of a sentence before and after those of the trigger."""
    at = max(sentence.find(words), 0)
    first, last = max(0, at - AROUND), min(len(sentence), at + len(words) + AROUND)
    before = sentence[first:at].partition(" ")[2] if first else sentence[:at]
    after = sentence[at + len(words) : last]
    after = f"{after.rpartition(' ')[0]} …" if last < len(sentence) else after
    return f"{'… ' if first else ''}{before}{sentence[at : at + len(words)]}{after}"


def _circumstances(row: EventRow) -> Text:
    text = Text(days(row.day_from, row.day_to))
    text.append(f" ({row.precision})" if row.precision not in (None, "day", "minute") else "", style="dim")
    if row.place:
        text.append("\n" if text else "").append(row.place.name)
        text.append(f" {row.place.country}" if row.place.country else "", style="dim")
    return text


def _source(row: EventRow | TollRow) -> Text:
    text = Text(row.said_by).append("\n" if row.said_by else "")
    return text.append_text(_article(row))


def _article(row: EventRow | TollRow | ClaimRow) -> Text:
    facts = " · ".join(fact for fact in (row.publisher, row.published) if fact)
    return Text(f"{row.title or row.name}{f' · {facts}' if facts else ''}", style="dim")


def _figure(row: TollRow) -> Text:
    low, high = row.low, row.high
    number = f"{low:,}–{high:,}" if low is not None and high is not None and low != high else ""
    number = number or next((f"{n:,}" for n in (low, high) if n is not None), "")
    unit = "person" if (number, row.unit) == ("1", "people") else row.unit
    text = Text(" ".join(part for part in (PLAIN_BOUNDS.get(row.bound, row.bound), number, unit) if part))
    text.append(f" {row.effect}", style="bold")
    part = "part of another" if row.subset_of else "part of a whole that is not stated" if row.part else ""
    marks = ("in all" if row.cumulative else "", part,
             "restated" if row.restates else "", row.verdict or "")  # fmt: skip
    return text.append("".join(f" {mark}" for mark in marks if mark), style="dim")
