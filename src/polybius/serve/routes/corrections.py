"""Corrections: what people say of rows, who may say what, and how far they agree."""

import datetime
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Query, Response

from polybius.corrections import Agreement
from polybius.corrections.correction import Correction, Verdict
from polybius.errors import ChangedError, SettingError
from polybius.query import Page
from polybius.serve.answering import Listing, answered, rows_answered
from polybius.serve.answers import CorrectionGiven, CorrectionsMade
from polybius.serve.asking import Asked, Paging, body
from polybius.serve.openapi import answers, lists
from polybius.serve.problems import RefusedError
from polybius.workspace.correcting import Saying, Seen, judge_row, undo
from polybius.workspace.editable import Editable, editable_fields
from polybius.workspace.judged_row import JudgedRow, judged_row

routes = APIRouter(tags=["Checking"])
