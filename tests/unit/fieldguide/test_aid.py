"""Pictures to point at: every card has its picture and a word in every language."""

from __future__ import annotations

import pytest

from citdesk.casework.checked_table import DataFileError
from citdesk.fieldguide.aid import read_aid
from citdesk.workspace.field_guide import communication_aid

GOOD = """languages = ["en", "es"]
[names]
en = "English"
es = "Español"
[[card]]
id = "yes"
picture = "yes.svg"
en = "Yes"
es = "Sí"
"""


def test_the_needs_of_the_moment_have_a_picture() -> None:
    """Yes and no, pain, thirst, medicine, calling somebody, fear and quiet, in five languages."""
    aid = communication_aid()
    known = {card.id for card in aid.cards}
    assert known >= {"yes", "no", "pain", "thirsty", "medicine", "call", "afraid", "quiet"}
    assert list(aid.languages) == ["en", "es", "vi", "zh", "ar"]
    assert all(set(card.words) == set(aid.languages) for card in aid.cards)


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ('es = "Sí"', "", "es is missing"),
        ('picture = "yes.svg"', 'picture = "gone.svg"', "gone.svg is not there"),
        ('es = "Español"', "", "names.es is missing"),
        ('en = "Yes"', 'en = "Yes"\nfr = "Oui"', "fr is not known"),
        ('languages = ["en", "es"]', "languages = []", "languages is empty"),
    ],
)
def test_a_card_at_fault_is_refused(was: str, becomes: str, reason: str) -> None:
    """A card without its word would leave somebody with a picture only."""
    assert read_aid("x.toml", GOOD, frozenset({"yes.svg"})).cards
    with pytest.raises(DataFileError, match=reason):
        read_aid("x.toml", GOOD.replace(was, becomes), frozenset({"yes.svg"}))
