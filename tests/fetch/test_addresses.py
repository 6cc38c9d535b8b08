"""Only addresses of the public web are fetched."""

import pytest

from polybius.errors import FetchError
from polybius.fetch.addresses import is_public, joined, target_of, tidy


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"]
)
def test_address_of_the_public_network_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.100.100.200",
     "168.63.129.16", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "::", "fe80::1",
     "fe80::1%eth0", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "64:ff9b::7f00:1",
     "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:80ff:fffe", "::7f00:1", "2001:db8::1"],
)  # fmt: skip
def test_address_of_this_computer_its_network_or_its_cloud_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [("https://courier.example", "courier.example", 443, "/"),
     ("HTTP://Courier.Example:8080/a?b=c#d", "courier.example", 8080, "/a?b=c"),
     ("https://zürich.example/ä b", "xn--zrich-kva.example", 443, "/%C3%A4%20b"), ("http://[::1]/", "::1", 80, "/")],
)  # fmt: skip
def test_address_is_taken_apart(url: str, host: str, port: int, path: str) -> None:
    target = target_of(url)
    assert (target.host, target.port, target.path) == (host, port, path)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://courier.example/", "gopher://x/", "//courier.example/", "courier.example", "http://",
            "http:///a", "http://user:word@courier.example/", "http://courier.example:99999/", "http://[::1",
            "https://" + "a" * 5000, "javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(FetchError) as refused:
        target_of(url)
    assert refused.value.do and not refused.value.temporary


def test_line_breaks_in_an_address_do_not_reach_the_host() -> None:
    assert "\n" not in target_of("http://courier.example/a\r\nX: y").path


def test_tidy_address_tells_no_tracking() -> None:
    assert tidy("https://courier.example/1?utm_source=rss&id=7&fbclid=x#top") == "https://courier.example/1?id=7"
    assert tidy("https://courier.example/1?b=2&a=%201#top") == "https://courier.example/1?b=2&a=%201"


@pytest.mark.parametrize("named", ["http://[x.example/1", "http://x]/", "//[a"])
def test_what_cannot_be_an_address_is_kept_as_it_is_and_never_fetched(named: str) -> None:
    assert tidy(joined("http://feed.example/rss", named)) == named
    with pytest.raises(FetchError):
        target_of(named)
