"""People as HQ's directory has them."""

from __future__ import annotations

import pytest

from citdesk.casework.ids import PersonId
from citdesk.casework.people import Person, Role


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Rivera \u202eevitcaer\u202c", "Rivera evitcaer"),
        ("\u2067Okafor\u2069\u200f", "Okafor"),
        ("Ab\x07bot\nLee", "AbbotLee"),
        ("T. N\u00fa\u00f1ez", "T. N\u00fa\u00f1ez"),
        ("\u0631\u06cc\u062d\u0627\u0646\u200c\u06a9", "\u0631\u06cc\u062d\u0627\u0646\u200c\u06a9"),
    ],
    ids=["override", "isolate", "control", "plain", "joiner of a Persian name"],
)
def test_a_name_turns_no_sentence_around(written: str, name: str) -> None:
    """Signs that turn the text after them are left out, wherever the person was read from."""
    told = Person(PersonId("p"), written, "12", "North", frozenset({Role.OFFICER}))
    assert told.name == name
    assert Person.from_json({**told.to_json(), "name": written}) == told
