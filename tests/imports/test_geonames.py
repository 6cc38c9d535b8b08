"""A GeoNames dump becomes a gazetteer with the shipped places; what cannot be read is said."""

from pathlib import Path

import msgspec
import pytest

from made_geonames import line, write_dump, write_names, write_regions
from polybius import Coder
from polybius.errors import InputError
from polybius.imports import geonames
from polybius.imports.geonames import Built, build_gazetteer
from polybius.mentions.places import gazetteer_hash, load_gazetteer
from polybius.mentions.places.gazetteer import KINDS, Gazetteer
from polybius.mentions.places.names import key_of
from polybius.mentions.places.store import save
from polybius.settings import load_settings


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("dump")
    wrong = line({"geonameid": "x", "name": "Nowhere", "class": "P", "code": "PPL"}) + "too\tfew\n"
    return build_gazetteer(
        write_dump(folder, further=wrong), names=write_names(folder), admin1=write_regions(folder)
    )  # fmt: skip


@pytest.fixture(scope="module")
def gazetteer(built: Built) -> Gazetteer:
    assert built.packed is not None
    return Gazetteer(built.packed)


def test_places_of_the_dump_are_found_by_all_their_latin_names(gazetteer: Gazetteer) -> None:
    assert {f.spot.geonames for f in gazetteer.find(key_of("Qarnāb"))} == {90000001, 90000002}
    assert {f.spot.geonames for f in gazetteer.find(key_of("Karnab"))} == {90000001}
    assert gazetteer.find("qrn") == ()


def test_english_names_are_usual_ones_and_colloquial_ones_are_left_out(gazetteer: Gazetteer) -> None:
    assert [(f.spot.geonames, f.usual) for f in gazetteer.find(key_of("Carnabia"))] == [(90000001, True)]
    assert gazetteer.find(key_of("Carnabie")) == ()
    assert gazetteer.find(key_of("Bigtown")) == ()


def test_shipped_places_are_kept_and_none_stands_twice(gazetteer: Gazetteer) -> None:
    assert gazetteer.find(key_of("Sarajevo"))
    assert len([f for f in gazetteer.find(key_of("Erbil")) if f.spot.geonames == 95446]) == 1


def test_kind_and_radius_follow_the_feature_code(gazetteer: Gazetteer) -> None:
    river = gazetteer.find(key_of("Qarnab River"))[0].spot
    assert (river.kind, river.radius, river.minor) == ("water", 40.0, True)
    assert gazetteer.find(key_of("Qarnab Pump Station")) == ()
    assert all(row.kind in KINDS for row in geonames.feature_codes().values())


def test_regions_that_the_tables_lack_have_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.region("MLI", "97") == "Zhulmat"
    assert gazetteer.region("IRQ", "07") == "Baghdad"


def test_what_was_left_out_is_counted_with_the_lines_that_could_not_be_read(built: Built) -> None:
    assert (built.lines, built.places) == (8, 5)
    assert built.left_out["line that cannot be read"] == 2
    assert [number for number, _ in built.bad_lines] == [7, 8]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no place could be taken"),
        (b"name,country\nSarajevo,BIH\n", "1 columns where a dump of places has 19"),
        (b"\xff\xfe\x00", "damaged"),
        (line({"geonameid": "1", "name": "A", "class": "S", "code": "CH"}).encode(), "no place could be taken"),
    ],
)
def test_file_that_is_no_dump_is_refused(
    tmp_path: Path, content: bytes, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geonames, "build", lambda places, *_, **__: list(places))
    file = tmp_path / "dump.txt"
    file.write_bytes(content)
    with pytest.raises(InputError, match=message) as raised:
        build_gazetteer(file)
    assert str(file) in raised.value.where


def test_archive_cut_off_or_damaged_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geonames, "build", lambda places, *_, **__: list(places))
    whole = write_dump(tmp_path).read_bytes()
    cut, damaged = tmp_path / "cut.zip", tmp_path / "damaged.zip"
    cut.write_bytes(whole[: len(whole) // 2])
    damaged.write_bytes(whole[:60] + bytes(200) + whole[260:])
    with pytest.raises(InputError, match="only its beginning"):
        build_gazetteer(cut)
    with pytest.raises(InputError, match="damaged"):
        build_gazetteer(damaged)


def test_gazetteer_that_cannot_be_written_leaves_no_part(tmp_path: Path, built: Built) -> None:
    assert built.packed is not None
    taken = tmp_path / "taken"
    (taken / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="taken"):
        save(built.packed, taken)
    assert [file.name for file in tmp_path.iterdir()] == ["taken"]


def test_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        build_gazetteer(tmp_path / "none.zip", admin1=tmp_path / "none.txt")


def test_coder_reads_places_by_the_gazetteer_of_the_settings(tmp_path: Path, built: Built, coder: Coder) -> None:
    assert built.packed is not None
    file = tmp_path / "mine.polybius"
    save(built.packed, file)
    mine = Coder(msgspec.structs.replace(load_settings(environment={}), gazetteer=str(file)))
    text = "Rebels shelled the town of Qarnab in Iraq on Monday."
    assert [p.geonames for p in mine.code(text).places][:1] == [90000001]
    assert 90000001 not in [p.geonames for p in coder.code(text).places]
    assert mine.manifest.gazetteer == gazetteer_hash(file) != coder.manifest.gazetteer
    assert load_gazetteer(file).packed.digest in mine.manifest.gazetteer
