"""What an article is compared by: its text in bands, and its accounts with the keys that they are looked up by."""

from math import floor

import msgspec

from polybius.collate.account import Account
from polybius.collate.blocks import block_keys
from polybius.collate.filing import encoder, key_number
from polybius.collate.gather import find_accounts
from polybius.collate.likeness import text_bands
from polybius.collate.origins import Report
from polybius.collate.tracing import told_text
from polybius.dataset.collating.scratch import Row
from polybius.dataset.lines import record_of_line
from polybius.ledger import entries_of_record
from polybius.store import rows_of_article

DEGREES = 181 * 361
MOST_DAYS = 10_000_000


class Given(msgspec.Struct, frozen=True):
    """An article of a dataset with its number; of several with one text only the first is looked up by it."""

    number: int
    key: str
    text: str
    record: bytes
    looked_up: bool


def file_articles(given: tuple[Given, ...]) -> dict[str, list[Row]]:
    """The rows of the scratch tables that articles fill."""
    rows: dict[str, list[Row]] = {"reports": [], "bands": [], "accounts": [], "keys": []}
    for one in given:
        _file(one, rows)
    return rows


def _file(one: Given, rows: dict[str, list[Row]]) -> None:
    record = record_of_line({"text": one.text, "record": one.record})
    d, told = record.document, told_text(record)
    report = Report(key=one.key, text="", title=d.title, url=d.url, publisher=d.publisher, byline=d.byline,
                    credit=d.credit, published=d.published)  # fmt: skip
    rows["reports"].append((one.number, one.key, d.id, told, msgspec.msgpack.encode(report)))
    if one.looked_up:
        rows["bands"] += [(band, one.number) for band in text_bands(told)]
    entries = list(entries_of_record(record, one.number))
    events = {event.id: event.uid for event in record.events}
    of_event = {toll.uid: events.get(toll.event or "") for toll in record.tolls}
    first, _ = rows_of_article(one.number)
    for id, account in enumerate(find_accounts(record, one.key), first):
        own = [e for e in entries if e.uid in account.tolls or of_event.get(e.uid) in account.events]
        rows["accounts"].append((id, one.number, account.key, account.standing, account.type, account.main,
                                 _near(account), encoder.encode(account),
                                 msgspec.msgpack.encode(own) if own else b""))  # fmt: skip
        rows["keys"] += [(key_number(key), id) for key in block_keys(account)]


def _near(account: Account) -> int:
    """A number by whose order those accounts stand together that are likely to be compared."""
    where, when = account.where, account.when
    cell = DEGREES
    if where is not None and where.lat is not None and where.lon is not None:
        cell = floor(where.lat + 90) * 360 + floor(where.lon + 180)
    return cell * MOST_DAYS + (when.first if when else 0)
