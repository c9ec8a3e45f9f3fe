"""Settings and About for people who cannot see them, cannot use a mouse, or wear gloves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.settings.about_view import AboutPage
from citdesk.desktop.settings.view import SettingsPage
from citdesk.desktop.theme import Look, ThemeChooser
from tests.a11y.walk import nameless, too_small, unnamed_objects, without_role


@pytest.fixture(params=["settings", "about"])
def page(
    request: pytest.FixtureRequest, qapp: QApplication, look: Look, bring_up: Callable[[QWidget], None]
) -> QWidget:
    """One of the two pages, in a small window."""
    made: QWidget = (
        SettingsPage(look, ThemeChooser(qapp, look))
        if request.param == "settings"
        else AboutPage(look, lambda: "")
    )
    made.resize(900, 700)
    bring_up(made)
    return made


def test_every_control_can_be_heard_found_and_hit(qtbot: QtBot, page: QWidget, look: Look) -> None:
    """Each stop of the Tab key has a name, a role and an object name, and is at least 10 mm high."""
    assert nameless(page) == []
    assert without_role(page) == []
    assert unnamed_objects(page) == []

    def laid_out() -> None:
        assert too_small(page, look.mm(10)) == []

    qtbot.waitUntil(laid_out)
