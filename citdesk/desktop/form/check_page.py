"""The last look before sending: problems first, then every answer in words with a way to change it."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from citdesk.desktop.form.check import CheckLine, CheckPart
from citdesk.desktop.form.editors import Desk
from citdesk.desktop.form.view_model import FormViewModel
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    ErrorText,
    Hint,
    Picture,
    Rank,
    ScrollPage,
    SectionTitle,
    Separator,
    Title,
)


class CheckPage(ScrollPage):
    """Made anew each time it is opened: everything on it may have changed."""

    def __init__(self, desk: Desk, model: FormViewModel, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent, width=48, name="page:#check")
        self.desk = desk
        self.model = model
        self.title = Title(desk.look)
        self.hint = Hint(desk.look)
        self.add(self.title)
        self.add(self.hint)
        self._body: QWidget | None = None
        self._came_from = ""

    def sync(self) -> None:
        """Show the report as it stands."""
        self.title.setText(self.model.page_label())
        self.hint.setText(self.tr("Nothing is sent until you press Send."))
        old = self._body
        self._body = self._build()
        self.rows.insertWidget(2, self._body)
        if old is not None:
            self.rows.removeWidget(old)
            old.hide()
            old.deleteLater()

    def focus_first(self) -> None:
        """Put the focus on the row one came from, else on the first Change."""
        target = self.findChild(Button, f"{self._came_from}#change") if self._came_from else None
        self._came_from = ""
        if target is not None:
            target.setFocus()
            self.show_whole(target)
        else:
            self.to_top()

    def _build(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.em(0.35))
        parts = self.model.check()
        wrong = [line for part in parts for line in part.lines if line.problem]
        if wrong:
            column.addSpacing(self.look.em(0.5))
            column.addWidget(SectionTitle(self.look, self.tr("Needs an answer or a change"), body))
            for line in wrong:
                column.addWidget(_Row(self, line, body, first=True))
        for part in parts:
            self._add_part(column, part, body)
        column.addSpacing(self.look.em(0.9))
        column.addWidget(
            Body(self.look, self.tr("By sending, you say this is true as far as you know."), body)
        )
        return body

    def _add_part(self, column: QVBoxLayout, part: CheckPart, body: QWidget) -> None:
        column.addSpacing(self.look.em(0.9))
        column.addWidget(SectionTitle(self.look, part.label, body))
        for line in part.lines:
            column.addWidget(Separator(self.look, body))
            column.addWidget(_Row(self, line, body))

    def change(self, path: str) -> None:
        """Go to a question; Continue then comes back to its row."""
        self._came_from = path
        self.model.open_question(path, come_back=True)


class _Row(QWidget):
    """One question with its answer and a way to change it. At the top (``first``) with what is wrong."""

    def __init__(self, page: CheckPage, line: CheckLine, parent: QWidget, *, first: bool = False) -> None:
        super().__init__(parent)
        look = page.look
        self._page, self._path = page, line.path
        grid = QGridLayout(self)
        grid.setContentsMargins(0, look.em(0.15), 0, look.em(0.15))
        grid.setHorizontalSpacing(look.em(0.75))
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        grid.addWidget(Caption(look, line.label, self), 0, 0)
        answered = line.answer or self.tr("Not answered")
        said = self._wrong(line) if first else Body(look, answered, self)
        grid.addWidget(said, 0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if line.changeable and not page.model.readonly:
            words = self.tr("Change") if line.answer else self.tr("Answer")
            name = f"{line.path}#{'mend' if first else 'change'}"
            button = Button(look, words, self, name=name, rank=Rank.QUIET)
            button.setAccessibleName(f"{words}: {line.label}, {answered}")
            button.clicked.connect(self._go)
            grid.addWidget(button, 0, 2)

    def _wrong(self, line: CheckLine) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._page.look.em(0.4))
        row.addWidget(Picture(self._page.look, "error", "error", 1.1, holder))
        row.addWidget(ErrorText(self._page.look, line.problem, holder), 1)
        return holder

    def _go(self) -> None:
        self._page.change(self._path)
