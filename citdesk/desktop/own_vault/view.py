"""The page about a person's own vault: who may open it, and new ways in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.own_vault.model import VaultModel
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.passphrase_field import PassphraseField
from citdesk.desktop.sign_in.words import SHORTEST, file_words
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    ErrorText,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    Title,
    announce,
)
from citdesk.desktop.widgets.labels import Strong


class VaultPage(Page):
    """Shows a :class:`VaultModel`, which belongs to it."""

    def __init__(
        self, look: Look, model: VaultModel, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        model.setParent(self)
        self.look = look
        self.model = model
        self._now = now
        self._before = ""
        self.setObjectName("page.vault")
        self._page = ScrollPage(look, self, width=40, name="vault")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._page.add(Title(look, self.tr("Your passphrase, code and keys"), name="vault.title"))
        self._problem = ErrorText(look, "", name="vault.problem")
        self._problem.hide()
        self._page.add(self._problem)
        self._who = Body(look, "", name="vault.who")
        self._page.add(self._who)
        self._page.add(Hint(look, self._last_words(), name="vault.last"))
        if model.in_file:
            more = self.tr(
                "An administrator allowed it. For whoever copies the disk, only your passphrase stands in "
                "the way."
            )
            self._page.add(Strong(look, f"{file_words()} {more}", name="vault.in-file"))
        self.now = self._field("vault.now", self.tr("Your passphrase"))
        self._page.add(Hint(look, self.tr("It is asked for whatever you do on this page.")))
        self._section(
            self.tr("New recovery code"),
            self.tr("If the paper is lost, or somebody saw it. The old code then opens nothing."),
        )
        self.code = self._button("vault.code", self.tr("Show a new code"), "key")
        self._section(
            self.tr("New passphrase"),
            self.tr("{least} characters or more. Four or five words are easy to remember.").format(
                least=SHORTEST
            ),
        )
        self.first = self._field("vault.passphrase", self.tr("New passphrase"))
        self.again = self._field("vault.again", self.tr("New passphrase again"))
        self.change = self._button("vault.change", self.tr("Keep this passphrase"), "lock")
        self._section(
            self.tr("New keys"),
            self.tr(
                "If somebody may have copied this computer's disk. All your work here is encrypted anew, "
                "which can take minutes, and you get a new recovery code."
            ),
        )
        self.renew = self._button("vault.renew", self.tr("Encrypt everything anew"), "shield")
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self._page.footer.addWidget(self._back)
        self._page.footer.addStretch(1)
        self.code.clicked.connect(lambda: model.offer_code(self.now.secret()))
        self.change.clicked.connect(self._change)
        self.again.entered.connect(self._change)
        self.renew.clicked.connect(lambda: model.renew(self.now.secret()))
        self._back.clicked.connect(self.left)
        model.changed.connect(self._show_state)
        model.passphrase_kept.connect(self._passphrase_kept)
        self._show_state()

    def context(self) -> PageContext:
        return PageContext(self.tr("Your vault"), aside=self.tr("For you on this computer"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Empty every field."""
        for field in (self.now, self.first, self.again):
            field.clear()

    def _section(self, title: str, hint: str) -> None:
        self._page.add(SectionTitle(self.look, title), above=1.2)
        self._page.add(Hint(self.look, hint))

    def _field(self, name: str, words: str) -> PassphraseField:
        label = Caption(self.look, words)
        field = PassphraseField(self.look, name=name, label=words)
        label.setBuddy(field.line)
        self._page.add(label, above=0.7)
        self._page.add(field)
        return field

    def _button(self, name: str, words: str, icon: str) -> Button:
        button = Button(self.look, words, name=name, icon=icon)
        self._page.add(button, above=0.5)
        return button

    def _change(self) -> None:
        self.model.change_passphrase(self.now.secret(), self.first.secret(), self.again.secret())

    def _passphrase_kept(self) -> None:
        self.clear()
        announce(self, self.tr("Your new passphrase holds"), kind="settings")
        self.left.emit()

    def _last_words(self) -> str:
        last, now = self.model.last_sign_in, self._now()
        if last is None:
            return self.tr("This is your first sign-in on this computer.")
        when = moment(last, now, now.tzinfo or last.tzinfo)  # type: ignore[arg-type]
        words = self.tr("Your last sign-in before this one: {when}. Was it not you? Tell your supervisor.")
        return words.format(when=when)

    def _who_words(self) -> str:
        match self.model.state.escrowed:
            case None:
                return ""
            case True:
                return self.tr(
                    "You open this vault with your passphrase or your recovery code. Your agency can read it "
                    "with its escrow key when you cannot. It cannot write or send in your name, and each "
                    "time is recorded."
                )
            case _:
                return self.tr(
                    "Only you open this vault, with your passphrase or your recovery code. Without both, "
                    "what HQ does not have yet is lost."
                )

    def _show_state(self) -> None:
        state = self.model.state
        self._who.setText(self._who_words())
        self._problem.setText(state.problem)
        self._problem.setVisible(bool(state.problem))
        lines = {"now": self.now, "passphrase": self.first, "again": self.again}
        for name, field in lines.items():
            wrong = bool(state.problem) and state.field == name
            field.line.set_wrong(wrong)
            field.line.setAccessibleDescription(state.problem if wrong else "")
        for button in (self.code, self.change, self.renew):
            button.setEnabled(not state.busy)
        if state.problem and state.problem != self._before:
            announce(self, state.problem, urgent=True)
        if state.problem and (target := lines.get(state.field)) is not None:
            target.clear()
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = state.problem
