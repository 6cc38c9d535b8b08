"""A workspace that an older version made is brought up to date before it is served."""

from pathlib import Path

from polybius.cli.terminal import err
from polybius.collate import collate
from polybius.store import is_of_older_version, open_store


def bring_up_to_date(file: Path) -> None:
    """Change a workspace to what this version keeps, saying so; nothing when it is that already.

    Raises `StoreError`, with what to do, when it may not be written.
    """
    if not is_of_older_version(file):
        return
    err.print(f"{file.name} is of an older version and is brought up to date: once, for some seconds or minutes",
              markup=False, soft_wrap=True)  # fmt: skip
    with open_store(file, write=False):  # says what to do when it cannot be written
        pass
    with open_store(file) as store:
        collate(store)
