"""Rows as a Qt item model over an immutable snapshot. A new snapshot changes only what differs."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from citdesk.desktop.rows.lines import Lines
from citdesk.desktop.rows.row import Row

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
#: more changes than this are told as one
_EACH = 50


#: above this many rows those that were never in sight are taken to be as high as most
LONG = 500


class RowRole(IntEnum):
    """What a delegate asks for beyond the text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    #: the row if there is need of it to know how high it is
    MEASURED = Qt.ItemDataRole.UserRole + 2


class RowsModel(QAbstractListModel):
    """The rows of one list. ``moving`` and ``moved`` stand around a change in which rows come, go or move."""

    moving = Signal()
    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = Lines.of(())

    @property
    def rows(self) -> Sequence[Row]:
        """The snapshot that is shown; a row is written once somebody looks at it."""
        return self._lines

    @property
    def long(self) -> bool:
        """Whether there are too many rows to write and measure each of them."""
        return len(self._lines) > LONG

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show another snapshot.

        What the two share at the beginning and at the end stays, so selection and scroll position stay too.
        """
        old, new = self._lines, Lines.of(rows)
        if new is old:
            return
        new.go_on_from(old)
        head, tail = new.shared_with(old)
        self._replace_middle(new, head, tail)
        self._tell_changed(new.differing(0, old, 0, head))
        self._tell_changed(new.differing(len(new) - tail, old, len(old) - tail, tail))

    def _replace_middle(self, new: Lines, head: int, tail: int) -> None:
        if max(len(self._lines), len(new)) - tail > head:
            self.moving.emit()
            self._replace(new, head, tail)
            self.moved.emit()
        self._lines = new

    def _replace(self, new: Lines, head: int, tail: int) -> None:
        gone_to = len(self._lines) - tail
        if gone_to > head:
            self.beginRemoveRows(QModelIndex(), head, gone_to - 1)
            self._lines = self._lines.with_middle(head, gone_to, new.part(0, 0))
            self.endRemoveRows()
        come_to = len(new) - tail
        if come_to > head:
            self.beginInsertRows(QModelIndex(), head, come_to - 1)
            self._lines = self._lines.with_middle(head, head, new.part(head, come_to))
            self.endInsertRows()
        self._lines = new

    def _tell_changed(self, places: Sequence[int]) -> None:
        if len(places) > _EACH:
            self.dataChanged.emit(self.index(places[0]), self.index(places[-1]))
            return
        for at in places:
            self.dataChanged.emit(self.index(at), self.index(at))

    def row_at(self, index: Index) -> Row | None:
        """The row an index stands for, None when it stands for nothing."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def is_heading(self, index: Index) -> bool:
        """Whether an index stands for a head."""
        return index.isValid() and index.row() < len(self._lines) and self._lines.is_heading(index.row())

    def index_of(self, id_: str) -> QModelIndex:
        """Where the row with this id is; an invalid index when it is not in the list."""
        at = self._lines.place_of(id_)
        return QModelIndex() if at is None else self.index(at)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ROLES:  # Qt asks for many: no row is written for them
            return None
        if role == RowRole.MEASURED and self.long and index.isValid() and index.row() < len(self._lines):
            return self._lines.in_sight(index.row())
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return row.sentence if role == Qt.ItemDataRole.AccessibleTextRole else row

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or index.row() >= len(self._lines):
            return Qt.ItemFlag.NoItemFlags
        if self._lines.is_heading(index.row()):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


_ROLES = frozenset(
    (
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(RowRole.ROW),
        int(RowRole.MEASURED),
    )
)
