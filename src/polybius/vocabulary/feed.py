"""What is kept of a watched feed."""

import msgspec


class FeedState(msgspec.Struct, frozen=True):
    """What is kept of a feed from one time to the next: the marks of what it gave, the second it was asked, and how
    often in a row it failed."""

    url: str
    etag: str | None = None
    modified: str | None = None
    checked: float = 0.0
    failures: int = 0
