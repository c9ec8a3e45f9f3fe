"""Says when an application's window was painted for the first time, and ends the application."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class _Painted(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            print("painted", flush=True)
            QTimer.singleShot(0, QApplication.quit)
        return False


def quit_once_painted(window: QWidget) -> None:
    """Print a line at this window's first paint, then quit."""
    window.installEventFilter(_Painted(window))
