"""The locked screen: whose it is, one field, and that the work is safe. No report, no number, no names."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

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
from citdesk.desktop.widgets.scroll_bar import ScrollBar
from citdesk.desktop.widgets.styled import follow, ground
from citdesk.desktop.widgets.touch import scroll_by_touch

#: the column's place, its width and the room round it in which the focus ring is drawn, in U
_LEFT, _TOP, _WIDTH, _AROUND = 6.3, 4, 24, 0.5


class LockPage(QWidget):
    """Covers its parent while the screen is locked. ``switch`` asks to sign out for somebody else."""

    switch = Signal()

    def __init__(self, look: Look, model: LockModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self.setObjectName("page.lock")
        self.setAccessibleName(self.tr("Locked"))
        self._column_box = QWidget()
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBar(ScrollBar(look, self._area))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._column_box)
        scroll_by_touch(self._area.viewport())
        column = QVBoxLayout(self._column_box)
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
        column.addWidget(self._other)
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
        for part in (self, self._column_box, self._area.viewport()):
            ground(part, self.look.colour("surface"))
        self._column.setSpacing(self.look.em(0.5))
        self._other.setMinimumHeight(self.look.mm(10))
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
        # where the sign-in column stands, so that the eye finds the field at once; large text begins further
        # left and further up, and what still has no room is scrolled to
        em, around = self.look.em, self.look.em(_AROUND)
        room = self.width() - self._area.verticalScrollBar().sizeHint().width()
        left = max(around, min(em(_LEFT), room - em(_WIDTH) - 2 * around))
        width = max(1, min(em(_WIDTH), room - left - around))
        self._column.setContentsMargins(around, around, around, around)
        self._column_box.setFixedWidth(width + 2 * around)
        self._column.activate()
        wide = width + 2 * around
        height = self._column.heightForWidth(wide)
        self._column_box.setFixedHeight(height)
        top = max(0, min(em(_TOP) - around, self.height() - height))
        self._area.setGeometry(left - around, top, self.width() - left + around, self.height() - top)

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
