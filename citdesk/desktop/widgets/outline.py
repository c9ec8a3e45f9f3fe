"""The sections of a report with four marks of four shapes: done, here, part done, not started."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from citdesk.desktop.theme import BOLD, MEDIUM, Look, icon_pixmap
from citdesk.desktop.widgets.enter_key import pressed_by_enter
from citdesk.desktop.widgets.keys_on_rows import next_by_letter, plain
from citdesk.desktop.widgets.labels import Caption
from citdesk.desktop.widgets.mirrored import mirrored
from citdesk.desktop.widgets.scroll_bar import ScrollBar
from citdesk.desktop.widgets.scroll_page import Separator
from citdesk.desktop.widgets.styled import beginning, follow, ground, letters, smooth


class Mark(Enum):
    """How far a section is."""

    DONE = "done"
    PART = "part"
    NONE = "none"
    WRONG = "wrong"


_DRAWN = {
    Mark.DONE: ("mark-done", "st_done"),
    Mark.PART: ("mark-part", "ink_muted"),
    Mark.NONE: ("mark-none", "control_line"),
    Mark.WRONG: ("error", "error"),
}


def mark_words(mark: Mark) -> str:
    """A mark in words, for a screen reader."""
    say = QCoreApplication.translate
    said = {
        Mark.DONE: say("Outline", "done"),
        Mark.PART: say("Outline", "part done"),
        Mark.NONE: say("Outline", "not started"),
        Mark.WRONG: say("Outline", "has a problem"),
    }
    return said[mark]


@dataclass(frozen=True, slots=True)
class Section:
    """One section as the outline shows it."""

    key: str
    label: str
    mark: Mark = Mark.NONE


class SectionRow(QPushButton):
    """One section; the one that is open has a fill, a bar and an arrow."""

    def __init__(self, look: Look, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.section = section
        self._here = False
        self._heights: dict[tuple[int, int, str], int] = {}
        self.setAutoDefault(False)
        # not fixed: that would be the height of the width it had before the outline got its own
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_section(section, here=False)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take font and size from the look."""
        letters(self, self.look.font(0.95, BOLD))
        self.updateGeometry()
        self.update()

    def show_section(self, section: Section, *, here: bool) -> None:
        """Show a section's present state."""
        self.section, self._here = section, here
        longer = self.text() != section.label
        self.setText(section.label)
        self.setObjectName(f"outline:{section.key}")
        state = self.tr("you are here") if here else mark_words(section.mark)
        self.setAccessibleName(f"{section.label}, {state}")
        if longer:
            self.updateGeometry()
        self.update()

    @property
    def is_here(self) -> bool:
        """Whether this section is the one that is open."""
        return self._here

    def sizeHint(self) -> QSize:
        return QSize(self.look.em(14), self.heightForWidth(max(self.width(), self.look.em(14))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(8), self.look.quiet_target())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        key = (self.look.unit, arg__1, self.text())
        found = self._heights.get(key)
        if found is None:
            if len(self._heights) > 8:
                self._heights.clear()
            found = self._heights[key] = self._measure(arg__1)
        return found

    def _measure(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self.look.em(3.2)), 10_000)
        words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, self.text())
        return max(self.look.quiet_target(), words.height() + self.look.em(0.9))

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not pressed_by_enter(self, arg__1):
            super().keyPressEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        look, painter = self.look, smooth(self)
        if self._here or self.isDown():
            painter.fillRect(self.rect(), look.colour("select"))
        if self._here:
            painter.fillRect(
                self._place(QRect(0, 0, look.em(0.25), self.height())), look.colour("select_line")
            )
        side = look.em(1.05)
        mark = self._place(QRect(look.em(1.1), (self.height() - side) // 2, side, side))
        drawing, token = ("mark-here", "select_line") if self._here else _DRAWN[self.section.mark]
        painter.drawPixmap(mark.topLeft(), icon_pixmap(look, drawing, token, side, self.devicePixelRatioF()))
        painter.setFont(look.font(0.95, BOLD if self._here else MEDIUM))
        painter.setPen(look.colour("ink"))
        words = self._place(self.rect().adjusted(look.em(2.6), 0, -look.em(0.6), 0))
        start = Qt.AlignmentFlag.AlignVCenter | beginning(self.layoutDirection())
        flags = start.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(words, flags, self.text())
        painter.end()

    def _place(self, part: QRect) -> QRect:
        return mirrored(self.layoutDirection(), self.rect(), part)


class Outline(QFrame):
    """All sections, in order; ``opened`` has the key of the one pressed."""

    opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None, *, name: str = "outline") -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.setAccessibleName(self.tr("This report"))
        self._head = Caption(look, self.tr("This report"))
        self._rows: list[SectionRow] = []
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBar(ScrollBar(look, self._area))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._list)
        outer = QHBoxLayout(self)
        outer.setSpacing(0)
        outer.setContentsMargins(0, 0, 0, 0)
        self._down = QVBoxLayout()
        self._above = QHBoxLayout()
        self._down.addLayout(self._above)
        self._down.addWidget(self._area, 1)
        outer.addLayout(self._down, 1)
        outer.addWidget(Separator(look, self, upright=True))
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take colours and margins from the look."""
        look = self.look
        colour = look.colour("surface_alt")
        for part in (self, self._list, self._area.viewport()):
            ground(part, colour)
        self._column.setContentsMargins(0, look.em(0.9), 0, look.em(0.9))
        # what a quiet button shows begins within it: its sign stands over those of the sections
        held = self._above.count() > 0
        self._above.setContentsMargins(look.em(0.7), look.em(0.5) if held else 0, 0, 0)
        self._head.setContentsMargins(look.em(1.0), 0, look.em(0.6), look.em(0.5))

    def show_sections(self, sections: Sequence[Section], here: str) -> None:
        """Show these sections and mark the one that is open."""
        while len(self._rows) < len(sections):
            row = SectionRow(self.look, sections[len(self._rows)])
            row.clicked.connect(self._pressed)
            self._column.insertWidget(len(self._rows) + 1, row)
            self._rows.append(row)
        while len(self._rows) > len(sections):
            gone = self._rows.pop()
            gone.hide()
            gone.deleteLater()
        for row, section in zip(self._rows, sections, strict=True):
            if row.section != section or row.is_here != (section.key == here):
                row.show_section(section, here=section.key == here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # what no row has a use for comes here
        here = next((at for at, row in enumerate(self._rows) if row.hasFocus()), -1)
        if here >= 0 and plain(event) and event.text().isalpha():
            row = next_by_letter(self._rows, here, event.text())
            if row is not None:
                self._focus(row)
        elif here >= 0 and plain(event) and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._focus(self._rows[0 if event.key() == Qt.Key.Key_Home else -1])
        else:
            super().keyPressEvent(event)

    def _focus(self, row: SectionRow) -> None:
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(row)

    def put_above(self, widget: QWidget) -> None:
        """Put something above the sections that does not scroll away with them."""
        self._above.addWidget(widget)
        self._above.addStretch(1)
        self.restyle()

    def row(self, key: str) -> SectionRow:
        """The row of a section. Raises ``KeyError`` when there is none."""
        for row in self._rows:
            if row.section.key == key:
                return row
        raise KeyError(key)

    def focus_here(self) -> None:
        """Put the focus on the section that is open (Ctrl+G)."""
        if self._rows:
            here = next((row for row in self._rows if row.is_here), self._rows[0])
            here.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(here)

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, SectionRow):
            self.opened.emit(sender.section.key)
