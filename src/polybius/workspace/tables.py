"""Rows as tables of Arrow, polars and pandas, with the columns that the rows' fields name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from itertools import batched
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa

from polybius.errors import SettingError

if TYPE_CHECKING:
    import pandas
    import polars

AT_ONCE = 10_000
DAYS = ("day_from", "day_to", "published")
PLAIN: dict[type, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(),
                                   bytes: pa.binary()}  # fmt: skip


class Rows[Row: msgspec.Struct]:
    """The answer to a question, read when it is asked for: each use asks the workspace anew.

    Iterate over it for frozen structs, or take all as `rows()`, `to_arrow()`, `to_polars()` or `to_pandas()`: n rows by
    the columns of the row's fields. Parties are lists of structs (name, code, country, role), days are dates.
    """

    def __init__(self, kind: type[Row], ask: Callable[[], Iterable[Row]]) -> None:
        self.kind, self._ask = kind, ask

    def __iter__(self) -> Iterator[Row]:
        """The rows one by one, without keeping them."""
        return iter(self._ask())

    def rows(self) -> list[Row]:
        """All rows as frozen structs."""
        return list(self)

    def to_arrow(self) -> pa.Table:
        """All rows as a pyarrow table."""
        tables = [batch_of(some, self.kind) for some in batched(self, AT_ONCE)]
        return pa.concat_tables(tables) if tables else schema_of(self.kind).empty_table()

    def to_polars(self) -> "polars.DataFrame":
        """All rows as a polars data frame. Raises `SettingError` when polars is not installed."""
        frame: polars.DataFrame = _library("polars").from_arrow(self.to_arrow())
        return frame

    def to_pandas(self) -> "pandas.DataFrame":
        """All rows as a pandas data frame. Raises `SettingError` when pandas is not installed."""
        _library("pandas")
        frame: pandas.DataFrame = self.to_arrow().to_pandas()
        return frame


def batch_of(rows: Sequence[msgspec.Struct], kind: type[msgspec.Struct]) -> pa.Table:
    """Some rows as a pyarrow table."""
    schema = schema_of(kind)
    told = pa.schema([field.with_type(pa.string()) if field.name in DAYS else field for field in schema])
    return pa.Table.from_pylist(msgspec.to_builtins(rows), schema=told).cast(schema)


def schema_of(kind: type[msgspec.Struct]) -> pa.Schema:
    """The Arrow schema of a kind of row."""
    return pa.schema([(name, pa.date32() if name in DAYS else _type_of(hint)) for name, hint in _fields(kind)])


def _fields(kind: type[msgspec.Struct]) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return ((field.name, hints[field.name]) for field in msgspec.structs.fields(kind))


def _type_of(hint: Any) -> pa.DataType:
    if get_origin(hint) in (Union, UnionType):
        return _type_of(next(part for part in get_args(hint) if part is not NoneType))
    if get_origin(hint) is tuple:
        return pa.list_(_type_of(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return pa.struct([(name, _type_of(part)) for name, part in _fields(hint)])
    if get_origin(hint) is Literal:
        return PLAIN[type(get_args(hint)[0])]
    return PLAIN[hint]


def _library(name: str) -> Any:
    """A library that is not needed otherwise. Raises `SettingError` when it is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        raise SettingError(f"{name} is not installed", do=f"install it: pip install {name}") from error
