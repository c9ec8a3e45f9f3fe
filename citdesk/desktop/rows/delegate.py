"""How a row is drawn: chips and title on the first line, the rest beneath, the whole row one target."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from citdesk.desktop.rows.chip_paint import CHIP_ROOM, HEIGHT, paint_chip
from citdesk.desktop.rows.model import RowRole
from citdesk.desktop.rows.row import Chip, Row
from citdesk.desktop.theme import BOLD, MEDIUM, Look, icon_pixmap
from citdesk.desktop.widgets.chosen import choice_ground
from citdesk.desktop.widgets.mirrored import mirrored
from citdesk.desktop.widgets.styled import beginning

_PAD, _GAP, _BETWEEN, _ARROW = 0.85, 0.75, 0.5, 1.0
#: the height of a line of words, between lines of chips, and between chips, in U
_LINE, _UNDER, _NEXT = 1.5, 0.35, 0.5
_ANY_HEIGHT = 10_000
#: a list of less room than this shows second lines whole: they would be cut to a few words
_NARROW = 28
#: between the card and the list's own scroll bar
MARGIN = 0.25


@dataclass(frozen=True, slots=True)
class _Laid:
    """Lines of chips with their widths; ``stacked`` when the title has a line of its own under them."""

    lines: tuple[tuple[tuple[Chip, int], ...], ...]
    stacked: bool


class RowDelegate(QStyledItemDelegate):
    """Paints :class:`Row` values from the tokens.

    ``other_height`` fires when a row that comes into sight is not as high as it was taken to be.
    ``led``: arrows and Enter come from a field above, so the chosen row shows without the focus.
    """

    other_height = Signal()

    def __init__(self, look: Look, parent: QObject | None = None, *, led: bool = False) -> None:
        super().__init__(parent)
        self.look = look
        #: the furthest row that was measured since somebody set it
        self.furthest = -1
        self._led = led
        self._metrics: dict[tuple[float, int, int, str], QFontMetrics] = {}

    def _wide(self, size: float, weight: QFont.Weight, text: str) -> int:
        """The width of a text; metrics are kept until the look changes."""
        key = (size, weight.value, self.look.unit, self.look.theme)
        metrics = self._metrics.get(key)
        if metrics is None:
            metrics = self._metrics[key] = QFontMetrics(self.look.font(size, weight))
        return metrics.horizontalAdvance(text)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        self.furthest = max(self.furthest, index.row())
        look, row = self.look, _row(index, RowRole.MEASURED)
        if row is not None and row.heading:
            return QSize(look.em(10), look.em(2.6))
        if row is None:  # nobody saw it yet: most have one line under their title
            high = look.em(HEIGHT) + look.em(_LINE)
        else:
            room = self._room(option.rect.width())
            high = self._height(row, self._laid(row, room), room)
        return QSize(look.em(10), max(look.target(), high + look.em(1.1)) + look.em(_BETWEEN))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = _row(index)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if row.heading:
            self._paint_heading(painter, option, row)
        else:
            self._paint_row(painter, option, row)
        painter.restore()
        if self.sizeHint(option, index).height() != option.rect.height():
            self.other_height.emit()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        look = self.look
        painter.setFont(look.font(1.2, BOLD))
        painter.setPen(look.colour("ink"))
        flags = Qt.AlignmentFlag.AlignBottom | beginning(option.direction)
        painter.drawText(option.rect.adjusted(0, 0, 0, -look.em(0.45)), flags, row.title)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        look = self.look
        card = option.rect.adjusted(0, 0, -look.em(MARGIN), -look.em(_BETWEEN))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        active = chosen and (self._led or bool(option.state & QStyle.StateFlag.State_HasFocus))
        pressed = bool(option.state & QStyle.StateFlag.State_Sunken)
        if row.chosen is None:
            choice_ground(painter, look, card, chosen=active, pressed=pressed)
        else:  # where the keys are and what is chosen are two things
            line = "focus" if active else ""
            choice_ground(painter, look, card, chosen=row.chosen, pressed=pressed, line=line)
        self._paint_lines(painter, option, card, row)

    def _paint_lines(self, painter: QPainter, option: QStyleOptionViewItem, card: QRect, row: Row) -> None:
        look = self.look
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        pad, side = look.em(_PAD), look.em(_ARROW)
        inner = card.adjusted(pad, 0, -pad - side - look.em(_GAP), 0)
        room = self._room(option.rect.width())
        laid = self._laid(row, room)
        high, line = look.em(HEIGHT), look.em(_LINE)
        top = card.top() + (card.height() - self._height(row, laid, room)) // 2
        if row.opens:
            arrow = QRect(card.right() - pad - side, card.center().y() - side // 2, side, side)
            drawing, ratio = "back" if mirrored else "forward", painter.device().devicePixelRatioF()
            picture = icon_pixmap(look, drawing, "control_line", side, ratio)
            painter.drawPixmap(_place(option, card, arrow).topLeft(), picture)
        title = QRect(inner.left(), top, inner.width(), high)
        for number, chips in enumerate(laid.lines):
            top += high + look.em(_UNDER) if number else 0
            x = inner.left()
            for chip, wide in chips:
                box = QRect(x, top, min(wide, inner.width()), high)
                paint_chip(painter, look, _place(option, card, box), chip, mirrored=mirrored)
                x += wide + look.em(_NEXT)
            title = QRect(inner.left(), top, inner.width(), high)
            title.setLeft(x - look.em(_NEXT) + look.em(_GAP))
        below = top + high
        if laid.stacked:
            title = QRect(inner.left(), below, inner.width(), line)
            below += line
        self._paint_title(painter, option, card, title, row)
        if row.detail and self._whole(row, room):
            under = QRect(inner.left(), below, inner.width(), self._detail_height(row, room))
            painter.setFont(look.font(0.95, MEDIUM))
            painter.setPen(look.colour("ink_muted"))
            flags = Qt.AlignmentFlag.AlignVCenter | beginning(option.direction) | Qt.TextFlag.TextWordWrap
            painter.drawText(_place(option, card, under), flags, row.detail)
        elif row.detail:
            under = QRect(inner.left(), below, inner.width(), line)
            self._text(painter, option, card, under, row.detail, 0.95, MEDIUM, "ink_muted")

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, card: QRect, box: QRect, row: Row
    ) -> None:
        look = self.look
        used = 0
        if row.aside:
            used = QFontMetrics(look.font(0.95, MEDIUM)).horizontalAdvance(row.aside)
            aside = QRect(box.right() - used, box.top(), used + 1, box.height())
            self._text(painter, option, card, aside, row.aside, 0.95, MEDIUM, "ink_muted")
            used += look.em(_GAP)
        weight = MEDIUM if row.chosen is False else BOLD
        self._text(painter, option, card, box.adjusted(0, 0, -used, 0), row.title, 1.0, weight, "ink")

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        card: QRect,
        box: QRect,
        text: str,
        size: float,
        weight: object,
        token: str,
    ) -> None:
        font = self.look.font(size, BOLD if weight is BOLD else MEDIUM)
        painter.setFont(font)
        painter.setPen(self.look.colour(token))
        fitted = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(
            _place(option, card, box), Qt.AlignmentFlag.AlignVCenter | beginning(option.direction), fitted
        )

    def _whole(self, row: Row, room: int) -> bool:
        """Whether its second line is shown whole: of some rows always, of each where the list is narrow."""
        return row.whole or room < self.look.em(_NARROW)

    def _room(self, width: int) -> int:
        """What is between the edge of the card and its arrow; 0 while the list has no width yet."""
        return max(0, width - self.look.em(2 * _PAD + _ARROW + _GAP))

    def _laid(self, row: Row, room: int) -> _Laid:
        """Chips in as many lines as they need; the title beside the last of them where all of it fits."""
        look = self.look
        lines: list[list[tuple[Chip, int]]] = []
        used = 0
        for chip in row.chips:
            wide = self._wide(0.85, BOLD, chip.words) + look.em(CHIP_ROOM)
            if not lines or (room and used + look.em(_NEXT) + wide > room):
                lines.append([])
                used = wide
            else:
                used += look.em(_NEXT) + wide
            lines[-1].append((chip, wide))
        if not lines or not room:
            return _Laid(tuple(tuple(line) for line in lines), stacked=False)
        title = self._wide(1.0, BOLD, row.title)
        aside = self._wide(0.95, MEDIUM, row.aside) + look.em(_GAP) if row.aside else 0
        stacked = used + look.em(_GAP) + title + aside > room
        return _Laid(tuple(tuple(line) for line in lines), stacked)

    def _height(self, row: Row, laid: _Laid, room: int) -> int:
        look = self.look
        chips = max(1, len(laid.lines))
        high = chips * look.em(HEIGHT) + (chips - 1) * look.em(_UNDER)
        return high + (look.em(_LINE) if laid.stacked else 0) + self._detail_height(row, room)

    def _detail_height(self, row: Row, room: int) -> int:
        line = self.look.em(_LINE) if row.detail else 0
        if not (room and row.detail and self._whole(row, room)):
            return line
        metrics = QFontMetrics(self.look.font(0.95, MEDIUM))
        wide = room - self.look.em(MARGIN)
        words = metrics.boundingRect(QRect(0, 0, wide, _ANY_HEIGHT), Qt.TextFlag.TextWordWrap, row.detail)
        return max(line, words.height())


def _row(index: QModelIndex | QPersistentModelIndex, role: RowRole = RowRole.ROW) -> Row | None:
    found: object = index.data(role)
    return found if isinstance(found, Row) else None


def _place(option: QStyleOptionViewItem, card: QRect, box: QRect) -> QRect:
    return mirrored(option.direction, card, box)
