"""Coding what is in the workspace anew; the runs there have been."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from polybius.collate import collate
from polybius.errors import AbsentError
from polybius.store import Store, Writer, article_of_id
from polybius.vocabulary import Article, Failure, Manifest, Record

type Stream = Callable[[Iterable[Article | Failure]], Iterator[Record | Failure]]

AT_ONCE = 256


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A coding of articles with one version and one set of tables: `articles` have a record by it, `shown` show it."""

    id: int
    hash: str
    day: str
    manifest: Manifest
    articles: int
    shown: int


def runs(store: Store) -> tuple[Run, ...]:
    """All runs, oldest first."""
    asked = """
        SELECT runs.id, hash, day, manifest, (SELECT count(*) FROM records WHERE run = runs.id),
               (SELECT count(*) FROM articles WHERE run = runs.id) FROM runs ORDER BY id"""
    return tuple(
        Run(id=id, hash=hash, day=day, manifest=msgspec.json.decode(manifest, type=Manifest), articles=articles,
            shown=shown)
        for id, hash, day, manifest, articles, shown in store.execute(asked)
    )  # fmt: skip


def latest_manifest(store: Store) -> Manifest | None:
    """What the latest run coded with; None before there is one."""
    found = store.execute("SELECT manifest FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    return msgspec.json.decode(found[0], type=Manifest) if found else None


def recode(store: Store, *, manifest: Manifest, stream: Stream, day: str) -> Iterator[Record | Failure]:
    """Code all articles whose rows another run made, and give each record or failure once it is written.

    Corrections are laid over the new rows. An article that cannot be coded keeps its old rows. Killed and begun again,
    it goes on with what is left.
    """
    writer = Writer(store, manifest, day=day)
    after = 0
    while ids := [row[0] for row in store.execute(
        "SELECT id FROM articles WHERE run <> ? AND id > ? ORDER BY id LIMIT ?", (writer.run, after, AT_ONCE)
    )]:  # fmt: skip
        articles = [article_of_id(store, id) for id in ids]
        for id, result in zip(ids, stream(articles), strict=True):
            if isinstance(result, Failure):
                writer.fail(result)
            else:
                writer.replace(id, result)
            yield result
        after = ids[-1]
    collate(store)


def find_run(store: Store, name: str) -> Run:
    """The run of a number or of the beginning of its hash. Raises `AbsentError` when there is none."""
    known = runs(store)
    found = [run for run in known if name == str(run.id) or (len(name) >= 4 and run.hash.startswith(name))]
    if not found:
        listed = ", ".join(f"{run.id} ({run.hash})" for run in known) or "none"
        raise AbsentError(f"there is no run {name!r}", do=f"the runs are: {listed}")
    return found[0]
