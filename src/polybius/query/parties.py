"""Whom a question means: the entities of a name, all of a country, of a sector, or of both."""

import re

import msgspec

from polybius.errors import SettingError
from polybius.query.alike import names_like
from polybius.query.full_text import match_of
from polybius.query.values import is_country, sectors
from polybius.store import Store

CODE = re.compile(r"([A-Z]{3}|---)([A-Z]{3})")
ITEM = re.compile(r"Q\d+")


class Party(msgspec.Struct, frozen=True):
    """Actors of these entities, or all of a country, of a sector, or of both; "" and () are any."""

    entities: tuple[int, ...] = ()
    country: str | None = None
    sector: str = ""

    def condition(self, alias: str, *, probing: bool = False) -> tuple[str, tuple[object, ...]]:
        """SQL that is true of a row with the columns entity, country and sector.

        When `probing`, the row is found already, and must not be looked for by an index of these columns.
        """
        alias = f"+{alias}" if probing else alias
        if self.country is None and not self.sector:
            return f"{alias}.entity IN (SELECT value FROM json_each(?))", (str(list(self.entities)),)
        known = (("country", self.country), ("sector", self.sector or None))
        parts = [(f"{alias}.{column} = ?", value) for column, value in known if value is not None]
        return " AND ".join(sql for sql, _ in parts), tuple(value for _, value in parts)


def party_of(store: Store, value: str, *, option: str) -> Party:
    """Whom a value means: a code ("IRNGOV"), a country ("IRN"), a sector ("MIL"), a Wikidata id, or a name.

    A name means the entities that are called so, or else those whose name has all its words. Raises `SettingError` when
    there is nobody of that name, with some that are spelled alike.
    """
    code = CODE.fullmatch(value)
    if code and code[2] in sectors() and (code[1] == "---" or is_country(code[1])):
        return Party(country="" if code[1] == "---" else code[1], sector=code[2])
    if is_country(value):
        return Party(country=value)
    if value in sectors():
        return Party(sector=value)
    found = _named(store, value, option)
    if not found:
        alike = names_like(store, value)
        advice = f"perhaps {' or '.join(alike)}" if alike else "see polybius actors FILE for those that are"
        raise SettingError(f"nobody is called {value!r}", where=option, do=advice)
    return Party(entities=found)


def _named(store: Store, value: str, option: str) -> tuple[int, ...]:
    if ITEM.fullmatch(value):
        return _ids(store, "SELECT id FROM entities WHERE wikidata = ?", value)
    exact = _ids(store, "SELECT id FROM entities WHERE name = ? COLLATE NOCASE", value)
    if exact:
        return exact
    return _ids(store, "SELECT rowid FROM entity_words WHERE entity_words MATCH ?", match_of(value, option=option))


def _ids(store: Store, asked: str, *given: str) -> tuple[int, ...]:
    return tuple(id for (id,) in store.execute(asked, given))
