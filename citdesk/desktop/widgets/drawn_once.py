"""What many controls have alike beneath their words is drawn once for each size and state, then copied."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.styled import smooth_lines

_MOST = 48
_held: dict[Hashable, QPixmap] = {}


def paint_once(
    painter: QPainter, look: Look, widget: QWidget, state: Hashable, draw: Callable[[QPainter], None]
) -> None:
    """Draw over the whole of a widget what ``draw`` draws on it.

    ``state``: all that its drawing depends on besides the look and the size of the widget.
    """
    ratio = widget.devicePixelRatioF()
    key = (look.theme, look.unit, look.ppi, widget.width(), widget.height(), ratio, state)
    drawn = _held.get(key)
    if drawn is None:
        if len(_held) >= _MOST:
            _held.clear()
        drawn = _held[key] = _draw(widget, ratio, draw)
    painter.drawPixmap(0, 0, drawn)


def _draw(widget: QWidget, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
    drawn = QPixmap(widget.size() * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    inner = QPainter(drawn)
    smooth_lines(inner)
    draw(inner)
    inner.end()
    return drawn
