"""A good guest: asks what robots.txt allows, one request a second, only what is new, and goes when told."""

from itertools import pairwise

import pytest

from made_web import START, Web
from polybius.errors import FetchError
from polybius.fetch.connection import Answer
from polybius.fetch.polite import retry_after

PAGE = "https://courier.example/1"


def refused(web: Web, url: str = PAGE) -> FetchError:
    with pytest.raises(FetchError) as error:
        web.fetcher.get(url)
    assert error.value.what and error.value.where and error.value.do
    return error.value


def test_page_is_fetched_under_our_name_after_robots_txt() -> None:
    web = Web({PAGE: "<p>Peace</p>"})
    page = web.fetcher.get(PAGE)
    assert (page.body, page.type, page.charset, page.url) == (b"<p>Peace</p>", "text/html", "utf-8", PAGE)
    assert [url for _, url in web.asked] == ["https://courier.example:443/robots.txt", PAGE]
    assert all(headers["User-Agent"].startswith("polybius/") for headers in web.headers)


def test_host_is_asked_once_a_second_and_others_meanwhile() -> None:
    web = Web({f"https://{host}.example/{n}": "x" for host in ("courier", "herald") for n in range(3)})
    for n in range(3):
        for host in ("courier", "herald"):
            web.fetcher.get(f"https://{host}.example/{n}")
    for host in ("courier", "herald"):
        times = [at for at, url in web.asked if host in url]
        assert all(after - before >= 1 for before, after in pairwise(times)) and len(times) == 4
    assert web.now - START < 5


def test_delay_that_robots_txt_asks_for_is_kept() -> None:
    web = Web({PAGE: "x", "https://courier.example/robots.txt": "User-agent: *\nCrawl-delay: 7"})
    for _ in range(3):
        web.fetcher.get(PAGE)
    times = [at for at, url in web.asked if url == PAGE]
    assert [after - before for before, after in pairwise(times)] == [7.0, 7.0]


def test_page_that_robots_txt_forbids_is_not_asked_for() -> None:
    web = Web({PAGE: "x", "https://courier.example/robots.txt": "User-agent: polybius\nDisallow: /"})
    assert "robots.txt does not allow it" in refused(web).what
    assert PAGE not in web.urls()


def test_robots_txt_is_asked_for_once_a_day() -> None:
    web = Web({PAGE: "x"})
    for hours in (0, 1, 22, 2):
        web.sleep(hours * 3600)
        web.fetcher.get(PAGE)
    assert sum(url.endswith("robots.txt") for _, url in web.asked) == 2


@pytest.mark.parametrize("answer", [Answer(503, {}), FetchError("it does not answer", temporary=True)])
def test_nothing_is_fetched_while_robots_txt_cannot_be_had(answer: Answer | FetchError) -> None:
    web = Web({PAGE: "x", "https://courier.example/robots.txt": answer})
    assert refused(web).temporary and refused(web).temporary
    assert not web.urls()
    del web.pages["https://courier.example/robots.txt"]
    web.sleep(1000)
    assert web.fetcher.get(PAGE).body == b"x"


def test_marks_of_the_last_time_are_sent_and_nothing_new_is_no_body() -> None:
    web = Web({PAGE: Answer(304, {})})
    page = web.fetcher.get(PAGE, etag='"7"', modified="Mon, 26 Mar 1979 21:00:00 GMT")
    assert (page.body, page.etag) == (None, '"7"')
    assert web.headers[-1]["If-None-Match"] == '"7"' and "1979" in web.headers[-1]["If-Modified-Since"]


def test_redirects_are_followed_and_each_is_checked() -> None:
    herald = {"location": "https://herald.example/3"}
    web = Web({PAGE: Answer(301, {"location": "/2"}), "https://courier.example/2": Answer(302, herald)})
    web.pages["https://herald.example/3"] = "x"
    assert web.fetcher.get(PAGE).url == "https://herald.example/3"
    web.pages["https://herald.example/3"] = Answer(302, {"location": "file:///etc/passwd"})
    assert "only addresses of http" in refused(web).what
    web.pages["https://herald.example/3"] = Answer(302, {"location": "https://third.example/a"})
    web.pages["https://third.example/robots.txt"] = "User-agent: *\nDisallow: /"
    assert "robots.txt" in refused(web).what


def test_redirects_without_end_are_refused() -> None:
    assert "on and on" in refused(Web({PAGE: Answer(302, {"location": PAGE})})).what


@pytest.mark.parametrize(("status", "temporary"), [(404, False), (410, False), (403, False), (500, True), (429, True)])
def test_status_tells_whether_to_try_again(status: int, temporary: bool) -> None:
    error = refused(Web({PAGE: Answer(status, {})}))
    assert str(status) in error.what and error.temporary is temporary


def test_busy_host_is_left_alone_as_long_as_it_asks() -> None:
    web = Web({PAGE: Answer(503, {"retry-after": "600"})})
    assert refused(web).after == 600
    asked = len(web.asked)
    assert refused(web).temporary and len(web.asked) == asked and web.fetcher.is_left_alone("courier.example")
    web.pages[PAGE] = "x"
    web.sleep(601)
    assert web.fetcher.get(PAGE).body == b"x"


def test_host_that_does_not_answer_is_left_alone_for_a_while() -> None:
    web = Web({PAGE: FetchError("it does not answer", where=PAGE, do="try it later", temporary=True)})
    refused(web)
    assert web.fetcher.is_left_alone("courier.example")
    web.sleep(301)
    assert not web.fetcher.is_left_alone("courier.example")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120.0), ("Mon, 26 Mar 1979 21:10:00 GMT", 600.0), ("Mon, 26 Mar 1979 20:00:00 GMT", 0.0), ("soon", None),
     ("", None)],
)  # fmt: skip
def test_time_to_wait_is_read_as_seconds_or_as_a_date(value: str, seconds: float | None) -> None:
    assert retry_after(value, 291_330_000.0) == seconds
