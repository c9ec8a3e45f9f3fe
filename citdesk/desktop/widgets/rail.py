"""The rail of main areas: icon over word; a badge only for what waits for this person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from citdesk.desktop.theme import BOLD, MEDIUM, Look, icon_pixmap
from citdesk.desktop.widgets.badge import badge_size, paint_badge
from citdesk.desktop.widgets.enter_key import pressed_by_enter
from citdesk.desktop.widgets.mirrored import mirrored
from citdesk.desktop.widgets.styled import follow, ground, letters, smooth

#: in U: the icon, the word and the room between them; beside a word with its badge, and between the two
_ICON, _WORD, _UNDER, _SIDE, _NEXT = 1.5, 1.1, 0.15, 0.2, 0.1
#: a pixel for rounding on either side: without it the last letter would be left out
_ROUND = 2


@dataclass(frozen=True, slots=True)
class RailItem:
    """A main area or an act at the foot of the rail."""

    id: str
    words: str
    icon: str


def _paint_edge(painter: QPainter, part: QWidget, look: Look) -> None:
    """The edge of the rail towards the page, along one part of it."""
    edge = QRect(part.width() - 1, 0, 1, part.height())
    painter.fillRect(mirrored(part.layoutDirection(), part.rect(), edge), look.colour("rail_line"))


class RailButton(QPushButton):
    """One item of the rail."""

    def __init__(self, look: Look, item: RailItem, parent: QWidget) -> None:
        super().__init__(item.words, parent)
        self.look = look
        self.item = item
        self._waiting = 0
        self.setObjectName(item.id)
        self.setCheckable(True)
        self.setAutoDefault(False)
        # with large text on a small screen the word stays and the icon goes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take font and size from the look."""
        letters(self, self.look.font(0.78, MEDIUM))
        self.updateGeometry()
        self.update()

    def set_waiting(self, count: int) -> None:
        """Show how many things wait for this person here."""
        self._waiting = count
        self.update()

    @property
    def waiting(self) -> int:
        """How many things wait here."""
        return self._waiting

    def sizeHint(self) -> QSize:
        return QSize(self.look.em(4.7), max(self.look.em(3.75), self.look.mm(10)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(4.7), max(self.look.em(1.5), self.look.mm(10)))

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not pressed_by_enter(self, arg__1):
            super().keyPressEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        look, painter = self.look, smooth(self)
        if self.isChecked() or self.isDown():
            painter.fillRect(self.rect(), look.colour("rail_select"))
        if self.isChecked():
            bar = look.em(0.25)
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = self.width() - bar if mirrored else 0
            painter.fillRect(QRect(x, 0, bar, self.height()), look.colour("rail_mark"))
        self._paint_item(painter)
        if self._waiting:
            self._paint_badge(painter)
        _paint_edge(painter, self, look)
        painter.end()

    def _paint_item(self, painter: QPainter) -> None:
        look = self.look
        token = "on_rail" if self.isChecked() else "on_rail_muted"
        words = self.words_place()
        if self._has_icon:
            side = look.em(_ICON)
            picture = icon_pixmap(look, self.item.icon, token, side, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - side) // 2, words.top() - look.em(_UNDER) - side, picture)
        painter.setFont(self._font)
        painter.setPen(look.colour(token))
        fitted = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, fitted)

    @property
    def _has_icon(self) -> bool:
        look = self.look
        return self.height() >= look.em(_ICON) + look.em(_WORD) + look.em(_UNDER)

    @property
    def _font(self) -> QFont:
        return self.look.font(0.78, BOLD if self.isChecked() else MEDIUM)

    def words_place(self) -> QRect:
        """Where the word stands: under the icon, or without one in the middle together with its badge."""
        look, line = self.look, self.look.em(_WORD)
        if self._has_icon:
            above = look.em(_ICON) + look.em(_UNDER)
            return QRect(0, (self.height() - above - line) // 2 + above, self.width(), line)
        top, beside = (self.height() - line) // 2, look.em(_NEXT) + self._badge_size().width()
        if not self._waiting:
            return QRect(0, top, self.width(), line)
        room = self.width() - 2 * look.em(_SIDE) - beside
        wide = min(QFontMetrics(self._font).horizontalAdvance(self.text()) + _ROUND, room)
        words = QRect((self.width() - wide - beside) // 2, top, wide, line)
        return mirrored(self.layoutDirection(), self.rect(), words)

    def badge_place(self) -> QRect:
        """Where the count stands: over the icon's corner, or without an icon beside the word."""
        look, size = self.look, self._badge_size()
        if self._has_icon:
            return QRect(QPoint(self.width() // 2 + look.em(0.35), look.em(0.3)), size)
        words = mirrored(self.layoutDirection(), self.rect(), self.words_place())
        badge = QRect(QPoint(words.right() + look.em(_NEXT), (self.height() - size.height()) // 2), size)
        return mirrored(self.layoutDirection(), self.rect(), badge)

    def _badge_size(self) -> QSize:
        return badge_size(self.look, self._waiting)

    def _paint_badge(self, painter: QPainter) -> None:
        paint_badge(painter, self.look, self.badge_place(), self._waiting)


class Rail(QFrame):
    """The main areas a person may use, and acts such as Screen at its foot. ``chosen`` has the id."""

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        areas: Sequence[RailItem],
        foot: Sequence[RailItem] = (),
        parent: QWidget | None = None,
        *,
        name: str = "rail",
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Main areas"))
        self._areas = {item.id: RailButton(look, item, self) for item in areas}
        self._foot = {item.id: RailButton(look, item, self) for item in foot}
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, look.em(0.5), 0, look.em(0.5))
        for button in self._areas.values():
            column.addWidget(button)
        column.addStretch(1)
        for button in self._foot.values():
            button.setCheckable(False)
            column.addWidget(button)
        for button in (*self._areas.values(), *self._foot.values()):
            button.clicked.connect(self._pressed)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._name_all()
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take colour and width from the look."""
        ground(self, self.look.colour("rail"))
        self.setFixedWidth(self.look.em(4.7))

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        painter = QPainter(self)
        _paint_edge(painter, self, self.look)
        painter.end()

    def button(self, item: str) -> RailButton:
        """The button of an item. Raises ``KeyError`` when the rail has no such item."""
        return self._areas[item] if item in self._areas else self._foot[item]

    @property
    def current(self) -> RailButton | None:
        """The button of the area that is open."""
        return next((button for button in self._areas.values() if button.isChecked()), None)

    @property
    def waiting(self) -> int:
        """How many things wait for this person in all areas."""
        return sum(button.waiting for button in self._areas.values())

    def set_current(self, item: str) -> None:
        """Mark the area that is open."""
        for key, button in self._areas.items():
            button.setChecked(key == item)

    def set_badge(self, item: str, count: int) -> None:
        """Show how many things wait for this person in an area; 0 hides the badge."""
        self.button(item).set_waiting(count)
        self._name_all()

    def _name_all(self) -> None:
        total = len(self._areas)
        for at, button in enumerate(self._areas.values(), 1):
            place = self.tr("{at} of {total}").format(at=at, total=total)
            parts = [button.item.words, place]
            if button.waiting:
                parts.insert(1, self.tr("%n waiting", "", button.waiting).replace("%n", str(button.waiting)))
            button.setAccessibleName(", ".join(parts))

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, RailButton):
            open_now = next((key for key, b in self._areas.items() if b.isChecked() and b is not sender), "")
            self.set_current(sender.item.id if sender.item.id in self._areas else open_now)
            self.chosen.emit(sender.item.id)
