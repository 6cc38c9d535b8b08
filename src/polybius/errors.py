"""What can go wrong, said once.

    PolybiusError
    ├── InputError     a file, page or line that cannot be read as a report
    ├── FetchError     an address that does not answer, or that must not be asked
    ├── TableError     a row of a data table that does not hold what its column asks for
    ├── SettingError   a setting or an option that does not exist or has no such value
    ├── StoreError     a workspace that cannot be opened, read or written
    │   ├── AbsentError    an article, row, happening or run that is not in it
    │   └── ChangedError   a row or judgement that somebody else has changed meanwhile
    ├── DatasetError   a dataset that cannot be read, or that was coded with other knowledge
    └── ExportError    a file that cannot be written, or a format that cannot hold what is asked

Every message says what is wrong, where, and what to do about it.
"""


class PolybiusError(Exception):
    """Anything Polybius tells a user it cannot do: `what` is wrong, `where`, and what to `do`."""

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        self.what, self.where, self.do = what, where, do
        super().__init__(" · ".join(part for part in (where, what, do) if part))


class InputError(PolybiusError):
    """A source that cannot be read as a news report."""


class FetchError(PolybiusError):
    """An address that does not answer, or that must not be asked; `temporary` when it may do later, `after` so many
    seconds when its host says so."""

    def __init__(
        self, what: str, *, where: str = "", do: str = "", temporary: bool = False, after: float | None = None
    ) -> None:
        self.temporary, self.after = temporary, after
        super().__init__(what, where=where, do=do)


class RefusedError(FetchError):
    """An address that is not asked at all, since it is of this computer or of a private network."""


class TableError(PolybiusError):
    """A row of a data table that does not hold what its column asks for."""


class SettingError(PolybiusError):
    """A setting that does not exist, or a value it cannot take."""


class StoreError(PolybiusError):
    """A workspace that cannot be opened, read or written."""


class AbsentError(StoreError):
    """An article, row, happening or run that is not in the workspace."""


class ChangedError(StoreError):
    """What somebody else has changed since it was looked at; `now` is how it stands."""

    def __init__(self, what: str, *, where: str = "", do: str = "", now: object = None) -> None:
        self.now = now
        super().__init__(what, where=where, do=do)


class DatasetError(PolybiusError):
    """A dataset that cannot be read or written, or that was coded with other knowledge."""


class ExportError(PolybiusError):
    """A file that cannot be written, or a format that cannot hold what is asked."""
