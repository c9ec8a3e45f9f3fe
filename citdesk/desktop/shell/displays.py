"""The window stays where it can be seen: it fills a small display, and comes back from one that goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from citdesk.desktop.shell.kept_window import KeptWindow, Stood

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


def fit_again(stood: QRect, displays: Sequence[QRect], home: QRect) -> QRect:
    """Where a window that stood there goes at the next start: whole on the display that had most of it.

    The displays may have changed since: where none has enough of it, it goes into the middle of ``home``.
    """
    if place_in_sight(stood, displays, home) is not None:
        placed = QRect(home.topLeft(), stood.size().boundedTo(home.size()))
        placed.moveCenter(home.center())
        return placed
    display = max(displays, key=lambda each: _area(each.intersected(stood)))
    placed = QRect(stood.topLeft(), stood.size().boundedTo(display.size()))
    placed.moveLeft(min(max(placed.left(), display.left()), display.right() + 1 - placed.width()))
    placed.moveTop(min(max(placed.top(), display.top()), display.bottom() + 1 - placed.height()))
    return placed


def _area(rect: QRect) -> int:
    return rect.width() * rect.height()


def is_small(display: QRect) -> bool:
    """Whether a window should fill this display."""
    return display.width() <= _SMALL.width() or display.height() <= _SMALL.height()


class Displays(QObject):
    """Watches the displays on behalf of one window, and keeps where it stood in ``kept``."""

    def __init__(self, app: QGuiApplication, window: QWidget, kept: KeptWindow | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._kept = kept
        # the display that goes is still listed while it says so
        self._after = QTimer(self)
        self._after.setSingleShot(True)
        self._after.setInterval(0)
        self._after.timeout.connect(self.bring_back)
        app.screenRemoved.connect(self._after.start)

    def show_window(self) -> None:
        """Show the window where it stood last; it fills a small display unless it was given a size."""
        window, screens = self._window, QGuiApplication.screens()
        sized = window.testAttribute(Qt.WidgetAttribute.WA_Resized)
        stood = None if sized or self._kept is None else self._kept.read()
        filled = not sized and bool(screens) and is_small(window.screen().availableGeometry())
        if stood is not None and screens:
            displays = [screen.availableGeometry() for screen in screens]
            home = QGuiApplication.primaryScreen().availableGeometry()
            placed = fit_again(stood.place, displays, home)
            window.setGeometry(placed)
            at = max(displays, key=lambda each: _area(each.intersected(placed)))
            filled = stood.filled or is_small(at)
        if filled:
            window.showMaximized()
        else:
            window.show()
        self.bring_back()

    def keep(self) -> None:
        """Keep where the window stands, to be called while it still does."""
        window = self._window
        if self._kept is None or not window.isVisible():
            return
        filled = window.isMaximized() or window.isFullScreen()
        place = window.normalGeometry() if filled else window.geometry()
        if not place.isEmpty():
            self._kept.write(Stood(place, filled))

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
