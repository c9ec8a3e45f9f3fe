"""Spanish words are longer: on the smallest screen they stand whole, beside and under each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget

from citdesk.desktop.translation import speak
from citdesk.desktop.widgets import Button
from citdesk.desktop.widgets.link import Link
from tests.gui.shell.conftest import Start
from tests.gui.shell.test_largest_text import SMALL, one_of_each
from tests.pictures.screen import Stage
from tests.pictures.screens import SCREENS

#: letters of the usual size on a panel of 12 inches
_UNIT, _PPI = 20, 106.0
_TURNS = 12


@pytest.fixture
def _in_spanish(qapp: QApplication) -> Iterator[None]:
    yield
    speak(qapp, "en")


@pytest.mark.usefixtures("_in_spanish")
@pytest.mark.parametrize("name", [*one_of_each(), "form-guidance", "sign-in-refused"])
def test_every_word_has_its_room(name: str, start: Start, qapp: QApplication, tmp_path: Path) -> None:
    """No sentence loses its last line, no button an end, and nothing lies beyond the side of what scrolls."""
    screen = SCREENS[name]
    speak(qapp, "es")
    work, desk = screen.prepared()
    application = start(work, desk=desk, signed_in=False)
    window = application.window
    window.look.set_measure(_UNIT, _PPI)
    qapp.processEvents()
    screen.reach(Stage(application, work, desk, tmp_path))
    window.resize(*SMALL)
    for _ in range(_TURNS):  # Qt hands a change of size up one widget per turn of its loop
        qapp.processEvents()
    assert (window.width(), window.height()) == SMALL
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    assert [what for widget in shown if (what := _cut(widget) or _beyond(widget))] == []


def _cut(widget: QWidget) -> str:
    """What of its own words has no room, '' where all of them have."""
    if isinstance(widget, QLabel) and widget.text() and widget.wordWrap():
        short = widget.heightForWidth(widget.width()) > widget.height() + 1
    elif isinstance(widget, QLabel) and widget.text():
        short = widget.sizeHint().width() > widget.width() + 1
    elif isinstance(widget, Link):
        short = widget.heightForWidth(widget.width()) > widget.height()
    else:
        short = isinstance(widget, Button) and widget.width() < widget.sizeHint().width()
    return f"{_words(widget)}: cut" if short else ""


def _beyond(widget: QWidget) -> str:
    """Whether it reaches over the side of the part that scrolls it, '' where it does not."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is None or not isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return ""
    left = widget.mapTo(area.viewport(), QPoint()).x()
    inside = left >= -1 and left + widget.width() <= area.viewport().width() + 1
    return "" if inside else f"{_words(widget)}: beyond the side"


def _words(widget: QWidget) -> str:
    said = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return said[:60] or widget.objectName()
