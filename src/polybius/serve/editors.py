"""Who may write: names with hashed tokens in a file. The token itself is told once and kept nowhere."""

import hashlib
import hmac
import os
import re
import secrets
import tempfile
import threading
from base64 import b64decode, b64encode
from pathlib import Path

import msgspec

from polybius.errors import SettingError

NAME = re.compile(r"\w[\w .'@-]{0,63}")
COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}  # scrypt: 16 MB and some 40 ms a try
ID_BYTES, SECRET_BYTES, SALT_BYTES = 4, 24, 16


class EditorLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the file: who, which token (its public part), and the salted hash of its secret part."""

    name: str
    id: str
    salt: str
    hash: str


class Editors:
    """The editors of a file; it is read again when it changes."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._read: tuple[int, dict[str, EditorLine]] = (-1, {})
        self._known: dict[bytes, str] = {}
        self._lock = threading.Lock()
        self._lines()

    def names(self) -> frozenset[str]:
        """Those who may write now. Raises `SettingError` for a file that cannot be read."""
        return frozenset(line.name for line in self._lines().values())

    def name_of(self, token: str) -> str | None:
        """Whose token this is; None when it is nobody's. Raises `SettingError` for a file that cannot be read."""
        id, _, secret = token.partition(".")
        line = self._lines().get(id)
        if line is None:
            return None
        seen = hashlib.sha256(token.encode()).digest() + line.hash.encode()
        with self._lock:
            if seen in self._known:
                return self._known[seen]
        if not hmac.compare_digest(_hash(secret, b64decode(line.salt)), b64decode(line.hash)):
            return None
        with self._lock:
            self._known[seen] = line.name
        return line.name

    def _lines(self) -> dict[str, EditorLine]:
        try:
            changed = self.file.stat().st_mtime_ns
        except OSError as error:
            raise SettingError(f"cannot be read: {error.strerror}", where=str(self.file),
                               do="make it: polybius editors add NAME --file FILE") from error  # fmt: skip
        with self._lock:
            if self._read[0] != changed:
                self._read = (changed, {line.id: line for line in read_editors(self.file)})
            return self._read[1]


def read_editors(file: Path) -> tuple[EditorLine, ...]:
    """The lines of a file of editors. Raises `SettingError` for one that cannot be read."""
    try:
        lines = file.read_bytes().splitlines()
    except OSError as error:
        raise SettingError(f"cannot be read: {error.strerror}", where=str(file), do="check the file") from error
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found += [msgspec.json.decode(line, type=EditorLine)] if line.strip() else []
        except msgspec.DecodeError as error:
            raise SettingError(f"this is no editor: {error}", where=f"{file}:{number}",
                               do="give a file that polybius editors add made") from error  # fmt: skip
    return tuple(found)


def add_editor(file: Path, name: str) -> str:
    """Add somebody who may write; the token, which is told this once.

    Raises `SettingError` for a name that cannot be or is there already, and a file that cannot be written.
    """
    if not NAME.fullmatch(name):
        raise SettingError("a name has letters, digits and . ' @ -, at most 64", where=name, do="choose another name")
    known = read_editors(file) if file.exists() else ()
    if any(line.name == name for line in known):
        raise SettingError("there is such an editor already", where=name, do="remove it first, or choose another name")
    id, secret, salt = secrets.token_hex(ID_BYTES), secrets.token_urlsafe(SECRET_BYTES), secrets.token_bytes(SALT_BYTES)
    line = EditorLine(name=name, id=id, salt=b64encode(salt).decode(), hash=b64encode(_hash(secret, salt)).decode())
    _write(file, (*known, line))
    return f"{id}.{secret}"


def remove_editor(file: Path, name: str) -> None:
    """Take from somebody the right to write. Raises `SettingError` when there is nobody of that name."""
    known = read_editors(file)
    left = tuple(line for line in known if line.name != name)
    if len(left) == len(known):
        names = ", ".join(line.name for line in known) or "nobody"
        raise SettingError("there is no such editor", where=name, do=f"the editors are: {names}")
    _write(file, left)


def _hash(secret: str, salt: bytes) -> bytes:
    return hashlib.scrypt(secret.encode(), salt=salt, **COST)


def _write(file: Path, lines: tuple[EditorLine, ...]) -> None:
    """Write the file whole, for its owner only."""
    try:
        number, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        with os.fdopen(number, "wb") as stream:
            stream.writelines(msgspec.json.encode(line) + b"\n" for line in lines)
        Path(name).replace(file)
    except OSError as error:
        raise SettingError(f"cannot be written: {error.strerror}", where=str(file), do="check --file") from error
