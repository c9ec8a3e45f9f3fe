"""The person logs off or the computer shuts down: the system says so by a signal, and nothing is lost by it.

On Windows and macOS Qt hears of it itself.
"""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_SIGNALS = (signal.SIGTERM, signal.SIGINT, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []))
_MOST = 64


class SystemEnd(QObject):
    """``asked`` when the system asks the program to end; by itself Qt's loop hears no signal."""

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heard, self._told = socket.socketpair()
        for end in (self._heard, self._told):
            end.settimeout(0)
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        for each in _SIGNALS:
            signal.signal(each, _let_it_come)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    @Slot()
    def _hear(self) -> None:
        if set(self._heard.recv(_MOST)) & set(_SIGNALS):
            self.asked.emit()


def _let_it_come(_number: int, _frame: FrameType | None) -> None:
    """The byte that the system wrote says it all; without a handler the process would end here."""
