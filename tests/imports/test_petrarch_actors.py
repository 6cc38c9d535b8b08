"""Actor dictionaries become rows of the actor table; what is not carried over is told with its line."""

import pytest

from polybius.imports.cameo_codes import read_code
from polybius.imports.name_case import written
from polybius.imports.petrarch_actors import read_entries
from polybius.imports.petrarch_rows import rows_of
from polybius.vocabulary.actor_row import ActorRow

DICTIONARY = """\
# made for this test
<!-- a comment
over two lines -->
BELGIUM_  [BEL]
+BELGIAN_
+GHENT_
KONRAD_ADENAUER_  ; first chancellor
+CHANCELLOR_ADENAUER_
+THE_OLD_MAN_
	[DEUGOV 490915-19631016]
	[DEUELI]
HELMUT_SCHMIDT_  [DEUGOV >19740516] [DEUELI <19740515]
KOFI_ANNAN_\t[IGOUNO 970101-061231] # a secretary-general
\t[---]
DANUBE_FISHING_FLEET_(DFF)_  [ROMBUSMNC]
+DELTA_FLEET_ [BUL]
GREEN_LANTERN_BRIGADE_ [YUGINS]
ST._OLAF'S_CHURCH_ [ESTCHRPRO]
ASSOCIATION_OF_RIVER_PILOTS_ [NGOENV]
OLD_FERRYMEN_ [DEUGOV 20040931-20051231]
LAKESIDE_FUND_ [MEA]
HARBOUR_MASTER [~GOV]
!CREW! = SAILOR, STOKER
PRIME_MINISTER_
\t[DEUGOV]
NAMELESS_THING_
"""


@pytest.fixture
def rows() -> tuple[ActorRow, ...]:
    return rows_of(read_entries(DICTIONARY.splitlines())[0])[0]


def _told(rows: tuple[ActorRow, ...], name: str) -> list[tuple[str, ...]]:
    return [(r.kind, r.country, r.sector, "|".join(r.other_sectors), r.since, r.until) for r in rows if r.name == name]


def test_date_restrictions_become_terms_and_the_undated_code_fills_the_other_days(rows: tuple[ActorRow, ...]) -> None:
    assert _told(rows, "Konrad Adenauer") == [
        ("person", "DEU", "ELI", "", "", "1949-09-14"),
        ("person", "DEU", "GOV", "", "1949-09-15", "1963-10-16"),
        ("person", "DEU", "ELI", "", "1963-10-17", ""),
    ]
    assert _told(rows, "Helmut Schmidt") == [
        ("person", "DEU", "ELI", "", "", "1974-05-15"),
        ("person", "DEU", "GOV", "", "1974-05-16", ""),
    ]


def test_other_names_lose_titles_when_they_are_a_part_of_the_name(rows: tuple[ActorRow, ...]) -> None:
    assert [r.aliases for r in rows if r.name == "Konrad Adenauer"] == [("Adenauer", "The Old Man"), (), ()]


def test_bodies_have_the_kind_of_their_code(rows: tuple[ActorRow, ...]) -> None:
    assert _told(rows, "Danube Fishing Fleet") == [("company", "ROU", "BUS", "", "", "")]
    assert _told(rows, "Green Lantern Brigade") == [("armed_group", "SRB", "REB", "", "", "")]
    assert _told(rows, "St. Olaf's Church") == [("ngo", "EST", "REL", "", "", "")]
    assert _told(rows, "Association of River Pilots") == [("ngo", "NGO", "", "", "", "")]
    assert [r.aliases for r in rows if r.name == "Danube Fishing Fleet"] == [("DFF", "Delta Fleet")]


def test_nothing_is_lost_without_a_word() -> None:
    entries, unread = read_entries(DICTIONARY.splitlines())
    rows, skipped = rows_of(entries)
    state = "a state, its people or a place in it: see actors/countries.csv"
    assert sorted((s.line, s.why) for s in (*unread, *skipped)) == [
        (4, state),
        (5, state),
        (6, state),
        (14, "no actor on these days; here it stays one, as it was before"),
        (16, "a code on another name; the codes of the entry hold"),
        (18, "carried over without PRO"),
        (19, "carried over without ENV"),
        (20, "a name without a code"),
        (20, "no date YYYYMMDD or YYMMDD"),
        (21, "no country and no role of PLOVER in this code"),
        (22, "a common noun: see the table of nouns, actors/agents.csv"),
        (23, "a list of words for patterns"),
        (24, "an office without a name"),
        (26, "a name without a code"),
    ]
    assert {row.name for row in rows} == {
        "Konrad Adenauer", "Helmut Schmidt", "Kofi Annan", "Danube Fishing Fleet", "Green Lantern Brigade",
        "St. Olaf's Church", "Association of River Pilots",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "country", "sectors"),
    [
        ("IRN", "IRN", ()),
        ("IRNGOVMIL", "IRN", ("GOV", "MIL")),
        ("ROMMED", "ROU", ("JRN",)),
        ("ZARHLH", "COD", ("MED",)),
        ("YUGSEP", "SRB", ("REB",)),
        ("TMPINS", "TLS", ("REB",)),
        ("IGOUNO", "UNO", ()),
        ("IGOEUREEC", "EUR", ()),
        ("IGOWSTNAT", "IGO", ()),
        ("USANGO", "USA", ("SOC",)),
        ("MOS", "", ("REL",)),
        ("PAKGOVMOSRAD", "PAK", ("GOV",)),
        ("MAR", "MAR", ()),
        ("SUNGOV", "RUS", ("GOV",)),
        ("IRQSUNREB", "IRQ", ("REB",)),
        ("GOVENV", "", ("GOV",)),
        ("AFR", "", ()),
    ],
)
def test_codes_become_country_and_sectors(code: str, country: str, sectors: tuple[str, ...]) -> None:
    found = read_code(code)
    assert (found.country, found.sectors) == (country, sectors)


@pytest.mark.parametrize(
    ("raw", "person", "name"),
    [
        ("BARACK_OBAMA_", True, ("Barack Obama",)),
        ("LUDWIG_VAN_BEETHOVEN_", True, ("Ludwig van Beethoven",)),
        ("MUHAMMAD_AL-BARADEI_", True, ("Muhammad al-Baradei",)),
        ("CONOR_O'BRIEN_", True, ("Conor O'Brien",)),
        ("ROBERT_MCNAMARA_", True, ("Robert McNamara",)),
        ("JEAN-MARIE_GUEHENNO_", True, ("Jean-Marie Guehenno",)),
        ("U.N._SECURITY_COUNCIL", False, ("U.N. Security Council",)),
        ("NATO_FORCES_", False, ("NATO Forces",)),
        ("IAEA_", False, ("IAEA",)),
        ("PKK_", False, ("PKK",)),
        ("HAMAS_", False, ("Hamas", "HAMAS")),
        ("CHILDREN'S_FUND_", False, ("Children's Fund",)),
        ("ORDER,_THE_", False, ("The Order",)),
        ("JAISH-E-MOHAMMAD_(JEM)_", False, ("Jaish-e-Mohammad", "JEM")),
        ("Already_Written_So", False, ("Already Written So",)),
    ],
)
def test_names_in_capitals_are_written_as_in_news(raw: str, person: bool, name: tuple[str, ...]) -> None:
    assert written(raw, person=person) == name
