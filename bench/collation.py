"""How the collation of a dataset grows: time of each step, memory and disk, by the number of articles.

usage: python bench/collation.py [--articles 10000 100000] [--per-day 1000] [--workers 1] [--memory 1GB] [--output FILE]

The articles are the demonstration reports with other days, places, actors, figures and words, some told again by other
outlets (bench/replicas.py), the same ones each time: a thousand tell some 360 stories. There are as many on a day
whatever their number, so that more articles are more days; --per-day says how many, and with another number of articles
and of articles a day the density of news can be told from its amount. What is written is one JSON line for each number
of articles.
"""

import argparse
import hashlib
import itertools
import json
import re
import resource
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import msgspec
import replicas
from msgspec.structs import replace

from polybius.coder import Coder
from polybius.dataset import Terms, make_dataset, open_dataset
from polybius.dataset.collating import collate_dataset
from polybius.dataset.inputs import Input, Shard
from polybius.dataset.lines import lines_of
from polybius.dataset.shard_writer import ShardWriter
from polybius.read import read_sources
from polybius.vocabulary import Actor, Article, Record

SAMPLES = Path(__file__).parent.parent / "samples" / "demonstration"
OF_ONE_SHARD = 5_000
EVERY = 1.0
WORD = re.compile(r"[A-Za-z]{4,}")
CHANGED = 90  # of a hundred words
AGAIN = ((0, 1, 2, 4, 9, 20), (45, 22, 15, 10, 7, 1))  # some three articles a story, of few some tens


class OnlyArticles(ShardWriter):
    """Writes of each article what collation reads, and no tables for questions."""

    def add(self, item: Article, record: Record) -> None:  # type: ignore[override]
        """Take in the next article."""
        bare = replace(record, events=(), tolls=(), claims=())
        line = lines_of(self.shard.id, self._position, item, bare)["articles"][0]
        whole = replace(line, record=msgspec.json.encode(replace(record, document=replace(record.document, text=""))))
        self._position += 1
        self._articles += 1
        self._keep("articles", record.document.published, whole)
        if sum(self._sizes.values()) > 32_000_000:
            self._write_largest()


class Story:
    """Other words and names for those of a report, the same in all that tell of the same."""

    def __init__(self, number: str) -> None:
        self.number = number

    def words(self, text: str) -> str:
        """A text of which most words are others, as long as before."""
        return WORD.sub(lambda found: self.word(found[0]), text)

    def word(self, word: str) -> str:
        """Another word of the same length, or the same one."""
        drawn = zlib.crc32(f"{self.number} {word.lower()}".encode())
        if drawn % 100 >= CHANGED:
            return word
        other = ""
        while len(other) < len(word):
            drawn, syllable = divmod(drawn, len(replicas.SYLLABLES))
            drawn = drawn or zlib.crc32(f"{self.number} {word} {other}".encode())
            other += replicas.SYLLABLES[syllable]
        return (other.capitalize() if word[0].isupper() else other)[: len(word)]

    def actor(self, actor: Actor) -> Actor:
        """Another private person; whoever holds an office stays."""
        if actor.kind != "person" or actor.role:
            return actor
        return replace(actor, name=" ".join(self.word(part + "xx")[: len(part)] for part in actor.name.split()))


def told(coder: Coder, articles: int, per_day: int) -> Iterator[tuple[Article, Record]]:
    """Varied articles, so many on a day on average."""
    replicas.DAYS = max(1, articles // per_day)
    found = coder.stream(read_sources([str(SAMPLES / "*.jsonl")]))
    templates = [each for each in found if isinstance(each, Record)]
    for article, record in itertools.islice(replicas.replicas(templates, AGAIN), articles):
        story = Story(article.id.partition("-")[0])
        text, title = story.words(article.text), story.words(article.title or "")
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        document = replace(record.document, text=text, title=title, text_sha256=sha256)
        actors = tuple(map(story.actor, record.actors))
        yield replace(article, text=text, title=title), replace(record, document=document, actors=actors)


def written(folder: Path, articles: int, per_day: int) -> None:
    """Write a dataset of so many varied articles."""
    coder = Coder()
    dataset = make_dataset(str(folder), Terms(manifest=coder.manifest, by="month"))
    shards = []
    for n, some in enumerate(itertools.batched(told(coder, articles, per_day), OF_ONE_SHARD)):
        shards.append(Shard(f"shard-{n:05}", (Input(id="", where="", ending="", url="", size=n, stamp=""),)))
        with OnlyArticles(dataset.place, shards[-1], "month") as writer:
            for article, record in some:
                writer.add(article, record)
            dataset.commit(writer.commit())
    dataset.plan(shards)


class Watch:
    """Time of each step; the most memory and disk that was used."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.steps, self.disk, self.memory = folder, {}, 0, 0
        self._name, self._began, self._worked = "", 0.0, 0.0
        self._over = threading.Event()
        threading.Thread(target=self._measure, daemon=True).start()

    def step(self, name: str) -> None:
        """Another step begins."""
        now, worked = time.perf_counter(), _worked()
        if self._name:
            self.steps[self._name] = (now - self._began, worked - self._worked)
        self._name, self._began, self._worked = name, now, worked

    def end(self) -> None:
        """The last step ends."""
        self.step("")
        self._over.set()

    def _measure(self) -> None:
        while not self._over.wait(EVERY):
            self.disk = max(self.disk, sum(_size(path) for path in self.folder.rglob("*")))
            status = Path("/proc/self/statm")
            if status.exists():
                self.memory = max(self.memory, int(status.read_text().split()[1]) * resource.getpagesize())


def _worked() -> float:
    """Seconds of the processor, of this process and of those it has started and that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def measure(articles: int, per_day: int, workers: int, memory: str) -> dict[str, object]:
    """Collate so many articles, and tell what it took; they are made in another process, for the sake of memory."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as scratch:
        began = time.perf_counter()
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
            apart.submit(written, Path(folder), articles, per_day).result()
        made, dataset = time.perf_counter() - began, open_dataset(folder)
        watch = Watch(Path(scratch))
        done = collate_dataset(dataset, workers=workers, memory=memory, folder=Path(scratch), step=watch.step)
        watch.end()
        size = sum(_size(path) for path in Path(folder, "collation").iterdir())
    wall = sum(seconds for seconds, _ in watch.steps.values())
    worked = sum(seconds for _, seconds in watch.steps.values())
    return {
        "articles": done.articles, "per_day": per_day, "workers": workers, "accounts": done.accounts,
        "pairings": done.pairings, "happenings": done.happenings,
        "largest_family": done.largest_family, "largest_tie": done.largest_tie, "wall_s": round(wall, 1),
        "cpu_s": round(worked, 1), "cpu_ms_per_article": round(1000 * worked / done.articles, 2),
        "steps_cpu_ms_per_article": {n: round(1000 * s / done.articles, 3) for n, (_, s) in watch.steps.items()},
        "memory_mb": round(watch.memory / 1e6), "disk_mb": round(watch.disk / 1e6),
        "written_bytes_per_article": round(size / done.articles), "made_s": round(made, 1),
    }  # fmt: skip


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    options.add_argument("--per-day", type=int, default=1_000)
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--memory", default="1GB")
    options.add_argument("--output", type=Path, help="a file to which the lines are added")
    chosen = options.parse_args()
    for articles in chosen.articles:
        line = json.dumps(measure(articles, chosen.per_day, chosen.workers, chosen.memory))
        print(line, flush=True)
        if chosen.output:
            with chosen.output.open("a", encoding="utf-8") as stream:
                stream.write(line + "\n")


if __name__ == "__main__":
    main()
