"""Plays an encounter script at the guided form, with the keyboard alone or with a finger, and counts.

There is no vault and no HQ: the form in its window, over the engine. What is counted is what a hand does:
each key to move, to choose, to open; letters and digits of what is written are counted apart. A row that
shows a digit is chosen with it, a list that searches with what is typed and Enter. A finger presses rows,
buttons and boxes, and swipes.
`python -m tests.scenario.keys_pressed` writes docs/keys-pressed.md.
"""

from __future__ import annotations

import os
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from citdesk.cli.demonstration.form_hands import FormHands
from citdesk.cli.demonstration.scripts import Answer, Change
from citdesk.desktop.form import Desk, FormView, FormViewModel
from citdesk.desktop.form.editors.rows import RowsEditor
from citdesk.desktop.form.editors.search import SearchEditor
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.form.question_view import QuestionView
from citdesk.desktop.robot import NotThere, Robot
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import CheckRow, ChoiceRow
from citdesk.fieldguide.folding import folded
from citdesk.xforms import Question
from tests.scenario.scripts import Fill, Script, Start, Value, every_script
from tests.unit.forms.rehearsal import Desk as ReportDesk
from tests.unit.forms.rehearsal import Rehearsal

T = TypeVar("T")
PAGE = Path(__file__).parents[2] / "docs" / "keys-pressed.md"
_BEFORE = Path(__file__).with_name("presses_before.toml")
_NONE, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_MOST_STOPS, _PATIENCE, _SWIPE = 900, 10.0, 0.8


@dataclass
class Keys:
    """Keys pressed for a report: to get about, to choose and open, and the letters and digits written.

    ``presses`` are those of a finger instead: one for each choice and button, and one into each box that the
    cursor is not in already. ``swipes`` move the page until the next thing to press is in sight.
    """

    moves: int = 0
    acts: int = 0
    letters: int = 0
    presses: int = 0
    swipes: int = 0

    @property
    def pressed(self) -> int:
        """What is not writing."""
        return self.moves + self.acts


