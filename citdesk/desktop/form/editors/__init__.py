"""One editor per kind of answer, chosen by a table from question type to editor."""

from __future__ import annotations

from citdesk.desktop.form.editors.editor import Desk, Editor
from citdesk.desktop.form.editors.table import editor_class

__all__ = ["Desk", "Editor", "editor_class"]
