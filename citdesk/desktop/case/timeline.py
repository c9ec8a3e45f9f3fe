"""A timeline drawn from top to bottom: the longer the time between two moments, the longer the line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from citdesk.desktop.case.timeline_model import Point
from citdesk.desktop.theme import Look, icon_pixmap
from citdesk.desktop.widgets import Body, Hint, SectionTitle, Strong
from citdesk.desktop.widgets.spoken_document import speak_as_document
from citdesk.desktop.widgets.styled import edge, follow, smooth

_SIDE, _ICON, _THIN, _BAND = 1.9, 1.1, 0.12, 0.55
#: extra room for the first minute between two moments and for each doubling of it, and the most, in U
_STEP, _LONGEST = 0.22, 2.6
#: from which width on moments have a column for what is said beside them, in U
_WIDE = 34


class Marker(QWidget):
    """One moment's mark on the axis: an icon in a ring, dashed for what has not come yet."""

    def __init__(self, look: Look, point: Point, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._point = point
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take size and colours from the look."""
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        side = self.look.em(_SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, style = self.look, self._point.style
        solid = style.solid if not self._point.ahead else ""
        painter = smooth(self)
        line = style.solid or f"st_{style.family}"
        painter.setPen(edge(look.colour(line), 1.5, dashed=self._point.ahead or style.dashed))
        painter.setBrush(look.colour(solid or f"st_{style.family}_tint"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1.25, 1.25, -1.25, -1.25))
        side = look.em(_ICON)
        tint = "on_solid" if solid else f"st_{style.family}"
        picture = icon_pixmap(look, style.icon, tint, side, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, picture)
        painter.end()


class Timeline(QWidget):
    """Points under each other with their times, joined by a line that is thick while somebody is held.

    It takes the focus, so that keys scroll it, and is read aloud as a whole, and each of its lines by itself.
    """

    def __init__(self, look: Look, parent: QWidget | None = None, *, name: str) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Timeline of the case"))
        speak_as_document(self)
        self._points: tuple[Point, ...] = ()
        self._markers: list[Marker] = []
        self._rows: QWidget | None = None
        self._wide = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Lay everything out anew: distances follow the size of the text."""
        self._lay_out()

    def show_points(self, points: Sequence[Point]) -> None:
        """Show other points."""
        if tuple(points) != self._points:
            self._points = tuple(points)
            self._lay_out()

    def _lay_out(self) -> None:
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        look = self.look
        self._rows = QWidget(self)
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, look.em(0.5))
        grid.setHorizontalSpacing(look.em(0.75))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(3 if self._wide else 2, 1)
        self._markers = []
        at = 0
        for point in self._points:
            if point.minutes or point.day:
                grid.setRowMinimumHeight(at, look.em(_room(point)))
                at += 1
            if point.day:
                grid.addWidget(SectionTitle(look, point.day), at, 2, 1, 2)
                at += 1
            self._add(grid, at, point)
            at += 1
        self._column.addWidget(self._rows)
        self.setAccessibleDescription(". ".join(point.sentence for point in self._points))
        self.update()

    def _add(self, grid: QGridLayout, at: int, point: Point) -> None:
        look = self.look
        time = Strong(look, point.time)
        time.setWordWrap(False)
        time.setMinimumHeight(look.em(_SIDE))
        marker = Marker(look, point)
        body, aside = Body(look, point.words), Hint(look, point.aside)
        body.setAccessibleName(point.sentence)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(time, at, 0, top)
        grid.addWidget(marker, at, 1, top)
        self._markers.append(marker)
        for label in (body, aside) if self._wide else (body,):
            label.setMinimumHeight(look.em(_SIDE))
        if self._wide:
            body.setWordWrap(False)
            grid.addWidget(body, at, 2, top)
            grid.addWidget(aside, at, 3, top)
            return
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(body)
        if point.aside:
            column.addWidget(aside)
        grid.addLayout(column, at, 2, top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= self.look.em(_WIDE)
        if wide != self._wide:  # what is said beside a moment goes under it where the page is narrow
            self._wide = wide
            self._lay_out()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self.look
        drawn = [
            (point, marker.mapTo(self, marker.rect().center()))
            for point, marker in zip(self._points, self._markers, strict=True)
            if marker.isVisibleTo(self)
        ]
        for (point, here), (following, after) in pairwise(drawn):
            thick = look.em(_BAND if point.held else _THIN)
            pen = QPen(look.colour("attention_solid" if point.held else "control_line"), max(2, thick))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if following.ahead:
                pen.setDashPattern([1.0, 0.6] if point.held else [4.0, 3.0])
            painter.setPen(pen)
            painter.drawLine(QPointF(here), QPointF(after))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the page that scrolls takes arrows and Page Down


def _room(point: Point) -> float:
    """What lies over a point, in U: more for more time, but never more than an eye can jump."""
    return 0.35 + min(_LONGEST, _STEP * math.log2(1 + max(0.0, point.minutes)))
