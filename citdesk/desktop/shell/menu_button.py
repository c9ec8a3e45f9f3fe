"""The button that opens the rail where there is no room for it; with a badge, as the rail has."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Rank
from citdesk.desktop.widgets.badge import badge_size, paint_badge
from citdesk.desktop.widgets.mirrored import mirrored
from citdesk.desktop.widgets.styled import smooth

#: where the badge begins, in U from the button's upper corner: over that of its drawing
_BADGE_EM = 0.9


class MenuButton(Button):
    """Says how much waits for this person in the areas behind it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent, name="menu", rank=Rank.QUIET, icon="menu")
        self._waiting = 0
        self.set_words(self.tr("Menu"))

    @property
    def waiting(self) -> int:
        """How much waits."""
        return self._waiting

    def show_waiting(self, count: int) -> None:
        """Show another number; 0 hides the badge."""
        self._waiting = count
        words = self.tr("Menu, %n waiting", "", count).replace("%n", str(count))
        self.setAccessibleName(words if count else self.tr("Menu"))
        self.update()

    def badge_place(self) -> QRect:
        """Where the badge stands."""
        spot = QRect(QPoint(self.look.em(_BADGE_EM), 0), badge_size(self.look, self._waiting))
        return mirrored(self.layoutDirection(), self.rect(), spot)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        if self._waiting:
            painter = smooth(self)
            paint_badge(painter, self.look, self.badge_place(), self._waiting)
            painter.end()
