"""Feeds saved as files give an article an entry; lists of feeds and pages only list."""

import json
from pathlib import Path

import pytest

from made_sources import REPORT, SENTENCE, articles, failures, kept, results, written
from polybius.read.entries import json_feed, xml_feed
from polybius.read.lists import listed_feeds, sitemap

ITEM = "<item><title>{title}</title><link>https://courier.example/{n}</link><guid>{n}</guid>{rest}</item>"
RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Example Courier</title>{}</channel></rss>'
)
DATED = "<pubDate>Mon, 26 Mar 1979 23:30:00 -0500</pubDate><dc:creator>A. Example</dc:creator>"
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example Courier</title>
<entry><id>tag:courier.example,1979:1</id><title type="html">Egypt &amp;amp; Israel</title>
<link rel="alternate" href="https://courier.example/1"/><updated>1979-03-26T21:00:00Z</updated>
<author><name>A. Example</name></author><content type="{type}">{content}</content></entry></feed>"""


def rss(*items: str) -> str:
    return RSS.format("".join(items))


def item(n: int, rest: str, title: str = "Treaty signed") -> str:
    return ITEM.format(n=n, rest=rest, title=title)


def test_entry_with_its_content_is_an_article(tmp_path: Path) -> None:
    content = f"<content:encoded><![CDATA[<p>{SENTENCE}</p>\n<p>Arab states&nbsp;condemned it.</p>]]></content:encoded>"
    file = written(tmp_path, "feed.xml", rss(item(1, DATED + "<description>Short.</description>" + content)))
    (article,) = articles(file)
    assert article.text == f"{SENTENCE}\n\nArab states\xa0condemned it."
    assert (article.id, article.url, article.file) == (
        "https://courier.example/1",
        "https://courier.example/1",
        str(file),
    )
    assert (article.title, article.publisher, article.byline) == ("Treaty signed", "Example Courier", "A. Example")
    assert (article.published, article.published_basis) == ("1979-03-26", "metadata")
    assert article.raw.startswith(b"<p>Egypt") and not article.given_id


def test_entry_with_a_summary_is_read_as_what_it_gives(tmp_path: Path) -> None:
    file = written(tmp_path, "feed.rss", rss(item(1, f"<description>{SENTENCE} …</description>")))
    assert [a.text for a in articles(file, date="1979-03-27")] == [f"{SENTENCE} …"]
    assert articles(file, date="1979-03-27")[0].published == "1979-03-27"


def test_entry_with_a_headline_alone_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    file = written(tmp_path, "feed.xml", rss(item(1, ""), item(2, f"<description>{SENTENCE}</description>")))
    (failure,) = failures(file)
    assert (failure.what, failure.where) == ("the feed gives only a headline", f"{file}:1")
    assert [a.url for a in kept(file)] == ["https://courier.example/2"]


@pytest.mark.parametrize(
    ("type", "content"),
    [
        ("html", "&lt;p&gt;{}&lt;/p&gt;"),
        ("xhtml", '<div xmlns="http://www.w3.org/1999/xhtml"><p>{}</p></div>'),
        ("text", "{}"),
    ],
)
def test_atom_entry_is_read_whatever_its_content_is_written_in(tmp_path: Path, type: str, content: str) -> None:
    (article,) = articles(written(tmp_path, "feed.atom", ATOM.format(type=type, content=content.format(SENTENCE))))
    assert (article.text, article.title, article.byline) == (SENTENCE, "Egypt & Israel", "A. Example")
    assert (article.published, article.url) == ("1979-03-26", "https://courier.example/1")


def test_old_rdf_feed_is_read(tmp_path: Path) -> None:
    feed = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://courier.example/"><title>Courier</title></channel>
        <item rdf:about="https://courier.example/1"><title>Treaty</title><link>https://courier.example/1</link>
        <description>{SENTENCE}</description><dc:date>1979-03-26</dc:date></item></rdf:RDF>"""
    (article,) = articles(written(tmp_path, "feed.rdf", feed))
    assert (article.text, article.published, article.publisher) == (SENTENCE, "1979-03-26", "Courier")


