"""An officer at a referral whose person is about to consent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from citdesk.desktop.application import Application
from citdesk.desktop.facing.facing_view import FacingPage
from citdesk.desktop.my_work.fill_view import FillPage
from tests.gui.shell.conftest import Start, start
from tests.pictures.worlds import Consenting

__all__ = ["start"]

CONSENT = "/referral/consent"
Hand = Callable[[str], FacingPage]


@pytest.fixture
def work() -> Consenting:
    """Holds the referral."""
    return Consenting()


@pytest.fixture
def app(start: Start, work: Consenting) -> Application:
    """The consent page of the referral is open."""
    made = start(work)
    assert made.signed_in is not None
    made.signed_in._my_work.mine.open("r-draft")
    form_of(made).model.form.walk.open_section(CONSENT)
    QApplication.processEvents()
    return made


def form_of(app: Application) -> FillPage:
    """The report in sight."""
    page = app.window.areas.page
    assert isinstance(page, FillPage)
    return page


@pytest.fixture
def hand(app: Application) -> Hand:
    """Hands a question of the consent across."""

    def handed(name: str) -> FacingPage:
        form_of(app).model.form.across.hand(f"{CONSENT}/{name}")
        QApplication.processEvents()
        page = app.window.areas.page
        assert isinstance(page, FacingPage)
        return page

    return handed
