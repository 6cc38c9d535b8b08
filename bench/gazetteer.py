"""The shipped gazetteer in a fresh process: seconds until the first name is found, and memory held.

usage: python bench/gazetteer.py
"""

import subprocess
import sys

FRESH = """
import resource, time
began = time.perf_counter()
from polybius.mentions.places import load_gazetteer
imported = time.perf_counter()
found = load_gazetteer().find("tripoli")
opened = time.perf_counter()
print(imported - began, opened - imported, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main() -> None:
    """Measure twice: a first run may build the gazetteer."""
    for _ in range(2):
        shown = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True)
    imported, opened, megabytes = map(float, shown.stdout.split())
    sys.stdout.write(f"import {imported:.2f} s, open and find {opened:.3f} s, {megabytes:.0f} MB resident\n")


if __name__ == "__main__":
    main()
