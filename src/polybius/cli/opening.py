"""Where output goes: a file, or standard output."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from polybius.errors import SettingError


@contextmanager
def opened(output: Path | None) -> Iterator[BinaryIO]:
    """The file to write to, or standard output. Raises `SettingError` when the file cannot be written."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with output.open("wb") as stream:
            yield stream
    except OSError as error:
        if error.filename not in (None, str(output)):
            raise
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        do = "free some space and run it again: the file is not whole" if full else "check --output"
        raise SettingError(f"cannot be written: {error.strerror or error}", where=str(output), do=do) from error