class CountingRobot(Robot):
    """Hands on a keyboard. ``tab_only`` knows neither Enter to go on nor letters nor 0 for the tenth row."""

    presses_another = False

    def __init__(self, view: FormView, *, tab_only: bool) -> None:
        super().__init__(view)
        self.view = view
        self.keys = Keys()
        self._tab_only = tab_only

    def ask(self, work: Callable[[], T]) -> T:
        QApplication.processEvents()
        return work()

    def until(self, condition: Callable[[], T | None], what: str) -> T:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            QApplication.processEvents()
            if found := condition():
                return found
        raise NotThere(f"waited for {what}")

    def press(self, name: str) -> None:
        widget = self.until(lambda: self.sight(name), f"{name} to press")
        if isinstance(widget, CheckRow | ChoiceRow):
            self._choose_row(widget)
        else:
            self._reach(widget)
            self._act(Qt.Key.Key_Space)

    def type_into(self, name: str, text: str) -> None:
        widget = self.until(lambda: self.sight(name), f"{name} to type into")
        self._into(widget)
        there = ""
        if isinstance(widget, QLineEdit):
            there = widget.text()
        elif isinstance(widget, QPlainTextEdit):
            there = widget.toPlainText()
        if there and not (isinstance(widget, QLineEdit) and widget.selectedText() == there):
            self._act(Qt.Key.Key_A, _CONTROL)
            self._act(Qt.Key.Key_Delete)
        self.keys.letters += len(text)
        if isinstance(widget, QLineEdit) and text.isascii():
            QTest.keyClicks(widget, text)
        else:
            written = QInputMethodEvent()  # as dictation and input methods enter text
            written.setCommitString(text)
            QApplication.sendEvent(widget, written)
        QApplication.processEvents()

    def choose(self, name: str, at: int) -> None:
        widget = self.until(lambda: self.sight(name), f"{name} to choose from")
        assert isinstance(widget, QComboBox)
        self._reach(widget)
        while widget.currentIndex() != at:
            self._act(Qt.Key.Key_Down if widget.currentIndex() < at else Qt.Key.Key_Up)

    def section(self, key: str) -> None:
        """Goes to another section: Ctrl+Enter when it is the next one, else over the outline."""
        keys = [each.key for each in self.view.model.outline()]
        here = self.view.model.walk.place
        on = here.key == here.section and keys.index(key) == keys.index(here.section) + 1
        from_card = here.key != here.section and here.section == key and not self._tab_only
        if on or from_card:
            self._act(Qt.Key.Key_Return, _CONTROL)
            if self.view.model.walk.place.key == key:
                return
        self._act(Qt.Key.Key_G, _CONTROL)
        self._act(Qt.Key.Key_Space)
        self.view.model.walk.open_section(key)

    # --- inside ------------------------------------------------------------------------------------------

    def _into(self, box: QWidget) -> None:
        self._reach(box)

    def _choose_row(self, row: CheckRow | ChoiceRow) -> None:
        aim, at = _question_of(row), QApplication.focusWidget()
        search = aim.editor if aim is not None else None
        if isinstance(search, SearchEditor) and at is search.field and _first_found(search) is row:
            self._act(Qt.Key.Key_Return)
            return
        digit = row.key
        if digit and not (self._tab_only and digit == "0"):
            self._reach(row, question=True)
            self._act(Qt.Key(Qt.Key.Key_0.value + int(digit)))
            return
        self._reach(row, question=True)
        self._spell_to(row)
        self._reach(row)
        if not (isinstance(row, QRadioButton) and row.isChecked()):
            self._act(Qt.Key.Key_Space)

    def _spell_to(self, row: CheckRow | ChoiceRow) -> None:
        """The row's first letter, as often as it takes, where the arrows would take longer."""
        aim, at = _question_of(row), QApplication.focusWidget()
        editor = aim.editor if aim is not None else None
        if self._tab_only or not isinstance(editor, RowsEditor) or at not in editor.rows:
            return
        here, there = ([each is wanted for each in editor.rows].index(True) for wanted in (at, row))
        letter = folded(row.text())[:1]
        between = editor.rows[here + 1 : there + 1] if there > here else editor.rows[here + 1 :]
        if there < here:
            between = [*between, *editor.rows[: there + 1]]
        spelled = sum(folded(each.text()).startswith(letter) for each in between)
        if letter.isalpha() and spelled < abs(there - here):
            for _ in range(spelled):
                self._move(Qt.Key(ord(letter.upper())))

    def _reach(self, target: QWidget, *, question: bool = False) -> None:
        """``question``: any row of the same question will do, as digits choose from there."""
        aim = _question_of(target)
        for _ in range(_MOST_STOPS):
            at = QApplication.focusWidget()
            if at is not None and at in (target, target.focusProxy()):
                return
            here = _question_of(at) if at is not None else None
            if here is not None and here is aim and isinstance(at, CheckRow | ChoiceRow):
                if question and isinstance(target, CheckRow | ChoiceRow):
                    return
                self._move(Qt.Key.Key_Down if _below(target, at) else Qt.Key.Key_Up)
            elif self._ahead(at, here, target, aim):
                enters = isinstance(at, CheckRow | ChoiceRow | QLineEdit) and here is not aim
                on = enters and here is not None and not self._tab_only and not _last(self.view, here)
                self._move(Qt.Key.Key_Return if on else Qt.Key.Key_Tab)
            else:
                self._move(Qt.Key.Key_Backtab)
        raise NotThere(f"the keys do not come to {target.objectName()}")

    def _ahead(
        self, at: QWidget | None, here: QuestionView | None, target: QWidget, aim: QuestionView | None
    ) -> bool:
        page = self.view.page()
        if at is None or not page.isAncestorOf(at) or not page.isAncestorOf(target):
            return True
        if here is not None and here is aim:
            order = here.stops()
            if at in order and target in order:
                return order.index(target) > order.index(at)
        return _below(target, at)

    def _act(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
        self.keys.acts += 1
        self._key(key, modifier)

    def _move(self, key: Qt.Key) -> None:
        self.keys.moves += 1
        self._key(key, _NONE)

    def _key(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        self.view.activateWindow()
        QTest.keyClick(QApplication.focusWidget() or self.view, key, modifier)
        QApplication.processEvents()


class FingerRobot(CountingRobot):
    """A finger on a touch screen, and the keyboard for what is written only."""

    presses_another = True

    def __init__(self, view: FormView) -> None:
        super().__init__(view, tab_only=True)

    def press(self, name: str) -> None:
        self._tap(self.until(lambda: self.sight(name), f"{name} to press"))

    def choose(self, name: str, at: int) -> None:
        widget = self.until(lambda: self.sight(name), f"{name} to choose from")
        assert isinstance(widget, QComboBox)
        self._bring_up(widget)
        self.keys.presses += 2  # the list, and its line
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        while widget.currentIndex() != at:
            self._key(Qt.Key.Key_Down if widget.currentIndex() < at else Qt.Key.Key_Up, _NONE)

    def section(self, key: str) -> None:
        here = self.view.model.walk.place
        if here.key != here.section == key:  # from a card back to where its list stands
            self.press("form.continue")
        if self.view.model.walk.place.key != key:
            self.press(f"outline:{key}")

    def _into(self, box: QWidget) -> None:
        if QApplication.focusWidget() not in (box, box.focusProxy()):
            self._tap(box)

    def _tap(self, widget: QWidget) -> None:
        self._bring_up(widget)
        self.keys.presses += 1
        self.view.activateWindow()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def _bring_up(self, widget: QWidget) -> None:
        """Swipes by the better part of the window until the middle of what is to be pressed is in sight."""
        page = self.view.page()
        if not page.isAncestorOf(widget) or not page.area.isAncestorOf(widget):
            return
        view, bar = page.area.viewport(), page.area.verticalScrollBar()
        for _ in range(_MOST_STOPS):
            place = widget.mapTo(view, widget.rect().center()).y()
            if 0 <= place < view.height():
                return
            self.keys.swipes += 1
            step = round(_SWIPE * view.height())
            bar.setValue(bar.value() + (step if place > 0 else -step))
            QApplication.processEvents()
        raise NotThere(f"no swipe brings up {widget.objectName()}")


class CountingHands(FormHands):
    """As at the window, without looking twice: the day is changed only where it is another."""

    def __init__(self, robot: CountingRobot) -> None:
        super().__init__(robot, lambda _name: None)
        self._hands = robot

    def _answer(self, view: FormView, path: str, value: Value) -> None:
        super()._answer(view, path, value)
        held = view.model.question(path)
        wanted = set(value) if isinstance(value, tuple) else {str(value)}
        chosen = set(held.value) if isinstance(held.value, tuple) else {str(held.value)}
        if held.choices and wanted != chosen:
            raise NotThere(f"{path} holds {chosen}, not {wanted}")

    def _add(self, view: FormView, path: str) -> None:
        beside = self._hands.presses_another and view.model.walk.place.key.startswith(f"{path}[")
        if beside and self._hands.sight("form.another") is not None:
            self._hands.press("form.another")
        else:
            super()._add(view, path)

    def _open_outline(self, view: FormView, key: str) -> None:
        if view.model.walk.place.key != key:
            self._hands.section(key)

    def fill(self, view: FormView, changes: tuple[Change, ...]) -> int:
        """As it is, and then looked at: every moment is the one that was meant."""
        filled = super().fill(view, changes)
        QApplication.processEvents()
        view.model.boxes.flush()
        meant = {each.path: each.value for each in changes if isinstance(each, Answer)}
        for path, value in meant.items():
            held = view.model.question(path).value if view.model.asked_now(path) else None
            if isinstance(held, datetime) and held != datetime.fromisoformat(str(value)):
                raise NotThere(f"{path} holds {held}, not {value}")
        return filled

    def _enter_moment(self, question: Question, value: Value) -> None:
        moment = datetime.fromisoformat(str(value)) if value else None
        now = self._hands.view.desk.now()
        held = question.value.date() if isinstance(question.value, datetime) else now.date()
        # a time that is still to come is taken as yesterday's
        night = moment is not None and held == now.date() and _night_before(moment, now)
        if moment is None or moment.date() == held or night:
            self._hands.type_into(question.path, f"{moment:%H%M}" if moment else "")
        else:
            super()._enter_moment(question, value)

    def _enter_day(self, name: str, day: date) -> None:
        self._hands.type_into(name, f"{day:%m%d%Y}")


class WindowRehearsal(Rehearsal):
    """A rehearsal whose answers are given at the guided form."""

    def __init__(self, script: Script, *, tab_only: bool = False, finger: bool = False) -> None:
        super().__init__(script)
        self._tab_only = tab_only
        self._finger = finger
        self._views: dict[str, tuple[ReportDesk, object, CountingRobot]] = {}
        self._begun: set[str] = set()
        self.keys: dict[str, Keys] = {}

    def _start(self, step: Start) -> ReportDesk:
        desk = super()._start(step)
        self.keys[step.report] = Keys()
        return desk

    def _fill(self, desk: ReportDesk, step: Fill) -> None:
        name = next(report for report, held in self.desks.items() if held is desk)
        zone, at = self.script.zone, self.script.now
        now = lambda: at.astimezone(zone)  # noqa: E731
        # what was written before is somebody's own, as at the window that opens a draft again
        model = FormViewModel(desk.session, lambda *_: None, now, gone_through=name in self._begun)
        self._begun.add(name)
        view = FormView(Desk(Look("day", 20, 106.0), now, attach=lambda *_: None), model)
        model.setParent(view)
        view.resize(1280, 800)
        view.setUpdatesEnabled(False)  # nobody looks: what is drawn takes half of the time
        view.show()
        view.activateWindow()
        page = view.page()
        if isinstance(page, PageView):
            page.focus_first()
        robot = FingerRobot(view) if self._finger else CountingRobot(view, tab_only=self._tab_only)
        try:
            CountingHands(robot).fill(view, step.changes)
        finally:
            view.close()
            view.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        total, keys = self.keys[name], robot.keys
        total.moves += keys.moves
        total.acts += keys.acts
        total.letters += keys.letters
        total.presses += keys.presses
        total.swipes += keys.swipes


def _night_before(moment: datetime, now: datetime) -> bool:
    yesterday = moment.date() == now.date() - timedelta(days=1)
    return yesterday and moment.time() > now.time() and now - moment <= timedelta(hours=16)


def _question_of(widget: QWidget) -> QuestionView | None:
    step: QWidget | None = widget
    while step is not None and not isinstance(step, QuestionView):
        step = step.parentWidget()
    return step


def _first_found(search: SearchEditor) -> QWidget | None:
    """The row that Enter takes."""
    fresh = (row for row in search.shown if not row.isChecked())
    return next(fresh, None) if search.field.text().strip() else None


def _below(target: QWidget, at: QWidget) -> bool:
    here, there = at.mapToGlobal(QPoint()), target.mapToGlobal(QPoint())
    return (there.y(), there.x()) > (here.y(), here.x())


def _last(view: FormView, here: QuestionView) -> bool:
    items = view.model.walk.items()
    return bool(items) and items[-1].path == here.path


INTRO = """# Keys and presses for each encounter script

Made by `python -m tests.scenario.keys_pressed`; do not edit by hand. Each script is written twice in the
guided form's window, a section on a page, 1280 by 800.

With the keyboard alone: *moves* are keys that only go somewhere (Tab, arrows, Enter to the next question, a
letter to its row), *acts* choose, open, add or go to another section, *letters* are those and the digits of
what is written. With a finger: *presses* are one for each row and button, and one into each box that the
cursor is not in already; *swipes* move the page on, four fifths of it each, until the next thing to press is
in sight.

*Before* is before a date was typed at one go, a time of the night before found its day, a finger's choice led
into the box that it opens, a list that was searched was ready for the next search, *Add another* stood on a
card, and a card led back to its place on the page.

| Script | Report | Moves | Acts | Letters | Presses before | Presses | Swipes before | Swipes |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"""


def page() -> str:
    """The whole page as Markdown."""
    before = _before()
    rows: list[str] = []
    counted: list[tuple[int, str, int]] = []
    totals = [0, 0, 0, 0]
    for script in every_script():
        typed, touched = (_played(script, finger=finger) for finger in (False, True))
        for report, keys in typed.items():
            finger, name = touched[report], f"{script.id}, {report}"
            figures = (before[name][0], finger.presses, before[name][1], finger.swipes)
            shown = " | ".join(map(str, (keys.moves, keys.acts, keys.letters, *figures)))
            rows.append(f"| {script.id} | {report} | {shown} |")
            counted.append((figures[0], name, figures[1]))
            totals = [total + figure for total, figure in zip(totals, figures, strict=True)]
    counted.sort(reverse=True)
    said = "; ".join(f"{name}: {was} to {now}" for was, name, now in counted[:3])
    end = (
        f"The three that took most presses: {said}. All {len(counted)} reports together: {totals[0]} to "
        f"{totals[1]} presses, {totals[2]} to {totals[3]} swipes.\n"
    )
    return INTRO + "\n".join(rows) + "\n\n" + end


def _before() -> Mapping[str, Sequence[int]]:
    """Presses and swipes as they were counted before they were made fewer, by script and report."""
    return tomllib.loads(_BEFORE.read_text(encoding="utf-8"))


def _played(script: Script, *, finger: bool) -> dict[str, Keys]:
    rehearsal = WindowRehearsal(script, finger=finger)
    rehearsal.play()
    return rehearsal.keys


if __name__ == "__main__":
    app = QApplication([])
    PAGE.write_text(page(), encoding="utf-8")
