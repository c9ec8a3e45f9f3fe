"""The page on which a supervisor unlocks a colleague's sign-in over the radio."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.unlocking.model import AnswerModel
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    ErrorText,
    Field,
    Rank,
    ScrollPage,
    Strong,
    Title,
    announce,
)


class AnswerPage(Page):
    """Shows an :class:`AnswerModel`, which belongs to it."""

    def __init__(self, look: Look, model: AnswerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model.setParent(self)
        self.look = look
        self._model = model
        self.setObjectName("page.answer")
        page = self._page = ScrollPage(look, self, width=36, name="answer")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        page.add(Title(look, self.tr("Unlock a colleague's sign-in"), name="answer.title"))
        words = self.tr(
            "Be sure whom you are talking to. Your answer lets them try their passphrase again; it opens "
            "nothing by itself. It is recorded under your name."
        )
        page.add(Body(look, words))
        self.challenge = Field(
            look, name="answer.challenge", label=self.tr("Challenge on their screen"), width=20
        )
        label = Caption(look, self.tr("Challenge on their screen: three groups of four"))
        label.setBuddy(self.challenge)
        self._problem = ErrorText(look, "", name="answer.problem")
        page.add(label, above=0.7)
        page.add(self._problem)
        page.add(self.challenge)
        self._for = Strong(look, "", name="answer.computer")
        self.answer = Title(look, "", name="answer.text")
        self.answer.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        page.add(self._for, above=0.9)
        page.add(self.answer)
        self.go = Button(look, self.tr("Show the answer"), name="answer.go", rank=Rank.PRIMARY)
        back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        for button in (self.go, back):
            page.footer.addWidget(button)
        page.footer.addStretch(1)
        self.go.clicked.connect(self._try)
        self.challenge.returnPressed.connect(self._try)
        back.clicked.connect(self.left)
        model.changed.connect(self._show_state)
        self._show_state()

    def context(self) -> PageContext:
        return PageContext(self.tr("Unlock a sign-in"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self.challenge.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        self._model.answer(self.challenge.text())

    def _show_state(self) -> None:
        state = self._model.state
        self._problem.setText(state.problem)
        self._problem.setVisible(bool(state.problem))
        self.challenge.set_wrong(bool(state.problem))
        self.challenge.setAccessibleDescription(state.problem)
        for widget in (self._for, self.answer):
            widget.setVisible(bool(state.answer))
        if state.answer:
            said = self.tr("Answer for {computer}. They also type your badge number, {badge}.")
            self._for.setText(said.format(computer=state.computer, badge=self._model.badge))
            self.answer.setText(state.answer)
            self.answer.setAccessibleName(self.tr("Answer: {text}").format(text=state.answer))
            announce(self, self.answer.accessibleName())
        elif state.problem:
            announce(self, state.problem, urgent=True)