def test_json_feed_is_read(tmp_path: Path) -> None:
    entry = {"id": "7", "content_html": f"<p>{SENTENCE}</p>", "title": "Treaty",
             "date_published": "1979-03-26T12:00:00Z",
             "authors": [{"name": "A. Example"}, {"name": "B. Example"}]}  # fmt: skip
    other = {"id": 8, "url": "https://courier.example/8", "content_text": REPORT}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "items": [entry, other]}
    first, second = articles(written(tmp_path, "feed.json", json.dumps(feed)))
    assert (first.text, first.id, first.given_id, first.byline) == (SENTENCE, "7", True, "A. Example, B. Example")
    assert (first.published, first.publisher) == ("1979-03-26", "Courier")
    assert (second.text, second.url, second.given_id) == (REPORT, "https://courier.example/8", False)


def test_feed_that_is_not_well_formed_is_read(tmp_path: Path) -> None:
    file = written(
        tmp_path, "feed.xml", rss(item(1, f"<description>{SENTENCE} Peace&nbsp;at last & more</description>"))
    )
    assert "Peace\xa0at last" in articles(file)[0].text


@pytest.mark.parametrize(
    ("link", "rest", "url", "text"),
    [("https://c.example/?a=1&b=2", " A & B, Begin & co.", "https://c.example/?a=1&b=2", "A & B"),
     ("<![CDATA[https://c.example/?a=1&b=2]]>", "", "https://c.example/?a=1&b=2", ""),
     ("https://c.example/", " &ldquo;Peace&rdquo;\x0b", "https://c.example/", "“Peace”"),
     ("https://c.example/", " <b>Peace</i>", "https://c.example/", "Peace")],
)  # fmt: skip
def test_what_is_often_wrong_in_feeds_is_mended(link: str, rest: str, url: str, text: str) -> None:
    wrong = f"<item><link>{link}</link><description>{SENTENCE}{rest}</description></item>"
    (entry,) = xml_feed(rss(wrong).encode(), where="feed.xml").entries
    assert entry.url == url and SENTENCE in entry.text() and text in entry.text()


@pytest.mark.parametrize(
    ("declared", "written_in"), [("windows-1251", "cp1251"), ("utf-8", "cp1252"), ("", "utf-16"), ("utf-16", "utf-8")]
)
def test_encoding_of_a_feed_is_told_even_when_it_is_declared_wrongly(declared: str, written_in: str) -> None:
    sign = "Киев" if written_in == "cp1251" else "Orléans"
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else "<?xml version='1.0'?>"
    feed = declaration + f"<rss><channel><item><title>{sign}</title></item></channel></rss>"
    assert xml_feed(feed.encode(written_in), where="feed.xml").entries[0].title == sign


def test_feed_that_breaks_off_gives_its_whole_entries_and_one_failure(tmp_path: Path) -> None:
    feed = rss(*(item(n, f"<description>{SENTENCE} {n}</description>") for n in (1, 2, 3)))
    file = written(tmp_path, "feed.xml", feed[: feed.rfind("Washington")])
    assert [a.url for a in kept(file)] == ["https://courier.example/1", "https://courier.example/2"]
    assert [f.what for f in failures(file)] == ["the feed breaks off before its end"]


def test_feed_of_ten_thousand_entries_is_read_whole() -> None:
    feed = rss(*(item(n, f"<description>{SENTENCE}</description>") for n in range(10_000)))
    found = xml_feed(feed.encode(), where="feed.xml")
    assert len({entry.url for entry in found.entries}) == 10_000 and not found.cut


def test_entry_is_whole_when_it_is_long_and_does_not_break_off() -> None:
    long = f"<p>{REPORT * 4}</p>"
    texts = {"whole": long, "cut": long[:-4] + " […]</p>", "more": long + "<p>Continue reading</p>", "short": SENTENCE}
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "items": [{"id": n, "content_html": t} for n, t in texts.items()],
    }
    found = json_feed(feed)
    assert found is not None and [entry.id for entry in found.entries if entry.full] == ["whole"]


def test_feed_without_entries_is_a_failure(tmp_path: Path) -> None:
    assert [f.what for f in failures(written(tmp_path, "feed.xml", rss()))] == ["the feed has no entries"]


