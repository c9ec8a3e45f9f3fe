"""The window stays where it can be seen: it fills a small display, and comes back from one that goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

#: a display no larger than this is filled from the start: a window on it has no room to spare
_SMALL = QSize(1440, 900)
#: so much of a window has to be in sight for somebody to take hold of it
_HOLD = QSize(160, 80)


def place_in_sight(window: QRect, displays: Sequence[QRect], home: QRect) -> QRect | None:
    """Where a window has to go, None where it can stay: enough of it lies on one of the displays.

    It goes into the middle of ``home``, no larger than that.
    """
    for display in displays:
        seen = display.intersected(window)
        if seen.width() >= _HOLD.width() and seen.height() >= _HOLD.height():
            return None
    placed = QRect(home.topLeft(), window.size().boundedTo(home.size()))
    placed.moveCenter(home.center())
    return placed


def is_small(display: QRect) -> bool:
    """Whether a window should fill this display."""
    return display.width() <= _SMALL.width() or display.height() <= _SMALL.height()


class Displays(QObject):
    """Watches the displays on behalf of one window."""

    def __init__(self, app: QGuiApplication, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        # the display that goes is still listed while it says so
        self._after = QTimer(self)
        self._after.setSingleShot(True)
        self._after.setInterval(0)
        self._after.timeout.connect(self.bring_back)
        app.screenRemoved.connect(self._after.start)

    def show_window(self) -> None:
        """Show the window, filling a small display unless somebody gave it a size."""
        window, screens = self._window, QGuiApplication.screens()
        sized = window.testAttribute(Qt.WidgetAttribute.WA_Resized)
        if not sized and screens and is_small(window.screen().availableGeometry()):
            window.showMaximized()
        else:
            window.show()
        self.bring_back()

    @Slot()
    def bring_back(self) -> None:
        """Move the window onto the main display if it lies on none."""
        window, screens = self._window, QGuiApplication.screens()
        if not screens or not window.isVisible():
            return
        displays = [screen.availableGeometry() for screen in screens]
        home = QGuiApplication.primaryScreen().availableGeometry()
        placed = place_in_sight(window.frameGeometry(), displays, home)
        if placed is None:
            return
        filled = window.isMaximized()
        if filled:
            window.showNormal()
        outer, inner = window.frameGeometry(), window.geometry()  # the system's frame has to be in sight too
        window.setGeometry(
            placed.adjusted(
                inner.left() - outer.left(),
                inner.top() - outer.top(),
                inner.right() - outer.right(),
                inner.bottom() - outer.bottom(),
            )
        )
        if filled:
            window.showMaximized()
