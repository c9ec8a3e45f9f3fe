"""The pages of a form, one above the other: one is in sight.

Qt's own stack lays the whole form out anew at each turn, and hands the focus to whatever stands beneath
before it comes to the page.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget


class FormPages(QWidget):
    """Holds pages of one size, its own; only the one that was shown last is in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QWidget] = []
        self._current: QWidget | None = None
        self._least = QSize()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def hold(self, page: QWidget) -> None:
        """Take a page in. It stays out of sight."""
        page.setParent(self)
        self._pages.append(page)
        self._reckon()

    def let_go(self, page: QWidget) -> None:
        """Hold a page no longer. It stays a child of the stack until somebody deletes it."""
        self._pages.remove(page)
        if page is self._current:
            self._current = None
        page.hide()
        self._reckon()

    def current(self) -> QWidget | None:
        """The page in sight."""
        return self._current

    def turn_to(self, page: QWidget) -> bool:
        """Bring a page into sight in the place of the one that is. True when the focus went with that one."""
        gone = self._current
        if gone is page:
            return False
        focused = QApplication.focusWidget()
        held = gone is not None and focused is not None and gone.isAncestorOf(focused)
        if held and focused is not None:
            focused.clearFocus()
        self._current = page
        page.setGeometry(self.rect())  # shown in another size it would be laid out twice
        if gone is not None:
            gone.hide()
        _show(page)
        return held

    def minimumSizeHint(self) -> QSize:
        return self._least

    def sizeHint(self) -> QSize:
        return self._least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._current is not None:
            self._current.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._reckon()
        return super().event(event)

    def _reckon(self) -> None:
        """Ask for the room that the neediest page cannot do without."""
        least = QSize(0, 0)
        for page in self._pages:
            least = least.expandedTo(page.minimumSizeHint())
        if least != self._least:
            self._least = least
            self.updateGeometry()


def _show(page: QWidget) -> None:
    """Show a page and have it drawn whole: each of its hundreds of parts would ask for that by itself."""
    asked = QEvent.Type.UpdateLater.value
    QCoreApplication.sendPostedEvents(None, asked)  # what others asked for is not lost
    page.show()
    QCoreApplication.removePostedEvents(None, asked)  # pyright: ignore[reportArgumentType] - of all objects
    page.update()
