"""Shows the custody clock in the context bar: plain words, a solid chip near the limit, a line after it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from citdesk.desktop.shell.bar_words import BarWords
from citdesk.desktop.shell.custody_model import CustodyModel, Told
from citdesk.desktop.shell.custody_words import Nearness
from citdesk.desktop.theme import BOLD, Look
from citdesk.desktop.widgets import Picture, State, StateChip, announce
from citdesk.desktop.widgets.styled import follow, letters, strip


class ClockWords(BarWords):
    """The clock while its limit is far."""


class CustodyClockView(QWidget):
    """Follows a :class:`CustodyModel` while somebody is signed in; hidden while nobody is in custody.

    ``changed`` says that it takes another width.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._model: CustodyModel | None = None
        self._short = False
        self.setObjectName("custody-clock")
        self._picture = Picture(look, "timer", "ink", 1.2)
        self._words = ClockWords(look, "", self, name="custody-words")
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
            self.changed.emit()
            return
        far = model.nearness is Nearness.FAR
        for part in (self._picture, self._words):
            part.setVisible(far)
        self._chip.setVisible(not far)
        self._say(model)
        self.setAccessibleName(self.tr("Custody time: {words}").format(words=model.words))
        self.changed.emit()

    def set_short(self, short: bool) -> None:
        """Say only when the custody ends where there is no room for more; a screen reader hears it all."""
        if short != self._short:
            self._short = short
            if self._model is not None and self._model.running:
                self._say(self._model)

    def _say(self, model: CustodyModel) -> None:
        words = model.short_words if self._short else model.words
        self._words.setText(words)
        self._chip.show_state(State.EXPIRING, words)

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
        self.setContentsMargins(look.margin(), look.em(0.4), look.em(1.0), look.em(0.4))

    def say(self, words: str) -> None:
        """Show the line, or nothing."""
        self.setText(words)
        self.setVisible(bool(words))
