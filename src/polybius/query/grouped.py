"""The happening that a mention is grouped into, and the mentions of a happening."""

from collections.abc import Sequence

from polybius.errors import SettingError
from polybius.query.evidence import listed
from polybius.query.terms import Term, marks
from polybius.store import Store

EVENTS = (
    "SELECT l.event, h.happening FROM json_each(?) j "
    "CROSS JOIN account_events l INDEXED BY account_events_event ON l.event = j.value "
    "CROSS JOIN accounts h ON h.id = l.account AND h.happening IS NOT NULL ORDER BY h.id DESC"
)
TOLLS = (
    "SELECT l.toll, h.happening FROM json_each(?) j "
    "CROSS JOIN account_tolls l INDEXED BY account_tolls_toll ON l.toll = j.value "
    "CROSS JOIN accounts h ON h.id = l.account AND h.happening IS NOT NULL ORDER BY h.id DESC"
)


def happenings_of(store: Store, table: str, ids: Sequence[int]) -> dict[int, str]:
    """The happening of each event, or of each toll, that is in one; the first when it is in several."""
    return dict(store.execute(EVENTS if table == "events" else TOLLS, (listed(ids),)).fetchall())


def happening_ids(store: Store, values: Sequence[str]) -> tuple[str, ...]:
    """The happenings that ids, also former ones, lead to. Raises `SettingError` for one that leads nowhere."""
    found: dict[str, None] = {}
    for value in values:
        row = store.execute("SELECT happening FROM accounts WHERE name = ? OR happening = ?", (value, value)).fetchone()
        if row is None or row[0] is None:
            raise SettingError(f"there is no happening {value!r}", where="--happening",
                               do="list them: polybius happenings FILE")  # fmt: skip
        found[row[0]] = None
    return tuple(found)


def event_term(happenings: tuple[str, ...]) -> Term:
    """Events that are mentions of these happenings."""
    named = f"h.happening IN ({marks(happenings)})"
    return Term(
        probe="EXISTS (SELECT 1 FROM account_events l INDEXED BY account_events_event "
        f"CROSS JOIN accounts h ON h.id = l.account WHERE l.event = e.id AND +{named})",
        parameters=happenings,
        among="SELECT l.event AS id FROM accounts h INDEXED BY accounts_happening "
        f"CROSS JOIN account_events l ON l.account = h.id WHERE {named}",
        among_parameters=happenings,
    )


def toll_term(happenings: tuple[str, ...]) -> Term:
    """Figures of these happenings: their own, and those of their events."""
    named = f"h.happening IN ({marks(happenings)})"
    return Term(
        probe="EXISTS (SELECT 1 FROM account_tolls l INDEXED BY account_tolls_toll "
        f"CROSS JOIN accounts h ON h.id = l.account WHERE l.toll = t.id AND +{named}) "
        "OR EXISTS (SELECT 1 FROM account_events l INDEXED BY account_events_event "
        f"CROSS JOIN accounts h ON h.id = l.account WHERE l.event = t.event AND +{named})",
        parameters=(*happenings, *happenings),
        among="SELECT l.toll AS id FROM accounts h INDEXED BY accounts_happening "
        f"CROSS JOIN account_tolls l ON l.account = h.id WHERE {named} "
        "UNION ALL SELECT tolls.id FROM accounts h INDEXED BY accounts_happening "
        f"CROSS JOIN account_events l ON l.account = h.id CROSS JOIN tolls ON tolls.event = l.event WHERE {named}",
        among_parameters=(*happenings, *happenings),
    )
