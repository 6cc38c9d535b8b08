"""Addresses of articles, which may be anything that somebody wrote there."""

from urllib.parse import SplitResult, urlsplit


def address_parts(url: str | None) -> SplitResult:
    """The parts of an address; all are empty for one that cannot be taken apart, such as `http://[x`."""
    try:
        return urlsplit(url or "")
    except ValueError:
        return SplitResult("", "", "", "", "")


def host_of(url: str | None) -> str:
    """The host of an address without "www."; nothing when it has none."""
    return (address_parts(url).hostname or "").removeprefix("www.")
