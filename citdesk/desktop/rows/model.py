"""Rows as a Qt item model over an immutable snapshot. A new snapshot changes only what differs."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from citdesk.desktop.rows.row import Row

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowRole(IntEnum):
    """What a delegate asks for beyond the text."""

    ROW = Qt.ItemDataRole.UserRole + 1


class RowsModel(QAbstractListModel):
    """The rows of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The snapshot that is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show another snapshot.

        What the two share at the beginning and at the end stays, so selection and scroll position stay too.
        """
        old, new = self._rows, tuple(rows)
        if old == new:
            return
        head = _shared([row.id for row in old], [row.id for row in new])
        tail = _shared([row.id for row in reversed(old[head:])], [row.id for row in reversed(new[head:])])
        self._replace_middle(new, head, tail)
        self._tell_changed(old, head, tail)

    def _replace_middle(self, new: tuple[Row, ...], head: int, tail: int) -> None:
        gone_to = len(self._rows) - tail
        if gone_to > head:
            self.beginRemoveRows(QModelIndex(), head, gone_to - 1)
            self._rows = self._rows[:head] + self._rows[gone_to:]
            self.endRemoveRows()
        come_to = len(new) - tail
        if come_to > head:
            self.beginInsertRows(QModelIndex(), head, come_to - 1)
            self._rows = self._rows[:head] + new[head:come_to] + self._rows[head:]
            self.endInsertRows()
        self._rows = new

    def _tell_changed(self, old: tuple[Row, ...], head: int, tail: int) -> None:
        total = len(self._rows)
        kept = [(at, old[at]) for at in range(head)]
        kept += [(total - back, old[len(old) - back]) for back in range(tail, 0, -1)]
        for at, before in kept:
            if self._rows[at] != before:
                index = self.index(at)
                self.dataChanged.emit(index, index)

    def row_at(self, index: Index) -> Row | None:
        """The row an index stands for, None when it stands for nothing."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, id_: str) -> QModelIndex:
        """Where the row with this id is; an invalid index when it is not in the list."""
        at = next((at for at, row in enumerate(self._rows) if row.id == id_ and not row.heading), None)
        return QModelIndex() if at is None else self.index(at)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.sentence
        return row if role == RowRole.ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.heading:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _shared(first: Sequence[str], second: Sequence[str]) -> int:
    at = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        at += 1
    return at
