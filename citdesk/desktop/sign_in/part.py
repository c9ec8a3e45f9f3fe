"""One step of a page before sign-in: a narrow column of labelled fields; the recovery code as it is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from citdesk.desktop.sign_in.gate import Label, NarrowColumn, Problem
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Field, TextBox, Title
from citdesk.desktop.widgets.styled import follow

#: groups of the recovery code on one line: as people copy it, line by line
_GROUPS = 5


class Part(NarrowColumn):
    """One step of the first use."""

    def __init__(self, look: Look, width: float = 28) -> None:
        super().__init__(look, width)
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        #: what its page shows beneath it, in sight however long the step is; the main one first
        self.acts: tuple[Button, ...] = ()
        self.problem = Problem(look, "")
        self.problem.hide()
        self.rows.addWidget(self.problem)
        follow(look, self.restyle)

    def labelled(self, words: str, field: QWidget, buddy: QWidget | None = None) -> None:
        """A field with its label over it."""
        label = Label(self.look, words)
        label.setBuddy(buddy or field)
        self.rows.addSpacing(self.look.em(0.5))
        self.rows.addWidget(label)
        self.rows.addWidget(field)

    def button_row(self, *buttons: Button) -> QLayout:
        """Buttons at the left edge."""
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.rows.addSpacing(self.look.em(0.75))
        self.rows.addLayout(row)
        return row


class Labelled(QWidget):
    """A field with its label over it, as one of several side by side."""

    def __init__(self, look: Look, parent: QWidget, words: str, field: Field) -> None:
        super().__init__(parent)
        label = Label(look, words)
        label.setBuddy(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.em(0.4))
        column.addWidget(label)
        column.addWidget(field)


class FieldsPart(Part):
    """A step with several fields: what stands in the way is said above them and marked at its own."""

    def __init__(self, look: Look, width: float = 28) -> None:
        super().__init__(look, width)
        #: by the name that a model's state gives the field
        self.lines: dict[str, Field | TextBox] = {}

    def show_wrong(self, problem: str, field: str, otherwise: QWidget | None = None) -> None:
        """Say the problem, mark its field and no other, and put the focus there (else on ``otherwise``)."""
        self.problem.show_problem(problem)
        for name, line in self.lines.items():
            wrong = bool(problem) and field == name
            line.set_wrong(wrong)
            line.setAccessibleDescription(problem if wrong else "")
        target = self.lines.get(field, otherwise)
        if problem and target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)


class RecoveryCode(Title):
    """The code itself, large, wide and selectable by keyboard and screen reader."""

    def __init__(self, look: Look, text: str, *, name: str) -> None:
        groups = text.split("-")
        lines = ("-".join(groups[at : at + _GROUPS]) for at in range(0, len(groups), _GROUPS))
        super().__init__(look, "\n".join(lines), name=name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setAccessibleName(self.tr("Recovery code: {code}").format(code=text))
