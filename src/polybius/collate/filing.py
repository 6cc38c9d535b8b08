"""Filing an article's accounts in the workspace: what they are looked up by, and how they pair with what is there."""

import hashlib
import struct
from collections import Counter, OrderedDict
from collections.abc import Iterable

import msgspec

from polybius.collate.account import Account, shown_of
from polybius.collate.blocks import block_keys
from polybius.collate.depicting import forget
from polybius.collate.gather import find_accounts
from polybius.collate.happenings import MOST_IN_BLOCK, happening_id, may_pair
from polybius.collate.scoring import Pairing, kept_pair
from polybius.store import Store, id_of, rows_of_article
from polybius.vocabulary import Record

REMEMBERED = 20_000
encoder = msgspec.msgpack.Encoder(order="deterministic")
decoder = msgspec.msgpack.Decoder(Account)


class Filing(msgspec.Struct, frozen=True, kw_only=True):
    """An article to be filed by its record; `shown` is it as corrected, whose rows its accounts are linked to."""

    article: int
    key: str
    record: Record
    shown: Record


class Files:
    """The accounts of a workspace, those used last kept in memory."""

    def __init__(self, store: Store) -> None:
        """Read from and write to one workspace."""
        self.store = store
        self._known: OrderedDict[int, Account] = OrderedDict()
        self._full: set[int] = set()
        self._looked_up: dict[int, bool] = {}

    def account(self, id: int) -> Account:
        """The account of an id."""
        account = self._known.get(id)
        if account is None:
            body = self.store.execute("SELECT body FROM accounts WHERE id = ?", (id,)).fetchone()[0]
            account = decoder.decode(body)
            self._remember(id, account)
        else:
            self._known.move_to_end(id)
        return account

    def _remember(self, id: int, account: Account) -> None:
        self._known[id] = account
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def renew(self, filings: Iterable[Filing]) -> None:
        """File the accounts of articles in place of those filed before, and pair each with those that share a key.

        The pairings that there are afterwards depend on the accounts alone, not on the order in which they came.
        """
        filed = tuple(filings)
        gone = self._withdraw(filing.article for filing in filed)
        added: dict[int, list[int]] = {}
        for filing in filed:
            added |= self._add(filing)
        come = Counter(key for keys in added.values() for key in keys)
        self._looked_up.clear()
        live = {key: self._settled(key, come[key], gone[key]) for key in sorted(come.keys() | gone.keys())}
        for id, keys in sorted(added.items()):
            others = {other for key in keys for other in live[key]}
            self._score(id, {other for other in others if other < id or other not in added} - {id})

    def _add(self, filing: Filing) -> dict[int, list[int]]:
        """File the accounts of an article: the keys of each."""
        article, shown = filing.article, filing.shown
        events = {event.uid: id_of(article, event.id) for event in shown.events}
        tolls = {toll.uid: id_of(article, toll.id) for toll in shown.tolls}
        first, _ = rows_of_article(article)
        keys: dict[int, list[int]] = {}
        for id, account in enumerate(find_accounts(filing.record, filing.key, shown), first):
            row = (id, article, account.key, happening_id(account.mention), int(account.main), account.prominence,
                   None, encoder.encode(account))  # fmt: skip
            self.store.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            if (standing := shown_of(account)) is not None:
                self._link("account_events", id, (events[uid] for uid in standing.events))
                self._link("account_tolls", id, (tolls[uid] for uid in standing.tolls))
            self._remember(id, account)
            keys[id] = [key_number(key) for key in block_keys(account)]
            self.store.executemany("INSERT INTO account_keys VALUES (?, ?)", [(key, id) for key in keys[id]])
        return keys

    def _link(self, table: str, id: int, others: Iterable[int]) -> None:
        self.store.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", [(id, other) for other in others])

    def _settled(self, key: int, come: int, gone: int) -> list[int]:
        """The accounts that share a key, none when so many do that it tells nothing.

        Where it has come to tell nothing, the pairings that rested on it are taken away; where it tells again, its
        accounts are paired.
        """
        if key in self._full and not gone:
            return []
        most = MOST_IN_BLOCK + come + 1
        asked = "SELECT account FROM account_keys WHERE key = ? LIMIT ?"
        members = [row[0] for row in self.store.execute(asked, (key, most))]
        was_full = len(members) - come + gone > MOST_IN_BLOCK
        if len(members) > MOST_IN_BLOCK:
            self._full.add(key)
            if not was_full:
                self._empty(members)
            return []
        self._full.discard(key)
        if was_full:
            self._refill(members)
        return members

    def _score(self, id: int, others: Iterable[int]) -> None:
        """Keep the pairings of an account with others that are worth it."""
        rows = []
        account = self.account(id)
        for other in sorted(others):
            there = self.account(other)
            if may_pair(account, there) and (pairing := kept_pair(account, there)):
                rows.append((min(id, other), max(id, other), pairing.score, reasons_told(pairing)))
        self.store.executemany("INSERT OR IGNORE INTO pairings VALUES (?, ?, ?, ?)", rows)

    def _empty(self, members: list[int]) -> None:
        """Take away the pairings that rested on a key which so many share that it tells nothing any more."""
        marks = ", ".join("?" * len(members))
        asked = f"SELECT one, other FROM pairings WHERE one IN ({marks}) AND other IN ({marks})"
        live = {member: self._live_keys(member) for member in members}
        gone = [row for row in self.store.execute(asked, (*members, *members)) if not live[row[0]] & live[row[1]]]
        self.store.executemany("DELETE FROM pairings WHERE one = ? AND other = ?", gone)
        ungroup(self.store, {id for pair in gone for id in pair})

    def _live_keys(self, id: int) -> set[int]:
        asked = "SELECT key FROM account_keys WHERE account = ?"
        keys = [row[0] for row in self.store.execute(asked, (id,))]
        return {key for key in keys if not self._is_full(key)}

    def _is_full(self, key: int) -> bool:
        """Whether so many share a key that it tells nothing; looked up once for the articles that are filed together.

        A key found so is not yet settled: its pairings may still be there.
        """
        if key in self._full:
            return True
        if key not in self._looked_up:
            asked = "SELECT 1 FROM account_keys WHERE key = ? LIMIT 1 OFFSET ?"
            self._looked_up[key] = self.store.execute(asked, (key, MOST_IN_BLOCK)).fetchone() is not None
        return self._looked_up[key]

    def _withdraw(self, articles: Iterable[int]) -> Counter[int]:
        """Take away what was filed of articles, before their new records are: the keys that it had, how often each."""
        marks, numbers = "SELECT value FROM json_each(?)", _array(articles)
        found = self.store.execute(f"SELECT id FROM accounts WHERE article IN ({marks})", (numbers,)).fetchall()
        if not found:
            return Counter()
        ids = _array(id for (id,) in found)
        asked = f"SELECT one, other FROM pairings WHERE one IN ({marks}) UNION SELECT one, other FROM pairings " \
                f"WHERE other IN ({marks})"  # fmt: skip
        pairs = self.store.execute(asked, (ids, ids)).fetchall()
        ungroup(self.store, {id for pair in (*found, *pairs) for id in pair})
        gone = Counter(
            key for (key,) in self.store.execute(f"SELECT key FROM account_keys WHERE account IN ({marks})", (ids,))
        )
        self.store.executemany("DELETE FROM pairings WHERE one = ? AND other = ?", pairs)
        for table in ("account_keys", "account_events", "account_tolls"):
            self.store.execute(f"DELETE FROM {table} WHERE account IN ({marks})", (ids,))
        self.store.execute(f"DELETE FROM accounts WHERE id IN ({marks})", (ids,))
        for (id,) in found:
            self._known.pop(id, None)
        return gone

    def _refill(self, members: list[int]) -> None:
        """Pair the accounts of a key that few enough share again."""
        order = sorted(members)
        for i, one in enumerate(order):
            self._score(one, order[i + 1 :])
        ungroup(self.store, members)


def ungroup(store: Store, ids: Iterable[int]) -> None:
    """Leave accounts, and all in their happenings, to be grouped again."""
    for id in sorted(ids):
        (happening,) = store.execute("SELECT happening FROM accounts WHERE id = ?", (id,)).fetchone()
        if happening is not None:
            forget(store, (happening,))
            store.execute("UPDATE accounts SET happening = NULL WHERE happening = ?", (happening,))


def key_number(key: str) -> int:
    """A key as the whole number it is filed under."""
    number: int = struct.unpack("<q", hashlib.blake2b(key.encode(), digest_size=8).digest())[0]
    return number


def reasons_told(pairing: Pairing) -> str:
    told = [(reason.name, reason.value, reason.adds) for reason in pairing.reasons]
    return msgspec.json.encode(told).decode()


def _array(numbers: Iterable[int]) -> str:
    return msgspec.json.encode(list(numbers)).decode()
