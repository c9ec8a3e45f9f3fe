"""A position by GPS or by hand, in degrees; lines and areas as one point per line."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from PySide6.QtCore import QObject
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.form.editors.editor import Desk, Editor
from citdesk.desktop.form.editors.lines import TextEditor
from citdesk.desktop.position.degrees import degrees
from citdesk.desktop.position.finder import NoPosition, Position, PositionFinder
from citdesk.desktop.widgets import Button, Caption, Field, FoldRow, announce
from citdesk.desktop.widgets.day_text import day_words
from citdesk.desktop.widgets.time_text import show_time
from citdesk.xforms.client import Geopoint, Question

_STALE = timedelta(minutes=2)
#: between the two boxes where they hold no position
_BETWEEN = ", "
#: two decimal numbers; two whole ones may be degrees and minutes
_PAIR = re.compile(r"\s*([-+\u2212]?\d+[.,]\d+)[\s;]+([-+\u2212]?\d+[.,]\d+)\s*")
#: Older than this, or dated further ahead, it is not where somebody is now; they may have it all the same.
_TOO_OLD, _AHEAD = timedelta(minutes=10), timedelta(minutes=2)


class PointEditor(Editor):
    """Two boxes, and a button that fills them by GPS. One alone is kept as typed and a problem on Continue.

    The receiver is opened by the press, and closed when it told, when the question leaves the sight, or when
    the screen is locked.
    """

    types = True

    clearable = True

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        across = QHBoxLayout()
        across.setSpacing(desk.look.em(0.75))
        self.latitude = self._part(across, question.path, self.tr("Latitude"), question.label)
        self.longitude = self._part(
            across, f"{question.path}#longitude", self.tr("Longitude"), question.label
        )
        across.addStretch(1)
        self.column.addLayout(across)
        beneath = FoldRow(self.look, self, gap=0.75)
        self.button = Button(self.look, self.tr("Use GPS"), beneath, name=f"{question.path}#gps")
        self.button.setAccessibleName(self.tr("Use GPS: {question}").format(question=question.label))
        self.said = Caption(self.look, "", beneath, name=f"{question.path}#gps-said")
        beneath.hold([self.button, self.said])
        self.column.addWidget(beneath)
        beneath.setVisible(desk.open_source is not None)
        self.anyway = Button(
            self.look, self.tr("Use it all the same"), self, name=f"{question.path}#gps-anyway"
        )
        self.anyway.hide()
        self.column.addWidget(self.anyway)
        self._offered: Position | None = None
        self._by_gps: Geopoint | None = None
        self.finder = PositionFinder(desk.open_source or _no_source, self)
        self.finder.found.connect(self._found)
        self.finder.failed.connect(self._not_found)
        self.button.clicked.connect(self._ask)
        self.anyway.clicked.connect(self._take_offered)
        self.setFocusProxy(self.latitude)

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        value = question.value
        if isinstance(value, Geopoint):
            self._show(f"{value.latitude:.6f}", f"{value.longitude:.6f}")
        elif typed is not None:
            self._show(*_boxes(typed))
        else:
            self._show("", "")
        if self._by_gps is not None and value != self._by_gps:
            self._forget_how_good()

    def set_wrong(self, message: str) -> None:
        super().set_wrong(message)
        self.latitude.set_wrong(bool(message))
        self.longitude.set_wrong(bool(message))

    def inputs(self) -> list[QWidget]:
        return [self.latitude, self.longitude, self.button, self.anyway]

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.finder.stop()

    def _ask(self) -> None:
        if self.finder.looking:
            self.finder.stop()
            return
        self._offer(None)
        self.button.set_words(self.tr("Stop"))
        self._say(self.tr("Looking for the position. This can take half a minute."))
        self.finder.find()

    def _found(self, position: Position) -> None:
        self._at_rest()
        if position.at is not None and not -_AHEAD <= self.desk.now() - position.at <= _TOO_OLD:
            self._offer(position)
            words = self.tr("This position is from {when}, not from now. Nothing was filled in.")
            self._say(words.format(when=self._when(position.at)))
            return
        self._take(position)

    def _take_offered(self) -> None:
        if self._offered is not None:
            self.button.setFocus()  # the one pressed goes
            self._take(self._offered)

    def _offer(self, position: Position | None) -> None:
        self._offered = position
        self.anyway.setVisible(position is not None)

    def _take(self, position: Position) -> None:
        self._offer(None)
        point = Geopoint(position.latitude, position.longitude, position.altitude, position.accuracy)
        self._by_gps = point
        self._show(f"{point.latitude:.6f}", f"{point.longitude:.6f}")
        self.answered.emit(point)
        self._say(self._how_good(position))

    def _not_found(self, reason: NoPosition) -> None:
        self._at_rest()
        words = {
            NoPosition.NO_RECEIVER: self.tr("This computer finds no position. Enter it, or the address."),
            NoPosition.NOT_ALLOWED: self.tr(
                "The system keeps the position to itself. Allow it in its privacy settings, or enter it."
            ),
            NoPosition.UNPLUGGED: self.tr("The GPS receiver is gone. Plug it in and try again, or enter it."),
            NoPosition.TOO_LONG: self.tr(
                "No position came within half a minute. Try again under the open sky, or enter it."
            ),
            NoPosition.USELESS: self.tr(
                "The receiver told nothing that is a position. Try again under the open sky, or enter it."
            ),
            NoPosition.TOO_VAGUE: self.tr(
                "The position is known to within some kilometers only. Try again under the open sky, "
                "or enter it."
            ),
            NoPosition.STOPPED: self.tr("Stopped. Nothing was changed."),
        }
        self._say(words[reason])

    def _how_good(self, position: Position) -> str:
        now = self.desk.now()
        at = now if position.at is None else position.at
        time = self._when(at)
        near = "" if position.accuracy is None else f"{max(1, round(position.accuracy))}"
        if now - at > _STALE or at - now > _AHEAD:
            words = self.tr("Position from {time}, within {n} m") if near else self.tr("Position from {time}")
        else:
            words = self.tr("Within {n} m, {time}") if near else self.tr("By GPS, {time}")
        return words.format(n=near, time=time)

    def _when(self, at: datetime) -> str:
        """The time, with its day where that is not today."""
        now = self.desk.now()
        local, today = at.astimezone(now.tzinfo), now.date()
        time = show_time(local.time())
        if local.date() == today:
            return time
        return self.tr("{day}, {time}").format(day=day_words(local.date(), today), time=time)

    def _at_rest(self) -> None:
        self.button.set_words(self.tr("Use GPS"))
        self.button.setAccessibleName(self.tr("Use GPS: {question}").format(question=self.question.label))

    def _forget_how_good(self) -> None:
        """How near and from when is said of the position that GPS gave, and of no other."""
        self._by_gps = None
        self._offer(None)
        self.said.setText("")

    def _say(self, words: str) -> None:
        self.said.setText(words)
        announce(self, words, kind="position")

    def _part(self, row: QHBoxLayout, name: str, words: str, question: str) -> Field:
        part = QVBoxLayout()
        part.setSpacing(self.look.em(0.25))
        field = Field(self.look, self, name=name, label=f"{question} {words}", width=8)
        part.addWidget(Caption(self.look, words, self))
        part.addWidget(field)
        row.addLayout(part)
        field.textEdited.connect(self._edited)
        field.editingFinished.connect(self.left)
        return field

    def _show(self, latitude: str, longitude: str) -> None:
        for field, text in ((self.latitude, latitude), (self.longitude, longitude)):
            if field.text() != text:
                field.setText(text)

    def _edited(self) -> None:
        self.finder.stop()  # what a receiver tells later would replace what is being written
        self._forget_how_good()
        self.typed.emit(_written(self.latitude.text().strip(), self.longitude.text().strip()))


def _written(latitude: str, longitude: str) -> str | None:
    """Both boxes in one text: a position as the form reads it, else so that each comes back as it was."""
    north, east = degrees(latitude, "NS"), degrees(longitude, "EW")
    if north is not None and east is not None and abs(north) <= 90 and abs(east) <= 180:
        return f"{north:.8f} {east:.8f}"
    if not longitude:
        return latitude or None
    return f"{latitude}{_BETWEEN}{longitude}"


def _boxes(typed: str) -> tuple[str, str]:
    """What stands in either box. A pair as maps give it, pasted into the first one, goes into both."""
    latitude, between, longitude = typed.partition(_BETWEEN)
    if between:
        return latitude.strip(), longitude.strip()
    pair = _PAIR.fullmatch(typed)
    return (pair[1], pair[2]) if pair else (typed, "")


def _no_source(_parent: QObject) -> None:
    """There is no receiver."""


class PathEditor(TextEditor):
    """A line or an area: one point per line, latitude and longitude with a space between."""

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.count.setText(self.tr("One point on each line: latitude, a space, longitude"))

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        text = (question.text if typed is None else typed).replace("; ", "\n").replace(";", "\n")
        if self.box.toPlainText() != text:
            self._showing = True
            self.box.setPlainText(text)
            self._showing = False

    def _changed(self) -> None:
        if not self._showing:
            points = [line.strip() for line in self.box.toPlainText().splitlines() if line.strip()]
            self.typed.emit("; ".join(points) or None)

    def _count(self) -> None:
        """A count of words says nothing here."""
