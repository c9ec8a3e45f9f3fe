"""The page on which a person chooses the PIN of their screen lock."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.settings.pin_model import PinModel
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.passphrase_field import PassphraseField
from citdesk.desktop.shell.pin_pad import DIGITS
from citdesk.desktop.shell.secret_line import SecretLine
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    ErrorText,
    Hint,
    Rank,
    ScrollPage,
    Title,
    announce,
)

#: six digits as dots or figures, with the frame, in U
_DIGITS_WIDE = 8.0


class PinPage(Page):
    """Shows a :class:`PinModel`, which belongs to it."""

    passing = True

    def __init__(self, look: Look, model: PinModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model.setParent(self)
        self.look = look
        self.model = model
        self.setObjectName("page.pin")
        self._page = ScrollPage(look, self, width=36, name="pin")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._page.add(Title(look, self.tr("PIN for the screen lock"), name="pin.title"))
        words = self.tr(
            "With six digits you get back to your work after a pause, with gloves too. "
            "After three wrong ones you sign in with your passphrase."
        )
        self._page.add(Body(look, words))
        self._problem = ErrorText(look, "", name="pin.problem")
        self._problem.hide()
        self._page.add(self._problem)
        self._asks = Caption(look, self.tr("Your passphrase"))
        self.passphrase = PassphraseField(look, name="pin.passphrase", label=self.tr("Your passphrase"))
        self.pin = self._digits("pin.new", self.tr("New PIN, six digits"))
        self.again = self._digits("pin.again", self.tr("New PIN again"))
        self._page.add(self._asks, above=0.7)
        self._page.add(self.passphrase)
        self._labelled(self.tr("New PIN, six digits"), self.pin)
        rule = self.tr(
            "Somebody who finds this computer tries 123456, 111111, 123123 and your badge number first: "
            "none of these, and no other pattern."
        )
        self._page.add(Hint(look, rule))
        self._labelled(self.tr("New PIN again"), self.again)
        self.keep = Button(look, self.tr("Keep this PIN"), name="pin.keep", rank=Rank.PRIMARY)
        self._back = Button(look, self.tr("Not now"), name="page.back", rank=Rank.SECONDARY)
        self._page.footer.addWidget(self.keep)
        self._page.footer.addWidget(self._back)
        self._page.footer.addStretch(1)
        self.keep.clicked.connect(self._try)
        self.again.returnPressed.connect(self._try)
        self._back.clicked.connect(self.left)
        model.changed.connect(self._show_state)
        model.kept.connect(self._kept)
        self._show_state()

    def context(self) -> PageContext:
        return PageContext(self.tr("PIN"), aside=self.tr("For you on this computer"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        first = self.passphrase if self.model.state.passphrase else self.pin
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _digits(self, name: str, label: str) -> SecretLine:
        return SecretLine(self.look, name=name, label=label, most=DIGITS, digits=True, width=_DIGITS_WIDE)

    def _labelled(self, words: str, line: SecretLine) -> None:
        label = Caption(self.look, words)
        label.setBuddy(line)
        self._page.add(label, above=0.7)
        self._page.add(line)

    def _try(self) -> None:
        self.model.choose(self.passphrase.secret(), self.pin.secret(), self.again.secret())

    def _kept(self) -> None:
        announce(self, self.tr("Your PIN is kept"), kind="settings")
        self.left.emit()

    def _show_state(self) -> None:
        state = self.model.state
        self._asks.setVisible(state.passphrase)
        self.passphrase.setVisible(state.passphrase)
        self._problem.setText(state.problem)
        self._problem.setVisible(bool(state.problem))
        lines = {"passphrase": self.passphrase.line, "pin": self.pin, "again": self.again}
        for field, line in lines.items():
            wrong = bool(state.problem) and state.field == field
            line.set_wrong(wrong)
            line.setAccessibleDescription(state.problem if wrong else "")
        if state.problem:
            for line in lines.values():
                line.clear()
            announce(self, state.problem, urgent=True)
            lines.get(state.field, self.pin).setFocus(Qt.FocusReason.OtherFocusReason)
