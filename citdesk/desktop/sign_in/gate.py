"""The column that every page before sign-in stands in: one left edge, the agency's name over it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Caption, ErrorText, ScrollPage, Title, Words, announce
from citdesk.desktop.widgets.styled import follow

#: where the column begins, and the most it may take with its margins, in U
_LEFT, _WIDTH = 4.7, 36


class GateColumn(QWidget):
    """A scrolling page with a narrow column at the left edge of question pages."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, name: str) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.page = ScrollPage(look, self, width=_WIDTH, name=f"{name}.scroll")
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.page)
        self._narrow: NarrowColumn | None = None
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take margins from the look."""
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The column begins where question columns begin beside the rail, if there is room for that."""
        em = self.look.em
        left = max(0, min(em(_LEFT), self.width() - em(_WIDTH)))
        self._outer.setContentsMargins(0, em(0.75), 0, 0)
        self.page.begin_at(left)
        if self._narrow is not None:
            margins = self.page.rows.contentsMargins()
            beside = margins.left() + margins.right() + self.page.area.verticalScrollBar().sizeHint().width()
            self._narrow.give_room(self.width() - left - beside)

    def head(self, title: str, agency: str) -> None:
        """The page's name and whose computer this is."""
        self.page.add(Title(self.look, title, name=f"{self.objectName()}.title"))
        if agency:
            self.page.add(AgencyName(self.look, agency, name="agency"))

    def show_part(self, part: NarrowColumn) -> None:
        """Scroll so that a step is in sight with what is wrong above it and its button beneath."""
        self.page.settle(part)
        self.page.show_whole(part)

    def add_narrow(self, widget: NarrowColumn) -> QHBoxLayout:
        """Put a widget of a fixed width at the end.

        It stands in a row of its own: a column asks for heights at its own width, not at a child's.
        """
        row = QHBoxLayout()
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.page.rows.addSpacing(self.look.em(0.75))
        self.page.add_row(row)
        widget.show()  # now, not in a turn of its own: the focus goes into it
        self._narrow = widget
        self._fit()
        return row


class NarrowColumn(QWidget):
    """Fields under each other, ``width`` U wide, or as wide as there is room."""

    def __init__(self, look: Look, width: float) -> None:
        super().__init__()
        self.look = look
        self._width = width
        self._room = 0
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)

    def restyle(self) -> None:
        """Take width and gaps from the look."""
        self.rows.setSpacing(self.look.em(0.4))
        self._take_width()

    def give_room(self, width: int) -> None:
        """At most so wide, in pixels."""
        if width != self._room:
            self._room = width
            self._take_width()

    def _take_width(self) -> None:
        wanted = self.look.em(self._width)
        self.setFixedWidth(min(wanted, self._room) if self._room > 0 else wanted)


class AgencyName(Words):
    """Whose computer this is."""

    scale = 1.1
    tint = "ink_muted"


class Label(Caption):
    """What a field is for."""

    scale = 0.95
    tint = "ink"


class Problem(ErrorText):
    """One sentence over a field or over the button, said aloud when it appears."""

    def show_problem(self, text: str) -> None:
        """Show a problem, or nothing."""
        changed = text != self.text()
        self.setText(text)
        self.setVisible(bool(text))
        if text and changed:
            announce(self, text, urgent=True)
