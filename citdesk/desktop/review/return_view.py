"""Returning a report: why, in coded reasons, with the comments that go with it and a note on the whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.casework.events import ReturnReason
from citdesk.desktop.review.model import ReviewModel
from citdesk.desktop.review.remarks import reason_words
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    CheckRow,
    CommentBox,
    ErrorText,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    State,
    TextBox,
    Title,
)
from citdesk.desktop.widgets.keyed_rows import KeyedRows
from citdesk.desktop.widgets.too_long import TooLong


class ReturnPage(Page):
    """Gathers the reasons and the note, then returns the report."""

    over = True

    def __init__(self, look: Look, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self.setObjectName("page.return")
        self._page = ScrollPage(look, self, width=42, name="return")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        author = model.page.author if model.page else ""
        self._page.add(Title(look, self.tr("Return to {author}").format(author=author), name="return.title"))
        self._page.add(Body(look, self.tr("They can change the report and send it again.")))
        line = ErrorText(look, "", name="return.trouble")
        self._trouble = Trouble(self, line, self._page)
        self._page.add(line)
        self.reasons: dict[ReturnReason, CheckRow] = {}
        self._group = KeyedRows(look)
        self._add_reasons()
        self._add_comments()
        self.note = TextBox(look, name="return.note")
        self._note_title = SectionTitle(look, "")
        self._note_hint = Hint(look, self.tr("Say what to change, here or in a comment on an answer."))
        self._group.done.connect(self._to_note)
        self._add_note()
        self.go = Button(look, "", name="return.go", rank=Rank.PRIMARY, icon="returned")
        self._back = Button(
            look, self.tr("Back to the report"), name="page.back", rank=Rank.QUIET, icon="back"
        )
        footer = self._page.footer
        footer.addWidget(self.go)
        footer.addSpacing(look.em(0.75))
        footer.addWidget(self._back)
        footer.addStretch(1)
        self.go.clicked.connect(self._return)
        self._back.clicked.connect(self.left)
        self._trouble.follow(model)
        model.remarked.connect(self._show)
        model.gone.connect(self.go.hide)
        self._show()

    def context(self) -> PageContext:
        page = self._model.page
        if page is None:
            return PageContext(self.tr("Review"))
        return PageContext(page.row.number or page.row.title, State.SENT, self._model.version_chip)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit, "review.return": self._return}

    def arrive(self) -> None:
        next(iter(self.reasons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def depart(self) -> None:
        self._model.keep()

    def _add_reasons(self) -> None:
        look = self.look
        group = self._group
        group.setAccessibleName(self.tr("Why do you return it? Choose all that apply"))
        self._page.add(SectionTitle(look, self.tr("Why do you return it?")), above=0.75)
        self._page.add(Caption(look, self.tr("Choose all that apply")))
        for reason in ReturnReason:
            row = CheckRow(look, reason_words(reason), group, name=f"reason:{reason.value}")
            row.setChecked(reason in self._model.remarks.reasons)
            row.setProperty("reason", reason.value)
            row.toggled.connect(self._choose)
            group.add(row)
            self.reasons[reason] = row
        self._page.add(group)

    def _add_comments(self) -> None:
        look, remarks = self.look, self._model.remarks
        if not remarks.comments:
            return
        head = counted(remarks.count, self.tr("1 comment goes with it"), self.tr("{n} comments go with it"))
        self._page.add(SectionTitle(look, head), above=0.75)
        for answer in self._model.answers:
            text = remarks.comments.get(answer.path)
            if text:
                self._page.add(CommentBox(look, answer.label, text, name=f"return.comment:{answer.path}"))

    def _add_note(self) -> None:
        self.note.setPlainText(self._model.remarks.note)
        self._page.add(self._note_title, above=0.75)
        self._page.add(self._note_hint)
        self._page.add(self.note)
        self._page.add(TooLong(self.look, self.note))
        self.note.textChanged.connect(self._keep_note)

    def _to_note(self) -> None:
        self.note.setFocus(Qt.FocusReason.TabFocusReason)
        self._page.show_whole(self.note)

    def _keep_note(self) -> None:
        self._model.set_note(self.note.toPlainText())

    def _choose(self, chosen: bool) -> None:
        sender = self.sender()
        if isinstance(sender, CheckRow):
            self._model.set_reason(ReturnReason(str(sender.property("reason"))), chosen)

    def _return(self) -> None:
        if not self._model.may_decide:
            return  # what is said of it stays
        self._trouble.calm()
        model = self._model
        problem = model.return_problem()
        if problem:
            self._trouble.say(problem, at=self.note if model.remarks.reasons else self._group)
        else:
            model.send_back()

    def _show(self) -> None:
        count = self._model.remarks.count
        # without a comment it is all that says what to change
        optional = self.tr("Note on the whole report (optional)")
        title = optional if count else self.tr("Note on the whole report")
        self._note_title.setText(title)
        self._note_hint.setVisible(not count)
        self.note.setAccessibleName(title)
        self.note.setAccessibleDescription("" if count else self._note_hint.text())
        words = counted(count, self.tr("Return with 1 comment"), self.tr("Return with {n} comments"))
        ready = words if count else self.tr("Return report")
        self.go.set_words(self.tr("Returning …") if self._model.busy else ready)
