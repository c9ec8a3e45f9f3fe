"""What came back: each comment with its question, whether that was changed since, and a way to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.form.comments import FormComment
from citdesk.desktop.form.editors import Desk
from citdesk.desktop.form.view_model import FormViewModel
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    CommentBox,
    Picture,
    ScrollPage,
    SectionTitle,
    Title,
)


class ChangesPage(ScrollPage):
    """The first page of a report that was returned."""

    def __init__(self, desk: Desk, model: FormViewModel, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent, name="page:#changes")
        self.desk = desk
        self.model = model
        self._body: QWidget | None = None
        #: the comment whose question one went to
        self._gone_to = -1
        self.title = Title(desk.look)
        self.add(self.title)

    def sync(self) -> None:
        """Show the comments; questions may read otherwise in another language."""
        self.title.setText(self.model.page_label())
        old = self._body
        self._body = self._build()
        self.rows.insertWidget(1, self._body)
        self._body.show()  # else Qt does it a turn later, and nothing on it takes the focus until then
        if old is not None:
            self.rows.removeWidget(old)
            old.hide()
            old.deleteLater()

    def focus_first(self) -> bool:
        """Put the focus on the way to what is to be changed next. False where nothing is left."""
        ways = self._ways()
        after = [way for at, way in ways.items() if at > self._gone_to]
        before = [way for at, way in ways.items() if at <= self._gone_to]
        following = next(iter((*after, *before)), None)
        if following is None:
            return False
        following.setFocus(Qt.FocusReason.OtherFocusReason)
        self.settle()
        self.show_whole(following)
        return True

    def _ways(self) -> dict[int, Button]:
        """The buttons of the comments that are left, by their number among all."""
        returned, body = self.model.changes.returned, self._body
        if returned is None or body is None:
            return {}
        left = self.model.changes.left()
        buttons = {button.property("at"): button for button in body.findChildren(Button)}
        return {at: buttons[at] for at, comment in enumerate(returned.comments) if comment in left}

    def _build(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.em(0.4))
        returned = self.model.changes.returned
        if returned is None:
            return body
        column.addWidget(Caption(self.look, returned.byline, body))
        if returned.reasons:
            column.addWidget(Body(self.look, ", ".join(returned.reasons), body))
        if returned.note:
            column.addWidget(CommentBox(self.look, returned.byline, returned.note, body))
        for at, comment in enumerate(returned.comments):
            self._add(column, at, comment, body)
        return body

    def _add(self, column: QVBoxLayout, at: int, comment: FormComment, body: QWidget) -> None:
        label = self.model.label_of(comment.path)
        column.addSpacing(self.look.em(0.9))
        column.addWidget(SectionTitle(self.look, label, body))
        column.addWidget(CommentBox(self.look, comment.byline, comment.words, body))
        if not self.model.asked_now(comment.path):
            column.addWidget(Caption(self.look, self.tr("This question is not asked anymore."), body))
            return
        changed = self.model.changes.is_changed(comment)
        if changed:
            column.addLayout(self._changed_line(body))
        button = Button(
            self.look, self.tr("Go to the question"), body, name=f"{comment.path}#go", icon="forward"
        )
        state = self.tr("Changed") if changed else self.tr("Not changed yet")
        button.setAccessibleName(f"{button.text()}: {label}")
        button.setAccessibleDescription(state)
        button.setProperty("path", comment.path)
        button.setProperty("at", at)
        button.clicked.connect(self._go)
        column.addWidget(button)

    def _changed_line(self, body: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.look.em(0.4))
        line.addWidget(Picture(self.look, "mark-done", "st_done", 1.1, body))
        line.addWidget(Body(self.look, self.tr("Changed"), body), 1)
        return line

    def _go(self) -> None:
        self._gone_to = int(self.sender().property("at"))
        self.model.walk.open_question(str(self.sender().property("path")), come_back=True)
