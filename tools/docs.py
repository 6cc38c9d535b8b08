"""Writes into README and docs what the program really prints; with --check only says which of it is stale.

A page marks a command with `<!-- shows: polybius … -->`, or a file with `<!-- file: … -->`; the fenced block that
follows holds what the command prints, or the file.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/*.md")
SHOWN = re.compile(r"(<!-- (shows: polybius|file:) (\S.*?) -->\n```\w*\n)(.*?)(```\n)", re.S)
WIDTH = "110"


def pages() -> Iterator[Path]:
    """The pages that may show output."""
    for pattern in PAGES:
        yield from sorted(ROOT.glob(pattern))


def refreshed(page: str) -> str:
    """A page with every command's output and every file as they are now."""
    return SHOWN.sub(lambda m: m[1] + (content(m[3]) if m[2] == "file:" else printed(m[3])) + m[5], page)


def content(file: str) -> str:
    """A file of the repository."""
    return (ROOT / file).read_text("utf-8")


def printed(arguments: str) -> str:
    """What a command prints on a terminal without colours; `| head -n N` keeps its first lines."""
    command, _, head = arguments.partition(" | head -n ")
    environment = {**os.environ, "COLUMNS": WIDTH, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run([sys.executable, "-m", "polybius", *shlex.split(command)], cwd=ROOT, env=environment,
                         capture_output=True, check=True, encoding="utf-8")  # fmt: skip
    lines = [line.rstrip() for line in run.stdout.strip("\n").splitlines()]
    return "\n".join(lines[: int(head)] if head else lines) + "\n"


def main() -> None:
    """Refresh all pages, or name the stale ones."""
    stale = []
    for path in pages():
        before = path.read_text("utf-8")
        after = refreshed(before)
        if after != before:
            stale.append(path.relative_to(ROOT).as_posix())
            if "--check" not in sys.argv:
                path.write_text(after, "utf-8")
    if "--check" in sys.argv and stale:
        sys.exit(f"stale: {', '.join(stale)} — run make docs")


if __name__ == "__main__":
    main()
