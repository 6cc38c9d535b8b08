"""The ledger of a happening: every figure with who says so, since when, and what rules make of them together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from polybius.collate.origins import agency_named
from polybius.collate.rules import Authority, Estimate, Said, Voice, disagree, estimate, history
from polybius.errors import StoreError
from polybius.store import Store


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as an article has it.

    `chain` are those who say so, outermost first, the outlet at its head; `said` is the ISO day it was said, else the
    one the article was published; `origin` the family of its report; `replaced_by` a later version of that report.
    """

    uid: str
    article: str
    url: str | None
    effect: str
    unit: str
    low: int | None
    high: int | None
    bound: str
    words: str
    sentence: str
    start: int
    end: int
    of: tuple[str, ...]
    perpetrator: tuple[str, ...]
    cumulative: bool
    subset_of: str | None
    same_as: str | None
    speaker: Voice
    stance: str
    chain: tuple[str, ...]
    said: str
    published: str | None
    origin: str
    replaced_by: str | None
    order: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """All that is said of one effect: the figures, how they changed, whether they agree, and estimates by rules."""

    effect: str
    unit: str
    entries: tuple[Entry, ...]
    history: tuple[Said, ...]
    disagree: bool
    estimates: tuple[Estimate, ...]


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of a happening, by effect."""

    happening: str
    lines: tuple[Line, ...]


OF_HAPPENING = """
    SELECT DISTINCT tolls.id FROM accounts JOIN account_tolls ON account_tolls.account = accounts.id
    JOIN tolls ON tolls.id = account_tolls.toll WHERE accounts.happening = :id
    UNION SELECT DISTINCT tolls.id FROM accounts JOIN account_events ON account_events.account = accounts.id
    JOIN tolls ON tolls.event = account_events.event WHERE accounts.happening = :id
    ORDER BY 1"""
FIGURE = """
    SELECT tolls.uid, articles.name AS article, articles.url, articles.title, articles.publisher, articles.credit,
        articles.published, tolls.effect, tolls.unit, tolls.low, tolls.high, tolls.bound, tolls.cumulative,
        whole.uid AS subset_of, said_before.uid AS same_as, tolls.start, tolls."end",
        substr(articles.text, tolls.start + 1, tolls."end" - tolls.start) AS words,
        (SELECT substr(articles.text, sentences.start + 1, sentences."end" - sentences.start) FROM sentences
         WHERE sentences.id BETWEEN tolls.article * 1000000 AND tolls.article * 1000000 + 999999
         AND sentences.start <= tolls.start AND sentences."end" > tolls.start LIMIT 1) AS sentence,
        coalesce(origins.family, articles.key) AS origin, later.name AS replaced_by
    FROM tolls JOIN articles ON articles.id = tolls.article
    LEFT JOIN tolls AS whole ON whole.id = tolls.subset_of
    LEFT JOIN tolls AS said_before ON said_before.id = tolls.same_as
    LEFT JOIN origins ON origins.article = tolls.article
    LEFT JOIN articles AS later ON later.id = origins.superseded_by
    WHERE tolls.id = ? AND NOT EXISTS (SELECT 1 FROM verdicts WHERE verdicts.article = tolls.article
                                       AND verdicts.uid = tolls.uid AND verdict = 'rejected')"""
LINKS = """
    SELECT claims.id, claims.stance, times."from" AS day, entities.name, entities.kind, entities.country,
        entities.sector, entities.code
    FROM toll_claims JOIN claims ON claims.id = toll_claims.claim LEFT JOIN times ON times.id = claims.time
    LEFT JOIN actors ON actors.id = claims.speaker LEFT JOIN entities ON entities.id = actors.entity
    WHERE toll_claims.toll = ? ORDER BY toll_claims.position"""
VIA = """
    SELECT actors.name FROM claim_actors JOIN actors ON actors.id = claim_actors.actor
    WHERE claim = ? AND side = 'via' ORDER BY position"""
PEOPLE = """
    SELECT actors.name FROM toll_actors JOIN actors ON actors.id = toll_actors.actor
    WHERE toll = ? AND side = ? ORDER BY position"""


def ledger_of(
    store: Store, happening: str, *, rules: Iterable[str] = ("authority",), ranks: tuple[Authority, ...] | None = None
) -> Ledger:
    """The ledger of a happening by its id, an earlier id included. Raises `StoreError` when there is none."""
    found = store.execute("SELECT happening FROM accounts WHERE name = ?", (happening,)).fetchone()
    if found is None or found[0] is None:
        raise StoreError(f"there is no happening {happening!r}", do="see polybius happenings")
    named = tuple(rules)
    tolls = [id for (id,) in store.execute(OF_HAPPENING, {"id": found[0]}).fetchall()]
    entries = sorted((e for id in tolls for e in _entries(store, id)), key=lambda e: (e.effect, e.unit, e.order))
    lines = [
        _line(effect, unit, tuple(group), named, ranks)
        for (effect, unit), group in groupby(entries, key=lambda e: (e.effect, e.unit))
    ]
    return Ledger(happening=found[0], lines=tuple(lines))


def _entries(store: Store, toll: int) -> Iterator[Entry]:
    """The entry of a toll; none when it was rejected."""
    cursor = store.execute(FIGURE, (toll,))
    names = [column[0] for column in cursor.description]
    for values in cursor.fetchall():
        row = dict(zip(names, values, strict=True))
        outlet = row.pop("publisher") or row["article"]
        credit, title = row.pop("credit"), row.pop("title")
        del title
        voice, stance, chain, day = _told(store, toll, outlet)
        yield Entry(
            **(row | {"cumulative": bool(row["cumulative"]), "sentence": row["sentence"] or row["words"]}),
            of=_people(store, toll, "of"), perpetrator=_people(store, toll, "perpetrator"), speaker=voice,
            stance=stance, chain=(outlet, *credited(outlet, credit), *chain), said=day or row["published"] or "",
            order=toll,
        )  # fmt: skip


def credited(outlet: str, credit: str | None) -> tuple[str, ...]:
    """The credit line, unless it names the outlet itself ("Associated Press", credited "AP")."""
    if not credit:
        return ()
    names = [agency_named(name) or name.casefold() for name in (outlet, credit)]
    return () if names[0] == names[1] else (credit,)


def _told(store: Store, toll: int, outlet: str) -> tuple[Voice, str, tuple[str, ...], str | None]:
    """The innermost speaker of a toll, what he does with it, the chain, and the day it was said."""
    links = store.execute(LINKS, (toll,)).fetchall()
    if not links:
        return Voice(name=outlet, kind="media", sector="JRN"), "", (), None
    chain: list[str] = []
    for claim, _, _, name, *_ in links:
        chain += [via for (via,) in store.execute(VIA, (claim,))]
        chain.append(name or "an unnamed source")
    _, stance, day, name, kind, country, sector, code = links[-1]
    voice = Voice(name=name or "an unnamed source", kind=kind or "", country=country or "", sector=sector or "",
                  code=code or "")  # fmt: skip
    return voice, stance, tuple(chain), day and day[:10]


def _people(store: Store, toll: int, side: str) -> tuple[str, ...]:
    return tuple(name for (name,) in store.execute(PEOPLE, (toll, side)))


def _line(
    effect: str, unit: str, entries: tuple[Entry, ...], rules: tuple[str, ...], ranks: tuple[Authority, ...] | None
) -> Line:
    said = said_by_speakers(entries)
    return Line(
        effect=effect, unit=unit, entries=entries, history=history(said), disagree=disagree(said),
        estimates=tuple(estimate(said, rule, ranks=ranks) for rule in rules),
    )  # fmt: skip


def said_by_speakers(entries: Iterable[Entry]) -> tuple[Said, ...]:
    """What each speaker says in each article of one effect.

    Figures that are part of another, or that the same speaker says again, are left out. A whole stands for itself;
    figures for different people are added up where there is no whole; of several figures for the same people the last
    one in the text counts.
    """
    listed = tuple(entries)
    speakers = {(entry.article, entry.uid): entry.speaker for entry in listed}
    accounts: dict[tuple[str, Voice], list[Entry]] = defaultdict(list)
    for entry in listed:
        again = entry.same_as and speakers.get((entry.article, entry.same_as)) == entry.speaker
        if not again and (entry.article, entry.subset_of) not in speakers:
            accounts[entry.article, entry.speaker].append(entry)
    return tuple(_said(given) for given in accounts.values())


def _said(given: list[Entry]) -> Said:
    wholes = [entry for entry in given if entry.cumulative or not entry.of]
    parts = {entry.of: entry for entry in given}
    chosen = wholes[-1:] or list(parts.values())
    last = chosen[-1]
    return Said(
        uids=tuple(e.uid for e in chosen), low=_sum(e.low for e in chosen), high=_sum(e.high for e in chosen),
        words=" + ".join(e.words for e in chosen), voice=last.speaker, family=last.origin,
        day=max(e.said for e in chosen), order=last.order, replaced=last.replaced_by is not None,
    )  # fmt: skip


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum; open when one of them is."""
    listed = list(numbers)
    return None if None in listed else sum(n for n in listed if n is not None)
