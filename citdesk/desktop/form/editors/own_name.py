"""The author's own name as signature: typed, or taken from who is signed in by one press."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from citdesk.desktop.form.editors.editor import Desk
from citdesk.desktop.form.editors.lines import LineEditor
from citdesk.desktop.widgets import Button, Rank
from citdesk.xforms.client import Question


class OwnNameEditor(LineEditor):
    """A line with a button beneath it. Nobody signs by not looking: the line begins empty."""

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.sign = Button(
            desk.look,
            self.tr("Sign as {name}").format(name=desk.signer),
            self,
            name=f"{question.path}#sign",
            rank=Rank.SECONDARY,
        )
        self.sign.setVisible(bool(desk.signer))
        self.column.addWidget(self.sign)
        self.sign.clicked.connect(self._sign)

    def set_readonly(self, readonly: bool) -> None:
        super().set_readonly(readonly)
        self.sign.setVisible(bool(self.desk.signer) and not readonly)

    def inputs(self) -> list[QWidget]:
        return [self.line, self.sign]

    def _sign(self) -> None:
        self.line.setText(self.desk.signer)
        self.answered.emit(self.desk.signer)
