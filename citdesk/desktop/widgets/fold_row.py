"""Things side by side where there is room, below each other in narrow windows and at large text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.mirrored import mirrored
from citdesk.desktop.widgets.styled import follow

#: parts that take room, each with the size it would have
_Sized = list[tuple[QWidget, QSize]]
_ASKED_TO_ARRANGE = QEvent.Type.LayoutRequest


class FoldRow(QWidget):
    """Holds parts in a row that folds. ``gap`` is in U; ``even`` shares the width among the parts.

    It places its parts itself: a box layout that changes its direction answers questions about its height
    with that of the former direction.
    """

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        gap: float = 0.75,
        even: bool = False,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._parts: list[QWidget] = []
        self._units = gap
        self._even = even
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow(look, self.restyle)

    def hold(self, parts: Sequence[QWidget]) -> None:
        """Take these parts, in order. They must have been made as children of this row: giving a widget
        another parent later moves it in the order of Tab.
        """
        self._parts = list(parts)
        self.updateGeometry()
        self._arrange()

    def restyle(self) -> None:
        """Take the gap from the look."""
        self.updateGeometry()
        self._arrange()

    def folded(self, width: int) -> bool:
        """Whether the parts stand below each other at a width."""
        return width < self._side_by_side(self._sized())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        return self._height(self._sized(), arg__1)

    def sizeHint(self) -> QSize:
        sized = self._sized()
        wide = self._side_by_side(sized)
        return QSize(wide, self._height(sized, self.width() or wide))

    def minimumSizeHint(self) -> QSize:
        sized = self._sized()
        least = max((part.minimumSizeHint().width() for part, _hint in sized), default=0)
        return QSize(least, self._height(sized, max(1, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        # every row of a page that comes or goes hears of it, in events of kinds of their own
        if type(event) is QEvent and event.type() == _ASKED_TO_ARRANGE:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        # a part that was never shown counts as hidden to Qt; only one that somebody hid takes no room
        hidden_by_somebody = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        return [p for p in self._parts if not (p.isHidden() and p.testAttribute(hidden_by_somebody))]

    def _gap(self) -> int:
        return self.look.em(self._units)

    def _sized(self) -> _Sized:
        # a page that is laid out asks every row some forty times, and each part is slow to say its size
        return [(part, part.sizeHint()) for part in self._shown()]

    def _side_by_side(self, sized: _Sized) -> int:
        widths = [hint.width() for _part, hint in sized]
        gaps = max(0, len(widths) - 1) * self._gap()
        return (max(widths, default=0) * len(widths) if self._even else sum(widths)) + gaps

    def _height(self, sized: _Sized, width: int) -> int:
        return max((box.bottom() + 1 for box in self._boxes(sized, width)), default=0)

    def _boxes(self, sized: _Sized, width: int) -> list[QRect]:
        gap, folded = self._gap(), width < self._side_by_side(sized)
        share = (width - gap * (len(sized) - 1)) // max(1, len(sized))
        boxes: list[QRect] = []
        x = y = 0
        for part, hint in sized:
            wide = width if folded else (share if self._even else hint.width())
            if folded and not self._even:
                wide = min(wide, hint.width())
            high = part.heightForWidth(wide) if part.hasHeightForWidth() else hint.height()
            boxes.append(QRect(x, y, wide, high))
            if folded:
                y += high + gap
            else:
                x += wide + gap
        return boxes

    def _arrange(self) -> None:
        sized = self._sized()
        boxes = self._boxes(sized, self.width())
        beside = self.width() >= self._side_by_side(sized)
        tallest = max((box.height() for box in boxes), default=0)
        for (part, _hint), box in zip(sized, boxes, strict=True):
            if beside:
                box.moveTop((tallest - box.height()) // 2 if not self._even else 0)
                box.setHeight(tallest if self._even else box.height())
            part.setGeometry(mirrored(self.layoutDirection(), self.rect(), box))
