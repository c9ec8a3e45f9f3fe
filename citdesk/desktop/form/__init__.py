"""The guided form, generated from the engine's questions: a view model without widgets and its view."""

from __future__ import annotations

from citdesk.desktop.form.comments import FormComment, Returned
from citdesk.desktop.form.editors.editor import Desk
from citdesk.desktop.form.form_view import FormView
from citdesk.desktop.form.place import Kind, Pace, Place
from citdesk.desktop.form.port import FormSession
from citdesk.desktop.form.saving import Safety, SavedState
from citdesk.desktop.form.view_model import FormViewModel

__all__ = [
    "Desk",
    "FormComment",
    "FormSession",
    "FormView",
    "FormViewModel",
    "Kind",
    "Pace",
    "Place",
    "Returned",
    "Safety",
    "SavedState",
]
