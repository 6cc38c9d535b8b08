"""A dump becomes a table: offices with their days, countries by ISO codes, organisations; and memory stays small."""

import bz2
import gzip
import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from made_dump import ENTITIES, MALE, day, dump_lines, entity, held, item, person, says, text, unknown
from polybius.errors import InputError
from polybius.imports.wikidata import Built, build_table
from polybius.imports.wikidata_items import may_be_actor, may_be_surveyed, office_told_by
from polybius.imports.wikidata_rows import Wanted
from polybius.tables import read_table
from polybius.vocabulary.actor_row import ActorRow


def _built(tmp_path: Path, entities: list[dict[str, Any]], **wanted: Any) -> tuple[tuple[ActorRow, ...], Built]:
    dump, table = tmp_path / "dump.json", tmp_path / "table.csv"
    dump.write_bytes(dump_lines(entities))
    with table.open("w", encoding="utf-8") as out:
        built = build_table(dump, out, Wanted(**wanted))
    return read_table(table, ActorRow), built


@pytest.fixture
def rows(tmp_path: Path) -> tuple[ActorRow, ...]:
    return _built(tmp_path, ENTITIES)[0]


def _terms(rows: tuple[ActorRow, ...], name: str) -> list[tuple[str, ...]]:
    return [(r.country, r.sector, r.role, r.since, r.until) for r in rows if r.name == name]


def test_positions_become_terms(rows: tuple[ActorRow, ...]) -> None:
    assert _terms(rows, "Barack Obama") == [
        ("USA", "LEG", "Senator of the United States", "2005-01-03", "2008-11-16"),
        ("USA", "GOV", "President of the United States", "2009-01-20", "2017-01-20"),
    ]
    assert _terms(rows, "Kofi Annan") == [
        ("UNO", "GOV", "Secretary-General of the United Nations", "1997-01-01", "2006-12-31")
    ]
    assert _terms(rows, "Angela Merkel")[1] == (
        "DEU", "GOV", "Chancellor of Germany", "2005-11-22", "2021-12-08",
    )  # fmt: skip


def test_offices_have_the_names_of_polybius_tables_and_deprecated_statements_do_not_count(
    rows: tuple[ActorRow, ...],
) -> None:
    assert _terms(rows, "Valdemar Testgaard") == [
        ("DNK", "GOV", "Foreign Minister of Denmark", "2001-11-27", "2004-08-10"),
        ("DNK", "LEG", "Member of the Folketing", "2004-08-10", ""),
    ]


def test_aliases_that_no_text_would_use_are_left_out(rows: tuple[ActorRow, ...]) -> None:
    assert next(r.aliases for r in rows if r.name == "Barack Obama") == ("Barack Hussein Obama II",)
    assert next(r.aliases for r in rows if r.name == "Valdemar Testgaard") == ("V. Testgaard", "Valde")
    assert [(r.gender, r.wikidata) for r in rows if r.name == "Angela Merkel"] == [("f", "Q567")] * 2


def test_organisations_have_the_kind_of_their_class_or_of_the_class_above(rows: tuple[ActorRow, ...]) -> None:
    told = {r.name: (r.kind, r.country, r.sector, r.since, r.until) for r in rows if r.kind != "person"}
    assert told == {
        "Harbour Party": ("party", "DNK", "PTY", "1973-01-01", ""),
        "Lantern Workers' Union": ("ngo", "NGO", "", "1985-04-01", "2010-02-28"),
        "Bell Founders of Odense": ("ngo", "DNK", "LAB", "", ""),
    }


def test_local_offices_come_only_when_asked_for(tmp_path: Path) -> None:
    mayor = [e for e in ENTITIES if e["id"] in {"Q35", "Q90000024"}]
    governor = entity("Q90000027", "Governor of Fyn", P279=[says(item("Q132050"))], P17=[says(item("Q35"))],
                      P1001=[says(item("Q90000031"))])  # fmt: skip
    holder = person("Q90000050", "Karen Blix", P39=[held("Q90000027", "+2001-01-01"), held("Q90000024", "+1999-01-01")])
    assert _built(tmp_path, [*mayor, governor, holder])[0] == ()
    rows, _ = _built(tmp_path, [*mayor, governor, holder], offices="all")
    assert _terms(rows, "Karen Blix") == [("DNK", "GOV", "Governor of Fyn", "2001-01-01", "")]


