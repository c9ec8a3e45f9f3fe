"""The field guide as it came with CITDesk: what could be read, and what was refused by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from citdesk.casework.checked_table import DataFileError
from citdesk.fieldguide.cards import Card, read_cards
from citdesk.resource_files import resource_path


@dataclass(frozen=True)
class GuidanceShelf:
    """The guidance cards by title. ``faults`` names the files that were left out and why."""

    cards: tuple[Card, ...]
    faults: tuple[DataFileError, ...]

    def card(self, card_id: str) -> Card | None:
        """The card with this id, None when there is none."""
        return next((card for card in self.cards if card.id == card_id), None)

    def beside(self, card_id: str) -> str | None:
        """What stands beside a form's question that names the card."""
        card = self.card(card_id)
        return None if card is None else card.beside_a_question()


@cache
def guidance() -> GuidanceShelf:
    """The cards of this installation. May be called from any thread; read once."""
    return GuidanceShelf(*read_cards(_texts("guidance", "*.md")))


def _texts(folder: str, pattern: str) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(resource_path(folder).glob(pattern))}
