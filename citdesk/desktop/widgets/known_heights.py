"""A column that knows how high it is at each width it was asked for; Qt's own knows the last one only."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class KnownHeights(QVBoxLayout):
    """Below each other, as in a box of Qt's.

    A page that scrolls asks by turns for two widths, with a scroll bar and without, at every step of being
    laid out: each question that answered only the last one would measure all of its rows at every turn.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, arg__1: int) -> int:
        found = self._heights.get(arg__1)
        if found is None:
            found = self._heights[arg__1] = super().heightForWidth(arg__1)
        return found
