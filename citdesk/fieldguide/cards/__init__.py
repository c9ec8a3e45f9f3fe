"""Guidance cards: our own words on one situation, each claim with its source."""

from __future__ import annotations

from citdesk.fieldguide.cards.card import Card, Passage, Source, Step
from citdesk.fieldguide.cards.reading import read_card, read_cards
from citdesk.fieldguide.cards.search import search_cards

__all__ = ["Card", "Passage", "Source", "Step", "read_card", "read_cards", "search_cards"]
