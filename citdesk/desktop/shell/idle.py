"""Nobody at the screen: warn, then lock.

The screen locks after ten minutes (an agency may shorten it). Two minutes before, a sentence says so, and any
key or touch keeps working. What counts as being there is real input to this window only.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow

LOCK_AFTER_MS = 10 * 60_000
WARN_BEFORE_MS = 2 * 60_000

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Watches one window's input. ``warned`` is followed by ``ran_out`` unless ``returned`` comes between."""

    warned = Signal()
    returned = Signal()
    ran_out = Signal()

    def __init__(
        self, parent: QObject, *, lock_after_ms: int = LOCK_AFTER_MS, warn_before_ms: int = WARN_BEFORE_MS
    ) -> None:
        super().__init__(parent)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(max(0, lock_after_ms - warn_before_ms))
        self._quiet.timeout.connect(self._warn)
        self._last = QTimer(self)
        self._last.setSingleShot(True)
        self._last.setInterval(min(warn_before_ms, lock_after_ms))
        self._last.timeout.connect(self.ran_out)
        self._window: QWindow | None = None

    def start(self, window: QWindow | None) -> None:
        """Begin to watch from now; without a window only the time counts."""
        self.stop()
        self._window = window
        if window is not None:
            window.installEventFilter(self)
        self._quiet.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._quiet.stop()
        self._last.stop()
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            if self._last.isActive():
                self._last.stop()
                self.returned.emit()
            self._quiet.start()
        return False

    @Slot()
    def _warn(self) -> None:
        self._last.start()
        self.warned.emit()
