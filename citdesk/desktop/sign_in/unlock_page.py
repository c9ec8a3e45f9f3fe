"""The page of a locked sign-in: read this to your supervisor, type what they answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from citdesk.desktop.sign_in.gate import GateColumn
from citdesk.desktop.sign_in.part import Part
from citdesk.desktop.sign_in.unlock_model import UnlockModel
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Field, Hint, Link, Rank, Title


class UnlockPage(GateColumn):
    """Shows an :class:`UnlockModel`. ``sign_in`` and ``recover`` ask for the other ways."""

    sign_in = Signal()
    recover = Signal()

    def __init__(self, look: Look, model: UnlockModel, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, name="page.unlock")
        self._model = model
        self.head(self.tr("Sign-in is locked"), model.agency)
        part = self._part = Part(look, width=32)
        words = self.tr(
            "There were too many wrong tries for this badge number. Your work is safe. Call a supervisor and "
            "read this to them, letter by letter:"
        )
        part.rows.addWidget(Body(look, words))
        self.challenge = Title(look, "", name="unlock.challenge")
        self.challenge.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        part.rows.addWidget(self.challenge)
        self.supervisor = Field(
            look, name="unlock.supervisor", label=self.tr("Badge number of your supervisor"), width=14
        )
        self.answer = Field(look, name="unlock.answer", label=self.tr("Their answer"), width=14)
        part.labelled(self.tr("Badge number of your supervisor"), self.supervisor)
        part.labelled(self.tr("Their answer"), self.answer)
        part.rows.addWidget(
            Hint(look, self.tr("Two groups of four. You still need your passphrase afterward."))
        )
        self.go = Button(look, "", name="unlock.go", rank=Rank.PRIMARY)
        back = Button(look, self.tr("Back to sign-in"), name="unlock.back", rank=Rank.QUIET)
        part.button_row(self.go, back)
        other = Link(look, self.tr("Nobody to call? Use your recovery code"), name="unlock.recover")
        other.setMinimumHeight(look.mm(10))
        part.rows.addWidget(other)
        self.add_narrow(part)
        self.go.clicked.connect(self._try)
        self.supervisor.returnPressed.connect(self.answer.setFocus)
        self.answer.returnPressed.connect(self._try)
        back.clicked.connect(self.sign_in)
        other.clicked.connect(self.recover)
        model.changed.connect(self._show_state)
        self._show_state()

    def arrive(self) -> None:
        """Put the focus where typing begins."""
        self.supervisor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        self._model.answer(self.supervisor.text(), self.answer.text())

    def _show_state(self) -> None:
        state = self._model.state
        self.challenge.setText(state.challenge)
        self.challenge.setAccessibleName(self.tr("Challenge: {text}").format(text=state.challenge))
        self._part.problem.show_problem(state.problem)
        for field, line in (("supervisor", self.supervisor), ("answer", self.answer)):
            wrong = bool(state.problem) and state.field == field
            line.set_wrong(wrong)
            line.setAccessibleDescription(state.problem if wrong else "")
            if wrong:
                line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go.set_words(self.tr("Checking …") if state.busy else self.tr("Unlock"))
