"""Of several papers those that were issued before: when and to whom, and whether they are issued again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.liaison.batch_model import ISSUE_AGAIN, LEAVE_OUT, BatchModel
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Caption, ChoiceRow, Field, Hint, SectionTitle
from citdesk.desktop.widgets.styled import follow

# papers that are told by name; a choice may have hundreds
_NAMED = 5


class BatchBefore(QWidget):
    """Shows what a :class:`BatchModel` knows of them; not in sight while there are none."""

    def __init__(self, look: Look, model: BatchModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self._title = SectionTitle(look, self.tr("Issued before"))
        self.told = Hint(look, "", name="batch.before")
        self.choices = {
            again: ChoiceRow(look, words, self, name=f"batch.again:{again}")
            for again, words in (
                (LEAVE_OUT, self.tr("Leave them out")),
                (ISSUE_AGAIN, self.tr("Issue them again")),
            )
        }
        self._label = Caption(look, self.tr("Why they are issued again"))
        self.reason = Field(look, name="batch.again-reason", label=self.tr("Why they are issued again"))
        self._label.setBuddy(self.reason)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self.told, *self.choices.values(), self._label, self.reason):
            self._column.addWidget(part)
        for again, row in self.choices.items():
            row.toggled.connect(partial(self._choose, again))
        follow(look, self.restyle)
        self.show_state()

    def restyle(self) -> None:
        """Take the gap from the look."""
        self._column.setSpacing(self.look.em(0.5))

    def keep(self) -> None:
        """Give the model what is typed."""
        self._model.again_reason = self.reason.text()

    def show_state(self) -> None:
        """Show those that are chosen now."""
        model, items = self._model, self._model.issued_before
        self.setVisible(bool(items))
        told = self.tr("{report}: {paper}, issued {day} to {recipient}")
        lines = [
            told.format(
                report=item.number,
                paper=item.title,
                day=model.day_words(item.before.at),
                recipient=item.before.recipient,
            )
            for item in items[:_NAMED]
            if item.before is not None
        ]
        if more := len(items) - len(lines):
            lines.append(counted(more, self.tr("1 more"), self.tr("{n} more")))
        self.told.setText("\n".join(lines))
        again = model.again == ISSUE_AGAIN
        self._label.setVisible(again)
        self.reason.setVisible(again)

    def _choose(self, again: str, chosen: bool) -> None:
        if chosen:
            self.keep()
            self._model.choose_again(again)
