"""Words that only the workspace knows: the effects and stances that stand in it."""

import json

from polybius.errors import SettingError
from polybius.store import Store


def stance_of(store: Store, value: str) -> str:
    """A stance that some claim has. Raises `SettingError` with those that there are."""
    word = value.casefold().replace(" ", "_")
    if store.execute("SELECT 1 FROM claims WHERE stance = ? LIMIT 1", (word,)).fetchone():
        return word
    stances = [row[0] for row in store.execute("SELECT DISTINCT stance FROM claims ORDER BY stance")]
    raise SettingError(f"no claim has the stance {value!r}", where="--stance", do=_listed(stances))


def effect_of(store: Store, value: str) -> str:
    """An effect that some figure or event has. Raises `SettingError` with those that there are."""
    word = value.casefold()
    asked = (
        "SELECT 1 FROM tolls WHERE effect = ? UNION ALL "
        "SELECT 1 FROM events INDEXED BY events_effect WHERE effect <> '[]' AND effect LIKE ? LIMIT 1"
    )
    if store.execute(asked, (word, f'%"{word}"%')).fetchone():
        return word
    effects = {row[0] for row in store.execute("SELECT DISTINCT effect FROM tolls")}
    for (several,) in store.execute("SELECT DISTINCT effect FROM events WHERE effect <> '[]'"):
        effects |= set(json.loads(several))
    raise SettingError(f"nothing has the effect {value!r}", where="--effect", do=_listed(sorted(effects)))


def _listed(values: list[str]) -> str:
    return f"there are {', '.join(values)}" if values else "there are none in this workspace yet"
