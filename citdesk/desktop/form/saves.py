"""What becomes of the saves of a report: how safe its last change is, and whether that takes long."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from citdesk.desktop.form.saving import Safety, SavedState

#: a save that is over sooner would only flash
_LONG_MS = 300


class Saves(QObject):
    """Follows the saves of one report, and files on their way into its answers: until one is there, not
    everything is on disk.
    """

    changed = Signal()

    def __init__(self, last_saved: datetime | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = SavedState(Safety.SAVED if last_saved else Safety.UNCHANGED, last_saved)
        #: while a file is on its way: how safe all else is
        self._beside_file: SavedState | None = None
        self._long = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_LONG_MS)
        self._pause.timeout.connect(self._tell_long)

    @property
    def state(self) -> SavedState:
        """How safe the last change is."""
        return self._state

    @property
    def take_long(self) -> bool:
        """Whether the last change has been on its way to the disk for longer than a moment."""
        return self._long

    def begin(self) -> None:
        """A change is on its way to the disk."""
        state = SavedState(Safety.SAVING, self._state.at)
        if self._beside_file is not None:
            self._beside_file = state
        self._show(state)

    def end(self, at: datetime) -> None:
        """The last change is on disk."""
        self._settle(SavedState(Safety.SAVED, at))

    def fail(self, message: str) -> None:
        """The last change could not be written."""
        self._settle(SavedState(Safety.FAILED, self._state.at, message))

    def begin_file(self) -> None:
        """A file is on its way to the answers."""
        self._beside_file = self._state
        self._show(SavedState(Safety.SAVING, self._state.at))

    def end_file(self) -> None:
        """No file is any more. Where it became no answer, all is as safe as it was before."""
        beside, self._beside_file = self._beside_file, None
        if beside is not None:
            self._show(beside)

    def _settle(self, state: SavedState) -> None:
        """A save has ended. While a file is on its way to the answers, that stays in sight."""
        if self._beside_file is None:
            self._show(state)
        else:
            self._beside_file = state

    def _show(self, state: SavedState) -> None:
        self._state = state
        if state.safety is not Safety.SAVING:
            self._pause.stop()
            self._long = False
        elif not self._long and not self._pause.isActive():
            self._pause.start()
        self.changed.emit()

    @Slot()
    def _tell_long(self) -> None:
        self._long = True
        self.changed.emit()
