"""Remembers who had the focus while something lies over the page, and gives it back if they still live."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class KeptFocus:
    """The page beneath may go meanwhile: Qt then deletes the widget, and Python's hold on it is void."""

    def __init__(self) -> None:
        self._widget: QWidget | None = None

    @property
    def kept(self) -> QWidget | None:
        """Who is remembered, None once the widget is gone."""
        return self._widget if self._widget is not None and isValid(self._widget) else None

    def keep(self, widget: QWidget | None) -> None:
        """Remember who has the focus."""
        self._widget = widget

    def give_back(self) -> bool:
        """Give the focus back where it can be seen, and forget; whether anybody took it."""
        widget, self._widget = self.kept, None
        if widget is None or not widget.isVisible():
            return False
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
