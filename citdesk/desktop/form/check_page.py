"""The last look before sending: problems first, then every answer in words with a way to change it.

A report has some hundred answers. Rows are therefore made a few at a time, so that nothing is held up, and
kept: coming back from a change only writes what is new into them.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.form.check import CheckLine, CheckPart
from citdesk.desktop.form.check_row import CheckRowView
from citdesk.desktop.form.editors import Desk
from citdesk.desktop.form.view_model import FormViewModel
from citdesk.desktop.widgets import Body, Button, Hint, ScrollPage, SectionTitle, Separator, Title

_SLICE_MS = 12

Shape = tuple[tuple[str, str, tuple[str, ...]], ...]


class CheckPage(ScrollPage):
    """The whole report, section by section."""

    def __init__(self, desk: Desk, model: FormViewModel, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent, width=48, name="page:#check")
        self.desk = desk
        self.model = model
        self.title = Title(desk.look)
        self.hint = Hint(desk.look)
        self._wrong = _Block(self)
        self._looks = _Block(self)
        self._answers = _Block(self)
        self._end = Body(desk.look)
        for part in (self.title, self.hint, self._wrong, self._looks, self._answers, self._end):
            self.add(part)
        self._shape: Shape = ()
        self._came_from = ""
        self._to_make: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._make_more)

    def sync(self) -> None:
        """Show the report as it stands."""
        self.title.setText(self.model.page_label())
        self.hint.setText(self.tr("Nothing is sent until you press Send."))
        self._end.setText(self.tr("By sending, you say this is true as far as you know."))
        parts = self.model.check()
        wrong = [line for part in parts for line in part.lines if line.problem]
        self._wrong.setVisible(bool(wrong))
        # what is wrong is there whole at once: it is what the page is opened for
        self._wrong.make_wrong(self.tr("Needs an answer or a change"), wrong, "mend")
        looks = list(self.model.looks())
        self._looks.setVisible(bool(looks))
        self._looks.make_wrong(self.tr("Look at this again"), looks, "look")
        shape = tuple((part.key, part.label, tuple(line.path for line in part.lines)) for part in parts)
        if shape == self._shape:
            self._answers.update_lines(parts)
        else:
            self._shape = shape
            self._answers.clear()
            self._to_make = self._answers.make(parts)
            self._timer.start()
        self._make_more()

    def focus_first(self) -> None:
        """Put the focus on the row one came from, else stay at the top."""
        if self._came_from:
            self._find_row()
        else:
            self.to_top()

    def change(self, path: str) -> None:
        """Go to a question; Continue then comes back to its row."""
        self._came_from = path
        self.model.open_question(path, come_back=True)

    @Slot()
    def _make_more(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        for _ in self._to_make:
            if clock.elapsed() >= _SLICE_MS:
                break
        else:
            self._timer.stop()
        self.settle(self._wrong, self._looks, self._answers)
        if self._came_from and self.isVisible():
            self._find_row()

    def _find_row(self) -> None:
        target = self.findChild(Button, f"{self._came_from}#change")
        if target is not None:
            self._came_from = ""
            target.setFocus()
            self.show_whole(target)
        elif not self._timer.isActive():
            self._came_from = ""


class _Block(QWidget):
    """Titles and rows below each other."""

    def __init__(self, page: CheckPage) -> None:
        super().__init__()
        self._page = page
        self._lines: dict[str, CheckRowView] = {}
        self._parts: list[QWidget] = []
        self._made_wrong: list[CheckLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, page.look.em(0.4), 0, 0)
        self._column.setSpacing(page.look.em(0.35))

    def clear(self) -> None:
        """Take everything away."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        self._lines = {}

    def make(self, parts: tuple[CheckPart, ...]) -> Iterator[None]:
        """Make titles and rows one by one."""
        for part in parts:
            self.add_title(part.label)
            for line in part.lines:
                self._keep(Separator(self._page.look, self))
                self.add_row(line)
                yield

    def make_wrong(self, title: str, lines: list[CheckLine], name: str) -> None:
        """Make the rows of what is wrong; the same ones again stay as they are."""
        if lines == self._made_wrong:
            return
        self._made_wrong = lines
        self.clear()
        if lines:
            self.add_title(title)
        for line in lines:
            self.add_row(line, wrong=name)

    def update_lines(self, parts: tuple[CheckPart, ...]) -> None:
        """Write the present answers into the rows there are."""
        for part in parts:
            for line in part.lines:
                row = self._lines.get(line.path)
                if row is not None:
                    row.show_line(line)

    def add_title(self, words: str) -> None:
        """Begin a section."""
        title = SectionTitle(self._page.look, words, self)
        title.setContentsMargins(0, self._page.look.em(0.7), 0, 0)
        self._keep(title)

    def add_row(self, line: CheckLine, *, wrong: str = "") -> None:
        """Add one answer."""
        page = self._page
        changeable = not page.model.readonly
        begin = page.model.goes_with.get(line.begin, "") if wrong and changeable else ""
        row = CheckRowView(page.look, line, self, wrong=wrong, changeable=changeable, begin=begin)
        row.change_wanted.connect(page.change)
        row.begin_wanted.connect(page.model.begin_wanted)
        self._lines[line.path] = row
        self._keep(row)

    def _keep(self, part: QWidget) -> None:
        self._column.addWidget(part)
        self._parts.append(part)
