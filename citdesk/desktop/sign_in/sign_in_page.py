"""Sign-in: badge number and passphrase, the notice above them, errors in words that tell nobody too much."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citdesk.desktop.fresh_process import CustodyTime
from citdesk.desktop.shell.passphrase_field import PassphraseField
from citdesk.desktop.shell.refusal_words import refusal_words
from citdesk.desktop.sign_in.gate import GateColumn, Label, NarrowColumn, Problem
from citdesk.desktop.sign_in.model import SignInModel
from citdesk.desktop.sign_in.words import custody_words, file_words
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Field, Hint, Link, Rank
from citdesk.desktop.widgets.labels import Strong
from citdesk.desktop.widgets.styled import follow


class Narrow(NarrowColumn):
    """The fields' own column."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, 24)
        follow(look, self.restyle)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), super().sizeHint().height())


class SignInPage(GateColumn):
    """Shows a :class:`SignInModel`.

    ``first_use`` asks for the page that sets a person up here, ``recover`` for the recovery code's.
    """

    first_use = Signal()
    recover = Signal()

    def __init__(self, look: Look, model: SignInModel, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, name="page.sign-in")
        self._model = model
        self.head(self.tr("CITDesk"), model.agency)
        self.badge = Field(look, name="sign-in.badge", label=self.tr("Badge number"), width=14)
        self.passphrase = PassphraseField(look, name="sign-in.passphrase", label=self.tr("Passphrase"))
        self._custody = Strong(look, "", name="sign-in.custody")
        self._custody.hide()
        self._revoked = Strong(look, refusal_words("revoked", ""), name="sign-in.revoked")
        self._revoked.hide()
        self._problem = Problem(look, "", name="sign-in.problem")
        self.button = Button(look, self.tr("Sign in"), name="sign-in.go", rank=Rank.PRIMARY)
        self._set_up = Link(look, self.tr("First time on this computer? Set up"), name="sign-in.first-use")
        self._recover = Link(look, self.tr("Cannot sign in? Use your recovery code"), name="sign-in.recover")
        for link in (self._set_up, self._recover):
            link.setMinimumHeight(look.mm(10))
        self._build()
        self.badge.returnPressed.connect(self._from_badge)
        self.passphrase.entered.connect(self._try)
        self.button.clicked.connect(self._try)
        self._set_up.clicked.connect(self.first_use)
        self._recover.clicked.connect(self.recover)
        model.changed.connect(self._show_state)
        self._problem.hide()
        self._show_state()

    def show_custody(self, times: Sequence[CustodyTime], now: datetime) -> None:
        """Custody clocks run on while nobody is signed in: when the nearest limit is, nobody's name."""
        words = custody_words(times, now)
        self._custody.setText(words)
        self._custody.setVisible(bool(words))

    def show_revoked(self) -> None:
        """Say why the page before went without a press: HQ took the vault out of service."""
        self._revoked.show()

    def arrive(self) -> None:
        """Put the focus in the first empty field."""
        target = self.badge if not self.badge.text() else self.passphrase
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrive()

    def _build(self) -> None:
        look = self.look
        narrow = Narrow(look)
        rows = narrow.rows
        for said in (self._custody, self._revoked, self._problem):
            said.setContentsMargins(0, 0, 0, look.em(0.5))  # it belongs to the page, not to the next field
            rows.addWidget(said)
        badge = Label(look, self.tr("Badge number"))
        badge.setBuddy(self.badge)
        rows.addWidget(badge)
        rows.addWidget(self.badge)
        rows.addSpacing(look.em(0.75))
        word = Label(look, self.tr("Passphrase"))
        word.setBuddy(self.passphrase.line)
        rows.addWidget(word)
        rows.addWidget(self.passphrase)
        rows.addSpacing(look.em(1.0))
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addStretch(1)
        rows.addLayout(line)
        rows.addSpacing(look.em(0.75))
        rows.addWidget(self._recover)
        rows.addWidget(self._set_up)
        self.add_narrow(narrow)
        self.page.add(Hint(look, self._model.notice, name="sign-in.notice"), above=1.0)
        if self._model.in_file:
            self.page.add(Strong(look, file_words(), name="sign-in.in-file"), above=0.7)
        QWidget.setTabOrder(self.badge, self.passphrase.line)

    def _from_badge(self) -> None:
        if not self.passphrase.empty:
            self._try()
        else:
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        self._model.sign_in(self.badge.text(), self.passphrase.secret())

    def _show_state(self) -> None:
        state = self._model.state
        self._problem.show_problem(state.problem)
        spoken = self.tr("Error: {problem}").format(problem=state.problem) if state.problem else ""
        for field, line in (("badge", self.badge), ("passphrase", self.passphrase.line)):
            wrong = bool(state.problem) and state.field in ("", field)
            line.set_wrong(wrong)
            line.setAccessibleDescription(spoken if wrong else "")
        self.button.set_words(self.tr("Signing in …") if state.busy else self.tr("Sign in"))
        if state.problem:
            if state.field != "badge":
                self.passphrase.clear()
            target = self.badge if state.field == "badge" else self.passphrase
            target.setFocus(Qt.FocusReason.OtherFocusReason)