MINISTER = entity("Q90000060", "Minister of Defence", P279=[says(item("Q83307"))], P1001=[says(item("Q90000061"))])
LAND = entity("Q90000061", "Yugonia", P298=[says(text("YUG"), "deprecated"), says(text("HRV"))])


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (day("+2001-05-00", 10), day("+2004-02-00", 10), ("2001-05-01", "2004-02-29")),
        (day("+2001-00-00", 9), day("+2004-00-00", 9), ("2001-01-01", "2004-12-31")),
        (day("+2001-05-06"), unknown("novalue"), ("2001-05-06", "2019-07-01")),
        (day("+2001-05-06"), day("+2024-01-01"), ("2001-05-06", "2019-07-01")),
        (unknown(), day("+2004-02-03"), ("", "2004-02-03")),
        (day("+2001-05-06"), unknown(), None),
        (day("-0044-03-15"), day("+2004-02-03"), None),
        (day("+1990-00-00", 8), day("+2004-02-03"), None),
        (day("+1980-01-01"), day("+1989-12-31"), None),
        (day("+2004-02-03"), day("+2001-01-01"), None),
    ],
)
def test_days_are_those_of_the_statement_and_doubtful_ones_leave_the_office_out(
    tmp_path: Path, start: dict[str, Any], end: dict[str, Any], days: tuple[str, str] | None
) -> None:
    holder = person("Q90000062", "Ivana Testic", P570=[says(day("+2019-07-01"))],
                    P39=[says(item("Q90000060"), P580=start, P582=end)])  # fmt: skip
    rows, _ = _built(tmp_path, [holder, MINISTER, LAND])
    assert [(r.since, r.until) for r in rows] == ([days] if days else [])
    assert all((r.country, r.role) == ("HRV", "Defence Minister of Croatia") for r in rows)


def test_the_preferred_of_two_statements_on_an_office_from_one_day_counts(tmp_path: Path) -> None:
    holder = person("Q90000062", "Ivana Testic", P39=[held("Q90000060", "+2001-01-01", "+2002-01-01"),
                    held("Q90000060", "+2001-01-01", "+2003-01-01", "preferred")])  # fmt: skip
    rows, _ = _built(tmp_path, [holder, MINISTER, LAND])
    assert [r.until for r in rows] == ["2003-01-01"]


def test_the_country_of_an_office_may_stand_with_the_statement_or_be_the_holders(tmp_path: Path) -> None:
    plain = entity("Q90000060", "ambassador", P279=[says(item("Q294414"))])
    said = person("Q90000062", "Ivana Testic", P39=[held("Q90000060", "+2001-01-01", P1001=item("Q90000061"))])
    citizen = person("Q90000063", "Marko Testic", P27=[says(item("Q90000061"))], P39=[held("Q90000060", "+2001-01-01")])
    rows, _ = _built(tmp_path, [said, citizen, plain, LAND], offices="all")
    assert [(r.name, r.country) for r in rows] == [("Ivana Testic", "HRV"), ("Marko Testic", "HRV")]


def test_two_persons_of_one_name_stay_two(tmp_path: Path) -> None:
    office = [held("Q90000060", "+2001-01-01")]
    namesakes = [person("Q90000062", "Ivan Testic", P39=office),
                 person("Q90000063", "Ivan Testic", "Ivan Josip Testic", P39=office),
                 person("Q90000064", "Ivan Testic", P39=office)]  # fmt: skip
    rows, _ = _built(tmp_path, [*namesakes, MINISTER, LAND])
    assert [r.name for r in rows] == ["Ivan Testic", "Ivan Josip Testic", "Ivan Testic (Q90000064)"]
    assert all(r.name == "Ivan Testic" or "Ivan Testic" in r.aliases for r in rows)


def test_what_few_wikis_know_and_other_sectors_are_left_out(tmp_path: Path) -> None:
    assert _built(tmp_path, ENTITIES, articles=10)[0] == ()
    assert {r.sector for r in _built(tmp_path, ENTITIES, sectors=frozenset({"LEG"}))[0]} == {"LEG"}


@pytest.mark.parametrize(
    ("label", "sector"),
    [
        ("President of France", "GOV"),
        ("President of the Senate of Italy", "LEG"),
        ("President of the Supreme Court of Estonia", "JUD"),
        ("President of Harvard University", ""),
        ("Minister of Justice", "GOV"),
        ("Chief Justice of India", "JUD"),
        ("member of the 12th Bundestag", "LEG"),
        ("Leader of the Labour Party", "PTY"),
        ("Leader of the Opposition", "OPP"),
        ("Chief of the General Staff of the Armed Forces", "MIL"),
        ("commissioner of the Metropolitan Police", "COP"),
        ("director of the Mossad", "SPY"),
        ("ambassador of Norway to Chile", "GOV"),
        ("Archbishop of York", "REL"),
        ("Mayor of Rome", ""),
    ],
)
def test_the_label_of_an_office_tells_its_sector(label: str, sector: str) -> None:
    told = office_told_by(label)
    assert (told.sector if told else "") == sector