@pytest.mark.parametrize("name", ["feed", "feed.xml.gz", "feed.dat"])
def test_feed_is_known_by_how_it_begins(tmp_path: Path, name: str) -> None:
    import gzip

    feed = rss(item(1, f"<description>&lt;html&gt; {SENTENCE}</description>")).encode()
    file = written(tmp_path, name, gzip.compress(feed) if name.endswith(".gz") else feed)
    assert [a.url for a in articles(file)] == ["https://courier.example/1"]


def test_folder_gives_feeds_and_passes_over_other_xml(tmp_path: Path) -> None:
    written(tmp_path, "feed.xml", rss(item(1, f"<description>{SENTENCE}</description>")))
    written(tmp_path, "settings.xml", "<settings><a/></settings>")
    written(tmp_path, "sitemap.xml", "<urlset><url><loc>https://courier.example/1</loc></url></urlset>")
    written(tmp_path, "feeds.opml", "<opml><body/></opml>")
    assert [a.url for a in articles(tmp_path)] == ["https://courier.example/1"]


def test_other_xml_is_a_failure(tmp_path: Path) -> None:
    (failure,) = failures(written(tmp_path, "a.xml", "<?xml version='1.0'?><settings><a/></settings>"))
    assert failure.what == "this is XML, but neither a feed nor a page"


OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>News</title></head><body>
<outline text="Africa"><outline type="rss" text="Courier" xmlUrl="https://courier.example/africa.xml"/>
<outline type="rss" title="Herald" xmlurl="https://herald.example/feed"/></outline>
<outline type="rss" text="Again" xmlUrl="https://courier.example/africa.xml"/></body></opml>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
<loc>https://courier.example/news.xml</loc><lastmod>1979-03-26</lastmod></sitemap></sitemapindex>"""
NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://courier.example/1</loc><news:news>
<news:publication><news:name>Courier</news:name><news:language>en</news:language></news:publication>
<news:publication_date>1979-03-26T10:00:00Z</news:publication_date><news:title>Treaty signed</news:title></news:news>
<lastmod>1979-03-28</lastmod></url><url><loc>https://courier.example/2</loc></url></urlset>"""


def test_opml_lists_feeds_of_all_groups_once() -> None:
    found = listed_feeds(OPML.encode(), where="feeds.opml")
    assert [(f.url, f.title) for f in found] == [
        ("https://courier.example/africa.xml", "Courier"), ("https://herald.example/feed", "Herald")]  # fmt: skip


def test_sitemap_lists_pages_with_what_news_sitemaps_say() -> None:
    first, second = sitemap(NEWS.encode(), where="news.xml").pages
    assert (first.url, first.title, first.published, first.language) == (
        "https://courier.example/1", "Treaty signed", "1979-03-26", "en")  # fmt: skip
    assert (second.url, second.published) == ("https://courier.example/2", None)
    (inner,) = sitemap(INDEX.encode(), where="index.xml").sitemaps
    assert (inner.url, inner.published) == ("https://courier.example/news.xml", "1979-03-26")


def test_sitemap_that_breaks_off_gives_the_pages_before() -> None:
    found = sitemap(NEWS[: NEWS.index("</url><url>") + 20].encode(), where="news.xml")
    assert [page.url for page in found.pages] == ["https://courier.example/1"] and found.cut


def test_lone_ampersands_in_a_list_are_read() -> None:
    found = listed_feeds(b'<opml><body><outline xmlUrl="https://c.example/?a=1&b=2"/></body></opml>', where="a.opml")
    assert [each.url for each in found] == ["https://c.example/?a=1&b=2"]


@pytest.mark.parametrize(("name", "content", "what"), [("feeds.opml", OPML, "2 feeds"), ("a.xml", NEWS, "2 pages"),
                                                       ("a.xml", INDEX, "1 sitemaps")])  # fmt: skip
def test_list_read_as_a_source_says_that_watch_fetches_it(tmp_path: Path, name: str, content: str, what: str) -> None:
    (failure,) = results(written(tmp_path, name, content))
    assert what in failure.what and "polybius watch" in failure.do  # type: ignore[union-attr]
