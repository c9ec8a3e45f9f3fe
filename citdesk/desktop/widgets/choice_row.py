"""One choice of a question: the whole row is the target, its role and keys are those of a real control."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from citdesk.desktop.theme import BOLD, Look
from citdesk.desktop.widgets.row_paint import RowPainter, RowState
from citdesk.desktop.widgets.styled import follow, letters, smooth


def _wide(row: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)


def _left_alone(event: QKeyEvent) -> bool:
    """Enter goes on to the next question; under some desktops it would change a row as Space does."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    event.ignore()
    return True


def _state(row: QAbstractButton, sub: str, key: str, *, is_round: bool) -> RowState:
    return RowState(
        row.text(),
        sub,
        key,
        chosen=row.isChecked(),
        round=is_round,
        pressed=row.isDown(),
        enabled=row.isEnabled(),
    )


class ChoiceRow(QRadioButton):
    """One of several choices, of which one holds. ``sub`` explains it, ``key`` is the digit that picks it."""

    #: it was chosen by a finger or a mouse, and whatever follows from that has followed
    pointed = Signal()

    def __init__(
        self,
        look: Look,
        text: str,
        parent: QWidget | None = None,
        *,
        name: str = "",
        sub: str = "",
        key: str = "",
    ) -> None:
        super().__init__(text, parent)
        self.look = look
        self._sub, self.key = sub, key
        self._painter = RowPainter(look, self)
        self._heights: dict[tuple[int, str], int] = {}
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setAccessibleDescription(sub)
        _wide(self)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take font and size from the look."""
        letters(self, self.look.font(1.0, BOLD))
        self._heights.clear()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = self.look.em(8)
        # one that was never placed has a width of Qt's own: how high it is follows once it gets its place
        return QSize(width, self.look.target() if self.width() < width else self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(6), self.look.target())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        # a page that is laid out asks every row some ten times
        key = (arg__1, self.text())
        found = self._heights.get(key)
        if found is None:
            found = self._heights[key] = self._painter.height(self._now(), arg__1)
        return found

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        down = self.isDown()
        super().mouseReleaseEvent(e)
        if down and self.rect().contains(e.position().toPoint()):
            self.pointed.emit()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not _left_alone(arg__1):
            super().keyPressEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = smooth(self)
        self._painter.paint(painter, self._now())
        painter.end()

    def _now(self) -> RowState:
        return _state(self, self._sub, self.key, is_round=True)


class CheckRow(QCheckBox):
    """One of several choices, of which any number hold.

    ``round_mark`` draws it as one of many of which a single one holds, for lists too long for a group.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        parent: QWidget | None = None,
        *,
        name: str = "",
        sub: str = "",
        key: str = "",
        round_mark: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self.look = look
        self._sub, self.key, self._round = sub, key, round_mark
        self._painter = RowPainter(look, self)
        self._heights: dict[tuple[int, str], int] = {}
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setAccessibleDescription(sub)
        _wide(self)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take font and size from the look."""
        letters(self, self.look.font(1.0, BOLD))
        self._heights.clear()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = self.look.em(8)
        # one that was never placed has a width of Qt's own: how high it is follows once it gets its place
        return QSize(width, self.look.target() if self.width() < width else self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(6), self.look.target())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        # a page that is laid out asks every row some ten times
        key = (arg__1, self.text())
        found = self._heights.get(key)
        if found is None:
            found = self._heights[key] = self._painter.height(self._now(), arg__1)
        return found

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not _left_alone(arg__1):
            super().keyPressEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = smooth(self)
        self._painter.paint(painter, self._now())
        painter.end()

    def _now(self) -> RowState:
        return _state(self, self._sub, self.key, is_round=self._round)
