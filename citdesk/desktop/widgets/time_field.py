"""A time of day as text with a Now button; no spinner, no clock face."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.button import Button
from citdesk.desktop.widgets.field import Field
from citdesk.desktop.widgets.styled import follow
from citdesk.desktop.widgets.time_text import NotATime, parse_time, show_time


class _TimeLine(Field):
    """N stands for now, but not inside a word: ``noon`` is twelve o'clock."""

    stepped = Signal(int)
    now_wanted = Signal()
    _began = False  # with an N, the last key

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        control = bool(arg__1.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        began, self._began = self._began, False
        if control and arg__1.key() in steps:
            self.stepped.emit(steps[Qt.Key(arg__1.key())])
        elif control and arg__1.key() == Qt.Key.Key_Semicolon:
            self.now_wanted.emit()
        elif arg__1.key() == Qt.Key.Key_N and not control and self._is_no_word():
            self._began = not self.text().strip()
            self.now_wanted.emit()
        elif arg__1.key() == Qt.Key.Key_O and not control and began:
            self.selectAll()
            self.insert("no")  # a word after all
        else:
            super().keyPressEvent(arg__1)

    def _is_no_word(self) -> bool:
        text = self.text().strip()
        if not text or self.selectedText() == self.text():
            return True
        try:
            parse_time(text)
        except NotATime:
            return False
        return True


class TimeField(QWidget):
    """``edited`` has the text after each change by the person; ``now_pressed`` follows the Now button or key.

    ``now`` gives the present moment; the field itself has no clock.
    """

    edited = Signal(str)
    left = Signal()
    now_pressed = Signal()

    def __init__(
        self,
        look: Look,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        name: str = "",
        label: str = "",
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._now = now
        spoken = self.tr("{question} Time, 24-hour clock").format(question=label)
        self.line = _TimeLine(look, self, name=name, label=spoken, width=5.2)
        self.button = Button(look, self.tr("Now"), self, name=f"{name}#now", icon="clock")
        self.button.setAccessibleName(self.tr("{question} Now").format(question=label))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.line)
        self._row.addWidget(self.button)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self._settle)
        self.line.stepped.connect(self._step)
        self.line.now_wanted.connect(self.set_now)
        self.button.clicked.connect(self.set_now)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take the gaps from the look."""
        self._row.setSpacing(self.look.em(0.75))

    def text(self) -> str:
        """What stands in the box, whether it is a time or not."""
        return self.line.text()

    def show_text(self, text: str) -> None:
        """Show a text without telling anyone."""
        if self.line.text() != text:
            self.line.setText(text)

    def time(self) -> time | None:
        """The time in the box, or None when it is empty. Raises ``NotATime``."""
        return parse_time(self.line.text()) if self.line.text().strip() else None

    def set_wrong(self, wrong: bool) -> None:
        """Show or lift the error edge."""
        self.line.set_wrong(wrong)

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget right of the Now button, such as the day."""
        self._row.insertWidget(self._row.count() - 1, widget)

    def set_now(self) -> None:
        """Write the present time of day."""
        self._write(self._now().time())
        self.now_pressed.emit()

    def _step(self, minutes: int) -> None:
        try:
            held = parse_time(self.line.text())
        except NotATime:
            return
        moment = datetime.combine(self._now().date(), held) + timedelta(minutes=minutes)
        self._write(moment.time())

    def _write(self, value: time) -> None:
        self.line.setText(show_time(value))
        self.edited.emit(self.line.text())

    def _settle(self) -> None:
        try:
            value = self.time()
        except NotATime:
            value = None
        if value is not None:
            self.show_text(show_time(value))
        self.left.emit()
