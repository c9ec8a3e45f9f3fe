"""An author signs with their own name: it is offered, and another one is said before the report is sent."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from citdesk.desktop.form import Desk, FormView, FormViewModel
from citdesk.desktop.form.own_name import is_own_name
from citdesk.desktop.theme import Look
from citdesk.xforms import Context, Form
from tests.gui.form.conftest import ZONE, Disk, now

SIGNED, PERSON = "/signing/signed_name", "/signing/signed_person"
FORM = b"""
| survey |
| | type | name | label |
| | text | signed_name | Your name, as signature |
| | text | signed_person | Name of the person, as signature |
| settings |
| | form_id | name | form_title |
| | signing | signing | Signing |
"""


@pytest.fixture
def model(disk: Disk) -> Iterator[FormViewModel]:
    """A report that Jordan Rivera is writing."""
    session = Form.load(FORM, {}).start(Context(now=now, zone=ZONE, random=random.Random(7)))
    disk.model = FormViewModel(session, disk.save, now, author="Jordan Rivera")
    yield disk.model
    disk.model.boxes.flush()
    disk.model.deleteLater()


@pytest.mark.parametrize(
    ("typed", "own"),
    [
        ("Jordan Rivera", True),
        ("J. RIVERA", True),
        ("Rivera, Jordan", True),
        ("Sat on the curb and spoke quietly.", False),
        ("Rivera sat on the curb", False),
        ("J. R.", False),
        ("4417", False),
    ],
)
def test_a_name_may_be_short_but_not_another(typed: str, own: bool) -> None:
    """People sign with initials and in capitals; a sentence is no name."""
    assert is_own_name(typed, "Jordan Rivera") is own


def test_the_name_is_offered_and_not_filled_in(
    look: Look, model: FormViewModel, bring_up: Callable[[QWidget], None]
) -> None:
    """One press signs; until then nobody has signed. The person's own line offers no officer's name."""
    view = FormView(Desk(look, now, signer="Jordan Rivera"), model)
    bring_up(view)
    assert model.question(SIGNED).value is None
    sign = view.findChild(QPushButton, f"{SIGNED}#sign")
    assert isinstance(sign, QPushButton)
    assert (sign.text(), sign.isVisible()) == ("Sign as Jordan Rivera", True)
    assert view.findChild(QPushButton, f"{PERSON}#sign") is None
    sign.click()
    assert model.question(SIGNED).value == "Jordan Rivera"
    view.toast.hide_now()
    view.close()


def test_another_name_is_said_on_the_last_look(model: FormViewModel) -> None:
    """The author hears of it beside their signature alone, and may send all the same."""
    model.answer(PERSON, "Dana West")
    model.answer(SIGNED, "Jordan Rivera")
    assert model.last_look.looks() == ()
    model.answer(SIGNED, "Sat on the curb and spoke quietly.")
    (look,) = model.last_look.looks()
    assert (look.path, look.answer) == (SIGNED, "Sat on the curb and spoke quietly.")
    assert look.problem == "Worth a look. You are signed in as Jordan Rivera. Sign with your own name."
