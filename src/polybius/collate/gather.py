"""From a record to its accounts: each deed with the parties, place, time, figures, people and words of its passage."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from polybius.collate.account import Account, Figure, Standing
from polybius.collate.deeds import Deed, find_deeds
from polybius.collate.passages import Told, find_passages, sentences_at
from polybius.collate.people import People, people_of, persons_of, sides_of
from polybius.collate.setting import day_of, days_of, spots_of, towns_of, when_of, where_of
from polybius.collate.sites import sites_of
from polybius.collate.uniting import unite
from polybius.collate.words import ages, telling_words
from polybius.vocabulary import Event, Record, Toll

STANDINGS: dict[str, Standing] = {"planned": "planned", "requested": "requested", "threatened": "threatened",
                                  "possible": "possible"}  # fmt: skip
PASSAGE_WORDS = 40


def find_accounts(record: Record, article: str | None = None, shown: Record | None = None) -> tuple[Account, ...]:
    """The accounts of a record in the order of the text; `article` is its key where that is not the document's id.

    `shown` is the record as people have corrected it, without what they rejected.
    """
    told = find_passages(record, unite(record, find_deeds(record)))
    key = article or record.document.id
    persons = persons_of(record)
    accounts = [_account(record, each, people_of(persons, each), key) for each in told]
    if shown is not None and shown is not record:
        rows = {row.id: row for table in (shown.events, shown.tolls) for row in table}
        accounts = [_corrected(one, shown, each, rows) for one, each in zip(accounts, told, strict=True)]
    return tuple(_with_own_keys(accounts))


def _corrected(account: Account, shown: Record, told: Told, rows: Mapping[str, Event | Toll]) -> Account:
    """An account with what it shows once corrected; the figures of a deed go with the last of its events."""
    events = tuple(row for event in told.deed.events if isinstance(row := rows.get(event.id), Event))
    tolls = tuple(row for toll in told.deed.tolls if isinstance(row := rows.get(toll.id), Toll))
    if (events, tolls) == (told.deed.events, told.deed.tolls):
        return account
    if told.deed.events and not events:
        tolls = ()
    if not events and not tolls:
        return replace(account, corrected=replace(account, events=(), tolls=()))
    deed = replace(told, deed=Deed(events, tolls), at=sentences_at(shown))
    people = people_of(persons_of(shown), deed)
    return replace(account, corrected=_account(shown, deed, people, account.article))


def _with_own_keys(accounts: list[Account]) -> Iterator[Account]:
    """The accounts, with a number behind a key that an earlier one has (two readings of the same words)."""
    seen: Counter[str] = Counter()
    for account in accounts:
        seen[account.key] += 1
        number = seen[account.key]
        yield account if number == 1 else replace(account, key=f"{account.key}+{number}")


def _account(record: Record, told: Told, people: People, article: str) -> Account:
    events, tolls = told.deed.events, told.deed.tolls
    first = events[0] if events else None
    text = record.document.text
    passage = [text[record.sentences[i].start : record.sentences[i].end] for i in told.passage[:PASSAGE_WORDS]]
    actors, recipients = sides_of(record, told)
    where = where_of(record, told)
    title = record.document.title or ""
    sites = sites_of(record, told.deed)
    return Account(
        article=article,
        key=first.uid if first else tolls[0].uid,
        events=tuple(event.uid for event in events),
        tolls=tuple(toll.uid for toll in tolls),
        type=first.type if first else "ASSAULT",
        modes=_each(mode for event in events for mode in event.mode),
        standing=_standing([event.status for event in events]),
        denied=any(event.status == "denied" for event in events),
        symmetric=any(event.symmetric for event in events),
        actors=actors,
        recipients=recipients,
        where=where,
        when=when_of(record, told),
        published=day_of(record.document.published),
        figures=figures_of(tolls),
        weapons=_each(weapon for event in events for weapon in event.weapon),
        victims=people.victims,
        others=people.others,
        speakers=people.speakers,
        known=people.known,
        ages=_each(age for words in ([title, *passage] if told.main else passage) for age in ages(words)),
        spots=spots_of(record, told),
        sites=tuple(sorted(sites.named)),
        several=sites.several,
        towns=towns_of(record, told),
        days=days_of(record, told),
        words=telling_words([title, *passage] if told.main else passage, without=where.name if where else ""),
        headline=telling_words([title] if told.main else []),
        trigger=text[first.start : first.end].lower() if first else "",
        prominence=told.prominence,
        main=told.main,
    )


def figures_of(tolls: tuple[Toll, ...]) -> tuple[Figure, ...]:
    """The widest figure for each effect on people, without figures that are part of another or of one not given."""
    found: dict[str, Figure] = {}
    ids = {toll.id for toll in tolls}
    for toll in tolls:
        if toll.unit != "people" or toll.subset_of in ids or (toll.part and toll.subset_of is None):
            continue
        figure, held = Figure(toll.effect, toll.low, toll.high), found.get(toll.effect)
        if held is None or (figure.low or figure.high or 0) > (held.low or held.high or 0):
            found[toll.effect] = figure
    return tuple(found[effect] for effect in sorted(found))


def _standing(statuses: list[str]) -> Standing:
    """What happened or is said to have; what is only meant keeps the kind of meaning of its first mention."""
    if not statuses or any(status not in STANDINGS for status in statuses):
        return "asserted"
    return STANDINGS[statuses[0]]


def _each[Value](values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(values))
