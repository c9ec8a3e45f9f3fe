"""What has the focus comes into sight whole, with room around it for the ring."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget


def stands_whole(widget: QWidget, area: QScrollArea) -> bool:
    """Whether all of a widget in an area is in sight; so it is of one that does not scroll with the area."""
    room = area.viewport()
    if not room.isAncestorOf(widget):
        return True
    return room.rect().contains(QRect(widget.mapTo(room, QPoint(0, 0)), widget.size()))


def uncover(widget: QWidget, area: QScrollArea, air: int) -> None:
    """Scroll an area to a widget in it, ``air`` pixels around; one that is higher than the area stays.

    Of a widget higher than its area Qt would show the middle, and of a line only where its cursor stands.
    """
    holder, room = area.widget(), area.viewport().height()
    if holder is None or not holder.isAncestorOf(widget) or widget.height() > room:
        return
    middle = widget.mapTo(holder, widget.rect().center())
    area.ensureVisible(middle.x(), middle.y(), 0, min(widget.height() // 2 + air, room // 2))
