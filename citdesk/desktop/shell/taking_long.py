"""A word for what takes longer than a moment: nobody presses again because nothing seems to happen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QLabel

from citdesk.desktop.widgets import announce

# what is there sooner would only flash
PAUSE_MS = 400


class TakingLong(QObject):
    """Calls ``say`` with True once something goes on for longer than a moment, and with False at its end."""

    def __init__(self, say: Callable[[bool], None], parent: QObject) -> None:
        super().__init__(parent)
        self._say = say
        self._said = False
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE_MS)
        self.pause.timeout.connect(self._long)

    def follow(self, under_way: bool) -> None:
        """It began, or came to its end."""
        if under_way:
            if not self._said:
                self.pause.start()
            return
        self.pause.stop()
        if self._said:
            self._said = False
            self._say(self._said)

    def say_now(self) -> None:
        """What is under way is known to take long."""
        if self.pause.isActive():
            self.pause.stop()
            self._long()

    def _long(self) -> None:
        self._said = True
        self._say(self._said)


def say_opening(label: QLabel) -> TakingLong:
    """Shows *Opening …* in a label, and says it aloud, once something takes long to open."""
    label.hide()

    def say(long: bool) -> None:
        words = QCoreApplication.translate("TakingLong", "Opening …")
        label.setText(words if long else "")
        label.setVisible(long)
        if long:
            announce(label, words)

    return TakingLong(say, label)
