"""Pictures to point at, over the whole page: for somebody who cannot or does not want to speak."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import BOLD, MEDIUM, Look, can_be_drawn
from citdesk.desktop.widgets import Button, Caption, ChoiceChip, Rank, ScrollPage, announce
from citdesk.desktop.widgets.hold_button import HoldButton
from citdesk.desktop.widgets.styled import edge, follow, smooth
from citdesk.desktop.widgets.wrap_row import WrapRow
from citdesk.fieldguide.aid import Aid, AidCard
from citdesk.resource_files import resource_path

#: how many cards stand side by side, and how much width that takes
_COLUMNS = ((5, 48), (4, 36), (3, 27), (2, 0))
#: how high a card is at least, and at most where there is room, in U
_CARD, _LARGEST_CARD = 9, 14


class AidButton(QAbstractButton):
    """One card: its picture, the person's word, and the officer's word beneath."""

    def __init__(self, look: Look, card: AidCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.card = card
        self.setObjectName(f"aid.card:{card.id}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._drawing = resource_path(f"aid/{card.picture}").read_text("utf-8")
        self._own, self._officers = "", ""
        self._high = 0
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take sizes and colours from the look."""
        self.updateGeometry()
        self.update()

    def speak(self, language: str, officers: str) -> None:
        """Show the words in another language."""
        self._own = self.card.words[language]
        self._officers = "" if language == officers else self.card.words[officers]
        self.setAccessibleName(self.card.words[officers])
        self.update()

    def take_height(self, high: int) -> None:
        """Be so high, in pixels: the picture and its word grow along."""
        if high != self._high:
            self._high = high
            self.restyle()

    def sizeHint(self) -> QSize:
        return QSize(self.look.em(_CARD), max(self._high, self.look.em(_CARD)))

    def _em(self, units: float) -> int:
        """A measure of the usual card, in pixels of this one."""
        return round(self.look.em(units) * self.sizeHint().height() / self.look.em(_CARD))

    def paintEvent(self, e: QPaintEvent) -> None:
        look, painter = self.look, smooth(self)
        down = self.isDown()
        painter.setBrush(look.colour("select" if down else "surface"))
        painter.setPen(edge(look.colour("select_line" if down else "control_line"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), look.radius(), look.radius())
        side = self._em(4.4)
        drawing = self._drawing.replace("currentColor", look.hex("ink"))
        box = QRectF((self.width() - side) / 2, self._em(0.6), side, side)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, box)
        painter.setPen(look.colour("ink"))
        centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        # no word may become wider than its card
        larger = min(self.sizeHint().height(), max(self.width(), look.em(_CARD))) / look.em(_CARD)
        side_room = look.em(0.5)
        room = self.width() - 2 * side_room
        painter.setFont(look.font(1.2 * larger, BOLD))
        painter.drawText(QRect(side_room, self._em(5.1), room, self._em(2.6)), centred, self._own)
        painter.setFont(look.font(0.85 * larger, MEDIUM))
        painter.drawText(QRect(side_room, self._em(7.6), room, self._em(1.2)), centred, self._officers)
        painter.end()


