"""A date: month by name, day and year as text, or all of it typed at one go. No calendar, no 3/12/24."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.drop_list import DropList
from citdesk.desktop.widgets.field import Field
from citdesk.desktop.widgets.styled import follow
from citdesk.desktop.widgets.time_text import NotADate, parse_date, parse_whole_date


class _Months(DropList):
    digit = Signal(str)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        plain = not e.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and e.text().isdecimal():  # no month begins with one
            self.digit.emit(e.text())
        else:
            super().keyPressEvent(e)


class DateField(QWidget):
    """``edited`` fires after each change by the person; read :meth:`date` or :meth:`text` then.

    A whole date typed into the day's box, ``05161990`` or ``5/16/1990``, goes into all three. A digit typed
    at the months goes into the day's box.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, name: str = "", label: str = "") -> None:
        super().__init__(parent)
        self.look = look
        month_label = self.tr("{question} Month").format(question=label)
        self.months = _Months(look, self, name=f"{name}#month", label=month_label)
        self.months.addItem(self.tr("Month"))
        self.months.addItems([QLocale().standaloneMonthName(number) for number in range(1, 13)])
        day_label = self.tr("{question} Day").format(question=label)
        year_label = self.tr("{question} Year").format(question=label)
        self.day = Field(look, self, name=name, label=day_label, width=3.6)
        self.year = Field(look, self, name=f"{name}#year", label=year_label, width=5.2)
        self.day.setPlaceholderText(self.tr("Day"))
        self.year.setPlaceholderText(self.tr("Year"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self.months, self.day, self.year):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self.setFocusProxy(self.months)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.months.activated.connect(self._tell)
        self.months.digit.connect(self._take_digit)
        self.day.textEdited.connect(self._day_edited)
        self.year.textEdited.connect(self._tell)
        for line in (self.day, self.year):
            line.editingFinished.connect(self.left)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take the gaps from the look."""
        self._row.setSpacing(self.look.em(0.5))

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget right of the year."""
        self._row.insertWidget(self._row.count() - 1, widget)

    def text(self) -> str:
        """``2026-03-12`` when the parts make a date, else what was typed, or nothing when all is empty."""
        try:
            held = self.date()
        except NotADate:
            return self._typed()
        return held.isoformat() if held else ""

    def date(self) -> date | None:
        """The date, or None when all three parts are empty. Raises ``NotADate``."""
        if not self._typed():
            return None
        return parse_date(self.year.text(), self.months.currentIndex(), self.day.text())

    def whole_date(self) -> date | None:
        """The date, or None when the parts do not make one."""
        try:
            return self.date()
        except NotADate:
            return None

    def show_date(self, value: date | None) -> None:
        """Show a date without telling anyone."""
        self.months.setCurrentIndex(value.month if value else 0)
        self.day.setText(str(value.day) if value else "")
        self.year.setText(str(value.year) if value else "")

    def set_wrong(self, wrong: bool) -> None:
        """Show or lift the error edge."""
        self.months.set_wrong(wrong)
        self.day.set_wrong(wrong)
        self.year.set_wrong(wrong)

    def _take_digit(self, digit: str) -> None:
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.setText(digit)
        self._day_edited(digit)

    def _day_edited(self, text: str) -> None:
        try:
            whole = parse_whole_date(text)
        except NotADate:
            pass
        else:
            self.show_date(whole)
        self._tell()

    def _typed(self) -> str:
        month = self.months.currentText() if self.months.currentIndex() > 0 else ""
        return " ".join(part for part in (month, self.day.text().strip(), self.year.text().strip()) if part)

    def _tell(self, *_: object) -> None:
        self.edited.emit(self.text())
