"""After Send: a page, not a toast. It says where the report is, and says so again when HQ has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.my_work.model import MyWorkModel
from citdesk.desktop.my_work.sections import chip_words, state_of
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.refusal_words import problem_words
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Rank, ScrollPage, Title, announce
from citdesk.workspace import Display, ReportRow


class ConfirmationPage(Page):
    """Follows one report after it was sent."""

    start_wanted = Signal()
    look_wanted = Signal(str)

    def __init__(self, look: Look, model: MyWorkModel, row: ReportRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._row = row
        self.setObjectName("page.confirmation")
        page = ScrollPage(look, self, width=40, name="confirmation")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.title = Title(look, "", name="confirmation.title")
        self.words = Body(look, "", name="confirmation.words")
        self.done = Button(look, self.tr("Back to your reports"), name="confirmation.done", rank=Rank.PRIMARY)
        self._new = Button(look, self.tr("Start a new report"), name="report.start")
        self._see = Button(look, self.tr("See this report"), name="confirmation.see", rank=Rank.QUIET)
        page.add(self.title)
        page.add(self.words, above=0.5)
        page.footer.addWidget(self.done)
        page.footer.addWidget(self._new)
        page.footer.addStretch(1)
        page.footer.addWidget(self._see)
        self.done.clicked.connect(self.left)
        self._new.clicked.connect(self.start_wanted)
        self._see.clicked.connect(lambda: self.look_wanted.emit(self._row.id))
        model.changed.connect(self._follow)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self._row.title, state_of(self._row), chip_words(self._row, self._model.at()))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self._model.reload()
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        row = self._model.row(self._row.id)
        if row is not None and row != self._row:
            self._row = row
            self._show()
            announce(self, self.title.text(), kind="sent")
            self.context_changed.emit()

    def _show(self) -> None:
        row, at = self._row, self._model.at()
        if row.display is Display.REFUSED:
            self.title.setText(self.tr("HQ did not take this report"))
            self.words.setText(problem_words(row))
        elif row.display is Display.WAITING:
            self.title.setText(self.tr("Ready to send"))
            self.words.setText(
                self.tr(
                    "It is safe on this computer and will go by itself when there is network. "
                    "You do not need to stay here."
                )
            )
        else:
            time = at.words(row.changed_at)
            self.title.setText(self.tr("Sent {time}").format(time=time))
            reference = self.tr("Reference {number}. ").format(number=row.number) if row.number else ""
            self.words.setText(
                reference
                + self.tr("Your supervisors have it. You will see it under Reports if it comes back.")
            )
