"""How coding time grows with the length of an article: milliseconds for each kilobyte at 10 KB, 100 KB and 1 MB.

usage: python bench/length.py [--most 1000] [--kinds paragraphs]

Three kinds of text, each made from paragraphs of our own reports whose countries, figures and names are exchanged, so
that no two are alike: paragraphs as they stand, all of them as one sentence, and the same without any punctuation.
Seconds are those of the processor.
"""

import argparse
import json
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

from speed import SAMPLES, exchanged

from polybius import Coder
from polybius.parse import parse
from polybius.pipeline import code_doc
from polybius.read import read_text

SIZES = (10, 100, 1000)
KINDS = ("paragraphs", "one sentence", "no punctuation")


def paragraphs() -> list[str]:
    """The paragraphs of the sample reports and of those of the demonstration."""
    told = [file.read_text("utf-8") for file in sorted(SAMPLES.glob("*.txt"))]
    bodies = [p for text in told for p in text.split("\n\n")[2:-1]]
    files: list[Path] = sorted((SAMPLES / "demonstration").glob("*.jsonl"))
    reports = [json.loads(line)["text"] for file in files for line in file.read_text("utf-8").splitlines()]
    return [*bodies, *(p for text in reports for p in text.split("\n\n"))]


def text_of(kind: str, kilobytes: int) -> str:
    """A text of a kind and of so many thousand characters, the same one each time."""
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


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--most", type=int, default=SIZES[-1], help="leave out sizes above so many KB")
    options.add_argument("--kinds", nargs="*", default=KINDS)
    chosen = options.parse_args()
    coder = Coder()
    print(f"{'':16}{'KB':>6}{'parse ms/KB':>14}{'the rest ms/KB':>16}")
    for kind in chosen.kinds:
        for size in (size for size in SIZES if size <= chosen.most):
            article = read_text(text_of(kind, size), id=kind, date="1999-09-06")
            docs = []
            parsing = seconds_of(lambda a=article, d=docs: d.extend(parse([a], model=coder.model)))
            rest = seconds_of(lambda d=docs: code_doc(d[0], manifest=coder.manifest, knowledge=coder.knowledge))
            print(f"{kind:16}{size:6}{parsing / size * 1000:14.2f}{rest / size * 1000:16.2f}", flush=True)


if __name__ == "__main__":
    main()
