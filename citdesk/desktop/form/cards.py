"""The cards of a report: what each is called, and whether somebody has filled it in."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from citdesk.desktop.form.check import card_summary, card_title
from citdesk.desktop.form.structure import Structure


class Cards:
    """The cards of every repeat. ``given``, as it stands at any time, are the answers nobody gave."""

    def __init__(self, structure: Structure, given: AbstractSet[str]) -> None:
        self._structure = structure
        self._given = given

    def title(self, card: str) -> str:
        """What a card is called."""
        return card_title(self._structure, card)

    def words(self, card: str) -> tuple[str, str]:
        """A card's title and one-line summary."""
        return self.title(card), card_summary(self._structure, card) if self.is_touched(card) else ""

    def is_touched(self, card: str) -> bool:
        """Whether somebody answered anything in a card, beyond what stood there as the report began."""
        asked = self._structure.instance_questions(card)
        return self._structure.touched(path for path in asked if path not in self._given)

    def filled(self) -> dict[str, str]:
        """The title of each card that has an answer in it, by its path."""
        return {
            path: self.title(path)
            for path in self._structure.instances()
            if self._structure.touched(self._structure.instance_questions(path))
        }

    def gone_of(self, cards: Mapping[str, str]) -> list[str]:
        """The titles of those cards that are there no more."""
        return [title for path, title in cards.items() if not self._structure.has(path)]
