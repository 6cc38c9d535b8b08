"""A line of output is a record or a failure row, and fits the schema."""

import msgspec
import pytest

from made_records import made_record
from polybius.output import record_of_json, schema, to_json
from polybius.vocabulary import Failure, Record, record

FAILURE = Failure(id="x", source="x.txt", stage="read", what="the file is empty", where="x.txt", do="leave it out")


def test_record_survives_being_written_and_read() -> None:
    assert record_of_json(to_json(made_record())) == made_record()
    assert record_of_json(to_json(made_record(), indent=2)) == made_record()


def test_failure_row_names_the_document_and_what_to_do() -> None:
    row = msgspec.json.decode(to_json(FAILURE))
    assert row["kind"] == "failure"
    assert row["document"] == {"id": "x"}
    assert (row["what"], row["where"], row["do"]) == ("the file is empty", "x.txt", "leave it out")


def test_failure_row_is_no_record() -> None:
    with pytest.raises(msgspec.ValidationError):
        record_of_json(to_json(FAILURE))


def test_schema_describes_every_struct_and_field_of_a_record() -> None:
    definitions = schema()["$defs"]
    structs = [kind for kind in vars(record).values() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)]
    assert Record in structs
    for struct in structs:
        named = {field.encode_name for field in msgspec.structs.fields(struct)}
        assert set(definitions[struct.__name__]["properties"]) == named


def test_written_record_has_exactly_the_fields_of_the_schema() -> None:
    written = msgspec.json.decode(to_json(made_record()))
    definitions = schema()["$defs"]
    assert set(written) == set(definitions["Record"]["properties"])
    assert set(written["events"][0]) == set(definitions["Event"]["properties"])
    assert set(written["times"][0]) == set(definitions["Time"]["properties"])
