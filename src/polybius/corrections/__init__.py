"""What people say of what was coded: accepted, rejected, edited; kept beside the records and laid over them."""

from polybius.corrections.agreement import Agreement, agreement_of
from polybius.corrections.applying import Amended, amended, checked
from polybius.corrections.correction import (
    EDITABLE,
    REFERENCES,
    Correction,
    Kind,
    Row,
    Verdict,
    correction_id,
    row_of,
    rows_by_uid,
    span_of,
    uid_of,
    value_of,
)

__all__ = [
    "EDITABLE", "REFERENCES", "Agreement", "Amended", "Correction", "Kind", "Row", "Verdict", "agreement_of", "amended",
    "checked", "correction_id", "row_of", "rows_by_uid", "span_of", "uid_of", "value_of",
]  # fmt: skip
