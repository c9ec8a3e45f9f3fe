"""The list itself: arrows move, Enter or a press opens, and nothing moves under the finger by itself."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from citdesk.desktop.rows.delegate import MARGIN, RowDelegate
from citdesk.desktop.rows.model import RowsModel
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.scroll_bar import ScrollBar
from citdesk.desktop.widgets.styled import follow, ground
from citdesk.desktop.widgets.touch import scroll_by_touch

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class RowsView(QListView):
    """A list of rows; ``opened`` has the id of the one pressed."""

    opened = Signal(str)

    def __init__(
        self, look: Look, model: RowsModel, parent: QWidget | None = None, *, name: str, spoken: str
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._rows = model
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setModel(model)
        self.setItemDelegate(RowDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(ScrollBar(look))
        # its room is kept, so that rows do not become narrower when there are more than fit
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # rows out of sight are measured when there is time
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)
        self.setTabKeyNavigation(False)
        scroll_by_touch(self.viewport())
        self.clicked.connect(self._pressed)
        follow(look, self.restyle)

    @staticmethod
    def beside_rows(look: Look) -> int:
        """What lies between the edge of a row and that of the list, in pixels."""
        return ScrollBar.room(look) + look.em(MARGIN)

    @property
    def row_model(self) -> RowsModel:
        """The rows that are shown."""
        return self._rows

    def restyle(self) -> None:
        """Take colours and row heights from the look."""
        for part in (self, self.viewport()):
            ground(part, self.look.colour("surface"))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def choose(self, id_: str) -> bool:
        """Put the cursor on a row; False when the list does not hold it."""
        index = self._rows.index_of(id_)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self._to_first()
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._pressed(self.currentIndex())
            return
        super().keyPressEvent(event)

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - Qt's own name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        wanted = super().moveCursor(cursorAction, modifiers)
        row = self._rows.row_at(wanted)
        if row is None or not row.heading:
            return wanted
        # heads are read, not stopped at: go on to the next row in the same direction
        step = 1 if wanted.row() >= self.currentIndex().row() else -1
        rows = self._rows.rows
        at = wanted.row()
        while 0 <= at < len(rows) and rows[at].heading:
            at += step
        return self._rows.index(at) if 0 <= at < len(rows) else self.currentIndex()

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if e.oldSize().width() != e.size().width():
            self.scheduleDelayedItemsLayout()

    def _to_first(self) -> None:
        for at, row in enumerate(self._rows.rows):
            if not row.heading:
                self.setCurrentIndex(self._rows.index(at))
                return

    @Slot(QModelIndex)
    def _pressed(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index)
        if row is not None and not row.heading:
            self.opened.emit(row.id)
