"""A repeat on a page: its name, its cards, and Add."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.form.contents import Item
from citdesk.desktop.form.editors import Desk
from citdesk.desktop.form.view_model import FormViewModel
from citdesk.desktop.widgets import CardWords, RepeatCards, SectionTitle

_AT_ONCE = 20


class CardsView(QWidget):
    """The cards of one repeat; each is edited on a page of its own. Many are made only when asked for."""

    def __init__(self, desk: Desk, model: FormViewModel, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.item = item
        self._most = _AT_ONCE
        self.title = SectionTitle(desk.look, item.label, self)
        add = self.tr("Add: {thing}").format(thing=item.label) if item.label else self.tr("Add")
        self.cards = RepeatCards(desk.look, item.path, add, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, desk.look.em(0.9), 0, desk.look.em(0.4))
        column.setSpacing(desk.look.em(0.5))
        column.addWidget(self.title)
        column.addWidget(self.cards)
        self.cards.change_wanted.connect(model.walk.open_instance)
        self.cards.remove_wanted.connect(model.remove_instance)
        self.cards.add_wanted.connect(model.add_instance)
        self.cards.more_wanted.connect(self._show_more)
        self.sync()

    def show_item(self, item: Item) -> None:
        """Show the repeat as it stands now."""
        self.item = item
        self.title.setText(item.label)
        self.sync()

    def stops(self) -> list[QWidget]:
        """Its buttons in the order of Tab."""
        return self.cards.stops()

    def is_wrong(self) -> bool:
        """Whether a card has a problem."""
        return any(card.words.wrong for card in self.cards.cards())

    def take_focus(self) -> None:
        """Put the focus on the first card with a problem, else on Add, else on the first card."""
        wrong = [card.change for card in self.cards.cards() if card.words.wrong]
        self._focus_one_of(*wrong, self.cards.add, *self.stops())

    def begin(self) -> None:
        """Put the focus where one begins on arrival: the first card with a problem, the first card, Add."""
        wrong = [card.change for card in self.cards.cards() if card.words.wrong]
        self._focus_one_of(*wrong, *self.stops())

    def _focus_one_of(self, *stops: QWidget) -> None:
        first = next((stop for stop in stops if not stop.isHidden()), None)
        if first is not None:
            first.setFocus()

    def sync(self) -> None:
        """Bring the cards up to date."""
        item, model = self.item, self.model
        words: list[CardWords] = []
        for at, path in enumerate(item.instances[: self._most], 1):
            title, summary = model.cards.words(path)
            if not summary and title.endswith(f" {at}"):
                summary = self.tr("Not filled in yet")
            place = self.tr("{thing} {at} of {count}").format(
                thing=item.label, at=at, count=len(item.instances)
            )
            spoken = ", ".join(part for part in (place, title, summary) if part)
            removable = item.can_remove and not model.readonly
            words.append(CardWords(path, title, summary, spoken, removable, model.problems.lie_in(path)))
        self.cards.show_cards(
            words,
            can_add=item.can_add and not model.readonly,
            more=max(0, len(item.instances) - self._most),
        )

    def _show_more(self) -> None:
        first = self._most
        self._most += _AT_ONCE
        self.sync()
        self.cards.cards()[first].change.setFocus()
