"""A page that is a list: its name and main act over it, words instead of it when it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from citdesk.desktop.rows.model import RowsModel
from citdesk.desktop.rows.view import RowsView
from citdesk.desktop.shell.taking_long import say_opening
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    ErrorText,
    FoldRow,
    Footer,
    Picture,
    Separator,
    Title,
    announce,
)
from citdesk.desktop.widgets.scroll_bar import ScrollBar
from citdesk.desktop.widgets.scroll_page import Holder
from citdesk.desktop.widgets.styled import follow, ground
from citdesk.desktop.widgets.touch import scroll_by_touch
from citdesk.desktop.widgets.wrap_row import WrapRow

#: how wide the page is at the most, and how high its list at the least
_WIDTH, _LIST_EM = 46, 6


class ListFrame(QWidget):
    """Title, buttons beside it, a line for trouble, the list, and words in place of an empty one."""

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, name: str, title: str, spoken: str = ""
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.title = Title(look, title, name=f"{name}.title")
        self.rows = RowsModel(self)
        self.list = RowsView(look, self.rows, name=f"{name}.list", spoken=spoken or title)
        self.trouble = ErrorText(look, "", name=f"{name}.trouble")
        #: shown by whoever reads the list, while it could not be read
        self.again = Button(look, self.tr("Try again"), name=f"{name}.again", icon="sync")
        self.opening = Body(look, "", name=f"{name}.opening")
        #: told when something is being opened from here, and when it is open
        self.taking_long = say_opening(self.opening)
        self.note = Body(look, "", name=f"{name}.note")
        self.empty = Body(look, "", name=f"{name}.empty")
        self.acts = WrapRow()
        self.acts.addStretch(1)
        #: buttons for somebody who has nothing here yet are made as children of this row
        self.ways = FoldRow(look, self)
        self.ways.hide()
        self._has_ways = self._says_below = False
        self._inner = QWidget()
        self._inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self._inner)
        self._top = QHBoxLayout()
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._top.addLayout(self._head, 1)
        self._top.addLayout(self.acts)
        self._top.setAlignment(self.acts, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._top)
        for part in (self.trouble, self.again, self.opening, self.note, self.empty):
            part.hide()
            column.addWidget(part)
        column.setAlignment(self.again, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.ways)
        self._over_list = QVBoxLayout()
        column.addLayout(self._over_list)
        column.addWidget(self.list, 1)
        self._column = column
        policy = self.empty.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        self.empty.setSizePolicy(policy)
        self._end = QWidget(self._inner)
        column.addWidget(self._end, 1)
        self._holder = Holder()
        across = QHBoxLayout(self._holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._inner, 1)
        across.addStretch(0)
        self._end.hide()
        self._area = self._scrolling(self._holder)
        self._holder.installEventFilter(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        self._rule = Separator(look, self)
        self._footer = Footer(look, self, width=_WIDTH)
        for part in (self._rule, self._footer):
            whole.addWidget(part)
            part.hide()
        follow(look, self.restyle)

    def _scrolling(self, holder: QWidget) -> QScrollArea:
        """With large text on a small screen what is over the list would squeeze it, and be squeezed."""
        area = QScrollArea(self)
        # of a viewport that Qt makes, PySide finds the type by setting up every kind of widget there is
        area.setViewport(QWidget())
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setVerticalScrollBar(ScrollBar(self.look, area))
        scroll_by_touch(area.viewport())
        area.setWidget(holder)
        return area

    def restyle(self) -> None:
        """Take colours and margins from the look."""
        look = self.look
        for part in (self, self._area.viewport(), self._holder):
            ground(part, look.colour("surface"))
        self.list.setMinimumHeight(look.em(_LIST_EM))
        # the list's own scroll bar stands in the right margin; what is over the list ends where its rows end
        self._column.setContentsMargins(look.margin(), look.em(1.0), look.em(0.8), 0)
        beside = RowsView.beside_rows(look)
        for row in (self._top, self._over_list):
            row.setContentsMargins(0, 0, beside, 0)
        for words in (self.trouble, self.note, self.empty):
            inside = words is self.note and self._says_below
            words.setContentsMargins(0, 0, 0 if inside else beside, 0)
        self._column.setSpacing(look.em(0.5))
        self._over_list.setSpacing(look.em(0.5))
        self._inner.setMaximumWidth(look.em(_WIDTH))
        self._fold_top()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_top()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # a button that came or grew may have taken the room that the title had
        if watched is self._holder and event.type() == QEvent.Type.LayoutRequest:
            self._fold_top()
        return False

    def _fold_top(self) -> None:
        """The buttons go beneath the title where they would break it into pieces."""
        title = self.title.fontMetrics().horizontalAdvance(self.title.text())
        for at in range(self._head.count() - 1):
            sign = self._head.itemAt(at)
            title += 0 if sign is None else sign.sizeHint().width() + self._head.spacing()
        margins = self._column.contentsMargins()
        room = min(self.width(), self._inner.maximumWidth())
        room -= margins.left() + margins.right() + self._top.contentsMargins().right()
        fits = title + self._top.spacing() + self.acts.sizeHint().width() <= room
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._top.direction() != direction:
            self._top.setDirection(direction)

    def add_sign(self, picture: Picture) -> None:
        """Put a drawing before the title, beside its first line."""
        self._head.insertWidget(0, picture, 0, Qt.AlignmentFlag.AlignTop)
        self._head.setSpacing(self.look.em(0.5))

    def add_act(self, button: Button) -> None:
        """Put a button beside the title."""
        self.acts.insertWidget(self.acts.count() - 1, button, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_back(self, button: Button) -> None:
        """Put the way back into a footer, where it is on every page that is no form."""
        self._footer.row.addWidget(button)
        self._footer.row.addStretch(1)
        self._rule.show()
        self._footer.show()

    def offer(self, buttons: Sequence[Button]) -> None:
        """Show these children of ``ways`` under the words that stand for an empty list."""
        self.ways.hold(buttons)
        self._has_ways = bool(buttons)

    def put_over_list(self, widget: QWidget) -> None:
        """Put a field or the like between the title and the list."""
        self._over_list.addWidget(widget)

    def say_below(self) -> None:
        """What is said of what was looked for stands beneath the field, which a note over it would move."""
        self._column.removeWidget(self.note)
        self._over_list.addWidget(self.note)
        for words in (self.empty, self.ways):
            self._column.removeWidget(words)
            self._column.insertWidget(self._column.indexOf(self.list), words)
        self._says_below = True
        self.restyle()

    def show_empty(self, words: str) -> None:
        """Say why there is no list, or show the list when there is nothing to say."""
        self.empty.setText(words)
        self.empty.setVisible(bool(words))
        self.ways.setVisible(bool(words) and self._has_ways)
        self.list.setVisible(not words)
        self._end.setVisible(bool(words))

    def show_note(self, words: str) -> None:
        """One sentence over the list."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def show_trouble(self, words: str) -> None:
        """Say what went wrong, aloud too."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        if words:
            announce(self.trouble, words, urgent=True)

    def focus_list(self) -> None:
        """Put the focus where work begins."""
        if self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
