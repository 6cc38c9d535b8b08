"""Reading what is judged: the accounts that the judged mentions are in now, whatever was coded anew since."""

from collections.abc import Iterable, Mapping

from polybius.collate.grouping import Judgements, Mention
from polybius.store import Store

HELD = "SELECT uid FROM accounts WHERE id = ?"
EVENTS = "SELECT events.uid FROM account_events JOIN events ON events.id = account_events.event WHERE account = ?"
TOLLS = "SELECT tolls.uid FROM account_tolls JOIN tolls ON tolls.id = account_tolls.toll WHERE account = ?"
BY_UID = "SELECT id FROM accounts WHERE uid = ? AND article = ?"
BY_EVENT = (
    "SELECT account FROM events JOIN account_events ON account_events.event = events.id "
    "WHERE events.uid = ? AND events.article = ?"
)
BY_TOLL = (
    "SELECT account FROM tolls JOIN account_tolls ON account_tolls.toll = tolls.id "
    "WHERE tolls.uid = ? AND tolls.article = ?"
)
PAIRS = (
    "SELECT judgement, other_article, other_uid, same FROM judged_pairs WHERE one_article = ? AND one_uid = ? "
    "UNION SELECT judgement, one_article, one_uid, same FROM judged_pairs WHERE other_article = ? AND other_uid = ?"
)


def anything_judged(store: Store) -> bool:
    """Whether anybody has judged anything."""
    return bool(store.execute("SELECT EXISTS (SELECT 1 FROM judgements)").fetchone()[0])


def account_of(store: Store, mention: Mention) -> int | None:
    """The account that holds an event or figure: the key of its article and its uid."""
    found = store.execute("SELECT id FROM articles WHERE key = ?", (mention[0],)).fetchone()
    if found is None:
        return None
    for asked in (BY_UID, BY_EVENT, BY_TOLL):
        if held := store.execute(asked, (mention[1], found[0])).fetchone():
            return int(held[0])
    return None


def judged_partners(store: Store, account: int) -> set[int]:
    """The accounts that are judged to be the same happening as one."""
    return {other for _, other, same in judged_of(store, account) if same} if anything_judged(store) else set()


def judged_of(store: Store, account: int) -> list[tuple[int, int, bool]]:
    """What is judged of an account: the number of the judgement, the other account, and whether they are the same."""
    asked = "SELECT articles.key FROM accounts JOIN articles ON articles.id = accounts.article WHERE accounts.id = ?"
    key = store.execute(asked, (account,)).fetchone()[0]
    uids = {row[0] for query in (HELD, EVENTS, TOLLS) for row in store.execute(query, (account,))}
    found = []
    for uid in sorted(uids):
        for judgement, article, other_uid, same in store.execute(PAIRS, (key, uid, key, uid)).fetchall():
            other = account_of(store, (article, other_uid))
            if other is not None and _stands(store, judgement):
                found.append((judgement, other, bool(same)))
    return sorted(found)


def judged_accounts(store: Store, judgement: int) -> set[int]:
    """The accounts that a judgement is about."""
    asked = "SELECT one_article, one_uid, other_article, other_uid FROM judged_pairs WHERE judgement = ?"
    rows = store.execute(asked, (judgement,)).fetchall()
    mentions = {mention for row in rows for mention in ((row[0], row[1]), (row[2], row[3]))}
    return {id for mention in mentions if (id := account_of(store, mention)) is not None}


def judgements(store: Store, accounts: Mapping[Mention, int]) -> Judgements:
    """What is judged of accounts; a later judgement of the same pair counts before an earlier one."""
    ids = {id: mention for mention, id in accounts.items()}
    if len(ids) < 2 or not anything_judged(store):
        return Judgements()
    verdicts: dict[tuple[Mention, Mention], bool] = {}
    for _, one, other, same in sorted(_among(store, ids)):
        verdicts[min(ids[one], ids[other]), max(ids[one], ids[other])] = same
    return Judgements(
        frozenset(pair for pair, same in verdicts.items() if same),
        frozenset(pair for pair, same in verdicts.items() if not same),
    )


def _among(store: Store, ids: Iterable[int]) -> set[tuple[int, int, int, bool]]:
    held = set(ids)
    return {
        (judgement, min(id, other), max(id, other), same)
        for id in held
        for judgement, other, same in judged_of(store, id)
        if other in held and other != id
    }


def _stands(store: Store, judgement: int) -> bool:
    return store.execute("SELECT undone_time FROM judgements WHERE id = ?", (judgement,)).fetchone()[0] is None
