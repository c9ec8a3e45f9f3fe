"""The last look before sending: problems first, then every answer in words with a way to change it.

A report has some hundred answers. Rows are therefore made a few at a time, so that nothing is held up, and
kept: coming back from a change only writes what is new into them. Of what is wrong, more than a screen holds
is there at once, and so is all that is to be looked at again; below a screen of what is wrong that comes in
the next turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain, islice

from PySide6.QtCore import QElapsedTimer, QTimer, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from citdesk.desktop.form.check import CheckLine, CheckPart, wording_line
from citdesk.desktop.form.check_row import CheckRowView
from citdesk.desktop.form.editors import Desk
from citdesk.desktop.form.laid_out_later import laid_out_later
from citdesk.desktop.form.view_model import FormViewModel
from citdesk.desktop.widgets import (
    Body,
    Button,
    Hint,
    ScrollPage,
    SectionTitle,
    Separator,
    Title,
    order_tabs,
)
from citdesk.fieldguide.language import Hint as WordingHint
from citdesk.xforms.client import Question

_SLICE_MS = 12
#: as long may the rows of the first turn take: the page itself is shown in it, too
_FIRST_MS = 16
#: in U, what a row takes beside its button: its own margins and the gap to the next
_BETWEEN_ROWS = 0.65

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
        self._wording = _Block(self)
        self._answers = _Block(self)
        self._end = Body(desk.look)
        for part in (
            self.title,
            self.hint,
            self._wrong,
            self._looks,
            self._wording,
            self._answers,
            self._end,
        ):
            self.add(part)
        self._shape: Shape = ()
        #: what the rules find is still to be asked: it stands below more than a screen of what is wrong
        self._looks_owed = False
        #: words to check were found after rows beneath them were made
        self._late = False
        #: by question, the answer whose words were looked through and what was found in it
        self._looked_through: dict[str, tuple[str, CheckLine | None]] = {}
        #: hints of these answers are still being looked for
        self._awaited: set[str] = set()
        #: the name of the button that led away, and what has the focus while its row waits for its hints
        self._came_from = ""
        self._held_focus: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._make_more)

    def sync(self) -> None:
        """Show the report as it stands; where it is only read, nothing is asked for any more."""
        ended = self.model.readonly
        self.title.setText(self.model.page_label())
        self.hint.setVisible(not ended)
        self._end.setVisible(not ended)
        self.hint.setText(self.tr("Nothing is sent until you press Send."))
        self._end.setText(self.tr("By sending, you say this is true as far as you know."))
        parts = self.model.last_look.parts(self.desk.files.say)
        wrong = [line for part in parts for line in part.lines if line.problem and not ended]
        self._wrong.setVisible(bool(wrong))
        self._wrong.make_wrong(self.tr("Needs an answer or a change"), wrong, "mend")
        self._looks_owed = True
        if len(wrong) < self._screenful() or self._came_from:
            self._look_over()
        self._look_through_words()
        shape = tuple((part.key, part.label, tuple(line.path for line in part.lines)) for part in parts)
        if shape == self._shape:
            self._answers.update_lines(parts)
        else:
            self._shape = shape
            self._answers.make_answers(parts)
        self._timer.start()
        self._make_first()

    def _look_over(self) -> None:
        """List what the rules over the whole record find."""
        self._looks_owed = False
        looks = [] if self.model.readonly else list(self.model.last_look.looks())
        self._looks.setVisible(bool(looks))
        self._looks.make_wrong(self.tr("Look at this again"), looks, "look")

    def _look_through_words(self) -> None:
        """Have the answers that tell something looked through; what is found may come a moment later."""
        wording = self.desk.wording
        told = () if wording is None or self.model.readonly else self.model.last_look.told_answers()
        before, self._looked_through = self._looked_through, {}
        for question in told:
            held = before.get(question.path)
            if held is not None and held[0] == question.text:
                self._looked_through[question.path] = held  # shown until the answer to this look is there
            else:
                self._looked_through[question.path] = (question.text, None)
        self._awaited = {question.path for question in told}
        self._show_wording()
        for question in told:
            if wording is not None:
                wording.look(question.text, partial(self._take_hints, question))

    def _take_hints(self, question: Question, hints: tuple[WordingHint, ...]) -> None:
        if self._looked_through.get(question.path, ("", None))[0] == question.text:
            self._awaited.discard(question.path)
            self._looked_through[question.path] = (question.text, wording_line(question, hints))
            self._show_wording()
            self._timer.start()
            self._late = True

    def _show_wording(self) -> None:
        lines = [line for _text, line in self._looked_through.values() if line is not None]
        self._wording.setVisible(bool(lines))
        self._wording.make_wrong(self.tr("Words to check"), lines, "wording")

    def is_whole(self) -> bool:
        """Whether every row is there: a long page is made bit by bit."""
        return not self._timer.isActive()

    def focus_first(self) -> bool:
        """Put the focus on the row one came from, else stay at the top. False where it is to be read."""
        self._held_focus = None
        if self._came_from:
            self._find_row()
            return True
        self.to_top()
        return False

    def change(self, path: str, block: str) -> None:
        """Go to a question; Continue then comes back to the row of the block that one left by."""
        self._came_from = f"{path}#{block}"
        self.model.walk.open_question(path, come_back=True)

    def _make_first(self) -> None:
        blocks, most = self._blocks(), self._screenful()
        clock, made = QElapsedTimer(), 0
        clock.start()
        with laid_out_later(self.rows, *(block.column for block in blocks)):
            wrong = islice(self._wrong.to_make, most)
            for _ in chain(wrong, self._looks.to_make, self._wording.to_make):
                made += 1
                if clock.elapsed() >= _FIRST_MS:
                    break
        if made < most and clock.elapsed() < _FIRST_MS:
            self._make_more()
        else:
            self.settle(*blocks)

    @Slot()
    def _make_more(self) -> None:
        blocks = self._blocks()
        if self._looks_owed:
            self._look_over()
            self.settle(*blocks)
            return  # its rows come with the next turn
        clock = QElapsedTimer()
        clock.start()
        with laid_out_later(self.rows, *(block.column for block in blocks)):
            for _ in chain.from_iterable(block.to_make for block in blocks):
                if clock.elapsed() >= _SLICE_MS:
                    break
            else:
                self._timer.stop()
        if self._late and not self._timer.isActive():
            self._late = False
            self._wording.stand_before(self._answers)
        self.settle(*blocks)
        if self._came_from and self.isVisible():
            self._find_row()

    def _screenful(self) -> int:
        """How many rows of what is wrong fill the page, where all of them are as low as a row can be."""
        look, sight = self.look, self.parentWidget() or self
        above = self.title.sizeHint().height() + self.hint.sizeHint().height()
        least = look.quiet_target() + look.em(_BETWEEN_ROWS)
        return max(0, sight.height() - above) // least + 1

    def _blocks(self) -> tuple[_Block, ...]:
        return self._wrong, self._looks, self._wording, self._answers

    def _find_row(self) -> None:
        if self._held_focus not in (None, QApplication.focusWidget()):
            self._came_from = ""  # somebody went on meanwhile
            return
        path, _sign, block = self._came_from.rpartition("#")
        target = self._button(self._came_from)
        if target is None and block != "change" and not (block == "wording" and path in self._awaited):
            # nothing is left to be said of it
            target = self._button(f"{path}#change")
        if target is not None:
            self._came_from = ""
            target.setFocus()
            self.show_whole(target)
        elif path in self._awaited:
            self._held_focus = self._held_focus or QApplication.focusWidget()
        elif not self._timer.isActive():
            self._came_from = ""

    def _button(self, name: str) -> Button | None:
        named = self.findChildren(Button, name)
        # one whose row is taken away waits for Qt to delete it
        return next((button for button in named if button.isVisibleTo(self)), None)


class _Block(QWidget):
    """Titles and rows below each other; ``to_make`` makes the rows that are missing, one by one."""

    def __init__(self, page: CheckPage) -> None:
        super().__init__()
        self._page = page
        self._lines: dict[str, CheckRowView] = {}
        self._parts: list[QWidget] = []
        self._made_wrong: list[CheckLine] = []
        self.to_make: Iterator[None] = iter(())
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, page.look.em(0.4), 0, 0)
        self.column.setSpacing(page.look.em(0.35))

    def clear(self) -> None:
        """Take everything away."""
        for part in tuple(self._parts):
            self._take_out(part)
        self._lines = {}

    def make_answers(self, parts: tuple[CheckPart, ...]) -> None:
        """Take everything away and make every answer, under its section."""
        self.clear()
        self.to_make = self._answer_rows(parts)

    def make_wrong(self, title: str, lines: list[CheckLine], name: str) -> None:
        """Make the rows of what is wrong; those there are already stay, with the focus that one may have."""
        if lines == self._made_wrong:
            return
        self._made_wrong = lines
        if not lines:
            self.clear()
        for row in self._rows():
            if row.line not in lines:
                self._take_out(row)
        self.to_make = self._wrong_rows(title, lines, name)

    def _answer_rows(self, parts: tuple[CheckPart, ...]) -> Iterator[None]:
        for part in parts:
            self.add_title(part.label)
            for line in part.lines:
                self._keep(Separator(self._page.look, self))
                self.add_row(line)
                yield

    def _wrong_rows(self, title: str, lines: list[CheckLine], name: str) -> Iterator[None]:
        if lines and not self._parts:
            self.add_title(title)
        before: list[QWidget] = []
        there = self._rows()
        for at, line in enumerate(lines, 1):
            row = next((each for each in there if each.line == line), None)
            if row is None:
                row = self.add_row(line, wrong=name, at=at)
            else:
                there.remove(row)
            stops = row.stops()
            if before and stops:  # what stands beneath this block may be there already
                order_tabs(before[-1], stops)
            before = stops or before
            yield

    def _rows(self) -> list[CheckRowView]:
        return [part for part in self._parts if isinstance(part, CheckRowView)]

    def _take_out(self, part: QWidget) -> None:
        self._parts.remove(part)
        self.column.removeWidget(part)
        part.hide()
        part.deleteLater()

    def stops(self) -> list[QWidget]:
        """What Tab stops at here, in its order."""
        return [stop for row in self._rows() for stop in row.stops()]

    def stand_before(self, other: _Block) -> None:
        """Let Tab come through this block before it comes to the other, whichever was made first."""
        own, others = self.stops(), other.stops()
        if own and others:
            ahead = others[0].previousInFocusChain()
            while ahead is not None and ahead in own:
                ahead = ahead.previousInFocusChain()
            if ahead is not None:
                order_tabs(ahead, own)

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

    def add_row(self, line: CheckLine, *, wrong: str = "", at: int = -1) -> CheckRowView:
        """Add one answer, at its place or at the end."""
        page = self._page
        changeable = not page.model.readonly
        begin = page.model.goes_with.get(line.begin, "") if wrong and changeable else ""
        row = CheckRowView(page.look, line, self, wrong=wrong, changeable=changeable, begin=begin)
        row.change_wanted.connect(lambda path: page.change(path, wrong or "change"))
        row.begin_wanted.connect(page.model.begin_wanted)
        self._lines[line.path] = row
        self._keep(row, at)
        return row

    def _keep(self, part: QWidget, at: int = -1) -> None:
        self.column.insertWidget(at, part)
        part.show()  # else Qt does it later, and lays the page out for each
        self._parts.insert(len(self._parts) if at < 0 else at, part)
