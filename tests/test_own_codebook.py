"""A user's codebook: tables that go before the shipped ones, checked with file and line, and what they change."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from polybius import Coder, read_sources
from polybius.comparing import changes, compare_codebooks
from polybius.errors import TableError
from polybius.events import load_lexicon
from polybius.settings import load_settings
from polybius.vocabulary import Failure

FRAMES = "predicate,kind,when,type,mode,context,cameo,effect,roles\n"
CAMEO = "code,label,quad,goldstein_gdelt,goldstein_icews,type,mode,context,published\n"
TEXT = "Iraqi troops invaded Kuwait on Thursday. Egypt outfoxed Sudan. Jordan closed its border with Iraq."


def table(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def coder_with(folder: Path) -> Coder:
    return Coder(load_settings(environment={"POLYBIUS_CODEBOOK": str(folder)}))


def test_own_rows_go_before_the_shipped_and_add_to_them(tmp_path: Path) -> None:
    rows = "invade,v,,COERCE,,,1999,,\noutfox,v,,REJECT,,,120,,\nclose,v,object=border,-,,,,,\n"
    folder = table(tmp_path / "mine", "frames.csv", FRAMES + rows)
    table(folder, "cameo.csv", CAMEO + "1999,Cross a border in arms,4,-9.9,-9.8,ASSAULT,,military,\n")
    record = coder_with(folder).code(TEXT, date="1990-08-03")
    told = [(event.type, event.cameo, event.goldstein, event.rule) for event in record.events]
    assert told == [
        ("COERCE", "1999", -9.9, "own frames.csv:invade/any"),
        ("REJECT", "120", -4.0, "own frames.csv:outfox/any"),
    ]
    assert "-" in record.manifest.codebook


def test_own_rows_of_keyed_tables_take_the_place_of_shipped_ones(tmp_path: Path) -> None:
    folder = table(tmp_path / "mine", "gates.csv", "cameo,need\n190,any\n")
    shipped, own = load_lexicon(), load_lexicon(folder)
    assert own.need_of("190") == "any" != shipped.need_of("190")
    assert own.need_of("111") == shipped.need_of("111")
    table(folder, "object_classes.csv", "name,lemmas\nfacility,ger camp\n")
    load_lexicon.cache_clear()
    assert load_lexicon(folder).classes["ger camp"] == {"facility"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("invade,v,,WAR,,,190,,", "no PLOVER type 'WAR'"),
        ("invade,x,,ASSAULT,,,190,,", "no kind of word 'x'"),
        ("invade,v,,ASSAULT,curfew,,190,,", "ASSAULT has no mode 'curfew'"),
        ("invade,v,,ASSAULT,,weather,190,,", "no context 'weather'"),
        ("invade,v,,ASSAULT,,,999,,", "no CAMEO code '999'"),
        ("invade,v,,ASSAULT,,,190,,b=object", "no role 'b=object'"),
        ("invade,v,,ASSAULT,,,190,,r=objekt", "no place 'objekt' in 'r=objekt'"),
        ("invade,v,objekt=country,ASSAULT,,,190,,", "no role 'objekt' in the condition 'objekt=country'"),
        ("invade,v,object=sit in parliament,ASSAULT,,,190,,", "no role 'parliament' in the condition 'parliament'"),
        ("invade,v,object=take up,ASSAULT,,,190,,", "'up' stands alone"),
        ("invade,v,object=country|,ASSAULT,,,190,,", "an empty value in the condition 'object=country|'"),
        ("invade,v,passive=yes,ASSAULT,,,190,,", "a value for the flag in 'passive=yes'"),
        ("invade,v,,,,,190,,", "no type"),
        ("invade,v,ASSAULT", "3 cells under 9 columns"),
    ],
)
def test_a_wrong_row_is_refused_with_file_and_line(tmp_path: Path, row: str, said: str) -> None:
    folder = table(tmp_path / "mine", "frames.csv", f"# mine\n{FRAMES}outfox,v,,REJECT,,,120,,\n{row}\n")
    with pytest.raises(TableError, match=r"frames\.csv:4") as refused:
        load_lexicon(folder)
    assert said in refused.value.what


def test_a_folder_that_is_no_codebook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no such folder"):
        load_lexicon(tmp_path / "nothing")
    with pytest.raises(TableError, match="no tables in this folder"):
        load_lexicon(tmp_path)
    with pytest.raises(TableError, match="no table of a codebook"):
        load_lexicon(table(tmp_path / "other", "verbs.csv", "a,b\n"))


def test_the_changes_of_a_codebook_are_those_that_appear_vanish_and_change(tmp_path: Path, coder: Coder) -> None:
    rows = "invade,v,,COERCE,,,190,,\noutfox,v,,REJECT,,,120,,\nclose,v,object=border,-,,,,,\n"
    folder = table(tmp_path / "mine", "frames.csv", FRAMES + rows)
    report = tmp_path / "report.txt"
    report.write_text(TEXT, "utf-8")
    (found,) = compare_codebooks(read_sources([str(report)]), coder, coder_with(folder))
    assert not isinstance(found, Failure)
    assert [(c.kind, TEXT[c.start : c.end]) for c in found] == [
        ("changes", "invaded"), ("appears", "outfoxed"), ("vanishes", "closed"),
    ]  # fmt: skip
    assert "type" in found[0].fields


def test_a_record_has_no_changes_from_itself(coder: Coder) -> None:
    record = coder.code(TEXT)
    assert changes(record, record) == ()


def test_ids_of_actors_that_shift_are_no_changes(coder: Coder) -> None:
    record = coder.code(TEXT)
    ids = [actor.id for actor in record.actors]
    shifted = dict(zip(ids, [*ids[1:], "a99"], strict=True))
    assert len(ids) > 1 and any(event.actor for event in record.events)

    def moved(local: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(shifted[id] for id in local)

    actors = tuple(replace(actor, id=shifted[actor.id]) for actor in record.actors)
    events = tuple(replace(e, actor=moved(e.actor), recipient=moved(e.recipient)) for e in record.events)
    assert changes(record, replace(record, actors=actors, events=events)) == ()
    swapped = tuple(replace(e, actor=e.recipient, recipient=e.actor) for e in record.events)
    assert {field for change in changes(record, replace(record, events=swapped)) for field in change.fields} == {
        "actor", "recipient",
    }  # fmt: skip
