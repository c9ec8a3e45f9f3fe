"""The list itself: arrows move, Enter or a press opens, and nothing moves under the finger by itself."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimerEvent, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from citdesk.desktop.rows.delegate import MARGIN, RowDelegate
from citdesk.desktop.rows.model import RowsModel
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.scroll_bar import ScrollBar
from citdesk.desktop.widgets.styled import follow, ground
from citdesk.desktop.widgets.touch import scroll_by_touch

#: rows that are measured in one go: each of them, or all but few of them unseen. More than are in sight;
#: between any two Qt may have to wait for a worker that reckons
_BATCH, _LONG_BATCH = 30, 100
#: of a list that opens under a field all rows are there at once
_LED_BATCH = 60
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class RowsView(QListView):
    """A list of rows; ``opened`` has the id of the one pressed.

    ``led``: a field above passes it arrows and Enter, so the chosen row shows without the focus.
    """

    opened = Signal(str)
    key_pressed = Signal()

    def __init__(
        self,
        look: Look,
        model: RowsModel,
        parent: QWidget | None = None,
        *,
        name: str,
        spoken: str,
        led: bool = False,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._rows = model
        self._batch = _LED_BATCH if led else _BATCH
        # the last row in sight, also while Qt is at measuring them
        self._reached = 0
        #: the row with the cursor, where it stood if it was in sight, and how far one had scrolled
        self._held: tuple[str, int | None, int] = ("", None, 0)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setModel(model)
        self._delegate = RowDelegate(look, self, led=led)
        self._delegate.other_height.connect(self.scheduleDelayedItemsLayout)
        self.setItemDelegate(self._delegate)
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
        self.setBatchSize(self._batch)
        self.setTabKeyNavigation(False)
        scroll_by_touch(self.viewport())
        self.clicked.connect(self._pressed)
        model.moving.connect(self._hold)
        model.moved.connect(self._stay)
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
            self._reach(index.row())
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    @property
    def chosen(self) -> str:
        """The id of the row with the cursor, '' for none."""
        row = self._rows.row_at(self.currentIndex())
        return "" if row is None else row.id

    @Slot()
    def _hold(self) -> None:
        at = self.visualRect(self.currentIndex())
        in_sight = at.isValid() and at.intersects(self.viewport().rect())
        self._held = self.chosen, at.top() if in_sight else None, self.verticalScrollBar().value()

    @Slot()
    def _stay(self) -> None:
        """Rows came, went or moved: the cursor stays on its row, and the row where it was in sight."""
        id_, top, scrolled = self._held
        index = self._rows.index_of(id_)
        if not index.isValid():
            return
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        if not self.isVisible():
            return
        bar = self.verticalScrollBar()
        if top is None or not scrolled:  # from the top of a list what came in above is seen
            self._measure_to(min(self._reached, self._rows.rowCount()))
            bar.setValue(scrolled)
        if top is not None:
            self._reach(index.row())
            if scrolled:
                bar.setValue(bar.value() + self.visualRect(index).top() - top)
            self.scrollTo(index)

    def doItemsLayout(self) -> None:
        """Measure anew, at once what is in sight and everything above it: so it stays where it is."""
        last = self.indexAt(self.viewport().rect().bottomLeft())
        if last.isValid():
            self._reached = last.row()
        elif not self.verticalScrollBar().value():
            self._reached = 0
        self._measure_to(min(self._reached, self._rows.rowCount()))

    def timerEvent(self, event: QTimerEvent) -> None:
        self._delegate.furthest = -1
        super().timerEvent(event)
        if self._delegate.furthest > 0:
            self.setBatchSize(self._usual)

    @property
    def _usual(self) -> int:
        return _LONG_BATCH if self._rows.long else self._batch

    def _measure_to(self, row: int) -> None:
        self.setBatchSize(max(self._usual, row + self._usual))
        self._delegate.furthest = -1
        super().doItemsLayout()
        # Qt always asks for the first; if for no other, the next round of its own timer begins with all
        if self._delegate.furthest > 0:
            self.setBatchSize(self._usual)

    def _reach(self, row: int) -> None:
        self._reached = row
        self._measure_to(row)
        if not self._measured(row):  # Qt goes on with the rows before it and does not get there
            self.setLayoutMode(QListView.LayoutMode.SinglePass)
            super().doItemsLayout()
            self.setLayoutMode(QListView.LayoutMode.Batched)

    def _measured(self, row: int) -> bool:
        return self.visualRect(self._rows.index(row)).isValid()

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row that begins with what is typed, where there are not thousands to write."""
        if not self._rows.long:
            super().keyboardSearch(search)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self._to_first()
        super().focusInEvent(event)
        self.viewport().update()

    def rowsInserted(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        # the keys were here before the rows: they are where work begins then too
        if self.hasFocus() and not self.currentIndex().isValid():
            self._to_first()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key_pressed.emit()
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
        if not self._rows.is_heading(wanted):
            return wanted
        # heads are read, not stopped at: go on to the next row in the same direction, else in the other
        step = 1 if wanted.row() >= self.currentIndex().row() else -1
        for each in (step, -step):
            at = wanted.row()
            while self._rows.is_heading(self._rows.index(at)):
                at += each
            if 0 <= at < self._rows.rowCount():
                return self._rows.index(at)
        return self.currentIndex()

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if e.oldSize().width() != e.size().width():
            self.scheduleDelayedItemsLayout()

    def _to_first(self) -> None:
        for at in range(self._rows.rowCount()):
            if not self._rows.is_heading(self._rows.index(at)):
                self.setCurrentIndex(self._rows.index(at))
                return

    @Slot(QModelIndex)
    def _pressed(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index)
        if row is not None and not row.heading:
            self.opened.emit(row.id)
