"""Filing an article's accounts in the workspace: what they are looked up by, and how they pair with what is there."""

import hashlib
import struct
from collections import OrderedDict
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
_encoder = msgspec.msgpack.Encoder(order="deterministic")
_decoder = msgspec.msgpack.Decoder(Account)


class Files:
    """The accounts of a workspace, those used last kept in memory."""

    def __init__(self, store: Store) -> None:
        """Read from and write to one workspace."""
        self.store = store
        self._known: OrderedDict[int, Account] = OrderedDict()
        self._full: set[int] = set()

    def account(self, id: int) -> Account:
        """The account of an id."""
        account = self._known.get(id)
        if account is None:
            body = self.store.execute("SELECT body FROM accounts WHERE id = ?", (id,)).fetchone()[0]
            account = _decoder.decode(body)
            self._remember(id, account)
        else:
            self._known.move_to_end(id)
        return account

    def _remember(self, id: int, account: Account) -> None:
        self._known[id] = account
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def add(self, article: int, key: str, record: Record, shown: Record) -> None:
        """File the accounts of an article's record, and pair each with those that share a key with it.

        `shown` is the record as corrected: its rows are those that the accounts are linked to.
        """
        events = {event.uid: id_of(article, event.id) for event in shown.events}
        tolls = {toll.uid: id_of(article, toll.id) for toll in shown.tolls}
        first, _ = rows_of_article(article)
        for id, account in enumerate(find_accounts(record, key, shown), first):
            row = (id, article, account.key, happening_id(account.mention), int(account.main), account.prominence,
                   None, _encoder.encode(account))  # fmt: skip
            self.store.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            if (standing := shown_of(account)) is not None:
                self._link("account_events", id, (events[uid] for uid in standing.events))
                self._link("account_tolls", id, (tolls[uid] for uid in standing.tolls))
            self._remember(id, account)
            self._pair(id, account)

    def _link(self, table: str, id: int, others: Iterable[int]) -> None:
        self.store.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", [(id, other) for other in others])

    def _pair(self, id: int, account: Account) -> None:
        keys = [key_number(key) for key in block_keys(account)]
        self.store.executemany("INSERT INTO account_keys VALUES (?, ?)", [(key, id) for key in keys])
        others: set[int] = set()
        for key in keys:
            if key in self._full:
                continue
            members = self._members(key)
            if len(members) <= MOST_IN_BLOCK:
                others.update(members)
                continue
            self._full.add(key)
            if len(members) == MOST_IN_BLOCK + 1:
                self._empty(members)
        self._score(id, others - {id})

    def _members(self, key: int) -> list[int]:
        asked = "SELECT account FROM account_keys WHERE key = ? LIMIT ?"
        return [row[0] for row in self.store.execute(asked, (key, MOST_IN_BLOCK + 2))]

    def _score(self, id: int, others: Iterable[int]) -> None:
        """Keep the pairings of an account with others that are worth it."""
        rows = []
        account = self.account(id)
        for other in sorted(others):
            there = self.account(other)
            if may_pair(account, there) and (pairing := kept_pair(account, there)):
                rows.append((min(id, other), max(id, other), pairing.score, _reasons(pairing)))
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
        """Whether so many share a key that it tells nothing; once found so it is not looked up again."""
        if key not in self._full:
            asked = "SELECT 1 FROM account_keys WHERE key = ? LIMIT 1 OFFSET ?"
            if self.store.execute(asked, (key, MOST_IN_BLOCK)).fetchone() is None:
                return False
            self._full.add(key)
        return True

    def withdraw(self, article: int) -> None:
        """Take away what was filed of an article, before its new record is."""
        ids = [row[0] for row in self.store.execute("SELECT id FROM accounts WHERE article = ?", (article,))]
        if not ids:
            return
        self._full.clear()
        ungroup(self.store, ids)
        marks = ", ".join("?" * len(ids))
        touched = {
            id
            for row in self.store.execute(
                f"SELECT one, other FROM pairings WHERE one IN ({marks}) OR other IN ({marks})", (*ids, *ids)
            ).fetchall()
            for id in row
        }
        ungroup(self.store, touched)
        asked = f"SELECT DISTINCT key FROM account_keys WHERE account IN ({marks})"
        keys = [row[0] for row in self.store.execute(asked, ids)]
        full = [key for key in keys if len(self._members(key)) > MOST_IN_BLOCK]
        self.store.execute(f"DELETE FROM pairings WHERE one IN ({marks}) OR other IN ({marks})", (*ids, *ids))
        for table in ("account_keys", "account_events", "account_tolls"):
            self.store.execute(f"DELETE FROM {table} WHERE account IN ({marks})", ids)
        self.store.execute(f"DELETE FROM accounts WHERE id IN ({marks})", ids)
        for id in ids:
            self._known.pop(id, None)
        for key in full:
            self._refill(self._members(key))

    def _refill(self, members: list[int]) -> None:
        """Pair the accounts of a key that few enough share again."""
        if len(members) <= MOST_IN_BLOCK:
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


def _reasons(pairing: Pairing) -> str:
    told = [(reason.name, reason.value, reason.adds) for reason in pairing.reasons]
    return msgspec.json.encode(told).decode()