@pytest.mark.parametrize(
    ("ending", "pack"), [(".json", bytes), (".json.gz", gzip.compress), (".json.bz2", bz2.compress)]
)
def test_a_dump_may_be_packed(tmp_path: Path, ending: str, pack: Any) -> None:
    (tmp_path / f"dump{ending}").write_bytes(pack(dump_lines(ENTITIES)))
    assert build_table(tmp_path / f"dump{ending}", io.StringIO(), Wanted()).persons == 4


def test_a_dump_that_ends_too_early_is_told_with_its_line(tmp_path: Path) -> None:
    packed = gzip.compress(dump_lines(list(_crowd(500))))
    (tmp_path / "dump.json.gz").write_bytes(packed[: len(packed) // 2])
    with pytest.raises(InputError, match=r"dump\.json\.gz:\d+"):
        build_table(tmp_path / "dump.json.gz", io.StringIO(), Wanted())


def test_bad_lines_are_told_with_their_number(tmp_path: Path) -> None:
    (tmp_path / "dump.json").write_bytes(dump_lines(ENTITIES, bad={4: b"{", 7: b'{"id": 5}'}))
    built = build_table(tmp_path / "dump.json", io.StringIO(), Wanted())
    assert (len(built.bad), [line for line, _ in built.bad_lines], built.persons) == (2, [4, 7], 4)


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("United States Secretary of State", "Secretary of State"),
        ("President of the French Republic", "President"),
        ("President of the Government of Spain", "Prime Minister"),
        ("Supreme Leader of Iran", "Supreme Leader"),
        ("Secretary of State for Foreign Affairs", "Foreign Secretary"),
        ("Deputy Minister of Foreign Affairs", ""),
        ("Under Secretary of State for Political Affairs", ""),
        ("President of the National Bank", ""),
    ],
)
def test_the_label_of_an_office_tells_what_polybius_calls_it(label: str, role: str) -> None:
    told = office_told_by(label)
    assert told is not None
    assert told.role == role


def _crowd(number: int) -> Iterator[dict[str, Any]]:
    yield LAND
    yield MINISTER
    for n in range(number):
        yield person(f"Q{91_000_000 + n}", f"Person Number{n} Testic", f"P. Number{n}", P21=MALE,
                     P39=[held("Q90000060", f"+2001-{n % 12 + 1:02}-01", "+2004-01-01")])  # fmt: skip


def _peak(tmp_path: Path, number: int) -> int:
    dump, table = tmp_path / f"{number}.json.gz", tmp_path / f"{number}.csv"
    *others, one = _crowd(1)
    line = json.dumps(one, separators=(",", ":"))
    with gzip.open(dump, "wt", compresslevel=1) as out:
        out.write("[\n" + "".join(f"{json.dumps(each)},\n" for each in others))
        for n in range(number):
            out.write(line.replace("Q91000000", f"Q{91_000_000 + n}").replace("Number0", f"Number{n}") + ",\n")
        out.write("]\n")
    tracemalloc.start()
    with table.open("w", encoding="utf-8") as out:
        built = build_table(dump, out, Wanted())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert built.persons == number
    return peak


def test_memory_does_not_grow_with_the_number_of_persons(tmp_path: Path) -> None:
    _peak(tmp_path, 10)
    few, many = _peak(tmp_path, 1_000), _peak(tmp_path, 10_000)
    assert many < few + 200_000


def test_only_lines_that_may_matter_are_decoded() -> None:
    def line(entity: dict[str, Any]) -> bytes:
        return json.dumps(entity, separators=(",", ":")).encode()

    painter = line(person("Q90000070", "Ivan Testic"))
    comet = line(entity("Q90000071", "Comet Testic", P31=[says(item("Q523"))]))
    assert not may_be_actor(painter)
    assert not may_be_actor(comet)
    assert may_be_actor(line(ENTITIES[0]))
    assert not may_be_surveyed(line(ENTITIES[0]))
    assert may_be_surveyed(line(MINISTER))
    assert may_be_surveyed(line(LAND))
