"""The bar under every page: one sentence on network and waiting work, who is signed in, the time."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from citdesk.desktop.theme import BOLD, MEDIUM, Look, icon_pixmap
from citdesk.desktop.widgets import Caption, announce
from citdesk.desktop.widgets.enter_key import pressed_by_enter
from citdesk.desktop.widgets.styled import beginning, follow, ground, letters, smooth


def short_name(name: str) -> str:
    """The last part of a name; all of it where that is a number, as of a desk."""
    last = name.rpartition(" ")[2]
    return name if last.isdecimal() else last


class StatusSentence(QPushButton):
    """The sentence, which is also the way to the sync center."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._drawing = "sync"
        #: the same in fewer words, for where the sentence has no room
        self._brief = ""
        self.setObjectName("area.sync.status")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take the font from the look."""
        letters(self, self.look.font(0.85, MEDIUM))
        self.updateGeometry()
        self._offer_whole()

    def say(self, sentence: str, drawing: str, brief: str = "") -> None:
        """Show a sentence with its icon; a screen reader hears it when it changes.

        ``brief``: what of it is shown where there is no room for all.
        """
        if (sentence, drawing, brief) == (self.text(), self._drawing, self._brief):
            return
        changed = sentence != self.text()
        self._drawing, self._brief = drawing, brief
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(self.tr("Opens the sync center"))
        self.updateGeometry()
        self._offer_whole()
        self.update()
        if changed and sentence:
            announce(self, sentence, kind="status")

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + self.look.em(2.2)
        return QSize(wide, self.look.em(1.6 if self.look.short else 2.0))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(6), self.look.em(1.6 if self.look.short else 2.0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_whole()

    def _offer_whole(self) -> None:
        """What does not fit stands whole under the pointer; a screen reader has all of it as the name."""
        words = "" if self._fits else self.text()
        if words:
            from html import escape  # brings thousands of names of letters: not before something is said here

            words = f"<qt>{escape(words)}</qt>"  # as rich text it is broken in lines
        self.setToolTip(words)

    @property
    def _fits(self) -> bool:
        return self.sizeHint().width() <= self.width()

    @property
    def shown_words(self) -> str:
        """What there is room for."""
        return self.text() if self._fits or not self._brief else self._brief

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not pressed_by_enter(self, arg__1):
            super().keyPressEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        look, painter = self.look, smooth(self)
        if self.isDown():
            painter.fillRect(self.rect(), look.colour("select"))
        side = look.em(1.1)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - side if mirrored else 0
        picture = icon_pixmap(look, self._drawing, "link", side, self.devicePixelRatioF())
        painter.drawPixmap(x, (self.height() - side) // 2, picture)
        painter.setPen(look.colour("ink"))
        gap = side + look.em(0.55)
        box = QRect(0 if mirrored else gap, 0, self.width() - gap, self.height())
        fitted = self.fontMetrics().elidedText(self.shown_words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | beginning(self.layoutDirection()), fitted)
        painter.end()


class ClockWords(Caption):
    """The time of day."""

    weight = BOLD
    tint = "ink"


class StatusBar(QFrame):
    """``pressed`` asks for the sync centre."""

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("status-bar")
        self.setAccessibleName(self.tr("Status"))
        self.sentence = StatusSentence(look, self)
        self._person = Caption(look, "", self, name="status-person")
        self._clock = ClockWords(look, "", self, name="status-clock")
        self._whole = self._short = ""
        for words in (self._person, self._clock):
            words.setWordWrap(False)
        row = QHBoxLayout(self)
        row.addWidget(self.sentence, 1)
        row.addWidget(self._person)
        row.addWidget(self._clock)
        self._row = row
        self.sentence.clicked.connect(self.pressed)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take colours and measures from the look."""
        look = self.look
        ground(self, look.colour("canvas"))
        self._row.setContentsMargins(look.margin(), 0, look.em(1.0), 0)
        self._row.setSpacing(look.em(1.25))
        self.setFixedHeight(look.em(1.6 if look.short else 2.0))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(10), super().minimumSizeHint().height())  # never makes the window grow

    def show_person(self, words: str, short: str = "") -> None:
        """Show who is signed in; ``short`` where there is no room for all of it."""
        self._whole, self._short = words, short or words
        self._fit()

    def show_time(self, words: str) -> None:
        """Show the time of day."""
        if words != self._clock.text():
            self._clock.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # several people share a computer: short of room a shorter name still says who is signed in
        words = self._whole if self.width() >= self.look.em(42) else self._short
        self._person.setText(words)
        self._person.setAccessibleName(self._whole)
        self._person.setVisible(bool(words))
