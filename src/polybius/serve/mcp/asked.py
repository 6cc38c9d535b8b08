"""What a tool may be asked: its arguments as structs, and the schemas that say so to assistants."""

from typing import Annotated, Any

import msgspec

from polybius.errors import SettingError
from polybius.query import (
    FILTER_TEXTS,
    OWN_FILTER_TEXTS,
    TOP,
    Clock,
    Filters,
    HappeningFilters,
    HappeningSort,
    OriginKind,
    Per,
    Sort,
    Unit,
)
from polybius.serve.paging import MANY

MOST, USUAL = 200, 20
TEXTS = {name: f"{told.text} ({told.value})" for name, told in {**FILTER_TEXTS, **OWN_FILTER_TEXTS}.items()}

type Limit = Annotated[int, msgspec.Meta(ge=1, le=MOST, description="At most so many.")]
type Cursor = Annotated[str, msgspec.Meta(max_length=400, description="`next` of the answer before.")]
type Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
type Order = Annotated[Sort, msgspec.Meta(description="Newest day first, oldest first, or as they were ingested.")]


class NothingAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """No arguments."""


class RowsAsked(Filters, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rows that fit filters, page by page."""

    sort: Order = "-day"
    limit: Limit = USUAL
    cursor: Cursor = ""


class ArticlesAsked(RowsAsked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Articles; here `text` looks in whole articles."""

    origin: Annotated[
        tuple[OriginKind, ...],
        msgspec.Meta(description="Its own report, a reprint (exact, near), a later version, or credited to an agency."),
    ] = ()


class ActorsAsked(Filters, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Actors: `party` says who, other filters in which events they are counted."""

    limit: Limit = USUAL
    cursor: Cursor = ""


class HappeningsAsked(HappeningFilters, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Happenings that fit filters, page by page."""

    sort: Annotated[
        HappeningSort, msgspec.Meta(description="By day, newest report, origins, articles or figure; - is downward.")
    ] = "-day"
    limit: Limit = USUAL
    cursor: Cursor = ""


class SearchAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words to look for everywhere."""

    query: Annotated[
        str, msgspec.Meta(max_length=400, description='All of these; "two together", begin*, -without, one OR other.')
    ]
    limit: Annotated[int, msgspec.Meta(ge=1, le=50, description="At most so many of each kind.")] = 10


class HappeningAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One happening, its reports page by page."""

    happening: Annotated[Name, msgspec.Meta(description="Its id, also a former one, or the uid of a mention.")]
    limit: Annotated[int, msgspec.Meta(ge=1, le=50, description="At most so many reports.")] = 10
    why: Annotated[bool, msgspec.Meta(description="Also why its mentions are taken to be one.")] = False
    cursor: Cursor = ""


class LedgerAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ledger of a happening."""

    happening: Annotated[Name, msgspec.Meta(description="Its id, also a former one, or the uid of a mention.")]
    effect: Annotated[str | None, msgspec.Meta(description="Only figures of this: killed, injured, missing, …")] = None
    rule: Annotated[
        tuple[str, ...],
        msgspec.Meta(max_length=8, description="Rules of low, best and high: authority, majority, range, latest, "
                     "official, side:CODE; the codebook states them."),
    ] = ("authority", "majority", "range")  # fmt: skip
    limit: Annotated[int, msgspec.Meta(ge=1, le=MOST, description="At most so many figures of each effect.")] = 50
    cursor: Cursor = ""


class ArticleAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One article, its text in parts."""

    article: Annotated[int | str, msgspec.Meta(description="Its number (`article` of a row) or its name.")]
    start: Annotated[int, msgspec.Meta(ge=0, le=MANY, description="Where in the text the part begins.")] = 0
    limit: Annotated[int, msgspec.Meta(ge=200, le=20_000, description="At most so many characters.")] = 6000


class ActorAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One actor."""

    actor: Annotated[int, msgspec.Meta(ge=0, le=MANY, description="Its number: `id` of an actor.")]


class SeriesAsked(Filters, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Counts by period."""

    by: Annotated[Unit, msgspec.Meta(description="The length of a period; a week is that of ISO 8601.")] = "month"
    per: Annotated[Per, msgspec.Meta(description="A row for each of these in each period.")] = "all"
    clock: Annotated[Clock, msgspec.Meta(description="By the event's own day, or by that of the article.")] = "event"
    top: Annotated[int, msgspec.Meta(ge=1, le=100, description="Only so many keys, the most frequent.")] = TOP
    happenings: Annotated[bool, msgspec.Meta(description="Also count the happenings they tell of.")] = False
    limit: Annotated[int, msgspec.Meta(ge=1, le=1000, description="At most so many rows.")] = MOST
    cursor: Cursor = ""


class CodebookAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What of the codebook."""

    type: Annotated[str | None, msgspec.Meta(description="A PLOVER type, for its modes and CAMEO codes.")] = None
    word: Annotated[str | None, msgspec.Meta(description="A word, for the entries that it fires.")] = None


def filters_in[Asking: Filters](asked: Filters, kind: type[Asking]) -> Asking:
    """The filters among arguments, without how many rows are wanted."""
    return kind(**{name: getattr(asked, name) for name in kind.__struct_fields__})


def read_arguments[Kind: msgspec.Struct](given: dict[str, Any], kind: type[Kind]) -> Kind:
    """Arguments as a struct; null is nothing, and one value will do where several may stand.

    Raises `SettingError` for one that does not exist, and for a value that cannot be.
    """
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    values = {name: value for name, value in given.items() if value is not None}
    for name, value in values.items():
        if name in fields and isinstance(fields[name].default, tuple) and isinstance(value, str | int):
            values[name] = [value]
        if any(isinstance(each, int) and abs(each) > MANY for each in (value if isinstance(value, list) else [value])):
            raise SettingError("the number is too large", where=name, do="give a smaller one")
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        known = ", ".join(fields) or "none"
        raise SettingError(str(error), where="arguments", do=f"the arguments are: {known}") from error


def input_schema(kind: type[msgspec.Struct], *, described: bool) -> dict[str, Any]:
    """The JSON Schema of arguments, in short; filters are `described` in one tool, as on the command line."""
    schema = schema_of(kind)
    properties = {name: _in_short(told) for name, told in schema["properties"].items()}
    for name, told in properties.items():
        if "description" not in told:
            properties[name] = {"description": TEXTS[name], **told} if described else _kind_alone(told)
    return {"type": "object", "properties": properties, "required": schema["required"], "additionalProperties": False}


def _in_short(told: dict[str, Any]) -> dict[str, Any]:
    """A property without what goes without saying: that nothing is null, and is what is taken for it."""
    kinds = [kind for kind in told.get("anyOf", ()) if kind != {"type": "null"}]
    short = {name: value for name, value in told.items() if not (name == "default" and value in (None, [], "", False))}
    if len(kinds) == 1:
        short = {name: value for name, value in short.items() if name != "anyOf"} | kinds[0]
    return short


def _kind_alone(told: dict[str, Any]) -> dict[str, Any]:
    """What kind of value a filter takes, and no more."""
    kind = {"type": told["type"]}
    return kind | {"items": {"type": told["items"]["type"]}} if "items" in told else kind


def output_schema(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The JSON Schema of the fields of an answer, and not of what is in them, which they show by themselves."""
    schema = schema_of(kind)
    parts = schema.get("$defs", {})
    properties = {name: _kind_of(told, parts) for name, told in schema["properties"].items()}
    return {"type": "object", "properties": properties, "required": schema["required"]}


def _kind_of(told: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    """What kind of value a field has: a text, a number, a list, an object."""
    kinds = [parts[kind["$ref"].rpartition("/")[2]] if "$ref" in kind else kind for kind in told.get("anyOf", (told,))]
    types = [kind["type"] for kind in kinds]
    return {"type": types if len(types) > 1 else types[0]}


def schema_of(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The JSON Schema of a struct, with an object at its root."""
    (root,), parts = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    schema: dict[str, Any] = parts.pop(root["$ref"].removeprefix("#/$defs/"))
    return schema | ({"$defs": parts} if parts else {})
