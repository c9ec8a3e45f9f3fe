"""The cases that are linked with a case, each with who linked it, and taking a link back with a reason."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.case.lines import Lines
from citdesk.desktop.case.model import CaseModel
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Caption, Field, Hint, Rank, SectionTitle
from citdesk.workspace import LinkedCase


class LinkedCases(QWidget):
    """A part of the case's page; in sight only for who may link, or where something is linked.

    ``link_wanted`` when another case is to be chosen.
    """

    link_wanted = Signal()

    def __init__(self, look: Look, model: CaseModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self._asking = ""
        self._why = ""
        self._lines = Lines(look)
        self._meaning = Hint(
            look,
            self.tr("When one encounter was written up in two cases. Nobody reads more of them than before."),
        )
        self.choose = Button(
            look, self.tr("Link to another case"), name="case.link", rank=Rank.SECONDARY, icon="add"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.em(0.5))
        column.addWidget(SectionTitle(look, self.tr("The same encounter in another case")))
        column.addWidget(self._meaning)
        column.addWidget(self._lines)
        across = QHBoxLayout()
        across.addWidget(self.choose)
        across.addStretch(1)
        column.addLayout(across)
        self.choose.clicked.connect(self.link_wanted)
        self.refresh()

    def refresh(self) -> None:
        """Show what the model has."""
        links = self._model.links
        linked = () if links is None else links.linked
        may = links is not None and links.may_link
        self.setVisible(may or bool(linked))
        self.choose.setVisible(may)
        self._meaning.setVisible(may)
        if self._asking not in {each.row.case for each in linked}:
            self._asking = ""
        lines = self._lines.emptied()
        for number, each in enumerate(linked):
            if number:
                lines.addSpacing(self._look.em(0.75))
            lines.addWidget(Body(self._look, self._model.case_words(each)))
            lines.addWidget(Hint(self._look, self._who(each)))
            if each.reason:
                lines.addWidget(Hint(self._look, each.reason))
            if may:
                self._offer_to_take_back(lines, each)
        for said in () if links is None else links.refused:
            lines.addWidget(Hint(self._look, self.tr("HQ did not take a link: {reason}").format(reason=said)))

    def _who(self, each: LinkedCase) -> str:
        words = self.tr("Linked by {person}, {time}.")
        if each.waiting:
            words = self.tr("Linked by {person}, {time}. HQ has not answered yet.")
        return words.format(person=each.linked_by, time=self._model.linked_words(each))

    def _offer_to_take_back(self, lines: QVBoxLayout, each: LinkedCase) -> None:
        case = each.row.case
        if self._asking != case:
            button = self._button(self.tr("They are two encounters"), f"case.unlink:{case}")
            words = self.tr("Take back the link with {case}")
            button.setAccessibleName(words.format(case=each.row.number or each.row.title))
            button.clicked.connect(partial(self._ask, case))
            lines.addLayout(_across(button))
            return
        lines.addWidget(Caption(self._look, self.tr("Why? It stays in the history of both cases.")))
        why = Field(self._look, name="case.unlink_why", label=self.tr("Why?"))
        why.setText(self._why)
        why.textChanged.connect(self._keep)
        lines.addWidget(why)
        sure = self._button(self.tr("Yes, take the link back"), f"case.unlink_sure:{case}")
        leave = self._button(self.tr("No, it stays"), f"case.unlink_not:{case}")
        sure.clicked.connect(lambda: self._model.unlink(case, self._why))
        leave.clicked.connect(partial(self._ask, ""))
        lines.addLayout(_across(sure, leave))
        why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, case: str) -> None:
        self._asking, self._why = case, ""
        self.refresh()

    def _keep(self, typed: str) -> None:
        self._why = typed

    def _button(self, words: str, name: str) -> Button:
        return Button(self._look, words, name=name, rank=Rank.SECONDARY)


def _across(*buttons: Button) -> QHBoxLayout:
    across = QHBoxLayout()
    for button in buttons:
        across.addWidget(button)
    across.addStretch(1)
    return across
