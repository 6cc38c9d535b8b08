"""Texts made to do harm: endless sentences, words and spaces, deep markup, bombs, tables with endless cells."""

import io
import json
import os
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from made_dataset import code_into
from made_sources import REPORT, articles, failures, results, written
from polybius import Coder, Record
from polybius.dataset import load
from polybius.parse.portions import LONGEST, portions
from polybius.parse.squeeze import squeeze
from polybius.read import read_text
from polybius.store import open_store
from polybius.vocabulary import Segment
from polybius.workspace import ingest
from test_any_text import ODD, WORDS, assert_holds_together

SIZE = 200_000 if "POLYBIUS_SOAK" in os.environ else 12_000
PIECE = "Iraqi troops killed 12 people near Basra, officials in Baghdad said, and "
SECONDS_PER_KILOBYTE = 0.3
BEFORE = 20
STORED = 2_000 if "POLYBIUS_SOAK" in os.environ else 60


@pytest.mark.parametrize(
    "piece",
    [PIECE, PIECE.replace(",", ""), PIECE.upper(), "Basra" * 20, "12 dead, ", "“No,” he said. ", "(", "… ", "$", "a.b",
     "\x00", " ",
     "Police arrested Ann Hale. ", "\u202e", "e\u0301", "🕊", "1,", "http://x.example/a/", "\"", "''", "he "],
)  # fmt: skip
def test_text_that_never_ends_is_coded_within_its_time(piece: str, coder: Coder) -> None:
    text = piece * (SIZE // len(piece))
    began = time.process_time()
    record = coder.code(text, date="1999-09-06")
    assert time.process_time() - began < BEFORE + SECONDS_PER_KILOBYTE * len(text) / 1000
    assert record.document.text == text
    assert_holds_together(record)


@pytest.mark.parametrize("text", [PIECE * 14_000, "a" * 1_000_000, " " * 1_000_000, "Troops left. " * 80_000])
def test_paragraph_as_long_as_a_book_is_cut_without_losing_a_character(text: str) -> None:
    cut = portions(text, (Segment(0, len(text), "body"),))
    assert [s.start for s in cut[1:]] == [s.end for s in cut[:-1]]
    assert (cut[0].start, cut[-1].end) == (0, len(text))
    assert max(s.end - s.start for s in cut) <= LONGEST


def test_words_keep_their_places_where_an_endless_one_is_broken() -> None:
    text = "x" * 450 + "  then\u200b Basra"
    squeezed = squeeze(text, 0, len(text))
    words = squeezed.text.split()
    places = [squeezed.text.index(word, sum(map(len, words[:n]))) for n, word in enumerate(words)]
    assert [text[a:b].strip("\u200b") for a, b in squeezed.spans(places, words)] == words


def test_hostile_texts_go_into_a_workspace_and_a_dataset(coder: Coder, tmp_path: Path) -> None:
    chance, shift = random.Random(9), ["", " ", " ", " ", "\n"]
    texts = [chance.choice(shift).join(chance.choices([*ODD, *WORDS], k=60)) for _ in range(STORED)]
    texts.append("Troops killed 99999999999999999999999 people in Basra, and nine billion billion in Mosul.")
    given = [read_text(text, id=f"n{n}", date="1999-09-06") for n, text in enumerate(texts)]
    given.append(read_text(REPORT, id="address", url="http://[x.example/1"))
    with open_store(tmp_path / "a.db", create=True) as store:
        ingested = ingest(store, given, manifest=coder.manifest, stream=coder.stream, day="2000-01-01")
        assert {outcome.kind for outcome in ingested} == {"added"}
    lines = written(tmp_path, "a.jsonl", "\n".join(json.dumps({"text": f"{REPORT} {text}"}) for text in texts))
    dataset = code_into(str(tmp_path / "dataset"), coder, [str(lines)])
    assert not dataset.waiting()
    with open_store(tmp_path / "b.db", create=True) as store:
        loaded = list(load(dataset, store, day="2000-01-01"))
    assert len(loaded) == len(texts)


def test_ten_thousand_nested_tags_are_read_or_refused(tmp_path: Path) -> None:
    page = f"<html><body>{'<div>' * 10_000}<p>{REPORT}</p>{'</div>' * 10_000}</body></html>"
    assert len(results(written(tmp_path, "a.html", page))) == 1
    unclosed = f"<html><body>{'<b><i>' * 10_000}<p>{REPORT}</p></body></html>"
    assert len(results(written(tmp_path, "b.html", unclosed))) == 1


def test_bomb_in_a_wacz_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/one.warc", b"WARC/1.0\r\n" + b"a" * 200_000_000)
    assert failures(written(tmp_path, "a.wacz", packed.getvalue()))


def test_cell_as_long_as_a_book_costs_only_its_row(tmp_path: Path) -> None:
    cell = "Troops left the town. " * 60_000
    file = written(tmp_path, "a.csv", f'id,text\n1,"{cell}"\n2,"{REPORT}"\n')
    found = results(file, max_characters=100_000)
    assert len(found) == 2 and not [f for f in found[1:] if hasattr(f, "what")]


def test_row_of_very_many_cells_costs_only_itself(tmp_path: Path) -> None:
    file = written(tmp_path, "a.csv", f'text,date\n{"x," * 1_000_000}\n"{REPORT}",1979-03-26\n')
    assert any(getattr(each, "text", None) == REPORT for each in results(file))


def test_half_characters_from_json_are_a_failure_or_replaced(tmp_path: Path, coder: Coder) -> None:
    lines = [json.dumps({"text": f"\ud800 {REPORT}"}), json.dumps({"text": REPORT})]
    assert len(results(written(tmp_path, "a.jsonl", "\n".join(lines)))) == 2
    assert coder.code(f"\ud800 {REPORT}").document.text == f"\ufffd {REPORT}"


def test_null_bytes_and_marks_of_direction_stay_where_they_are(
    record_of: Callable[..., Record], tmp_path: Path
) -> None:
    text = "Iraqi\x00 troops \u202ekilled\u202c 12 people in \u200fBasra\u200e on Tuesday, officials said."
    record = record_of(text, "1999-09-09")
    assert record.document.text == text and record.tolls[0].low == 12
    assert_holds_together(record)
    (article,) = articles(written(tmp_path, "a.jsonl", json.dumps({"text": text})))
    assert article.text == text
    assert "not text" in failures(written(tmp_path, "a.txt", text))[0].what
