"""Opening the file: its tables are made when it is new and brought up to date when it is old."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shlex import quote

from polybius.errors import StoreError
from polybius.tables import DATA

APPLICATION = 0x506F6C79  # "Poly": tells a workspace from any other SQLite file
VERSION = 6
MIGRATIONS: dict[int, tuple[str, ...]] = {
    1: ("records.sql", "query.sql", "corrections.sql", "collate.sql", "feeds.sql"),
    2: ("lighter.sql",),
    3: ("parts.sql",),
    4: ("pictures.sql",),
    5: ("deciding.sql",),
    6: ("linking.sql",),
}
WAIT_SECONDS = 30.0
CACHE_KILOBYTES = 64_000
PAGES_BETWEEN_CHECKPOINTS = 4_000  # the same pages are written again and again; each is copied to the file less often
MAPPED_BYTES = 1 << 34  # readers read the file in place

type Store = sqlite3.Connection


@contextmanager
def open_store(
    path: Path, *, create: bool = False, write: bool = True, wait: float = WAIT_SECONDS, threads: bool = False
) -> Iterator[Store]:
    """A connection to a workspace; readers work while one writes.

    `create` makes the file when there is none; `wait` is how many seconds to wait for another writer; with `threads`
    one thread after the other may use the connection. Raises `StoreError` for a missing file, one that is no workspace
    or of a newer version, and for what the disk refuses.
    """
    with told(path):
        _checked(path, create=create)
        connection = _connected(path, create=create, write=write, wait=wait, threads=threads)
        try:
            _prepared(connection, path, write=write)
            yield connection
        finally:
            connection.close()


def _checked(path: Path, *, create: bool) -> None:
    """Raises `StoreError` for a folder, a missing file, and one in a folder that may not be looked into."""
    try:
        folder, there = path.is_dir(), path.exists()
    except OSError as error:
        raise StoreError(f"it cannot be reached: {error.strerror}", where=str(path),
                         do="check the folder and its permissions") from error  # fmt: skip
    if folder:
        raise StoreError("this is a folder, and a workspace is a file", where=str(path), do="name a file")
    if not there and not create:
        raise StoreError("there is no such workspace", where=str(path), do="make one: polybius ingest … --into FILE")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Say what SQLite refuses in the words of the user. Raises `StoreError`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        what, do = _reason(error)
        raise StoreError(what, where=str(path), do=do) from error


REASONS = {
    "SQLITE_FULL": ("the disk is full", "free some space and run it again: what is written so far stays"),
    "SQLITE_READONLY": ("the file is read-only", "change its permissions, or copy it"),
    "SQLITE_CANTOPEN": ("the file cannot be opened or made", "check the folder and its permissions"),
    "SQLITE_BUSY": ("another program is writing to it", "wait until it has ended, and run it again"),
    "SQLITE_NOTADB": ("this is no workspace", "give the file that polybius ingest made"),
    "SQLITE_CORRUPT": ("the file is damaged", "restore a copy, or ingest the articles into a new one"),
    "SQLITE_IOERR": ("the disk failed while reading or writing", "check the disk, and run it again"),
    "SQLITE_PERM": ("the file may not be opened", "check its permissions"),
}


def _reason(error: sqlite3.DatabaseError) -> tuple[str, str]:
    """What happened, and what to do about it; an extended code such as SQLITE_IOERR_WRITE counts as its first part."""
    code = getattr(error, "sqlite_errorname", "") or ""
    known = next((REASONS[name] for name in REASONS if code.startswith(name)), None)
    return known or (f"the workspace cannot be used: {error}", "report this with the message")


def _connected(path: Path, *, create: bool, write: bool, wait: float, threads: bool) -> sqlite3.Connection:
    mode = "rwc" if create else "rw" if write else "ro"
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=not threads)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KILOBYTES}")
    connection.execute("PRAGMA temp_store = MEMORY")
    if not write:
        connection.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
    return connection


def _prepared(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    """Make the tables of a new file, and bring those of an older one up to date."""
    version, application, tables = _marks(connection)
    if tables and application != APPLICATION:
        raise StoreError("this is a database, but no workspace", where=str(path),
                         do="give the file that polybius ingest made")  # fmt: skip
    if version > VERSION:
        raise StoreError(f"the workspace is of a newer version ({version}; this program knows {VERSION})",
                         where=str(path), do="update Polybius")  # fmt: skip
    if not write:
        if not tables:
            raise StoreError("there is nothing in this workspace yet", where=str(path), do="fill it: polybius ingest")
        if version < VERSION:
            _bring_up_to_date(path)
        return
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {PAGES_BETWEEN_CHECKPOINTS}")
    connection.execute("PRAGMA secure_delete = OFF")  # no zeros over what a merge of the word index has moved
    if version < VERSION:
        connection.execute("PRAGMA journal_mode = WAL")
        _migrate(connection)


def _bring_up_to_date(path: Path) -> None:
    """Migrate a workspace that is opened for reading only. Raises `StoreError` when it may not be written."""
    try:
        with open_store(path):
            pass
    except StoreError as error:
        if "read-only" not in error.what:
            raise
        raise StoreError("the workspace is of an older version, and may not be written to bring it up to date",
                         where=str(path), do=f"use a copy: cat {quote(str(path))} > copy.db") from error  # fmt: skip


def is_of_older_version(path: Path) -> bool:
    """Whether a workspace has to be brought up to date before it can be read. Raises `StoreError` as `open_store`."""
    with told(path):
        _checked(path, create=False)
        with closing(_connected(path, create=False, write=False, wait=WAIT_SECONDS, threads=False)) as connection:
            version, application, tables = _marks(connection)
    return tables > 0 and application == APPLICATION and version < VERSION


def _marks(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """The version and kind that the file says it is, and how many tables it has."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return version, application, tables


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to this version in one transaction; another program may have done it in the meantime."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in range(version + 1, VERSION + 1):
            for name in MIGRATIONS[step]:
                for statement in statements(DATA.joinpath("store", name).read_text(encoding="utf-8")):
                    connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


WHOLE = ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
PART = ("SAVEPOINT part", "RELEASE part", "ROLLBACK TO part")


@contextmanager
def transaction(store: Store) -> Iterator[None]:
    """All or nothing; within another it is a part of that one, and may fail by itself."""
    begin, end, back = PART if store.in_transaction else WHOLE
    store.execute(begin)
    try:
        yield
        store.execute(end)
    except BaseException:
        if store.in_transaction:
            store.execute(back)
        raise


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one, so that they can stand in one transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
