"""Writes into README and docs what the program really prints; with --check only says which of it is stale.

A page marks a command with `<!-- shows: polybius … -->`, or a file with `<!-- file: … -->`; the fenced block that
follows holds what the command prints, or the file. The blocks ```console of a page are one piece of work: their
commands (after "$ ") are run one after the other in a folder of their own, where `samples` is ours.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/*.md")
SHOWN = re.compile(r"(<!-- (shows: polybius|file:) (\S.*?) -->\n```\w*\n)(.*?)(```\n)", re.S)
CONSOLE = re.compile(r"(```console\n)(.*?)(```\n)", re.S)
SHELL = re.compile(r"[|<>;&*?$`~\n]")
WIDTH = "110"


def pages() -> Iterator[Path]:
    """The pages that may show output."""
    for pattern in PAGES:
        yield from sorted(ROOT.glob(pattern))


def refreshed(page: str) -> str:
    """A page with every command's output and every file as they are now."""
    shown = SHOWN.sub(lambda m: m[1] + (content(m[3]) if m[2] == "file:" else printed(m[3])) + m[5], page)
    if not CONSOLE.search(shown):
        return shown
    with tempfile.TemporaryDirectory() as folder:
        environment = furnished(Path(folder))
        return CONSOLE.sub(lambda m: m[1] + done(m[2], Path(folder), environment) + m[3], shown)


def furnished(folder: Path) -> dict[str, str]:
    """The environment of commands in a folder, which gets the samples, `polybius` and `python`."""
    (folder / "samples").symlink_to(ROOT / "samples")
    programs = folder / ".programs"
    programs.mkdir()
    for name, arguments in (("polybius", "-m polybius"), ("python", "")):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {arguments} "$@"\n', "utf-8")
        program.chmod(0o755)
    return {**os.environ, "COLUMNS": WIDTH, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8",
            "PATH": f"{programs}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src")}  # fmt: skip


def done(block: str, folder: Path, environment: dict[str, str]) -> str:
    """The commands of a block, each with what it prints; a line that begins with "> " goes on with the command."""
    commands = re.findall(r"^\$ (.*(?:\n> .*)*)", block, re.M)
    told = ""
    for command in commands:
        plain = not SHELL.search(command) and command.startswith("polybius ")
        words = shlex.split(command)[1:] if plain else ["-c", command.replace("\n> ", "\n")]
        out = (ran if plain else ran_by_shell)(words, folder, environment)
        told += f"$ {command}\n" + "".join(f"{line.rstrip()}\n" for line in out.splitlines())
    return told


def ran(words: list[str], folder: Path, environment: dict[str, str]) -> str:
    """What `polybius` with these words prints in a folder."""
    return _ran([sys.executable, "-m", "polybius", *words], folder, environment)


def ran_by_shell(words: list[str], folder: Path, environment: dict[str, str]) -> str:
    """What a shell with these words prints in a folder."""
    return _ran(["sh", *words], folder, environment)


def _ran(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True,
                          encoding="utf-8").stdout  # fmt: skip


def content(file: str) -> str:
    """A file of the repository."""
    return (ROOT / file).read_text("utf-8")


def printed(arguments: str) -> str:
    """What a command prints on a terminal without colours; `| head -n N` keeps its first lines."""
    command, _, head = arguments.partition(" | head -n ")
    environment = {**os.environ, "COLUMNS": WIDTH, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    out = ran(shlex.split(command), ROOT, environment)
    lines = [line.rstrip() for line in out.strip("\n").splitlines()]
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
