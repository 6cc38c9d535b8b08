"""`polybius watch`: feeds of a server on this computer go into a workspace."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from made_server import Server, serving
from made_sources import written
from polybius.cli import watching
from polybius.cli.watching import seconds_of
from polybius.errors import SettingError
from polybius.fetch import polite

REPORT = "Iraqi troops invaded Kuwait on Thursday. The emir fled to Saudi Arabia. " * 12
ITEM = "<item><title>Invasion {0}</title><link>{1}/{0}</link><description>{2} {0}</description></item>"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(polite, "GAP", 0.0)
    with serving() as made:
        made.page("/feed", rss(made, 1, 2), type="application/rss+xml", ETag='"1"')
        yield made


def rss(server: Server, *numbers: int) -> str:
    items = "".join(ITEM.format(n, server.url, REPORT) for n in numbers)
    return f'<rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'


def rows(file: Path, asked: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(file)
    try:
        return connection.execute(asked).fetchall()
    finally:
        connection.close()


def test_watch_once_codes_what_is_new_into_a_workspace(run_polybius: Callable, server: Server, tmp_path: Path) -> None:
    news = tmp_path / "news.db"
    opml = written(tmp_path, "feeds.opml", f'<opml><body><outline xmlUrl="{server.url}/feed"/></body></opml>')
    ran = run_polybius("watch", opml, "--into", news, "--once", "--allow-private")
    assert ran.code == 0 and "2 new articles" in ran.err and "Courier: Invasion 1" in ran.err
    assert rows(news, "SELECT count(*) FROM articles JOIN events ON events.article = articles.id") > [(1,)]
    server.page("/feed", rss(server, 1, 2, 3), type="application/rss+xml")
    assert "1 new article " in run_polybius("watch", opml, "--into", news, "--once", "--allow-private").err
    assert server.asked[-1][1]["if-none-match"] == '"1"'
    assert rows(news, "SELECT title, url FROM articles ORDER BY id") == [
        (f"Invasion {n}", f"{server.url}/{n}") for n in (1, 2, 3)]  # fmt: skip
    assert rows(news, "SELECT count(*) FROM seen") == [(3,)]


def test_watch_says_and_keeps_what_fails_until_it_answers(
    run_polybius: Callable, server: Server, tmp_path: Path
) -> None:
    news, feeds = tmp_path / "news.db", (f"{server.url}/gone", f"{server.url}/feed")
    ran = run_polybius("watch", *feeds, "--into", news, "--once", "--allow-private")
    assert ran.code == 1 and "status 404" in ran.err and "2 new articles" in ran.err
    assert rows(news, "SELECT name, stage FROM failures") == [(feeds[0], "fetch")]
    server.page("/gone", rss(server, 4), type="application/rss+xml")
    connection = sqlite3.connect(news)
    connection.execute("UPDATE feeds SET checked = 0")
    connection.commit()
    connection.close()
    assert run_polybius("watch", *feeds, "--into", news, "--once", "--allow-private").code == 0
    assert rows(news, "SELECT * FROM failures") == []


def test_watch_refuses_addresses_of_this_computer_unless_allowed(
    run_polybius: Callable, server: Server, tmp_path: Path
) -> None:
    ran = run_polybius("watch", f"{server.url}/feed", "--into", tmp_path / "news.db", "--once")
    assert ran.code == 1 and "--allow-private" in ran.err and not server.asked
    allowed = run_polybius("watch", f"{server.url}/feed", "--into", tmp_path / "news.db", "--once", "--allow-private")
    assert "2 new articles" in allowed.err


def test_watch_says_until_when_a_feed_that_failed_is_left_alone(
    run_polybius: Callable, server: Server, tmp_path: Path
) -> None:
    asked = ("watch", f"{server.url}/gone", "--into", tmp_path / "news.db", "--once", "--allow-private")
    assert "left alone" not in run_polybius(*asked).err
    ran = run_polybius(*asked)
    assert ran.code == 0 and "/gone failed the last time; it is asked again after 20" in ran.err


def test_watch_ends_cleanly_when_interrupted(
    run_polybius: Callable, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(watching.time, "sleep", interrupt)
    ran = run_polybius("watch", f"{server.url}/feed", "--into", tmp_path / "news.db", "--allow-private")
    assert ran.code == 0 and "ended" in ran.err and "2 new articles" in ran.err


@pytest.mark.parametrize(("option", "value"), [("--every", "soon"), ("--every", "5s"), ("--since", "1990-02-30")])
def test_watch_refuses_a_wrong_option(run_polybius: Callable, tmp_path: Path, option: str, value: str) -> None:
    assert run_polybius("watch", "https://x.example/", "--into", tmp_path / "a.db", option, value).code == 2


def test_watch_refuses_a_file_that_lists_no_feeds(run_polybius: Callable, tmp_path: Path) -> None:
    ran = run_polybius("watch", written(tmp_path, "a.txt", "Hello"), "--into", tmp_path / "a.db")
    assert ran.code == 2 and "no OPML file" in ran.err


def test_time_between_rounds_is_read() -> None:
    assert [seconds_of(every) for every in ("15m", "1h", "90s", "900", "1d")] == [900, 3600, 90, 900, 86_400]
    with pytest.raises(SettingError):
        seconds_of("0m")
