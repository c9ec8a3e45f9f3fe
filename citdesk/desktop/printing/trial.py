"""A sheet that shows whether a printer takes what it is sent, and whether the paper is the right one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from citdesk.desktop.printing.pages import not_answering

_MM_PER_INCH = 25.4
#: how far the frame stands from the edge of the sheet; most printers reach it
_FRAME_MM, _INSIDE_MM, _LINE_MM = 10.0, 8.0, 0.4
_TITLE_POINTS, _BODY_POINTS = 20, 12


def print_trial(printer: QPrinter, title: str, lines: Sequence[str]) -> None:
    """Print one sheet: a frame 10 mm from each edge, a title, and lines of text.

    Blocks, so it belongs on a worker. Raises EnvironmentProblem ``printer`` when the printer takes nothing.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise not_answering()
    try:
        _paint(painter, printer, title, lines)
    finally:
        painter.end()


def _paint(painter: QPainter, printer: QPrinter, title: str, lines: Sequence[str]) -> None:
    mm = printer.resolution() / _MM_PER_INCH
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    frame = sheet.adjusted(_FRAME_MM * mm, _FRAME_MM * mm, -_FRAME_MM * mm, -_FRAME_MM * mm)
    painter.setPen(QPen(Qt.GlobalColor.black, _LINE_MM * mm))
    painter.drawRect(frame)
    room = frame.adjusted(_INSIDE_MM * mm, _INSIDE_MM * mm, -_INSIDE_MM * mm, -_INSIDE_MM * mm)
    for points, words in ((_TITLE_POINTS, title), *((_BODY_POINTS, line) for line in lines)):
        painter.setFont(QFont("Roboto", points))
        wrapped = Qt.AlignmentFlag.AlignLeft.value | Qt.TextFlag.TextWordWrap.value
        taken = painter.drawText(room, wrapped, words)
        room.setTopLeft(QPointF(room.left(), taken.bottom() + taken.height() / max(1, words.count("\n") + 1)))
