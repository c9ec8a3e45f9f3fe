"""The live session of a form."""

from __future__ import annotations

from citdesk.xforms.session.aside import Removed
from citdesk.xforms.session.instance import UnknownPath
from citdesk.xforms.session.repeats import RepeatRefused
from citdesk.xforms.session.resume import LeftOut, ResumeError
from citdesk.xforms.session.session import AnswerRefused, Session

__all__ = ["AnswerRefused", "LeftOut", "Removed", "RepeatRefused", "ResumeError", "Session", "UnknownPath"]
