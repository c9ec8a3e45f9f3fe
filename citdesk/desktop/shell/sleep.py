"""The computer is about to sleep: systemd-logind says so beforehand, and waits a few seconds.

Its documentation (org.freedesktop.login1, ``PrepareForSleep`` and ``Inhibit``) is the source. Where there is
no logind nothing is told here; ``idle`` then sees at waking that the computer slept.
"""

from __future__ import annotations

import os
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

_SERVICE, _PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
#: a str, whatever the stubs say
_PREPARE = cast("bytes", SLOT("prepare(bool)"))
_MANAGER, _SIGNAL = "org.freedesktop.login1.Manager", "PrepareForSleep"


class SleepWatch(QObject):
    """``coming``: the computer sleeps as soon as :meth:`let_go` is called, or logind waits no longer."""

    coming = Signal()

    def __init__(self, parent: QObject | None = None, bus: QDBusConnection | None = None) -> None:
        super().__init__(parent)
        self._bus = QDBusConnection.systemBus() if bus is None else bus
        self._held: int | None = None
        self._watching = False
        self._wanted = False

    @property
    def holds(self) -> bool:
        """Whether the computer waits for us before it sleeps."""
        return self._held is not None

    def start(self) -> None:
        """Begin to watch, and ask the computer to wait for us."""
        if self._watching or not self._bus.isConnected():
            return
        self._watching = self._bus.connect(
            _SERVICE, _PATH, _MANAGER, _SIGNAL, self, _PREPARE
        )  # fmt: skip
        self._hold()

    def stop(self) -> None:
        """Watch no longer; the computer still waits until :meth:`let_go`."""
        if self._watching:
            self._bus.disconnect(_SERVICE, _PATH, _MANAGER, _SIGNAL, self, _PREPARE)
            self._watching = False

    def let_go(self) -> None:
        """The computer need not wait for us; an answer that is still under way is dropped."""
        self._wanted = False
        if self._held is not None:
            os.close(self._held)
            self._held = None

    @Slot(bool)
    def prepare(self, going: bool) -> None:
        """What logind says: True before sleep, False after it."""
        if going:
            self.coming.emit()
        else:
            self._hold()

    def _hold(self) -> None:
        self._wanted = True
        if self._held is not None:
            return
        asked = QDBusMessage.createMethodCall(_SERVICE, _PATH, _MANAGER, "Inhibit")
        asked.setArguments(["sleep", "CITDesk", "Locks its vault first", "delay"])
        QDBusPendingCallWatcher(self._bus.asyncCall(asked), self).finished.connect(self._answered)

    @Slot(QDBusPendingCallWatcher)
    def _answered(self, asked: QDBusPendingCallWatcher) -> None:
        given = asked.reply().arguments()
        if self._wanted and self._held is None and given and isinstance(given[0], QDBusUnixFileDescriptor):
            self._held = os.dup(given[0].fileDescriptor())
        asked.deleteLater()
