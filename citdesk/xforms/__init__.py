"""The form engine: ODK XForms and XLSForms, loaded, filled, validated and saved. See README.md."""

from __future__ import annotations

from citdesk.xforms.client import (
    Choice,
    Context,
    Entry,
    FormProblem,
    Geopoint,
    Page,
    Problem,
    Question,
    Value,
)
from citdesk.xforms.definition import FormError
from citdesk.xforms.definition.source import where_named
from citdesk.xforms.evaluate import evaluate
from citdesk.xforms.expressions import ExpressionError
from citdesk.xforms.form import Form
from citdesk.xforms.migration import LostAnswer, Migration, migrate
from citdesk.xforms.query import Query, SavedAnswers
from citdesk.xforms.session import (
    AnswerRefused,
    LeftOut,
    Removed,
    RepeatRefused,
    ResumeError,
    Session,
    UnknownPath,
)

__all__ = [
    "AnswerRefused",
    "Choice",
    "Context",
    "Entry",
    "ExpressionError",
    "Form",
    "FormError",
    "FormProblem",
    "Geopoint",
    "LeftOut",
    "LostAnswer",
    "Migration",
    "Page",
    "Problem",
    "Query",
    "Question",
    "Removed",
    "RepeatRefused",
    "ResumeError",
    "SavedAnswers",
    "Session",
    "UnknownPath",
    "Value",
    "evaluate",
    "migrate",
    "where_named",
]
