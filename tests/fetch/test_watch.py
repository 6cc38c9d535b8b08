"""Feeds are watched: what is new is read once, what fails stops nothing, and nothing is lost when the program ends."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from made_sources import REPORT, SENTENCE, written
from made_web import Kept, Taken, Web
from polybius.errors import FetchError, InputError
from polybius.fetch import addresses, watch
from polybius.fetch.connection import Answer
from polybius.fetch.following import after_failure, due
from polybius.vocabulary import Article, FeedState

FEED = "https://courier.example/feed"
PAGE = "<html><head><title>Treaty {0}</title></head><body><p>{1} Page {0}.</p></body></html>"


def item(n: int, rest: str = "") -> str:
    return f"<item><title>T{n}</title><link>https://courier.example/{n}?utm_source=rss</link>{rest}</item>"


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>Courier</title>{"".join(items)}</channel></rss>'


def courier(count: int = 3) -> Web:
    pages = {f"https://courier.example/{n}": PAGE.format(n, REPORT) for n in range(1, count + 1)}
    return Web({FEED: rss(*map(item, range(1, count + 1))), **pages})


def go_round(web: Web, kept: Kept, feeds: list[str] | None = None, **options: str) -> Taken:
    taken = Taken()
    watch(
        feeds or [FEED], every=900, state=kept, take=taken, fetcher=web.fetcher, sleep=web.sleep, once=True, **options
    )
    return taken


def titles(taken: Taken | list[Article]) -> list[str]:
    """Which pages were read, by the end of their titles."""
    found = taken.articles if isinstance(taken, Taken) else taken
    return [str(article.title).removeprefix("Treaty ") for article in found]


def test_pages_of_new_entries_are_fetched_and_read() -> None:
    taken = go_round(courier(), Kept())
    assert [a.url for a in taken.articles] == [f"https://courier.example/{n}" for n in (1, 2, 3)]
    first = taken.articles[0]
    assert (first.title, first.retrieved) == ("Treaty 1", "1979-03-26T21:00:02Z") and "Page 1." in first.text
    assert first.raw.startswith(b"<html>") and not taken.failures


def test_second_round_fetches_only_what_is_new() -> None:
    web, kept = courier(), Kept()
    go_round(web, kept)
    web.pages |= {FEED: rss(item(4), item(1), item(2)), "https://courier.example/4": PAGE.format(4, REPORT)}
    web.asked.clear()
    assert titles(go_round(web, kept)) == ["4"]
    assert web.urls() == [FEED, "https://courier.example/4"]


def test_feed_that_did_not_change_is_not_sent_again() -> None:
    web, kept = courier(), Kept()
    web.pages[FEED] = Answer(
        200, {"etag": '"7"', "last-modified": "Mon, 26 Mar 1979 21:00:00 GMT"}, rss(item(1)).encode()
    )
    go_round(web, kept)
    web.pages[FEED] = Answer(304, {})
    assert not go_round(web, kept).items
    assert web.headers[-1]["If-None-Match"] == '"7"' and kept.feed(FEED).etag == '"7"'


def test_entry_that_is_whole_in_its_feed_needs_no_page() -> None:
    whole = f"<description>&lt;p&gt;{REPORT} {REPORT} {REPORT}&lt;/p&gt;</description>"
    web = Web({FEED: rss(item(1, whole))})
    (article,) = go_round(web, Kept()).articles
    assert article.text.count("Sinai") == 3 and article.publisher == "Courier"
    assert web.urls() == [FEED]


def test_page_without_an_article_leaves_the_summary_of_the_feed() -> None:
    web = Web({FEED: rss(item(1, f"<description>{SENTENCE}</description>"), item(2))})
    web.pages |= {f"https://courier.example/{n}": "<html><body><a href='/'>Subscribe</a></body></html>" for n in (1, 2)}
    taken = go_round(web, Kept())
    assert [a.text for a in taken.articles] == [SENTENCE]
    assert [f.what for f in taken.failures] == ["no article was found in the page"]


def test_date_of_the_feed_is_for_pages_without_one() -> None:
    web = courier(1)
    web.pages[FEED] = rss(item(1, "<pubDate>Mon, 26 Mar 1979 20:00:00 GMT</pubDate>"))
    (article,) = go_round(web, Kept()).articles
    assert (article.published, article.published_basis) == ("1979-03-26", "metadata")


def test_broken_feed_stops_no_other() -> None:
    feeds = ["https://gone.example/feed", "https://down.example/feed", "https://bomb.example/feed", "file:///etc/passwd",
             "https://page.example/", FEED]  # fmt: skip
    web = courier(1)
    web.pages |= {
        "https://down.example/feed": FetchError("it does not answer", where="x", do="try it later", temporary=True),
        "https://bomb.example/feed": '<!DOCTYPE rss [<!ENTITY a "b">]><rss/>',
        "https://page.example/": "<html><link rel='alternate' type='application/rss+xml' href='/rss'></html>",
    }
    taken = go_round(web, Kept(), [feed for feed in feeds if feed.startswith("http")])
    assert titles(taken) == ["1"]
    assert {f.id for f in taken.failures} == {*feeds[:3], feeds[4]}
    assert all(f.what and f.where and f.do and f.stage == "fetch" for f in taken.failures)
    assert "https://page.example/rss" in next(f.do for f in taken.failures if f.id == "https://page.example/")


def test_link_that_leads_out_of_the_web_is_a_failure() -> None:
    web = Web({FEED: rss("<item><title>T</title><link>file:///etc/passwd</link></item>")})
    (failure,) = go_round(web, Kept()).failures
    assert failure.what == "only addresses of http and https are fetched"


def test_page_that_fails_for_now_is_tried_again_and_one_that_is_gone_is_not() -> None:
    web, kept = courier(), Kept()
    web.pages["https://courier.example/1"] = Answer(404, {})
    web.pages["https://courier.example/3"] = Answer(500, {})
    assert titles(go_round(web, kept)) == ["2"]
    web.pages |= {f"https://courier.example/{n}": PAGE.format(n, REPORT) for n in (1, 3)}
    web.sleep(900)
    assert titles(go_round(web, kept)) == ["3"]


def test_host_that_stops_answering_is_asked_no_more_in_this_round() -> None:
    web, kept = courier(5), Kept()
    web.pages["https://courier.example/2"] = Answer(429, {"retry-after": "900"})
    taken = go_round(web, kept)
    assert titles(taken) == ["1"] and len(taken.failures) == 1
    assert kept.feed(FEED).etag is None and web.urls()[-1] == "https://courier.example/2"


def test_end_in_the_middle_loses_no_entry_and_gives_none_twice() -> None:
    web, kept, taken = courier(), Kept(), Taken()
    web.pages[FEED] = Answer(200, {"etag": '"7"'}, str(web.pages[FEED]).encode())

    def take(items: list) -> None:  # type: ignore[type-arg]
        if len(taken.items) == 1:
            raise KeyboardInterrupt
        taken(items)

    with pytest.raises(KeyboardInterrupt):
        watch([FEED], every=900, state=kept, take=take, fetcher=web.fetcher, sleep=web.sleep, once=True)
    assert kept.feed(FEED).etag is None
    assert titles(taken.articles + go_round(web, kept).articles) == ["1", "2", "3"]
    assert kept.feed(FEED).etag == '"7"'


def test_entry_in_two_feeds_is_read_once() -> None:
    web = courier(1)
    web.pages["https://courier.example/world"] = rss(item(1))
    assert len(go_round(web, Kept(), [FEED, "https://courier.example/world"]).articles) == 1


def test_hosts_do_not_wait_for_each_other() -> None:
    web = courier(20)
    web.pages |= {"https://slow.example/robots.txt": "User-agent: *\nCrawl-delay: 60", "https://slow.example/feed": rss(
        *(f"<item><title>S</title><link>https://slow.example/{n}</link></item>" for n in range(3)))}  # fmt: skip
    web.pages |= {f"https://slow.example/{n}": PAGE.format("S", REPORT) for n in range(3)}
    go_round(web, Kept(), ["https://slow.example/feed", FEED])
    slow = next(n for n, url in enumerate(web.urls()) if url == "https://slow.example/1")
    assert slow > 20


def test_news_sitemap_gives_its_newest_pages_and_an_index_its_sitemaps() -> None:
    news = "<url><loc>https://courier.example/{}</loc><lastmod>{}</lastmod></url>"
    pages = news.format(1, "1979-03-25") + news.format(2, "1979-03-26") + news.format(3, "1978-01-01")
    web = courier()
    web.pages |= {
        "https://courier.example/sitemap.xml": "<sitemapindex><sitemap><loc>https://courier.example/news.xml</loc></sitemap>"
        "<sitemap><loc>https://courier.example/1970.xml</loc><lastmod>1970-01-01</lastmod></sitemap></sitemapindex>",
        "https://courier.example/news.xml": f"<urlset>{pages}</urlset>",
    }
    taken = go_round(web, Kept(), ["https://courier.example/sitemap.xml"])
    assert titles(taken) == ["2", "1"] and not taken.failures
    taken = go_round(web, Kept(), ["https://courier.example/sitemap.xml"], since="1979-03-26")
    assert titles(taken) == ["2"]


def test_large_feed_is_read_some_entries_a_round() -> None:
    web, kept = Web({FEED: rss(*map(item, range(450)))}), Kept()
    assert [len(go_round(web, kept).failures) for _ in range(4)] == [200, 200, 50, 0]


def test_feed_of_a_thousand_whole_reports_is_read_in_one_round() -> None:
    whole = f"<description>{'Peace was signed. ' * 45}{{}}</description>"
    web, kept, given = Web({FEED: rss(*(item(n, whole.format(n)) for n in range(1_000)))}), Kept(), []
    watch([FEED], every=900, state=kept, take=given.extend, fetcher=web.fetcher, sleep=web.sleep, once=True)
    assert len(given) == len(kept.entries) == 1_000 and web.urls() == [FEED]


def test_lists_on_the_web_are_followed() -> None:
    web = courier(1)
    web.pages["https://lists.example/all.opml"] = f'<opml><body><outline xmlUrl="{FEED}"/></body></opml>'
    assert titles(go_round(web, Kept(), ["https://lists.example/all.opml"])) == ["1"]


def test_packed_sitemap_is_read() -> None:
    web = courier(1)
    web.pages["https://courier.example/map.xml.gz"] = gzip.compress(
        b"<urlset><url><loc>https://courier.example/1</loc></url></urlset>"
    )
    assert titles(go_round(web, Kept(), ["https://courier.example/map.xml.gz"])) == ["1"]


def test_round_follows_round_until_it_is_ended() -> None:
    web, taken, slept = courier(1), Taken(), []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        web.sleep(seconds)
        if len(slept) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch([FEED], every=900, state=Kept(), take=taken, fetcher=web.fetcher, sleep=sleep)
    assert web.urls().count(FEED) == 3 and len(taken.articles) == 1
    assert all(890 < seconds <= 900 for seconds in slept)


def test_failing_feed_is_asked_later_and_later() -> None:
    error, state, gaps = FetchError("no"), FeedState(FEED), []
    for _ in range(12):
        state = after_failure(state, error, 1000.0, 900)
        gaps.append(due(state, 900) - 1000)
    assert gaps[:4] == [1800, 3600, 7200, 14400] and gaps[-1] == 86_400
    busy = FetchError("busy", temporary=True, after=50_000.0)
    assert due(after_failure(FeedState(FEED), busy, 1000.0, 900), 900) == 51_000


def test_feeds_of_opml_files_are_watched(tmp_path: Path) -> None:
    opml = written(tmp_path, "feeds.opml", f'<opml><body><outline xmlUrl="{FEED}"/></body></opml>')
    assert list(addresses([str(opml), FEED, "https://herald.example/feed"])) == [FEED, "https://herald.example/feed"]
    assert len(go_round(courier(), Kept(), [str(opml)]).articles) == 3


@pytest.mark.parametrize("make", [lambda folder: folder / "none.opml", lambda folder: written(folder, "a.txt", "Hello"),
                                  lambda folder: written(folder, "a.opml", "<opml><body/></opml>")])  # fmt: skip
def test_file_that_lists_no_feeds_is_refused(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    with pytest.raises(InputError) as refused:
        list(addresses([str(make(tmp_path))]))
    assert refused.value.what and refused.value.where and refused.value.do
