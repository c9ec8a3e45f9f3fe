"""Repeats as cards: a summary in words, Change and Remove on each, Add beneath. No table, no rank numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.button import Button, Rank
from citdesk.desktop.widgets.labels import Caption, Strong
from citdesk.desktop.widgets.styled import edge, follow, smooth


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says. ``spoken`` is the whole of it as one sentence with its place in the list."""

    path: str
    title: str
    summary: str
    spoken: str
    can_remove: bool = True
    wrong: bool = False


class Card(QFrame):
    """One card of the list."""

    def __init__(self, look: Look, words: CardWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.words = words
        self.setAccessibleName(words.spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        told = QVBoxLayout()
        told.addWidget(Strong(look, words.title, self))
        if words.summary:
            told.addWidget(Caption(look, words.summary, self))
        self.change = self._button(self.tr("Change"), "change")
        self._row = QHBoxLayout(self)
        self._row.addLayout(told, 1)
        self._row.addWidget(self.change)
        self.remove = self._button(self.tr("Remove"), "remove") if words.can_remove else None
        if self.remove is not None:
            self._row.addWidget(self.remove)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take margins from the look; Remove keeps its distance from Change."""
        look = self.look
        self._row.setContentsMargins(look.em(1.0), look.em(0.5), look.em(0.6), look.em(0.5))
        self._row.setSpacing(look.em(0.75))

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        look, painter = self.look, smooth(self)
        painter.setBrush(look.colour("surface"))
        wrong = self.words.wrong
        painter.setPen(edge(look.colour("error" if wrong else "control_line"), 3 if wrong else 1.5))
        box = QRectF(self.rect()).adjusted(1.75, 1.75, -1.75, -1.75)
        painter.drawRoundedRect(box, look.radius(), look.radius())
        painter.end()

    def _button(self, text: str, act: str) -> Button:
        button = Button(self.look, text, self, name=f"{self.words.path}#{act}", rank=Rank.QUIET)
        button.setAccessibleName(f"{text} {self.words.title}")
        return button


class RepeatCards(QWidget):
    """The cards of one repeat. Signals carry the path of the instance; ``add_wanted`` that of the repeat."""

    change_wanted = Signal(str)
    remove_wanted = Signal(str)
    add_wanted = Signal(str)
    more_wanted = Signal()

    def __init__(
        self, look: Look, path: str, add_words: str, parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.path = path
        self.setObjectName(name or path)
        self._cards: list[Card] = []
        self.more = Button(look, "", self, name=f"{path}#more", rank=Rank.QUIET)
        self.more.clicked.connect(self.more_wanted)
        self.more.hide()
        self.add = Button(look, add_words, self, name=f"{path}#add", icon="add")
        self.add.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.more)
        self._column.addWidget(self.add)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take the gaps from the look."""
        self._column.setSpacing(self.look.em(0.5))

    def show_cards(self, cards: Sequence[CardWords], *, can_add: bool = True, more: int = 0) -> None:
        """Show these cards; unchanged ones stay as they are. ``more`` further ones wait to be asked for."""
        for at, words in enumerate(cards):
            if at < len(self._cards) and self._cards[at].words == words:
                continue
            card = self._make(words)
            if at < len(self._cards):
                self._drop(self._cards[at])
                self._cards[at] = card
            else:
                self._cards.append(card)
            self._column.insertWidget(at, card)
        for surplus in self._cards[len(cards) :]:
            self._drop(surplus)
        del self._cards[len(cards) :]
        if more:
            self.more.set_words(self.tr("Show more ({count} left)").format(count=more))
        self.more.setVisible(bool(more))
        self.add.setVisible(can_add)

    def _drop(self, card: Card) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def cards(self) -> Sequence[Card]:
        """The cards shown now, in order."""
        return tuple(self._cards)

    def stops(self) -> list[QWidget]:
        """Every button in the order of Tab: each card's, then Add."""
        found: list[QWidget] = []
        for card in self._cards:
            found.append(card.change)
            if card.remove is not None:
                found.append(card.remove)
        return [*found, self.more, self.add]

    def _make(self, words: CardWords) -> Card:
        card = Card(self.look, words, self)
        card.change.clicked.connect(self._change)
        if card.remove is not None:
            card.remove.clicked.connect(self._remove)
        return card

    def _pressed_path(self) -> str:
        return self.sender().objectName().rsplit("#", 1)[0]

    def _change(self) -> None:
        self.change_wanted.emit(self._pressed_path())

    def _remove(self) -> None:
        self.remove_wanted.emit(self._pressed_path())

    def _add(self) -> None:
        self.add_wanted.emit(self.path)
