"""The communication aid: pictures to point at, with words in several languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from citdesk.casework.checked_table import CheckedTable, DataFileError


@dataclass(frozen=True, slots=True)
class AidCard:
    """One picture with its words by language."""

    id: str
    picture: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Aid:
    """All cards, and the languages by their own names, the officer's first."""

    languages: Mapping[str, str]
    cards: tuple[AidCard, ...]


def read_aid(name: str, text: str, pictures: frozenset[str]) -> Aid:
    """The cards in a file. Raises DataFileError for a missing word, picture or name of a language."""
    whole = CheckedTable.parse(name, text)
    languages = whole.words("languages", needed=True)
    names = whole.table("names")
    named = {language: names.text(language) for language in languages}
    names.done()
    cards: dict[str, AidCard] = {}
    for row in whole.tables("card", needed=True):
        card_id, picture = row.text("id"), row.text("picture")
        if card_id in cards:
            raise DataFileError(name, f"the card {card_id} is there twice")
        if picture not in pictures:
            raise row.refuse("picture", f"{picture} is not there")
        cards[card_id] = AidCard(card_id, picture, {each: row.text(each) for each in languages})
        row.done()
    whole.done()
    return Aid(named, tuple(cards.values()))
