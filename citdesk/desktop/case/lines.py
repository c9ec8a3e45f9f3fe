"""A column of lines that is emptied and filled again when what it shows has changed."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import order_tabs, tab_stops


class Lines(QWidget):
    """Lines beneath each other; a line is a widget or a row of widgets.

    Tab goes through them where they stand, whatever on the page was made before they were.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.em(0.5))
        self._stops: list[QWidget] = []

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # lines have come
            self._order_tabs()
        return super().event(event)

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

    def _order_tabs(self) -> None:
        stops = tab_stops(self, ())
        if stops != self._stops:
            self._stops = stops
            order_tabs(self, stops)


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
