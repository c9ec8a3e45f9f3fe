"""A display is unplugged, or is small: the window is where somebody can see it and take hold of it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from citdesk.desktop.shell.displays import is_small, place_in_sight
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace

DESK = QRect(1024, 0, 1920, 1080)
PANEL = QRect(0, 0, 1024, 728)


@pytest.mark.parametrize(
    ("window", "displays", "placed"),
    [
        (QRect(1300, 100, 1600, 900), [PANEL, DESK], None),
        (QRect(1300, 100, 1600, 900), [PANEL], QRect(0, 0, 1024, 728)),
        (QRect(1300, 100, 800, 600), [PANEL], QRect(112, 64, 800, 600)),
        (QRect(900, 100, 800, 600), [PANEL], QRect(112, 64, 800, 600)),
        (QRect(700, 100, 800, 600), [PANEL], None),
        (QRect(0, 700, 800, 600), [PANEL], QRect(112, 64, 800, 600)),
    ],
)
def test_a_window_out_of_sight_comes_onto_what_is_left(
    window: QRect, displays: list[QRect], placed: QRect | None
) -> None:
    """It keeps its size where that has room; one of which enough is in sight is left where it is."""
    assert place_in_sight(window, displays, PANEL) == placed


def test_a_small_display_is_filled_and_a_large_one_is_not() -> None:
    """A patrol car's panel has no room to spare."""
    assert is_small(PANEL)
    assert is_small(QRect(0, 0, 1366, 728))
    assert not is_small(DESK)


def test_the_window_comes_back_when_its_display_goes(
    start: Start, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dock is pulled while somebody works on the display beside it."""
    window = start(FakeWorkspace()).window
    gone, panel = qapp.primaryScreen(), SimpleNamespace(availableGeometry=lambda: PANEL)
    window.move(1300, 100)
    monkeypatch.setattr(QGuiApplication, "screens", lambda: [panel])
    monkeypatch.setattr(QGuiApplication, "primaryScreen", lambda *_: panel)
    qapp.screenRemoved.emit(gone)
    qapp.processEvents()
    monkeypatch.undo()
    assert PANEL.contains(window.frameGeometry())
