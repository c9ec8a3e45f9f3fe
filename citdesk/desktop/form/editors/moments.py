"""Times, days, and times on a day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from citdesk.desktop.form.editors.editor import Desk, Editor
from citdesk.desktop.form.editors.repeated_hour import WhichHour, latest_past, readings
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Caption, DateField, FoldRow, Rank, TimeField, order_tabs
from citdesk.desktop.widgets.day_text import day_words
from citdesk.desktop.widgets.time_text import NotATime, may_go_on, parse_time, show_time
from citdesk.xforms.client import Question


class DateEditor(Editor):
    """A day: month by name, day and year as text."""

    types = True

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.field = DateField(desk.look, self, name=question.path, label=question.label)
        self.column.addWidget(self.field)
        self.column.addWidget(Caption(desk.look, self.tr("Or type all of it: 05161990, or 5/16/1990"), self))
        self.setFocusProxy(self.field)
        self.field.edited.connect(self.tell_typed)
        self.field.left.connect(self.left)

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        # what cannot be read as a date still stands in its boxes; only a real other date replaces it
        if typed is None or not self.field.text():
            self.field.show_date(question.value if isinstance(question.value, date) else None)

    def set_wrong(self, message: str) -> None:
        super().set_wrong(message)
        self.field.set_wrong(bool(message))

    def inputs(self) -> list[QWidget]:
        return [self.field.months, self.field.day, self.field.year]


class TimeEditor(Editor):
    """A time of day."""

    types = True

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.field = TimeField(desk.look, desk.now, self, name=question.path, label=question.label)
        self.column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.edited.connect(self._edited)
        self.field.now_pressed.connect(self.left)
        self.field.left.connect(self.left)

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        value = question.value
        shown = show_time(value) if isinstance(value, time) else question.text
        self.field.show_text(shown if typed is None else typed)

    def set_wrong(self, message: str) -> None:
        super().set_wrong(message)
        self.field.set_wrong(bool(message))

    def inputs(self) -> list[QWidget]:
        return [self.field.line, self.field.button]

    def _edited(self, text: str) -> None:
        try:
            self.typed.emit(parse_time(text).replace(tzinfo=self.desk.now().tzinfo) if text.strip() else None)
        except NotATime:
            self.typed.emit(text)


class _Days(DateField):
    """Another day than today: its boxes, and one press for the day before."""

    def __init__(self, look: Look, parent: QWidget, question: Question) -> None:
        super().__init__(look, parent, name=f"{question.path}#day", label=question.label)
        self.yesterday = Button(
            look, self.tr("Yesterday"), parent, name=f"{question.path}#yesterday", rank=Rank.SECONDARY
        )
        self.add_beside(self.yesterday)
        for box in (self.day, self.year):
            box.leave_undo()

    def boxes(self) -> list[QWidget]:
        """Month, day and year."""
        return [self.months, self.day, self.year]

    def inputs(self) -> list[QWidget]:
        """All that takes the person's input, in the order of Tab."""
        return [*self.boxes(), self.yesterday]


