"""Says when an application's window was painted for the first time, and ends the application."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class _Painted(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # its ground comes first: once this turn has ended, all that stands on it is painted, too
            QTimer.singleShot(0, _say_and_quit)
        return False


def _say_and_quit() -> None:
    print("painted", flush=True)
    QApplication.quit()


def quit_once_painted(window: QWidget) -> None:
    """Print a line once this window was painted for the first time with all that is on it, then quit."""
    window.installEventFilter(_Painted(window))
