"""CAMEO actor codes ("IRNGOVMIL", "IGOUNO") as the country and sectors of PLOVER."""

from functools import cache
from typing import Literal

import msgspec

from polybius.mentions.cast.knowledge import country_names
from polybius.tables import read_table
from polybius.vocabulary.record import ActorKind


class Piece(msgspec.Struct, frozen=True):
    """What three letters of a code become; the table says what each part is."""

    code: str
    part: Literal["country", "region", "body", "role", "topic", "faith", "nothing"]
    plover: str = ""
    inside: str = ""
    kind: ActorKind = "unknown"
    meaning: str = ""


class Coded(msgspec.Struct):
    """A code in PLOVER, and its pieces that have no counterpart."""

    country: str = ""
    sectors: tuple[str, ...] = ()
    kind: ActorKind = "unknown"
    dropped: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the code could be carried over."""
        return not self.country and not self.sectors


@cache
def _pieces() -> dict[str, tuple[Piece, ...]]:
    found: dict[str, tuple[Piece, ...]] = {}
    for row in read_table("imports/cameo_codes.csv", Piece):
        found[row.code] = (*found.get(row.code, ()), row)
    return found


def is_null(code: str) -> bool:
    """Whether a code says that the name is no actor."""
    return not code.strip("-* ")


@cache
def read_code(code: str) -> Coded:
    """The country, sectors and kind that a code names; its first role is the sector."""
    coded = Coded()
    later: list[Piece] = []
    for at in range(0, len(code), 3):
        piece = _piece(code[at : at + 3], first=at == 0)
        if piece.part in {"topic", "faith"}:
            later.append(piece)
        elif not _take(coded, piece):
            coded.dropped += (piece.code,)
    for piece in later:
        if coded.sectors or (piece.part == "topic" and coded.country not in {"", *country_names()}):
            coded.dropped += (piece.code,)
        else:
            _add_sector(coded, piece.plover, piece.kind)
    return coded


def _piece(letters: str, *, first: bool) -> Piece:
    """What three letters mean; at the head of a code they are a country if they can be one."""
    rows = _pieces().get(letters, ())
    country = next((row for row in rows if row.part == "country"), None)
    if country is None and letters in country_names():
        country = Piece(letters, "country", letters)
    others = [row for row in rows if row.part != "country"]
    if country and (first or not others):
        return country
    return others[0] if others else Piece(letters, "nothing")


def _take(coded: Coded, piece: Piece) -> bool:
    """Add a country, body or role to what is known; whether it had a place there."""
    match piece.part:
        case "country" if not coded.country:
            coded.country = piece.plover
        case "body" if coded.country in {"", "IGO"}:
            coded.country, coded.kind = piece.plover, piece.kind
        case "body" if coded.country == piece.plover:
            pass
        case "body" if piece.inside and coded.country in country_names():
            _add_sector(coded, piece.inside, piece.kind)
        case "role":
            _add_sector(coded, piece.plover, piece.kind)
        case _:
            return False
    return True


def _add_sector(coded: Coded, sector: str, kind: ActorKind) -> None:
    if sector not in coded.sectors:
        coded.sectors += (sector,)
    if coded.kind == "unknown":
        coded.kind = kind
