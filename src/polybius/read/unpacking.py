"""Packed bytes → plain ones, never more than a report can need: a small file that would fill the disk is refused."""

import gzip
import io
import zlib
from typing import IO, cast

from polybius.errors import InputError

MOST_TIMES = 200
FREE = 32_000_000
GZIP = b"\x1f\x8b"
AT_ONCE = 65_536


class _Counted:
    """The bytes of a packed file, counted as they are read."""

    def __init__(self, packed: IO[bytes]) -> None:
        self.packed, self.count = packed, 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self.packed.read(size)
        self.count += len(data)
        return data


class _Unpacked(io.RawIOBase):
    """What a gzip file holds; `InputError` as soon as it is too many times its packed size."""

    def __init__(self, packed: IO[bytes], where: str) -> None:
        self._packed, self._where, self._given = _Counted(packed), where, 0
        self._file = gzip.GzipFile(fileobj=cast("IO[bytes]", self._packed), mode="rb")

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, into: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer with what comes next."""
        data = self._file.read1(min(len(into), AT_ONCE))
        into[: len(data)] = data
        self._given += len(data)
        if self._given > FREE and self._given > MOST_TIMES * self._packed.count:
            raise InputError(f"it unpacks to more than {MOST_TIMES} times its size", where=self._where,
                             do="check where it comes from; unpack it yourself if it is what you want")  # fmt: skip
        return len(data)


def unpacked(raw: IO[bytes], *, where: str) -> io.BufferedReader:
    """The bytes of a file, unpacked when they are gzip, whatever the file is called."""
    plain = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", raw))
    return io.BufferedReader(_Unpacked(plain, where)) if plain.peek(2)[:2] == GZIP else plain


def inflate(data: bytes, *, most: int, where: str) -> bytes:
    """A body sent packed (gzip, zlib or raw deflate), of which at most `most` bytes are wanted.

    Raises `InputError` when it is damaged, cut short, or longer.
    """
    found, rest = b"", data
    while rest:
        inflater = zlib.decompressobj(zlib.MAX_WBITS | 32 if rest[:2] == GZIP or _has_header(rest) else -zlib.MAX_WBITS)
        try:
            found += inflater.decompress(rest, most + 1 - len(found))
        except zlib.error as error:
            raise InputError(f"its packed body is damaged: {error}", where=where, do="fetch it again") from error
        if len(found) > most:
            raise InputError(f"it unpacks to more than {most:,} bytes", where=where, do="leave it out")
        if not inflater.eof:
            raise InputError("its packed body is cut short", where=where, do="fetch it again")
        rest = inflater.unused_data if inflater.unused_data[:2] == GZIP else b""
    return found


def _has_header(data: bytes) -> bool:
    """Whether deflated bytes begin with the header of zlib (RFC 1950), which some servers leave out."""
    return len(data) > 1 and data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
