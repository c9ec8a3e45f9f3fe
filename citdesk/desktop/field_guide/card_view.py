"""A guidance card for reading: what to do first, why after, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Caption, Hint, Item, Rank, ScrollPage, SectionTitle, Title
from citdesk.fieldguide.cards import Card


class StepWords(Item):
    """One step, large enough for arm's length."""

    scale = 1.2


class CardPage(Page):
    """Shows one card. ``use_wanted`` asks for its steps one at a time in large letters."""

    use_wanted = Signal(object)

    def __init__(self, look: Look, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self.setObjectName("page.card")
        self._page = ScrollPage(look, self, width=40, name="card")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._page.add(Title(look, card.title, name="card.title"))
        self._page.add(Hint(look, card.when, name="card.when"))
        for at, step in enumerate(card.steps, 1):
            self._page.add(StepWords(look, f"{at}.", step.text), above=0.35)
        for passage in card.passages:
            self._page.add(SectionTitle(look, passage.title), above=0.9)
            for line in passage.lines:
                self._page.add(Item(look, "•", line) if passage.listed else Body(look, line))
        self._page.add(SectionTitle(look, self.tr("What this rests on")), above=0.9)
        for source in card.sources:
            self._page.add(Caption(look, f"[{source.number}] {source.citation}"))
        read = self.tr("Last read against its sources: {day}").format(day=card.reviewed)
        self._page.add(Caption(look, read), above=0.35)
        self.use = Button(look, self.tr("Use now"), name="card.use", rank=Rank.PRIMARY, icon="eye")
        self.back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self._page.footer.addWidget(self.use)
        self._page.footer.addWidget(self.back)
        self._page.footer.addStretch(1)
        self.use.clicked.connect(lambda: self.use_wanted.emit(self._card))
        self.back.clicked.connect(self.left)

    def context(self) -> PageContext:
        return PageContext(self._card.title)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self.use.setFocus(Qt.FocusReason.OtherFocusReason)
