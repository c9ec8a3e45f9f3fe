"""What came back: each comment with its question and a way to it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.form.comments import FormComment
from citdesk.desktop.form.editors import Desk
from citdesk.desktop.form.view_model import FormViewModel
from citdesk.desktop.widgets import Body, Button, Caption, CommentBox, ScrollPage, SectionTitle, Title


class ChangesPage(ScrollPage):
    """The first page of a report that was returned."""

    def __init__(self, desk: Desk, model: FormViewModel, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent, name="page:#changes")
        self.desk = desk
        self.model = model
        self._body: QWidget | None = None
        self.title = Title(desk.look)
        self.add(self.title)

    def sync(self) -> None:
        """Show the comments; questions may read otherwise in another language."""
        self.title.setText(self.model.page_label())
        old = self._body
        self._body = self._build()
        self.rows.insertWidget(1, self._body)
        if old is not None:
            self.rows.removeWidget(old)
            old.hide()
            old.deleteLater()

    def focus_first(self) -> None:
        """Put the focus on the first way to a question."""
        first = self.findChild(Button)
        if first is not None:
            first.setFocus()

    def _build(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.em(0.4))
        returned = self.model.returned
        if returned is None:
            return body
        column.addWidget(Caption(self.look, returned.byline, body))
        if returned.reasons:
            column.addWidget(Body(self.look, ", ".join(returned.reasons), body))
        if returned.note:
            column.addWidget(CommentBox(self.look, returned.byline, returned.note, body))
        for comment in returned.comments:
            self._add(column, comment, body)
        return body

    def _add(self, column: QVBoxLayout, comment: FormComment, body: QWidget) -> None:
        label = self.model.label_of(comment.path)
        column.addSpacing(self.look.em(0.9))
        column.addWidget(SectionTitle(self.look, label, body))
        column.addWidget(CommentBox(self.look, comment.byline, comment.words, body))
        if not self.model.asked_now(comment.path):
            column.addWidget(Caption(self.look, self.tr("This question is not asked anymore."), body))
            return
        button = Button(
            self.look, self.tr("Go to the question"), body, name=f"{comment.path}#go", icon="forward"
        )
        button.setAccessibleName(f"{button.text()}: {label}")
        button.setProperty("path", comment.path)
        button.clicked.connect(self._go)
        column.addWidget(button)

    def _go(self) -> None:
        self.model.open_question(str(self.sender().property("path")), come_back=True)
