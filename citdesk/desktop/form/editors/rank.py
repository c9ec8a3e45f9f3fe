"""An order of things, changed with Move up and Move down: nothing has to be dragged."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.form.editors.editor import Desk, Editor
from citdesk.desktop.widgets import Body, Button
from citdesk.xforms.client import Question


class RankEditor(Editor):
    """All choices in an order. Until it is touched or confirmed there is no answer."""

    clearable = True

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self._order: list[str] = []
        self._lines: list[QWidget] = []
        self._buttons: list[Button] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(desk.look.em(0.25))
        self.confirm = Button(
            desk.look, self.tr("This order is right"), self, name=f"{question.path}#confirm"
        )
        self.column.addLayout(self._list)
        self.column.addWidget(self.confirm)
        self.confirm.clicked.connect(self._tell)

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        given = [str(v) for v in question.value] if isinstance(question.value, tuple) else []
        known = [choice.value for choice in question.choices]
        self._order = [v for v in given if v in known] + [v for v in known if v not in given]
        self.confirm.setVisible(not given)
        self._build()

    def inputs(self) -> list[QWidget]:
        return [*self._buttons, self.confirm]

    def _build(self) -> None:
        for old in self._lines:
            old.hide()
            old.deleteLater()
        labels = {choice.value: choice.label for choice in self.question.choices}
        self._buttons = []
        self._lines = []
        for at, value in enumerate(self._order):
            line = self._line(at, value, labels[value])
            self._list.addWidget(line)
            self._lines.append(line)

    def _line(self, at: int, value: str, label: str) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Body(self.look, f"{at + 1}. {label}", line), 1)
        for by, icon, shown, words in (
            (-1, "up", self.tr("Up"), self.tr("Move up")),
            (1, "down", self.tr("Down"), self.tr("Move down")),
        ):
            name = f"{self.question.path}={value}#{icon}"
            button = Button(self.look, shown, line, name=name, icon=icon)
            button.setAccessibleName(f"{words}: {label}, {at + 1}/{len(self._order)}")
            button.setProperty("move", [at, by])
            button.setEnabled(0 <= at + by < len(self._order))
            button.clicked.connect(self._move)
            row.addWidget(button)
            self._buttons.append(button)
        return line

    def _move(self) -> None:
        at, by = self.sender().property("move")
        name = self.sender().objectName()
        self._order.insert(at + by, self._order.pop(at))
        self._tell()
        # the thing that moved keeps the focus, so that it can be moved on
        moved = next((button for button in self._buttons if button.objectName() == name), None)
        if moved is not None:
            moved.setFocus()

    def _tell(self) -> None:
        self.answered.emit(tuple(self._order))
