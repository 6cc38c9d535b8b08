"""The page on the record names every field of every struct, and no other."""

import re
from pathlib import Path

import msgspec

from polybius import output
from polybius.vocabulary import record

PAGE = Path(__file__).parent.parent / "docs" / "record.md"


def documented() -> dict[str, list[str]]:
    """The fields that the page lists under each struct's heading."""
    fields = {}
    for section in re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.M)[1:]:
        rows = re.findall(r"^\| ([\w, ]+?) \|", section, flags=re.M)
        fields[section.split("\n")[0]] = [name for row in rows if row != "field" for name in row.split(", ")]
    return fields


def test_page_on_the_record_lists_exactly_the_fields_of_the_structs() -> None:
    structs = {
        kind.__name__: [field.encode_name for field in msgspec.structs.fields(kind)]
        for module in (record, output)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__module__ == module.__name__
    }
    assert documented() == structs
