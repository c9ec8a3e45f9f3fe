"""Two parts side by side; one at a time, with a button between them, where there is no room beside."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.button import Button, Rank
from citdesk.desktop.widgets.styled import follow

#: how wide the side part is, and from which width on the other has room beside it
_SIDE_EM, _BESIDE_EM = 21, 36
#: a list with the side part right of it: more would part the two that belong together
_LIST_EM = 46
#: as wide as Qt lets a widget be
_NO_BOUND = 16_777_215


class Beside(QWidget):
    """Holds the first part and the second; ``side`` is the one of fixed width, the other takes the rest.

    ``turn`` goes from the one in sight to the other, and is seen where only one is: the page puts it into
    its footer. It says ``words``: how to get to the first part, and to the second. ``turned`` tells that it
    may be another part that is in sight.
    """

    turned = Signal()

    def __init__(
        self,
        look: Look,
        first: QWidget,
        second: QWidget,
        parent: QWidget,
        *,
        side: QWidget,
        words: tuple[str, str],
        name: str,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._side = side
        self._both = (first, second)
        self._words = words
        self._at = 0
        self._narrow = False
        self._without_side = False
        self._parts = QHBoxLayout(self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        for part in self._both:
            self._parts.addWidget(part, 0 if part is side else 1)
        if first is not side:
            self._parts.addStretch(0)
        self._list = first if first is not side else None
        self.turn = Button(look, words[1], parent, name=name, rank=Rank.SECONDARY)
        self.turn.clicked.connect(self._turn)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take the widths from the look."""
        look = self.look
        self._narrow = self.width() < look.em(_BESIDE_EM)
        self._parts.setStretchFactor(self._side, 1 if self._narrow else 0)
        self._side.setMinimumWidth(0 if self._narrow else look.em(_SIDE_EM))
        if self._list is not None:
            self._list.setMaximumWidth(_NO_BOUND if self._narrow else look.em(_LIST_EM))
        self._side.setMaximumWidth(_NO_BOUND if self._narrow else look.em(_SIDE_EM))
        self._show()

    @property
    def narrow(self) -> bool:
        """Whether there is room for one part only."""
        return self._narrow

    def alone(self, part: QWidget) -> bool:
        """Whether only this part is in sight."""
        return self._narrow and not self._without_side and self._both[self._at] is part

    def show_part(self, part: QWidget) -> None:
        """Bring a part into sight."""
        self._at = self._both.index(part)
        self._show()

    def set_side_visible(self, wanted: bool) -> None:
        """Show or leave out the side part while there is nothing to do in it."""
        self._without_side = not wanted
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    @Slot()
    def _turn(self) -> None:
        self._at = 1 - self._at
        self._show()

    def _show(self) -> None:
        for number, part in enumerate(self._both):
            if self._without_side:
                part.setVisible(part is not self._side)
            else:
                part.setVisible(not self._narrow or number == self._at)
        self.turn.setVisible(self._narrow and not self._without_side)
        self.turn.set_words(self._words[1 - self._at])
        self.turned.emit()
