"""The words that a form has the officer say to the person."""

from __future__ import annotations

import pytest

from citdesk.casework.said_to_person import said_to_person

PUT = {"citdesk:ask": "person"}


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ('Ask: "Are you hurt?"', "Are you hurt?"),
        ('Pregunte: "¿Está herido o herida?"', "¿Está herido o herida?"),
        ("Say: “You may say no.”", "You may say no."),
        ("Read to the person", ""),
        ('What is meant by "hurt"?', ""),
    ],
)
def test_the_words_stand_between_the_quote_marks(label: str, words: str) -> None:
    """A label that tells the officer what to do beyond saying them has none."""
    assert said_to_person(label, PUT) == words


def test_a_question_of_the_officers_has_no_words_to_the_person() -> None:
    """However it is written: only the form's author says that it is put to the person."""
    assert said_to_person('Ask: "Are you hurt?"', {}) == ""
