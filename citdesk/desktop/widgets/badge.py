"""A count of things that wait, on the rail and on the button that opens it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from citdesk.desktop.theme import BOLD, Look


def badge_size(look: Look, waiting: int) -> QSize:
    """How large the badge of so many waiting things is."""
    high, metrics = look.em(1.15), QFontMetrics(look.font(0.72, BOLD))
    return QSize(max(high, metrics.horizontalAdvance(_count(waiting)) + look.em(0.5)), high)


def paint_badge(painter: QPainter, look: Look, spot: QRect, waiting: int) -> None:
    """Paint how many things wait, in a spot of :func:`badge_size`."""
    painter.setFont(look.font(0.72, BOLD))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("rail_mark"))
    painter.drawRoundedRect(spot, spot.height() / 2, spot.height() / 2)
    painter.setPen(look.colour("rail"))
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, _count(waiting))


def _count(waiting: int) -> str:
    return str(waiting) if waiting < 100 else "99+"
