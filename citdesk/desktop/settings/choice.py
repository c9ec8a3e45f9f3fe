"""Values of which one holds, side by side where there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import ChoiceRow, FoldRow

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Offer(Generic[T]):
    """One value: its row's object name, its words, and a line that explains it."""

    value: T
    name: str
    words: str
    sub: str = ""


class Choice(FoldRow, Generic[T]):
    """Calls ``chosen`` with the value whose row was pressed."""

    def __init__(self, look: Look, offers: Sequence[Offer[T]], chosen: Callable[[T], None]) -> None:
        super().__init__(look, even=True)
        self._values = [offer.value for offer in offers]
        self._chosen = chosen
        self._group = QButtonGroup(self)
        rows = [ChoiceRow(look, offer.words, self, name=offer.name, sub=offer.sub) for offer in offers]
        for at, row in enumerate(rows):
            self._group.addButton(row, at)
        self.hold(rows)
        self._group.idClicked.connect(self._pressed)

    def mark(self, value: T) -> None:
        """Show that this value holds."""
        self._group.button(self._values.index(value)).setChecked(True)

    def focus_marked(self) -> None:
        """Put the focus on the row that holds."""
        self._group.button(max(0, self._group.checkedId())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _pressed(self, at: int) -> None:
        self._chosen(self._values[at])
