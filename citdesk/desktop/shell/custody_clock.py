"""Shows the custody clock in the context bar: plain words, a solid chip near the limit, a line after it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from citdesk.desktop.shell.custody_model import CustodyModel, Told
from citdesk.desktop.shell.custody_words import Nearness
from citdesk.desktop.theme import BOLD, Look
from citdesk.desktop.widgets import Picture, State, StateChip, Words, announce
from citdesk.desktop.widgets.styled import follow, letters, strip


class ClockWords(Words):
    """The clock while its limit is far."""

    weight = BOLD


class CustodyClockView(QWidget):
    """Follows a :class:`CustodyModel` while somebody is signed in; hidden while nobody is in custody."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._model: CustodyModel | None = None
        self.setObjectName("custody-clock")
        self._picture = Picture(look, "timer", "ink", 1.2)
        self._words = ClockWords(look, "", self, name="custody-words")
        self._words.setWordWrap(False)
        self._chip = StateChip(look, State.EXPIRING, "", self, name="custody-chip")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._picture, self._words, self._chip):
            row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.hide()

    def follow(self, model: CustodyModel | None) -> None:
        """Show this model from now on; None when nobody is signed in."""
        if self._model is not None:
            self._model.changed.disconnect(self._show)
            self._model.told.disconnect(self._tell)
        self._model = model
        if model is not None:
            model.changed.connect(self._show)
            model.told.connect(self._tell)
        self._show()

    @Slot()
    def _show(self) -> None:
        model = self._model
        running = model is not None and model.running
        self.setVisible(running)
        if model is None or not running:
            return
        far = model.nearness is Nearness.FAR
        for part in (self._picture, self._words):
            part.setVisible(far)
        self._chip.setVisible(not far)
        self._words.setText(model.words)
        self._chip.show_state(State.EXPIRING, model.words)
        self.setAccessibleName(self.tr("Custody time: {words}").format(words=model.words))

    @Slot(object)
    def _tell(self, told: Told) -> None:
        announce(self, told.words, urgent=told.urgent, kind="custody")


class CustodyAlarm(QLabel):
    """The line under the context bar after a limit has passed: what happened and what to do."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("custody-alarm")
        self.setWordWrap(True)
        self.hide()
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take font, colours and margins from the look."""
        look = self.look
        letters(self, look.font(1.0, BOLD))
        strip(self, look)
        self.setContentsMargins(look.em(1.6), look.em(0.4), look.em(1.0), look.em(0.4))

    def say(self, words: str) -> None:
        """Show the line, or nothing."""
        self.setText(words)
        self.setVisible(bool(words))
