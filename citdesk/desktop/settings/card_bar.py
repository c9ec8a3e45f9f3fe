"""A bar as wide as a bank card, made wider and narrower until it matches a real one held to the screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from citdesk.desktop.theme import Look, believable_card
from citdesk.desktop.widgets import Button, Rank
from citdesk.desktop.widgets.styled import follow, smooth
from citdesk.desktop.widgets.wrap_row import wrapping

_CARD_MM = 85.6
_STEP = 2


class _Bar(QWidget):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.pixels = float(look.mm(_CARD_MM))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow(look, self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(round(self.pixels) + 4, self.look.em(2.0))

    def minimumSizeHint(self) -> QSize:
        # cut off it would be matched wrongly
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter: QPainter = smooth(self)
        painter.setPen(QPen(self.look.colour("select_line"), 2))
        painter.setBrush(self.look.colour("select"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - self.pixels - 1 if mirrored else 1.0
        painter.drawRect(QRectF(left, 1, self.pixels, self.height() - 2))
        painter.end()


class CardBar(QWidget):
    """``measured`` carries the width in device-independent pixels once the person says that it matches."""

    measured = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(look, self)
        self._narrower = Button(look, self.tr("Narrower"), name="card.narrower", icon="minus")
        self._wider = Button(look, self.tr("Wider"), name="card.wider", icon="add")
        self._matches = Button(look, self.tr("It matches"), name="card.matches", rank=Rank.SECONDARY)
        buttons = QWidget(self)
        row = wrapping(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self._narrower, self._wider, self._matches):
            button.setAutoRepeat(button is not self._matches)
            row.addWidget(button)
        row.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._bar)
        down.addWidget(buttons)
        self._narrower.clicked.connect(lambda: self._change(-_STEP))
        self._wider.clicked.connect(lambda: self._change(_STEP))
        self._matches.clicked.connect(lambda: self.measured.emit(self._bar.pixels))

    @property
    def pixels(self) -> float:
        """How wide the bar is now, in device-independent pixels."""
        return self._bar.pixels

    def _change(self, by: int) -> None:
        if believable_card(self._bar.pixels + by):
            self._bar.pixels += by
            self._bar.updateGeometry()
            self._bar.update()
