"""The screen was given back: the person reads thanks, and only the officer goes on to the report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from citdesk.desktop.facing.words import BACK_TO_QUESTION, THANKS, to_person
from citdesk.desktop.shell.lock_model import LockModel
from citdesk.desktop.shell.pin_pad import PinPad
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, ErrorText, Rank, ScrollPage, Title, announce
from citdesk.desktop.widgets.hold_button import HoldButton


class OfficerView(ScrollPage):
    """``proved``: the officer has it again, by their PIN where they have one, else by holding a button.

    ``look`` has the person's larger letters; what the officer presses has the officer's own.
    """

    proved = Signal()
    #: the person wants to see the question again
    back_wanted = Signal()

    def __init__(self, look: Look, officers: Look, lock: LockModel, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, width=44, name="facing.returned")
        self._lock = lock
        self.thanks = Title(look, name="facing.thanks")
        self.again = Button(look, "", name="facing.again", rank=Rank.QUIET)
        self.asks = Body(officers, name="facing.officer")
        self.problem = ErrorText(officers, name="facing.problem")
        self.pin = PinPad(officers, name="facing.pin", label=self.tr("PIN"))
        self.pin.setMaximumWidth(officers.em(24))
        self.hold = HoldButton(
            officers,
            self.tr("Officer: press and hold"),
            self.tr("Press again to open the report"),
            name="facing.hold",
        )
        for part in (self.thanks, self.asks, self.problem, self.pin):
            self.add(part)
        self.footer.addWidget(self.again)
        self.footer.addStretch(1)
        self.footer.addWidget(self.hold)
        self.again.clicked.connect(self.back_wanted)
        self.hold.held.connect(self.proved)
        self.pin.entered.connect(self._try)
        lock.changed.connect(self._show_state)
        lock.unlocked.connect(self.proved)
        self._show_state()

    def speak(self, language: str) -> None:
        """Say it in the language that the person read the question in."""
        self.thanks.setText(to_person(THANKS, language))
        self.again.set_words(to_person(BACK_TO_QUESTION, language))

    def take_focus(self) -> None:
        """Put the focus where a key pressed once too often does no harm, and a PIN is typed at once."""
        self.pin.clear()
        target = self.pin if self._lock.state.pin else self.again
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        typed = self.pin.secret()
        self.pin.clear()
        self._lock.unlock(typed)

    def _show_state(self) -> None:
        state = self._lock.state
        self.pin.setVisible(state.pin)
        self.hold.setVisible(not state.pin)
        asked = self.tr("Officer: enter your PIN.")
        held = self.tr("Officer: hold the button for two seconds.")
        self.asks.setText(asked if state.pin else held)
        self.problem.setText(state.problem)
        self.problem.setVisible(bool(state.problem))
        if state.problem:
            self.pin.clear()
            announce(self.pin, state.problem, urgent=True)
