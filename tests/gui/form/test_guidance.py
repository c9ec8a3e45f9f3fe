"""What may be read about a question: help, and who sees the answer."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from citdesk.desktop.form import FormViewModel
from citdesk.desktop.form.guidance import advice


def test_paragraphs_come_in_one_order_and_only_with_something_to_say(
    qtbot: QtBot, model: FormViewModel
) -> None:
    """Help first, then the field guide's card, then who can see the answer."""
    bare = model.question("/small/call/travel")
    assert advice(bare) == ()
    told = replace(
        bare,
        guidance="Choose the first journey.",
        attributes={"citdesk:guide": "transport", "citdesk:audience": "court internal"},
    )
    found = advice(told, {"transport": "Sit beside them."}.get)
    assert [part.title for part in found] == [
        "If you are not sure",
        "From the field guide",
        "Who can see this answer",
    ]
    assert found[1].text == "Sit beside them."
    assert "The court" in found[2].text
    assert "Care providers" not in found[2].text


def test_the_agency_always_sees_an_answer(model: FormViewModel) -> None:
    """An answer for a provider is also seen by the officer's own side, and says so."""
    question = replace(model.question("/small/call/travel"), attributes={"citdesk:audience": "provider"})
    assert advice(question)[0].text.splitlines()[0].startswith("You, the officers")


def test_a_card_that_is_not_here_is_left_out(model: FormViewModel) -> None:
    """A guide that has not come to this computer makes no empty paragraph."""
    question = replace(model.question("/small/call/travel"), attributes={"citdesk:guide": "unknown"})
    assert advice(question, {}.get) == ()
