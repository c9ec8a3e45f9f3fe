"""A row of buttons that goes on beneath itself where it is too narrow for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayoutItem, QWidget


class WrapRow(QHBoxLayout):
    """An ordinary row while all that it holds has room; else its parts in lines, each as wide as it wants.

    What ``addSpacing`` keeps apart stays apart, also where one comes to stand beneath the other.
    """

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        if self._fits(arg__1):
            return super().sizeHint().height()
        boxes = self._boxes(QRect(0, 0, arg__1, 0))
        bottom = self.contentsMargins().bottom()
        return max((box.bottom() + 1 for _, box in boxes), default=0) + bottom

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        widest = max((each.minimumSize().width() for each in self._shown()), default=0)
        return QSize(widest + margins.left() + margins.right(), super().minimumSize().height())

    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        if self._fits(arg__1.width()):
            return
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else QApplication.layoutDirection()
        for item, box in self._boxes(arg__1):
            if direction == Qt.LayoutDirection.RightToLeft:
                box.moveLeft(arg__1.left() + arg__1.right() - box.right())
            item.setGeometry(box)

    def _fits(self, width: int) -> bool:
        return super().sizeHint().width() <= width

    def _shown(self) -> Iterator[QLayoutItem]:
        for at in range(self.count()):
            item = self.itemAt(at)
            if item is not None and item.spacerItem() is None and not item.isEmpty():
                yield item

    def _spaced(self) -> Iterator[tuple[QLayoutItem, int]]:
        """What is shown, each with the room that was asked for before it."""
        apart = 0
        for at in range(self.count()):
            item = self.itemAt(at)
            spacer = None if item is None else item.spacerItem()
            if spacer is not None:
                apart = max(apart, spacer.sizeHint().width())
            elif item is not None and not item.isEmpty():
                yield item, apart
                apart = 0

    def _boxes(self, within: QRect) -> list[tuple[QLayoutItem, QRect]]:
        margins, gap = self.contentsMargins(), max(0, self.spacing())
        left, right = within.left() + margins.left(), within.right() + 1 - margins.right()
        x, y, high = left, within.top() + margins.top(), 0
        boxes: list[tuple[QLayoutItem, QRect]] = []
        line: list[QRect] = []
        for item, apart in self._spaced():
            wanted = item.sizeHint()
            wide = min(wanted.width(), right - left)
            x += apart + gap if apart and x > left else 0
            if x > left and x + wide > right:
                _level(line, high)
                x, y, high, line = left, y + high + (apart + gap if apart else gap // 2), 0, []
            line.append(QRect(x, y, wide, wanted.height()))
            boxes.append((item, line[-1]))
            x, high = x + wide + gap, max(high, wanted.height())
        _level(line, high)
        return boxes


def _level(line: list[QRect], high: int) -> None:
    """Words and buttons of a line stand in its middle."""
    for box in line:
        box.moveTop(box.top() + (high - box.height()) // 2)


def wrapping(widget: QWidget) -> WrapRow:
    """A row for this widget, which then asks for the height that its width needs."""
    policy = widget.sizePolicy()
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return WrapRow(widget)
