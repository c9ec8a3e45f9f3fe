"""A column of lines that is emptied and filled again when what it shows has changed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.theme import Look


class Lines(QWidget):
    """Lines beneath each other; a line is a widget or a row of widgets."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.em(0.5))

    def emptied(self) -> QVBoxLayout:
        """The column without a line."""
        while (item := self._column.takeAt(0)) is not None:
            inner, widget = item.layout(), item.widget()
            if isinstance(inner, QHBoxLayout):
                while (part := inner.takeAt(0)) is not None:
                    _drop(part.widget())
                inner.deleteLater()
            _drop(widget)
        return self._column


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
