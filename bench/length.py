"""How coding grows with the length of an article: milliseconds for each kilobyte, and memory, from 10 KB to 1 MB.

usage: python bench/length.py [--sizes 10 100 1000] [--kinds paragraphs …] [--thorough]

Kinds of text, the first three made from paragraphs of our own reports whose countries, figures and names are exchanged,
so that no two are alike: paragraphs as they stand, all of them as one sentence, the same without any punctuation; then
one word, one figure, and one word again and again. Seconds are those of the processor. Each is coded in a process of
its own, forked from one that is ready: memory is what that process has at most besides. What comes of it is a record,
or the failure that the limits of the settings make of it.
"""

import argparse
import json
import multiprocessing
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from speed import SAMPLES, exchanged, peak

from polybius import Coder
from polybius.errors import InputError
from polybius.parse import parse
from polybius.pipeline import code_doc
from polybius.read import read_text
from polybius.settings import limits_of, load_settings

SIZES = (10, 100, 1000)
KINDS = ("paragraphs", "one sentence", "no punctuation", "one word", "one figure", "the same word")
ALIKE = {"one word": "Basra", "one figure": "1234567890", "the same word": "killed "}
CODERS: list[Coder] = []  # the one that is ready, which the processes forked from this one have too


def paragraphs() -> list[str]:
    """The paragraphs of the sample reports and of those of the demonstration."""
    told = [file.read_text("utf-8") for file in sorted(SAMPLES.glob("*.txt"))]
    bodies = [p for text in told for p in text.split("\n\n")[2:-1]]
    files: list[Path] = sorted((SAMPLES / "demonstration").glob("*.jsonl"))
    reports = [json.loads(line)["text"] for file in files for line in file.read_text("utf-8").splitlines()]
    return [*bodies, *(p for text in reports for p in text.split("\n\n"))]


def text_of(kind: str, kilobytes: int) -> str:
    """A text of a kind and of so many thousand characters, the same one each time."""
    if kind in ALIKE:
        return (ALIKE[kind] * (kilobytes * 1000 // len(ALIKE[kind]) + 1))[: kilobytes * 1000]
    chance, known, made, size = random.Random(kilobytes), paragraphs(), [], 0
    while size < kilobytes * 1000:
        made.append(exchanged(chance.choice(known), chance))
        size += len(made[-1]) + 2
    text = "\n\n".join(made)
    if kind != "paragraphs":
        text = re.sub(r"[.!?]?\s*\n\n|(?<=[a-z])[.!?]\s+", ", and ", text)
    if kind == "no punctuation":
        text = re.sub(r"[^\w\s]", "", text)
    return text[: kilobytes * 1000]


def seconds_of(work: Callable[[], object]) -> float:
    """Processor seconds of a piece of work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def measured(kind: str, size: int) -> tuple[float, float, float, str]:
    """Seconds of the parse and of the rest, the most memory (MB), and what came of it."""
    coder, before = CODERS[0], peak()
    article = read_text(text_of(kind, size), id=kind, date="1999-09-06")
    docs = []
    chosen = {"model": coder.model, "thorough": coder.settings.thorough}
    parsing = rest = 0.0
    try:
        with limits_of(coder.settings).over([article]):
            parsing = seconds_of(lambda: docs.extend(parse([article], **chosen)))
        with limits_of(coder.settings).over([article]):
            rest = seconds_of(lambda: code_doc(docs[0], manifest=coder.manifest, knowledge=coder.knowledge))
    except InputError as error:
        return parsing, rest, peak() - before, error.what
    return parsing, rest, peak() - before, "record"


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="in KB")
    options.add_argument("--kinds", nargs="*", default=KINDS)
    options.add_argument("--thorough", action="store_true", help="parse all sentences")
    chosen = options.parse_args()
    CODERS.append(Coder(replace(load_settings(), thorough=chosen.thorough)))
    print(f"{'':16}{'KB':>6}{'parse ms/KB':>14}{'the rest ms/KB':>16}{'MB more':>9}")
    for kind in chosen.kinds:
        for size in chosen.sizes:
            with multiprocessing.get_context("fork").Pool(1) as alone:
                parsing, rest, memory, end = alone.apply(measured, (kind, size))
            figures = f"{parsing / size * 1000:14.2f}{rest / size * 1000:16.2f}{memory:9,.0f}"
            print(f"{kind:16}{size:6}{figures}  {end}", flush=True)


if __name__ == "__main__":
    main()
