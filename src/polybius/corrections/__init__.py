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
from polybius.corrections.questions import RIGHT, Difference, differences_of

__all__ = [
    "EDITABLE", "REFERENCES", "RIGHT", "Agreement", "Amended", "Correction", "Difference", "Kind", "Row", "Verdict",
    "agreement_of", "amended", "checked", "correction_id", "differences_of", "row_of", "rows_by_uid", "span_of",
    "uid_of", "value_of",
]  # fmt: skip
