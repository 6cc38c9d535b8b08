"""What a command did that was run in this process."""

import os

import msgspec

os.environ.pop("COLUMNS", None)  # a test says itself how wide a table is; the command line asks once, when imported


class Ran(msgspec.Struct, frozen=True):
    """What a command printed and its exit code."""

    code: int
    out: str
    err: str
