"""One question for a clinician: what the officer asks and saw, taking it, and the advice."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.casework.lifecycle import ConsultState
from citdesk.desktop.consult.queue_model import ConsultQueueModel
from citdesk.desktop.consult.words import chip_of, state_words, urgency_words
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    CheckRow,
    ErrorText,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    Strong,
    TextBox,
    Title,
)
from citdesk.desktop.widgets.too_long import TooLong
from citdesk.workspace import ConsultPage


class AdvicePage(Page):
    """Shows a :class:`ConsultPage` of a :class:`ConsultQueueModel` and follows it."""

    def __init__(
        self, look: Look, model: ConsultQueueModel, page: ConsultPage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self._shown = page
        self.setObjectName("page.consult")
        self._page = ScrollPage(look, self, width=42, name="consult")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self.trouble = ErrorText(look, "", name="consult.trouble")
        self._trouble = Trouble(self, self.trouble, self._page)
        self._page.add(self.trouble)
        self.text = TextBox(
            look, name="consult.text", label=self.tr("Your advice in your own words"), lines=5
        )
        self.advice: dict[str, CheckRow] = {}
        self._add_question()
        self._answer = QWidget()
        self._given = QWidget()
        self._add_answer()
        self.go = Button(look, "", name="consult.go", rank=Rank.PRIMARY)
        self.back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self._page.footer.addWidget(self.go)
        self._page.footer.addWidget(self.back)
        self._page.footer.addStretch(1)
        self.go.clicked.connect(self._act)
        self.back.clicked.connect(self.left)
        self._trouble.follow(model)
        model.opened.connect(self.show_page)
        model.kept.connect(self._note_kept)
        self.text.setPlainText(page.begun_text)
        for code in page.begun_advice:
            if code in self.advice:
                self.advice[code].setChecked(True)
        self._kept = page.begun_text
        self.text.left.connect(self.depart)
        for box in self.advice.values():
            box.toggled.connect(self.depart)
        self._show()

    def context(self) -> PageContext:
        row = self._shown.row
        return PageContext(urgency_words(row.urgency), chip_of(row), state_words(row, self._model.at))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        target = self.text if self._answer.isVisible() else self.go if self.go.isVisible() else self.back
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def unsaved(self) -> bool:
        return self._writing and self.text.toPlainText() != self._kept

    def depart(self) -> None:
        if self._writing:
            self._model.keep(self._shown.row.id, self.text.toPlainText(), self._chosen())

    @property
    def _writing(self) -> bool:
        return self._shown.row.state is ConsultState.TAKEN

    def _chosen(self) -> list[str]:
        return [code for code, box in self.advice.items() if box.isChecked()]

    def _note_kept(self, text: str) -> None:
        self._kept = text

    def show_page(self, page: ConsultPage) -> None:
        """Show the same question as it stands now."""
        if page.row.id == self._shown.row.id:
            self._shown = page
            self._trouble.calm()
            self._show()
            self.context_changed.emit()
            self.arrive()

    def _add_question(self) -> None:
        look, row = self.look, self._shown.row
        self._page.add(Title(look, urgency_words(row.urgency), name="consult.title"))
        asked = self.tr("{name} asked {time}").format(name=row.asked_by, time=self._model.at(row.asked_at))
        self._page.add(Hint(look, asked, name="consult.asked"))
        self._page.add(Strong(look, row.question, name="consult.question"), above=0.5)
        for section in self._shown.sections:
            for answer in section.answers:
                if answer.text in (row.question, urgency_words(row.urgency)):
                    continue
                self._page.add(Caption(look, answer.label), above=0.35)
                self._page.add(Body(look, answer.text, name=f"consult.shown:{answer.path}"))
        self._page.add(
            Hint(look, self.tr("This is all that you may see of the report: the provider's part.")), above=0.5
        )

    def _add_answer(self) -> None:
        look = self.look
        rows = QVBoxLayout(self._answer)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.em(0.5))
        rows.addWidget(SectionTitle(look, self.tr("Your advice")))
        rows.addWidget(Caption(look, self.tr("Choose all that apply")))
        for choice in self._shown.advice:
            row = CheckRow(look, choice.label or choice.value, name=f"consult.advice:{choice.value}")
            rows.addWidget(row)
            self.advice[choice.value] = row
        rows.addWidget(Caption(look, self.tr("In your own words, for the officer on scene")))
        rows.addWidget(self.text)
        rows.addWidget(TooLong(self.look, self.text))
        self._page.add(self._answer, above=0.75)
        given = QVBoxLayout(self._given)
        given.setContentsMargins(0, 0, 0, 0)
        self._given_advice = Strong(look, "", name="consult.given")
        self._given_text = Body(look, "", name="consult.given-text")
        self._given_where = Hint(look, "", name="consult.given-where")
        given.addWidget(SectionTitle(look, self.tr("Your advice")))
        for words in (self._given_advice, self._given_text, self._given_where):
            given.addWidget(words)
        self._page.add(self._given, above=0.75)

    def _show(self) -> None:
        page = self._shown
        state = page.row.state
        self._answer.setVisible(state is ConsultState.TAKEN)
        self._given.setVisible(state is ConsultState.ANSWERED)
        self._given_advice.setText(page.given)
        self._given_text.setText(page.text)
        self._given_where.setText(
            self.tr("It is on this computer and goes by itself when there is network.")
            if page.row.waiting
            else self.tr("The officer has it in the report.")
        )
        self.go.setVisible(state in (ConsultState.ASKED, ConsultState.TAKEN))
        asked = state is ConsultState.ASKED
        self.go.set_words(self.tr("Take this question") if asked else self.tr("Send the advice"))

    def _act(self) -> None:
        row = self._shown.row
        if row.state is ConsultState.ASKED:
            self._model.take(row.id)
            return
        self._model.answer(row.id, self.text.toPlainText(), self._chosen())
