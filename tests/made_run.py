"""What a command did that was run in this process."""

import msgspec


class Ran(msgspec.Struct, frozen=True):
    """What a command printed and its exit code."""

    code: int
    out: str
    err: str
