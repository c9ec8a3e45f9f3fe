"""The locked screen: whose it is, one field, and that the work is safe. No report, no number, no names."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.shell.lock_model import LockModel
from citdesk.desktop.shell.passphrase_field import PassphraseField
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Caption, ErrorText, Hint, Link, Rank, Title, announce
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
        self._problem = ErrorText(look, "", name="lock.problem")
        self.passphrase = PassphraseField(look, name="lock.passphrase", label=self.tr("Passphrase"))
        self.unlock = Button(look, self.tr("Unlock"), name="lock.unlock", rank=Rank.PRIMARY)
        self._other = Link(look, self.tr("Not you? Sign out and switch person"), name="lock.switch")
        self._safe = Hint(look, "", name="lock.safe")
        column.addWidget(Title(look, self.tr("Locked"), name="lock.title"))
        column.addWidget(self._person)
        column.addSpacing(look.em(1))
        column.addWidget(Caption(look, self.tr("Passphrase")))
        column.addWidget(self._problem)
        column.addWidget(self.passphrase)
        column.addSpacing(look.em(0.5))
        row = QHBoxLayout()
        row.addWidget(self.unlock)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(look.em(0.5))
        column.addWidget(self._safe)
        column.addSpacing(look.em(1.5))
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        self.unlock.clicked.connect(self._try)
        self.passphrase.entered.connect(self._try)
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
        self.passphrase.clear()
        self._place()
        self.raise_()
        self.show()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
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

    def _try(self) -> None:
        self._model.unlock(self.passphrase.text())

    def _show_state(self) -> None:
        state = self._model.state
        self._person.setText(state.person)
        self._problem.setText(state.problem)
        self._problem.setVisible(bool(state.problem))
        self.passphrase.line.set_wrong(bool(state.problem))
        self.passphrase.line.setAccessibleDescription(
            self.tr("Error: {problem}").format(problem=state.problem) if state.problem else ""
        )
        self._safe.setText(state.safe)
        self._safe.setVisible(bool(state.safe))
        self.unlock.set_words(self.tr("Checking …") if state.busy else self.tr("Unlock"))
        if state.problem:
            self.passphrase.clear()
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.passphrase.line, state.problem, urgent=True)
        self._place()
