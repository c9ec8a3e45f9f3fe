"""A display that is unplugged while somebody works."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from citdesk.desktop.theme import Look, ScreenSettings, ThemeChooser


def gone_screen() -> QScreen:
    """What is left of a display in our hands once it is unplugged."""
    screen = QObject()
    delete(screen)
    return cast("QScreen", screen)


def test_the_text_is_measured_for_the_display_that_is_left(qapp: QApplication, look: Look) -> None:
    """The display that was followed is gone: what is set now holds for the other one."""
    chooser = ThemeChooser(qapp, look)
    chooser.follow_screen(qapp.primaryScreen())
    before = look.unit
    chooser.follow_screen(gone_screen())
    assert look.unit == before
    chooser.set(ScreenSettings(distance_mm=900))
    assert look.unit > before


def test_without_any_display_everything_stays_as_it_was(
    qapp: QApplication, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The only display is unplugged: nothing fails, and nothing is measured anew."""
    chooser = ThemeChooser(qapp, look)
    chooser.follow_screen(qapp.primaryScreen())
    before = look.unit
    monkeypatch.setattr(QApplication, "primaryScreen", lambda *_: None)
    chooser.follow_screen(None)
    chooser.set(ScreenSettings(distance_mm=900))
    assert look.unit == before
