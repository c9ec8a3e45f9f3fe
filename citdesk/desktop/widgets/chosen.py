"""How whatever can be chosen shows that it is: a fill, a heavy edge and a tick; its words are bold too."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.styled import edge

_TICK = ((0.24, 0.52), (0.43, 0.71), (0.78, 0.30))


def choice_ground(
    painter: QPainter,
    look: Look,
    box: QRect,
    *,
    chosen: bool,
    pressed: bool = False,
    enabled: bool = True,
    line: str = "",
) -> None:
    """Fill and edge of what can be chosen, over the whole box. ``line``: the token of another edge."""
    width = 3.0 if chosen or line else 1.5
    painter.setBrush(look.colour("select" if chosen or pressed else "surface"))
    token = line or ("select_line" if chosen else "control_line")
    painter.setPen(edge(look.colour(token), width, dashed=not enabled))
    inset = width / 2 + 0.25
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), look.radius(), look.radius())


def paint_tick(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A tick over the whole box."""
    painter.setPen(QPen(colour, max(2.0, box.width() * 0.12)))
    at = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in _TICK]
    painter.drawPolyline(at)