class MomentEditor(Editor):
    """A time on a day. The day is today until it is changed; a time alone is enough.

    The day that is shown is the day that is stored: one chosen before its time waits for it, and boxes that
    make no date go back to the day that is held.
    """

    types = True

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self._day: date | None = None
        self._chosen = self._half = False
        row = FoldRow(desk.look, self, gap=0.5)
        self.field = TimeField(desk.look, desk.now, row, name=question.path, label=question.label)
        day = QWidget(row)
        self.day_words = Body(desk.look, "", day)
        self.day_words.setWordWrap(False)
        self.change_day = Button(
            desk.look, self.tr("Change day"), day, name=f"{question.path}#change-day", rank=Rank.QUIET
        )
        self.field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        across = QHBoxLayout(day)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.day_words)
        across.addWidget(self.change_day)
        row.hold([self.field, day])
        #: boxes for another day, made when they are asked for: a time nearly always is today's
        self.days: _Days | None = None
        #: asked in the night that the clocks go back, made when it is
        self.which: WhichHour | None = None
        self._wrong = ""
        self.column.addWidget(row)
        self.setFocusProxy(self.field)
        self.field.edited.connect(self._edited)
        self.field.now_pressed.connect(self._pressed_now)
        self.field.left.connect(self._time_left)
        self.change_day.clicked.connect(self._open_days)
        self._show_day()

    def show_answer(self, question: Question, typed: str | None) -> None:
        if question.path != self.question.path:
            self._chosen = False
        self.question = question
        value = question.value
        if isinstance(value, datetime):
            local = value.astimezone(self.desk.now().tzinfo)
            self._day = local.date()
            self.field.show_text(show_time(local.time()) if typed is None else typed)
            self._ask_which(local)
        elif typed is not None:
            self.field.show_text(typed)
        else:
            # no answer carries a day that was chosen before its time
            self._day = self._day if self._chosen else None
            self.field.show_text("")
            self._ask_which(None)
        self._show_day()
        self._mend_days()

    def set_wrong(self, message: str) -> None:
        self._wrong = message
        super().set_wrong(message)
        self.field.set_wrong(bool(message))

    def inputs(self) -> list[QWidget]:
        parts: list[QWidget] = [self.field.line, self.field.button, self.change_day]
        if self.which is not None:
            parts += self.which.chips
        return parts if self.days is None else [*parts, *self.days.inputs()]

    def _ask_which(self, held: datetime | None) -> None:
        """Ask which of two moments is meant, where the time that stands there came twice that day."""
        among = () if held is None else readings(held.date(), held.time(), held.tzinfo)
        if len(among) > 1 and self.which is None:
            self.which = WhichHour(self.look, self, name=self.question.path)
            self.which.chosen.connect(self.answered)
            self.column.insertWidget(1, self.which)
            order_tabs(self.change_day, list(self.which.chips))
        if self.which is not None and (held is None or len(among) < 2):
            self.which.hide()
        elif self.which is not None and held is not None:
            self.which.show_moments(among, held)

    def _held_day(self) -> date:
        return self._day or self.desk.now().date()

    def _show_day(self) -> None:
        day, today = self._held_day(), self.desk.now().date()
        said = day_words(day, today)
        near = {today: self.tr("Today, {day}"), today - timedelta(days=1): self.tr("Yesterday, {day}")}
        said = near.get(day, "{day}").format(day=said)
        self.day_words.setText(said)
        spoken = self.tr("{question} Day: {day}. Change")
        self.change_day.setAccessibleName(spoken.format(question=self.question.label, day=said))

    def _edited(self, text: str) -> None:
        self._half = False
        if not text.strip():
            self.typed.emit(None)
            return
        try:
            held = parse_time(text)
        except NotATime:
            self.typed.emit(text)
            return
        if may_go_on(text) and self.field.line.hasFocus():
            # 213 on its way to 2132: what follows from an answer must not follow from half of it
            self._half = True
            self.typed.emit(text)
            return
        now = self.desk.now()
        self.typed.emit(latest_past(readings(self._held_day(), held, now.tzinfo), now))

    def _time_left(self) -> None:
        if self._half:
            self._edited(self.field.text())
        self.left.emit()

    def _pressed_now(self) -> None:
        self._day, self._chosen = None, False
        now = self.desk.now()
        self._show_day()
        if self.days is not None:
            self.days.hide()
        self.answered.emit(now.replace(second=0, microsecond=0))

    def _open_days(self) -> None:
        days = self.days or self._make_days()
        days.show_date(self._held_day())
        days.setVisible(not days.isVisible())
        if days.isVisible():
            days.day.setFocus()
            self.grew.emit()

    def _make_days(self) -> _Days:
        self.days = days = _Days(self.look, self, self.question)
        days.hide()
        self.column.addWidget(days)
        days.edited.connect(self._day_edited)
        days.left.connect(self._days_left)
        days.yesterday.clicked.connect(self._pick_yesterday)
        self.set_wrong(self._wrong)  # which the new boxes say, too
        order_tabs(self.change_day, days.inputs())
        return days

    def _pick_yesterday(self) -> None:
        self._take_day(self.desk.now().date() - timedelta(days=1))
        if self.days is not None:
            self.days.show_date(self._day)

    def _day_edited(self, text: str) -> None:
        try:
            self._take_day(date.fromisoformat(text))
        except ValueError:
            return

    def _days_left(self) -> None:
        self._mend_days()
        self.left.emit()

    def _mend_days(self) -> None:
        """Let the boxes say the held day, unless the person is still writing in them."""
        days = self.days
        if days is not None and not days.isHidden() and not any(box.hasFocus() for box in days.boxes()):
            days.show_date(self._held_day())

    def _take_day(self, day: date) -> None:
        self._day, self._chosen = day, True
        self._show_day()
        self._edited(self.field.text())
