"""A new recovery code of somebody who is signed in: shown once, good from the moment it is on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.own_vault.model import VaultModel
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.sign_in.part import RecoveryCode
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, ErrorText, Rank, ScrollPage, Title, announce


class CodePage(Page):
    """Shows a code that a :class:`VaultModel` offered. Whoever leaves keeps the old one."""

    def __init__(self, look: Look, model: VaultModel, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("page.code")
        page = ScrollPage(look, self, width=40, name="code")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        page.add(Title(look, self.tr("Write down your new recovery code"), name="code.title"))
        words = self.tr(
            "It is shown only now, and it counts once you say that it is on paper. Until then the old one "
            "opens. Keep it away from this computer, and tear up the old one."
        )
        page.add(Body(look, words))
        page.add(RecoveryCode(look, code, name="code.new"), above=0.7)
        self._problem = ErrorText(look, "", name="code.problem")
        self._problem.hide()
        page.add(self._problem)
        self.go = Button(look, "", name="code.written-down", rank=Rank.PRIMARY)
        self._back = Button(look, self.tr("Keep the old code"), name="page.back", rank=Rank.SECONDARY)
        page.footer.addWidget(self.go)
        page.footer.addWidget(self._back)
        page.footer.addStretch(1)
        self.go.clicked.connect(model.written_down)
        self._back.clicked.connect(self._keep_old)
        self.left.connect(model.keep_old)
        model.changed.connect(self._show_state)
        model.code_kept.connect(self._kept)
        self._show_state()

    def context(self) -> PageContext:
        return PageContext(self.tr("Recovery code"), aside=self.tr("For you on this computer"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self._keep_old}

    def arrive(self) -> None:
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_old(self) -> None:
        if not self._model.state.busy:  # then it is too late: the new one is being kept
            self.left.emit()

    def _kept(self) -> None:
        announce(self, self.tr("Your new recovery code holds"), kind="settings")
        self.left.emit()

    def _show_state(self) -> None:
        state = self._model.state
        self.go.set_words(self.tr("Saving …") if state.busy else self.tr("I have written it down"))
        self._back.setEnabled(not state.busy)
        self._problem.setText(state.problem)
        self._problem.setVisible(bool(state.problem))
