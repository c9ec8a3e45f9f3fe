"""A long column of widgets, measured once each.

A report has hundreds of answers. Qt's own column asks every wrapping label for its height again for each
change above it, which took half a minute for 240 answers. Here each part is measured when it is added, when
the width changes, and when it says that it grew.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.styled import follow


class Part(QWidget):
    """A widget that places its own children. ``grew`` asks the column to place everything again."""

    grew = Signal()

    def arrange(self, width: int) -> int:
        """Place the children for a width and give the height they need."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class _Entry:
    widget: QWidget
    above: float
    indent: float


def height_at(widget: QWidget, width: int) -> int:
    """The height a widget needs at a width."""
    if isinstance(widget, Part):
        return widget.arrange(width)
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return widget.sizeHint().height()


class MeasuredColumn(QWidget):
    """Parts under each other; its height follows from them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._entries: list[_Entry] = []
        self._bottom = 0
        self._restyled = False
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Measure everything again: fonts changed, here first and in the parts only after that."""
        self.arrange()
        self._restyled = bool(self._entries)
        if self._restyled:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and (self._restyled or self._holds_layouts()):
            self._restyled = False
            self.arrange()
        return super().event(event)

    def _holds_layouts(self) -> bool:
        """Whether a part is laid out by Qt, which knows what such a one needs only after some turns."""
        return any(entry.widget.layout() is not None for entry in self._entries)

    def add(self, widget: QWidget, *, above: float = 0.0, indent: float = 0.0) -> None:
        """Put a widget at the end, ``above`` U beneath the one before and ``indent`` U from the edge."""
        entry = _Entry(widget, above, indent)
        self._entries.append(entry)
        widget.setParent(self)
        if isinstance(widget, Part):
            widget.grew.connect(self.arrange)
        self._bottom = self._place(entry, self._bottom)
        widget.show()
        self.setFixedHeight(self._bottom)

    def clear(self) -> None:
        """Take everything out."""
        for entry in self._entries:
            entry.widget.hide()
            entry.widget.deleteLater()
        self._entries = []
        self._bottom = 0
        self.setFixedHeight(0)

    def arrange(self) -> None:
        """Place everything again."""
        top = 0
        for entry in self._entries:
            top = self._place(entry, top)
        self._bottom = top
        if self.minimumHeight() != top or self.maximumHeight() != top:
            self.setFixedHeight(top)

    def sizeHint(self) -> QSize:
        return QSize(self.look.em(30), self._bottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.arrange()

    def _place(self, entry: _Entry, top: int) -> int:
        left = self.look.em(entry.indent)
        width = max(1, self.width() - left)
        height = height_at(entry.widget, width)
        top += self.look.em(entry.above)
        entry.widget.setGeometry(left, top, width, height)
        return top + height
