"""What holds of all places, and of the gazetteer they come from."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from polybius.mentions.places import find_places, store
from polybius.mentions.places.gazetteer import Gazetteer
from polybius.mentions.places.names import key_of, loose_key, spelled_words, words_of
from polybius.mentions.places.tables import countries, regions
from polybius.tables import DATA
from polybius.vocabulary import Doc

TEXT = (
    "Serb gunners shelled Sarajevo from the hills around the Bosnian capital. In the U.N. enclave of Gorazde, doctors "
    "said 12 people had died. The shells were fired near Pale, the mayor of Sarajevo told reporters in Geneva."
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return store.load_gazetteer()


def test_places_are_in_text_order_with_ids_and_do_not_overlap(doc_of: Callable[..., Doc]) -> None:
    found = find_places(doc_of(TEXT))
    assert [m.place.id for m in found] == [f"p{n}" for n in range(1, len(found) + 1)]
    assert all(a.last <= b.first for a, b in pairwise(found))


def test_places_stand_at_their_words(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of(TEXT)
    for mention in find_places(doc):
        assert doc.tokens[mention.first].start == mention.place.start
        assert doc.tokens[mention.last - 1].end == mention.place.end


def test_one_name_means_one_place_in_a_document(doc_of: Callable[..., Doc]) -> None:
    points = {(m.place.lat, m.place.lon) for m in find_places(doc_of(TEXT)) if m.place.name == "Sarajevo"}
    assert len(points) == 1


def test_places_are_the_same_each_time(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of(TEXT)
    assert find_places(doc) == find_places(doc)


def test_text_without_names_has_no_places(doc_of: Callable[..., Doc]) -> None:
    assert find_places(doc_of("He slept well and woke early.")) == ()


def test_unlisted_place_has_no_point(doc_of: Callable[..., Doc]) -> None:
    places = [m.place for m in find_places(doc_of("The rebels hid in the forest of Qwzxtrovia in Angola."))]
    assert all(p.lat is None for p in places if p.basis == "unlisted")


def test_gazetteer_knows_every_country_and_region_by_name(gazetteer: Gazetteer) -> None:
    missing = [c.name for c in countries() if not gazetteer.find(key_of(c.name))]
    missing += [r.name for r in regions() if not gazetteer.find("".join(spelled_words(r.name)))]
    assert missing == []


def test_gazetteer_forgets_accents_articles_and_points(gazetteer: Gazetteer) -> None:
    assert {f.spot.country for f in gazetteer.find(key_of("São Paulo"))} == {
        f.spot.country for f in gazetteer.find(key_of("Sao Paulo"))
    }
    assert key_of("St. Louis") == key_of("Saint Louis")
    assert any(f.spot.country == "IRQ" for f in gazetteer.find(key_of("Fallujah")))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Deir ez-Zor", "Dayr az Zawr", "Deir al-Zour"),
        ("Qusayr", "Al-Qusair", "Qousseir"),
        ("Nasiriyah", "An Nassiriya"),
    ],
)
def test_transliterations_of_one_name_share_a_loose_key(spellings: tuple[str, ...]) -> None:
    assert len({loose_key(words_of(spelling)) for spelling in spellings}) == 1


def test_gazetteer_is_read_from_the_cache_when_it_was_built_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gazetteer: Gazetteer
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kept = gazetteer.packed
    monkeypatch.setattr(store, "build", lambda: kept)
    store.shipped.__wrapped__()
    monkeypatch.setattr(store, "build", lambda: pytest.fail("built again"))
    assert store.shipped.__wrapped__().find(key_of("Sarajevo")) == gazetteer.find(key_of("Sarajevo"))


def test_damaged_cache_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gazetteer: Gazetteer) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(store, "build", lambda: gazetteer.packed)
    store.shipped.__wrapped__()
    for file in tmp_path.rglob("*.msgpack"):
        file.write_bytes(b"no gazetteer")
    assert store.shipped.__wrapped__().find(key_of("Sarajevo"))


def test_places_data_name_their_source() -> None:
    notice = (DATA / "places/ATTRIBUTION.md").read_text(encoding="utf-8")
    assert "GeoNames" in notice
    assert "Creative Commons Attribution 4.0" in notice
