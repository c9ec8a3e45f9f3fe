"""The state chip painted inside a list row: the same words, icon, edge and fill as the chip widget has."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from citdesk.desktop.rows.row import Chip
from citdesk.desktop.theme import BOLD, Look, icon_pixmap
from citdesk.desktop.widgets.styled import beginning, edge

HEIGHT = 1.75
#: what a chip needs beside its words, in U
CHIP_ROOM = 2.6


def paint_chip(painter: QPainter, look: Look, box: QRect, chip: Chip, *, mirrored: bool) -> None:
    """Paint the chip into a box ``HEIGHT`` U high; words that have no room in it are cut short."""
    style = chip.style
    line = style.solid or f"st_{style.family}"
    painter.setBrush(look.colour(style.solid or f"st_{style.family}_tint"))
    painter.setPen(edge(look.colour(line), 1.5, dashed=style.dashed))
    painter.drawRoundedRect(QRectF(box).adjusted(1.25, 1.25, -1.25, -1.25), look.radius(), look.radius())
    side, gap = look.em(1.0), look.em(0.55)
    x = box.right() - gap - side if mirrored else box.left() + gap
    ratio = painter.device().devicePixelRatioF()
    picture = icon_pixmap(look, style.icon, "on_solid" if style.solid else line, side, ratio)
    painter.drawPixmap(x, box.top() + (box.height() - side) // 2, picture)
    font = look.font(0.85, BOLD)
    painter.setFont(font)
    painter.setPen(look.colour("on_solid" if style.solid else "ink"))
    inner = side + 2 * gap - look.em(0.1)
    text = box.adjusted(0, 0, -inner, 0) if mirrored else box.adjusted(inner, 0, 0, 0)
    side_flag = beginning(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    # a chip that has room is drawn in whole: what it measures is rounded
    words = QFontMetrics(font).elidedText(chip.words, Qt.TextElideMode.ElideRight, text.width() + 2)
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | side_flag, words)
