"""Finding a card by the words somebody types: every word must begin some word of the card."""

from __future__ import annotations

from collections.abc import Iterable

from citdesk.fieldguide.cards.card import Card
from citdesk.fieldguide.folding import words_of

_TITLE, _NAMED, _TEXT = 8, 4, 1


def search_cards(cards: Iterable[Card], typed: str) -> tuple[Card, ...]:
    """The cards that fit, best first; all of them, in their order, while nothing is typed.

    A word in the title weighs most, then the sentence that says when, then the rest of the text.
    """
    wanted = words_of(typed)
    if not wanted:
        return tuple(cards)
    weighed = [(_weight(card, wanted), card) for card in cards]
    found = sorted((pair for pair in weighed if pair[0]), key=lambda pair: (-pair[0], pair[1].title))
    return tuple(card for _, card in found)


def _weight(card: Card, wanted: list[str]) -> int:
    text = [step.text for step in card.steps] + [line for part in card.passages for line in part.lines]
    parts = (
        (_TITLE, words_of(card.title)),
        (_NAMED, words_of(" ".join((card.when, *card.words)))),
        (_TEXT, words_of(" ".join(text))),
    )
    total = 0
    for word in wanted:
        best = max((weight for weight, has in parts if any(each.startswith(word) for each in has)), default=0)
        if not best:
            return 0
        total += best
    return total
