"""The locked screen: whose it is, one field, and that the work is safe. No report, no number, no names."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.shell.lock_model import LockModel
from citdesk.desktop.shell.passphrase_field import PassphraseField
from citdesk.desktop.shell.pin_pad import PinPad
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    ErrorText,
    Hint,
    Link,
    Rank,
    Strong,
    Title,
    announce,
)
from citdesk.desktop.widgets.styled import follow, ground


class LockPage(QWidget):
    """Covers its parent while the screen is locked. ``switch`` asks to sign out for somebody else."""

    switch = Signal()

    def __init__(self, look: Look, model: LockModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self.setObjectName("page.lock")
        self.setAccessibleName(self.tr("Locked"))
        self._column_box = QWidget(self)
        column = QVBoxLayout(self._column_box)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = column
        self._person = Body(look, "", name="lock.person")
        self._waits = Strong(look, "", name="lock.waits")
        self._problem = ErrorText(look, "", name="lock.problem")
        self.passphrase = PassphraseField(look, name="lock.passphrase", label=self.tr("Passphrase"))
        self.pin = PinPad(look, name="lock.pin", label=self.tr("PIN"))
        self._asks = Caption(look, "")
        self.unlock = Button(look, self.tr("Unlock"), name="lock.unlock", rank=Rank.PRIMARY)
        self._other = Link(look, self.tr("Not you? Sign out and switch person"), name="lock.switch")
        self._safe = Hint(look, "", name="lock.safe")
        column.addWidget(Title(look, self.tr("Locked"), name="lock.title"))
        column.addWidget(self._person)
        # above the pad: however large gloves make its keys, this stays on the screen
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._waits)
        column.addSpacing(look.em(0.5))
        column.addWidget(self._asks)
        column.addWidget(self._problem)
        column.addWidget(self.passphrase)
        column.addWidget(self.pin)
        column.addSpacing(look.em(0.5))
        row = QHBoxLayout()
        row.addWidget(self.unlock)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(look.em(0.5))
        column.addWidget(self._safe)
        self.unlock.clicked.connect(self._try)
        self.passphrase.entered.connect(self._try)
        self.pin.entered.connect(self._try)
        self._other.clicked.connect(self.switch)
        model.changed.connect(self._show_state)
        self.hide()
        follow(look, self.restyle)
        self._show_state()

    def restyle(self) -> None:
        """Take colours and measures from the look."""
        ground(self, self.look.colour("surface"))
        self._column.setSpacing(self.look.em(0.5))
        self._other.setMinimumHeight(self.look.mm(10))
        self._column_box.setFixedWidth(self.look.em(24))
        self._place()

    def cover(self) -> None:
        """Cover everything now."""
        self._empty()
        self._place()
        self.raise_()
        self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.tr("Locked"), urgent=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None and self.size() != parent.size():
            self.setGeometry(parent.rect())
        # where the sign-in column stands, so that the eye finds the field at once
        left, top = self.look.em(6.3), self.look.em(4)
        self._column_box.adjustSize()
        height = max(self._column_box.sizeHint().height(), self._column_box.heightForWidth(self.look.em(24)))
        self._column_box.setGeometry(left, top, self.look.em(24), height)

    @property
    def _field(self) -> PassphraseField | PinPad:
        return self.pin if self._model.state.pin else self.passphrase

    def _empty(self) -> None:
        self.passphrase.clear()
        self.pin.clear()

    def _try(self) -> None:
        typed = self._field.secret()
        self._empty()  # nothing of it stays in the field while it is checked
        self._model.unlock(typed)

    def _show_state(self) -> None:
        state = self._model.state
        self._person.setText(state.person)
        if state.waits and state.waits != self._waits.text():
            announce(self._waits, state.waits, urgent=True)
        self._waits.setText(state.waits)
        self._waits.setVisible(bool(state.waits))
        self._problem.setText(state.problem)
        self._problem.setVisible(bool(state.problem))
        self._asks.setText(self.tr("PIN, six digits") if state.pin else self.tr("Passphrase"))
        self.passphrase.setVisible(not state.pin)
        self.pin.setVisible(state.pin)
        # the sixth digit unlocks by itself
        self.unlock.setVisible(not state.pin)
        line = self._field.line
        line.set_wrong(bool(state.problem))
        line.setAccessibleDescription(
            self.tr("Error: {problem}").format(problem=state.problem) if state.problem else ""
        )
        self._safe.setText(state.safe)
        self._safe.setVisible(bool(state.safe))
        self.unlock.set_words(self.tr("Checking …") if state.busy else self.tr("Unlock"))
        if state.problem:
            self._empty()
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(line, state.problem, urgent=True)
        self._place()