class AidPage(Page):
    """Shows the cards. ``told`` carries each thing pointed at, with its time, as soon as it is.

    ``place`` are the words of the question that they go to; without one nothing is written down. Nothing
    but the cards is on the screen: whoever it is held out to sees and reaches no report. The way back takes
    two steps, at two places, and the second one is the officer's. ``closed`` says that it was taken.
    """

    told = Signal(str)
    closed = Signal()
    alone = True

    def __init__(
        self,
        look: Look,
        aid: Aid,
        now: Callable[[], datetime],
        place: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._aid = aid
        self._now = now
        self._officers = next(iter(aid.languages))
        self._language = self._officers
        self.lines: list[str] = []
        self.setObjectName("page.aid")
        self._page = ScrollPage(look, self, width=200, name="aid")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._across = across = WrapRow()
        self.languages: dict[str, ChoiceChip] = {}
        for code, name in self._drawn(aid).items():
            button = ChoiceChip(look, name, name=f"aid.language:{code}")
            button.setProperty("language", code)
            button.clicked.connect(self._choose)
            across.addWidget(button)
            self.languages[code] = button
        across.addStretch(1)
        self._page.add_row(across)
        self._grid = QGridLayout()
        self._grid.setSpacing(look.em(0.5))
        self.cards: dict[str, AidButton] = {}
        for card in aid.cards:
            button = AidButton(look, card)
            button.clicked.connect(self._tapped)
            self.cards[card.id] = button
        self._columns = 0
        self._arrange()
        self._page.add_row(self._grid)
        self.done = Button(look, self.tr("Done"), name="aid.done", rank=Rank.PRIMARY)
        self.more = Button(look, self.tr("More pictures"), name="aid.more", rank=Rank.PRIMARY)
        self.back = HoldButton(
            look, self.tr("Officer: press and hold"), self.tr("Press again to go back"), name="aid.back"
        )
        self._goes = self.tr("Goes into “{question}”.").format(question=place) if place else ""
        unwritten = self.tr("Not written down. To keep it, open the pictures from a report.")
        self._unwritten = "" if place else unwritten
        self.record = Caption(look, "", name="aid.record")
        footer = self._page.footer
        footer.addWidget(self.done)
        footer.addWidget(self.more)
        footer.addWidget(self.record, 1)
        footer.addWidget(self.back)
        self.done.clicked.connect(self._ask)
        self.more.clicked.connect(self._go_on)
        self.back.held.connect(self._finish)
        self._go_on()
        self._speak(self._language)

    def _drawn(self, aid: Aid) -> dict[str, str]:
        """The languages whose every letter this computer can draw: nobody is helped by boxes."""
        font = self.look.font(1.2, BOLD)
        return {
            code: name
            for code, name in aid.languages.items()
            if can_be_drawn(name + "".join(card.words[code] for card in aid.cards), font)
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """As many cards side by side as the width holds."""
        columns = next(count for count, width in _COLUMNS if self.width() >= self.look.em(width))
        rows = -(-len(self.cards) // columns)
        margins = self._page.rows.contentsMargins()
        wide = self._page.area.viewport().width() - margins.left() - margins.right()
        above = self._across.heightForWidth(wide) + self._page.rows.spacing()
        room = self._page.area.viewport().height() - margins.top() - margins.bottom() - above
        high = (room - (rows - 1) * self._grid.verticalSpacing()) // rows
        for card in self.cards.values():
            card.take_height(min(high, self.look.em(_LARGEST_CARD)))
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self.cards.values()):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, at // columns, at % columns)

    def context(self) -> PageContext:
        return PageContext(self.tr("Pictures to point at"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self._ask}

    def arrive(self) -> None:
        next(iter(self.cards.values())).setFocus()

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, ChoiceChip):
            self._speak(str(sender.property("language")))

    def _speak(self, language: str) -> None:
        self._language = language
        for code, button in self.languages.items():
            button.setChecked(code == language)
        for card in self.cards.values():
            card.speak(language, self._officers)

    def _tapped(self) -> None:
        sender = self.sender()
        if isinstance(sender, AidButton):
            word = sender.card.words[self._officers]
            line = self.tr("{time} pointed at: {word}").format(time=f"{self._now():%H:%M}", word=word)
            self.lines.append(line)
            self._go_on()
            self.told.emit(line)

    def _go_on(self) -> None:
        """The cards are held out, or held out again."""
        asked = not self.back.isHidden()
        self._ways_back(asked=False)
        said = "; ".join(self.lines[-3:])
        self.record.setText("\n".join(filter(None, (said or self._goes, self._unwritten))))
        if asked and self.isVisible():
            self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        """Whoever points may press Done as well: what lies behind it takes another act, elsewhere."""
        self._ways_back(asked=True)
        self.record.setText(self.tr("Turn the screen to yourself, then hold the button for two seconds."))
        announce(self.record, self.record.text())
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ways_back(self, *, asked: bool) -> None:
        self.done.setVisible(not asked)
        self.more.setVisible(asked)
        self.back.setVisible(asked)

    def _finish(self) -> None:
        self.left.emit()
        self.closed.emit()
