"""Cards in which something stands from the beginning: nobody has filled them in yet."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from citdesk.desktop.form import FormViewModel
from citdesk.desktop.widgets.outline import Mark
from citdesk.xforms import Context, Form, Session
from tests.gui.form.conftest import ZONE, now

FACT = "/facts/seen/fact"
SOURCE = """# Facts

| survey |
| | type | name | label | required | default |
| | begin_group | seen | Seen |  |  |
| | begin_repeat | fact | Observed fact |  |  |
| | text | what | What happened? | yes |  |
| | select_one when | when | When was that? | yes | during |
| | select_one yn | again | Again? |  |  |
| | end_repeat |  |  |  |  |
| | end_group |  |  |  |  |
| choices |
| | list_name | name | label |
| | when | during | During the visit |
| | when | before | Before |
| | yn | yes | Yes |
| | yn | no | No |
| settings |
| | form_id | name | version |
| | facts | facts | 1 |
"""


@pytest.fixture
def session() -> Session:
    """A report that begins with a fact of which only the default is known."""
    return Form.load(SOURCE).start(Context(now=now, zone=ZONE, random=random.Random(7)))


def test_a_default_names_no_card_and_begins_no_section(make_model: Callable[..., FormViewModel]) -> None:
    """Kept once already, as every new report is: the card has its number, and the section is not begun."""
    model = make_model(last_saved=now(), fresh=True)
    assert model.cards.words(f"{FACT}[1]") == ("Observed fact 1", "")
    assert model.outline()[0].mark is Mark.NONE
    model.add_instance(FACT)
    assert model.walk.place.key == f"{FACT}[1]"
    model.walk.back()
    assert model.walk.advance()
    assert model.walk.place.key == f"{FACT}[1]"
    model.answer(f"{FACT}[1]/again", "no")
    assert model.cards.words(f"{FACT}[1]") == ("Observed fact 1", "During the visit")
    model.answer(f"{FACT}[1]/what", "Paced on the porch.")
    assert model.cards.words(f"{FACT}[1]") == ("Paced on the porch.", "During the visit")


def test_a_report_somebody_wrote_in_counts_what_stands_there(
    make_model: Callable[..., FormViewModel],
) -> None:
    """Opened again, nobody knows any more what stood there from the beginning."""
    model = make_model(last_saved=now())
    assert model.outline()[0].mark is Mark.PART


def test_what_a_report_said_as_it_was_begun_is_nobodys_answer_later_either(
    make_model: Callable[..., FormViewModel],
) -> None:
    """Opened again, what the form itself filled in begins no section; what somebody changes in it does."""
    when = f"{FACT}[1]/when"
    model = make_model(last_saved=now(), given=frozenset({when}))
    assert model.outline()[0].mark is Mark.NONE
    model.answer(when, "before")
    assert model.outline()[0].mark is Mark.PART
