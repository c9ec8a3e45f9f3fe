"""A button beside what could not be read: it reads it again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.widgets import Button


class ReadAgain(QObject):
    """Shows the button while something of the model is unread, with the sentence that says why over it."""

    def __init__(
        self, button: Button, model: WorkspaceModel, reload: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._button, self._model = button, model
        button.clicked.connect(reload)
        model.failed.connect(self._follow)
        model.calmed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        self._button.setVisible(self._model.unread)
