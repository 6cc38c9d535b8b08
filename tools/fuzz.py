"""Looks for bytes that a reader or grammar does not bear, guided by what they reach: `python tools/fuzz.py`.

Needs atheris (`requirements/fuzz.txt`, which `make soak` installs). The targets are those of tests/fuzz_targets.py, one
after the other in processes of their own, each from tests/fuzz/corpus/NAME; what is new goes to build/fuzz/NAME, and
bytes that make it fail to build/fuzz/NAME-crash-…: they belong into the corpus
once repaired. Exit code 1 when there are any.
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
LONGEST = 20_000
SLOWEST = 20  # seconds for one input
MEMORY = 3_000  # megabytes


def main() -> None:
    """Fuzz one target, or all of them for a time."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--minutes", type=float, default=30, help="for all targets together")
    arguments.add_argument("--only", help="the name of one target")
    arguments.add_argument("--target", help=argparse.SUPPRESS)
    given, rest = arguments.parse_known_args()
    if given.target:
        fuzz(given.target, rest)
        return
    sys.exit(fuzz_all(given.minutes, given.only))


def fuzz_all(minutes: float, only: str | None) -> int:
    """Run each target in a process of its own; 1 when one failed."""
    from fuzz_targets import CORPUS, TARGETS

    names = [only] if only else list(TARGETS)
    wrong = []
    for name in names:
        found = ROOT / "build" / "fuzz" / name
        found.mkdir(parents=True, exist_ok=True)
        seconds = max(2, round(minutes * 60 / len(names)))
        command = [sys.executable, __file__, "--target", name, f"-max_total_time={seconds}", f"-max_len={LONGEST}",
                   f"-timeout={SLOWEST}", f"-rss_limit_mb={MEMORY}", f"-artifact_prefix={found}-", "-verbosity=0",
                   str(found), str(CORPUS / name)]  # fmt: skip
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        print(f"{name}: {'held' if ended.returncode == 0 else 'FAILED'} for {seconds} s", flush=True)
        if ended.returncode:
            wrong.append(name)
            print(ended.stdout[-2000:], ended.stderr[-4000:], flush=True)
    return int(bool(wrong))


def fuzz(name: str, options: list[str]) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["polybius"]):
        from fuzz_targets import TARGETS
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
