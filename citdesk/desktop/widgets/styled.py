"""How a widget keeps in step with the look: it restyles itself once when made and again after each change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from citdesk.desktop.theme import Look

_SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform


def follow(look: Look, restyle: Callable[[], None]) -> None:
    """Call ``restyle`` now and after each change of the look.

    ``restyle`` must be a method of a ``QObject``: the connection then ends with the object.
    """
    look.changed.connect(restyle)
    restyle()


def ink(widget: QWidget, colour: QColor) -> None:
    """Write a widget's text in a colour."""
    palette = widget.palette()
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(role, colour)
    widget.setPalette(palette)


def ground(widget: QWidget, colour: QColor) -> None:
    """Fill a widget's background with a colour."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, colour)
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)


def strip(widget: QWidget, look: Look) -> None:
    """Colour a line across the window that must not be overlooked; its words are bold.

    Solid by day. At night the ground is a tint and the words carry the colour: a solid line as wide as the
    window would be the brightest thing in a dark vehicle (interface guide §6, 13).
    """
    at_night = look.theme == "night"
    ground(widget, look.colour("st_attention_tint" if at_night else "attention_solid"))
    ink(widget, look.colour("st_attention" if at_night else "on_solid"))


def letters(widget: QWidget, font: QFont) -> None:
    """Give a widget a font unless it has it already (setting one relayouts)."""
    if widget.font() != font:
        widget.setFont(font)


def smooth(widget: QWidget) -> QPainter:
    """A painter on the widget with lines at fractional positions drawn smoothly."""
    painter = QPainter(widget)
    smooth_lines(painter)
    return painter


def smooth_lines(painter: QPainter) -> None:
    """Have a painter draw lines at fractional positions smoothly."""
    painter.setRenderHints(_SMOOTH)


def dims(look: Look) -> bool:
    """Whether photos are dimmed: in the dark a bright one blinds."""
    return look.theme == "night"


def dim_at_night(widget: QWidget, look: Look) -> None:
    """Leave 40 % of the light of a photo that a widget has just painted, where photos are dimmed."""
    if dims(look):
        veil = QColor(look.colour("surface"))
        veil.setAlphaF(0.6)
        painter = QPainter(widget)
        painter.fillRect(widget.rect(), veil)
        painter.end()


def caret(widget: QWidget, look: Look, place: QPoint, high: int) -> None:
    """Paint the cursor of a text over Qt's own, which is a hair and the ground inverted: white at night.

    ``place`` is its upper end. Qt's does not blink here (see :func:`~citdesk.desktop.theme.set_theme`).
    """
    painter = QPainter(widget)
    wide = max(2, look.em(0.1))
    painter.fillRect(QRect(place.x(), place.y(), wide, high), look.colour("ink"))
    painter.end()


def edge(colour: QColor, width: float, *, dashed: bool = False) -> QPen:
    """A pen for the edge of a control."""
    pen = QPen(colour, width)
    if dashed:
        pen.setDashPattern([4.0, 3.0])
    return pen


def beginning(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """The side where words begin on a page laid out so.

    Left and right are meant: a painter would turn them around by the application's direction, which need
    not be the widget's.
    """
    mirrored = direction == Qt.LayoutDirection.RightToLeft
    return Qt.AlignmentFlag.AlignAbsolute | (
        Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    )
