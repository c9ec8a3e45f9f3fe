"""A question that was sent: where it stands with every time, its answer, and whom to call meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.casework.lifecycle import ConsultState
from citdesk.desktop.consult.asked_model import AskedModel
from citdesk.desktop.consult.words import ANSWERED, CLOSED, brief_step, standing_words, steps
from citdesk.desktop.field_guide.service_words import open_words
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    ErrorText,
    Rank,
    ScrollPage,
    SectionTitle,
    State,
    Strong,
    Title,
    announce,
)

_CHIPS = {
    ConsultState.ASKED: State.SENT,
    ConsultState.TAKEN: State.SENT,
    ConsultState.ANSWERED: ANSWERED,
    ConsultState.WITHDRAWN: CLOSED,
}


class AskedPage(Page):
    """Shows an :class:`AskedModel`. ``answers_wanted`` asks to see the report as it was sent."""

    answers_wanted = Signal(str)
    #: carries the report's row
    papers_wanted = Signal(object)

    def __init__(self, look: Look, model: AskedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model.setParent(self)
        self.look = look
        self.model = model
        self.setObjectName("page.asked")
        self._page = ScrollPage(look, self, width=42, name="asked")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self.title = Title(look, self.tr("Your question to a clinician"), name="asked.title")
        self.standing = Strong(look, "", name="asked.standing")
        self.trouble = ErrorText(look, "", name="asked.trouble")
        self._trouble = Trouble(self, self.trouble, self._page)
        self.more = QWidget()
        QVBoxLayout(self.more)
        for widget in (self.title, self.trouble, self.standing, self.more):
            self._page.add(widget)
        self.take_over = Button(
            look, self.tr("Take the answer into the report"), name="asked.take", rank=Rank.PRIMARY
        )
        self.called = Button(look, self.tr("I called: write down the answer"), name="asked.called")
        self.withdraw = Button(look, self.tr("Withdraw the question"), name="asked.withdraw", rank=Rank.QUIET)
        self.see = Button(look, self.tr("See what you sent"), name="asked.see", rank=Rank.QUIET)
        self.papers = Button(
            look, self.tr("Print the record"), name="asked.papers", rank=Rank.QUIET, icon="print"
        )
        self.back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        looks = QHBoxLayout()
        for button in (self.see, self.papers):
            looks.addWidget(button)
        looks.addStretch(1)
        self._page.add_row(looks)
        for button in (self.take_over, self.called, self.withdraw, self.back):
            self._page.footer.addWidget(button)
        self._page.footer.addStretch(1)
        self.take_over.clicked.connect(model.take_answer_over)
        self.called.clicked.connect(model.record_call)
        self.withdraw.clicked.connect(model.withdraw)
        self.see.clicked.connect(lambda: self.answers_wanted.emit(model.row.id))
        self.papers.clicked.connect(lambda: self.papers_wanted.emit(model.row))
        self.back.clicked.connect(self.left)
        model.changed.connect(self._show)
        self._trouble.follow(model)
        self._show()

    def context(self) -> PageContext:
        status = self.model.status
        name = self.model.row.number or self.model.row.title
        if status is None:
            return PageContext(name)
        state = State.WAITING if status.waiting_here and self.model.open else _CHIPS[status.state]
        at = self.model.at
        return PageContext(name, state, steps(status, at)[-1], brief=brief_step(status, at))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self.model.reload()
        for button in (self.take_over, self.called, self.back):
            if button.isVisible():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _show(self) -> None:
        status = self.model.status
        fresh = QWidget()
        rows = QVBoxLayout(fresh)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self.look.em(0.35))
        said = standing_words(status) if status is not None else self.tr("Nobody was asked through HQ.")
        if said != self.standing.text():
            self.standing.setText(said)
            announce(self, said)
        if status is not None:
            for line in steps(status, self.model.at):
                rows.addWidget(Body(self.look, line, name="asked.step"))
            if status.state is ConsultState.ANSWERED:
                rows.addSpacing(self.look.em(0.75))
                rows.addWidget(SectionTitle(self.look, self.tr("The advice")))
                rows.addWidget(Strong(self.look, status.advice, name="asked.advice"))
                rows.addWidget(Body(self.look, status.text, name="asked.text"))
                if status.in_report:
                    rows.addWidget(Caption(self.look, self.tr("It stands in the report.")))
        self._add_calls(rows)
        self._page.rows.replaceWidget(self.more, fresh)
        self.more.hide()
        self.more.deleteLater()
        self.more = fresh
        answered = status is not None and status.state is ConsultState.ANSWERED and not status.in_report
        self.take_over.setVisible(answered)
        self.called.setVisible(self.model.open)
        self.called.set_rank(Rank.PRIMARY if self.model.open else Rank.SECONDARY)
        self.withdraw.setVisible(self.model.open)
        self.context_changed.emit()

    def _add_calls(self, rows: QVBoxLayout) -> None:
        calls = self.model.calls()
        if not calls:
            return
        rows.addSpacing(self.look.em(0.75))
        rows.addWidget(SectionTitle(self.look, self.tr("Call now if it cannot wait")))
        for found in calls:
            service = found.service
            number = service.phone_in("en") or service.text_in("en")
            together = QVBoxLayout()
            together.setContentsMargins(0, 0, 0, self.look.em(0.4))
            together.setSpacing(self.look.em(0.1))
            together.addWidget(
                Strong(self.look, f"{service.name}: {number}", name=f"asked.call:{service.id}")
            )
            together.addWidget(Caption(self.look, open_words(found, self.model.now(), self.model.zone)))
            rows.addLayout(together)
