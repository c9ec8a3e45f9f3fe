"""A surface to sign on with a finger, a pen or the mouse; what is drawn becomes a PNG."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageWriter, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.spoken_document import speak_as_picture
from citdesk.desktop.widgets.styled import edge, follow, smooth

_PNG_WIDTH, _PNG_HEIGHT = 1200, 420


class Pad(QWidget):
    """At least 100 x 35 mm, with a line to sign on or without. ``drawn`` follows the end of each stroke.

    Strokes are kept in shares of the pad, so a change of its size never distorts a signature.
    """

    drawn = Signal()

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, name: str, label: str, line: bool = True
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._line = line
        self._most_em = 34
        self._strokes: list[list[QPointF]] = []
        self._picture: QImage | None = None
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # keys come by it, though nobody signs with them: the next one is what it is about, not what wipes it
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        speak_as_picture(self)
        follow(look, self.restyle)

    def narrow(self, most_em: int) -> None:
        """Be no wider than this, in U, and as much lower."""
        self._most_em = most_em
        self.restyle()

    def restyle(self) -> None:
        """Take the width from the look."""
        self.setMaximumWidth(self.look.em(self._most_em))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = max(self.look.mm(100), self.look.em(24))
        return QSize(wide, round(wide * _PNG_HEIGHT / _PNG_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(round(self.width() * _PNG_HEIGHT / _PNG_WIDTH))
        super().resizeEvent(event)

    @property
    def empty(self) -> bool:
        """Whether nothing was drawn."""
        return not self._strokes and self._picture is None

    def clear(self) -> None:
        """Take everything away."""
        self._strokes = []
        self._picture = None
        self.update()

    def show_picture(self, picture: QImage) -> None:
        """Show a signature given earlier."""
        self._strokes = []
        self._picture = picture
        self.update()

    def png(self) -> bytes:
        """What was drawn, dark on white, 1200 x 420 pixels."""
        image = QImage(_PNG_WIDTH, _PNG_HEIGHT, QImage.Format.Format_Grayscale8)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, QRectF(image.rect()), QColor("black"), 5.0)
        painter.end()
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(held.data())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._picture is None:
            self._strokes.append([self._share(event.position())])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._strokes and self._picture is None:
            self._strokes[-1].append(self._share(event.position()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._strokes and self._picture is None:
            self._strokes[-1].append(self._share(event.position()))
            self.update()
            self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self.look, smooth(self)
        painter.setBrush(look.colour("surface"))
        painter.setPen(edge(look.colour("control_line"), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), look.radius(), look.radius())
        if self._line:
            line = round(self.height() * 0.75)
            painter.setPen(edge(look.colour("control_line"), 1.5))
            painter.drawLine(look.em(1.5), line, self.width() - look.em(1.5), line)
        if self._picture is not None:
            inside = self.rect().adjusted(4, 4, -4, -4)
            painter.drawImage(_fit(self._picture, inside), self._picture)
        else:
            self._draw(painter, QRectF(self.rect()), look.colour("ink"), max(2.0, look.em(0.12)))
        painter.end()

    def _share(self, at: QPointF) -> QPointF:
        wide, high = max(1, self.width()), max(1, self.height())
        return QPointF(min(1.0, max(0.0, at.x() / wide)), min(1.0, max(0.0, at.y() / high)))

    def _draw(self, painter: QPainter, box: QRectF, colour: QColor, width: float) -> None:
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._strokes:
            points = [QPointF(p.x() * box.width(), p.y() * box.height()) for p in stroke]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(points)


def _fit(image: QImage, box: QRect) -> QRect:
    size = image.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    spot = QRect(box.topLeft(), size)
    spot.moveCenter(box.center())
    return spot
