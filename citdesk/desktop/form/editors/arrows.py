"""The arrow keys on a row of choices belong to its question."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from citdesk.desktop.form.editors.editor import Editor


class ArrowsToEditor(QObject):
    """An event filter for rows: their editor takes Up and Down, and says where its list ends.

    A row by itself would hand the focus on to whatever comes next in the order of Tab.
    """

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        self._editor.keyPressEvent(event)
        return True
