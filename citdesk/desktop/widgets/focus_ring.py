"""One focus ring, drawn outside whatever has the focus and shown once keys are used.

What keys lead to, or write in, comes into sight: Qt does so for Tab alone.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.uncover import stands_whole, uncover

_POINTERS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
#: keys with these signs leave a field or a row
_MOVES_ON = "\r\n\t\x1b"
#: pixels between what is brought into sight and the edge, room for the ring
_AIR = 10
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show})


class FocusRing(QWidget):
    """The focus ring of one window: 3 px of ``focus`` outside 3 px of ``focus_halo``.

    It watches the focused widget, what holds it and the window's own input, never the whole application:
    an application-wide filter in Python would see every event there is.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.look = look
        self._target: QWidget | None = None
        self._watched: list[QObject] = []
        self._keyboard = False
        #: the focus has just come to where it is
        self._came = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._place)
        self.setObjectName("focus-ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)
        look.changed.connect(self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            if not self._keyboard:
                self._keyboard = True
                self._settle.start()
            if watched is self._target and isinstance(event, QKeyEvent) and _writes(event):
                self._came = True
                self._settle.start()
        elif kind in _POINTERS:
            self._keyboard = False
            self.hide()
        elif kind in _MOVES:
            self._settle.start()
        return False

    @Slot(QWidget, QWidget)
    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for thing in self._watched:
            if isValid(thing):  # a page may have gone with the focus in it
                thing.removeEventFilter(self)
        self._target, self._came = new, True
        self._watched = []
        window = self._window
        if new is not None and window.isAncestorOf(new):
            self._watched = [*_ancestry(new, window), window.window().windowHandle()]
            for thing in self._watched:
                thing.installEventFilter(self)
        self._settle.start()

    @Slot()
    def _place(self) -> None:
        if self._came and self._keyboard:
            self._bring()
        self._came = False
        area = self._area()
        if area.isEmpty():
            self.hide()
            return
        self.setGeometry(area.adjusted(-6, -6, 6, 6))
        self.raise_()
        self.show()
        self.update()

    def _bring(self) -> None:
        widget, window = self._target, self._window
        if widget is not None and isValid(widget) and widget.isVisible() and window.isAncestorOf(widget):
            for step in _ancestry(widget, window):
                if isinstance(step, QScrollArea) and not stands_whole(widget, step):
                    uncover(widget, step, _AIR)

    def _area(self) -> QRect:
        widget, window = self._target, self._window
        if widget is None or not self._keyboard or not isValid(widget):
            return QRect()
        shown = widget.isVisible() and window.isAncestorOf(widget)
        return _seen(widget, window) if shown else QRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = self.look.radius() + 4
        for token, inset in (("focus_halo", 4.5), ("focus", 1.5)):
            painter.setPen(QPen(self.look.colour(token), 3))
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, corner - inset / 2, corner - inset / 2)
        painter.end()


def _ancestry(widget: QWidget, window: QWidget) -> list[QWidget]:
    chain: list[QWidget] = []
    step: QWidget | None = widget
    while step is not None and step is not window:
        chain.append(step)
        step = step.parentWidget()
    return chain


def _writes(event: QKeyEvent) -> bool:
    """Whether a key writes in a field or chooses in a row, which is to be seen."""
    acts = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return not event.modifiers() & acts and bool(event.text().strip(_MOVES_ON))


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """The part of a widget that its scroll areas let through, in window coordinates."""
    area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    for step in _ancestry(widget, window):
        holder = step.parentWidget()
        if isinstance(holder, QAbstractScrollArea):
            area = area.intersected(QRect(step.mapTo(window, QPoint(0, 0)), step.size()))
    return area
