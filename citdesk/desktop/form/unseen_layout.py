"""Gives what is out of sight the size that it will have when it is shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

_PENDING = Qt.WidgetAttribute.WA_PendingResizeEvent


def polish_unseen(widget: QWidget) -> list[QWidget]:
    """Give a widget and all that is in it their fonts and styles now; all of them, outermost first."""
    parts = [widget, *widget.findChildren(QWidget)]
    for part in parts:
        part.ensurePolished()
    # a button asks for its room anew once it hears of this, and the page would be laid out as often again
    QCoreApplication.sendPostedEvents(None, QEvent.Type.PolishRequest.value)
    return parts


def lay_out_unseen(line: QWidget, width: int) -> None:
    """Lay a line of a page out at a width, with all that is in it.

    Qt puts off what a hidden widget does about its size until it is shown: all of a page comes at once then.
    """
    parts = polish_unseen(line)
    for part in reversed(parts):
        layout = part.layout()
        if layout is not None:
            layout.activate()  # one that was not would ask for its room anew once it is seen
    for _pass in range(2):  # rows that fold know their height once they have a width
        high = line.heightForWidth(width) if line.hasHeightForWidth() else line.sizeHint().height()
        line.resize(width, high)
        for part in parts:
            if part.testAttribute(_PENDING):
                QApplication.sendEvent(part, QResizeEvent(part.size(), QSize()))
                part.setAttribute(_PENDING, on=False)
