"""A display is unplugged, or is small: the window is where somebody can see it and take hold of it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.shell.displays import Displays, fit_again, is_small, place_in_sight
from citdesk.desktop.shell.kept_window import KeptWindow, Stood
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


@pytest.mark.parametrize(
    ("stood", "displays", "placed"),
    [
        (QRect(1300, 100, 1200, 800), [PANEL, DESK], QRect(1300, 100, 1200, 800)),
        (QRect(1300, 100, 1200, 800), [PANEL], QRect(0, 0, 1024, 728)),
        (QRect(2400, 700, 1200, 800), [PANEL, DESK], QRect(1744, 280, 1200, 800)),
        (QRect(-300, -40, 1000, 700), [PANEL], QRect(0, 0, 1000, 700)),
        (QRect(0, 0, 1024, 728), [QRect(0, 0, 800, 600)], QRect(0, 0, 800, 600)),
    ],
)
def test_a_window_starts_where_it_stood_as_far_as_the_displays_still_have_it(
    stood: QRect, displays: list[QRect], placed: QRect
) -> None:
    """All of it is on one display, whatever was unplugged or set smaller since."""
    assert fit_again(stood, displays, displays[0]) == placed


def _only_display(monkeypatch: pytest.MonkeyPatch, area: QRect) -> None:
    display = SimpleNamespace(availableGeometry=lambda: area)
    monkeypatch.setattr(QGuiApplication, "screens", lambda: [display])
    monkeypatch.setattr(QGuiApplication, "primaryScreen", lambda *_: display)


def test_the_window_is_found_where_it_was_left(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Size and place are kept on this computer when it closes, and that it filled its display."""
    _only_display(monkeypatch, QRect(0, 0, 1920, 1080))
    file = tmp_path / "window.ini"
    first = QWidget()
    qtbot.addWidget(first)
    Displays(qapp, first, KeptWindow(file)).keep()
    assert KeptWindow(file).read() is None  # it was never seen
    first.setGeometry(40, 50, 500, 400)
    shown = Displays(qapp, first, KeptWindow(file))
    shown.show_window()
    shown.keep()
    again = QWidget()
    qtbot.addWidget(again)
    Displays(qapp, again, KeptWindow(file)).show_window()
    assert again.geometry() == QRect(40, 50, 500, 400)
    assert not again.isMaximized()
    again.showMaximized()
    KeptWindow(file).write(Stood(QRect(40, 50, 500, 400), filled=True))
    filled = QWidget()
    qtbot.addWidget(filled)
    Displays(qapp, filled, KeptWindow(file)).show_window()
    assert filled.isMaximized()


@pytest.mark.parametrize("stood", [QRect(40, 50, 300, 200), QRect(0, 0, 1500, 1000)])
def test_a_small_display_is_filled_whatever_the_window_was_on_a_larger_one(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stood: QRect
) -> None:
    """Pulled out of the dock, the computer's own panel has no room to spare."""
    _only_display(monkeypatch, PANEL)
    kept = KeptWindow(tmp_path / "window.ini")
    kept.write(Stood(stood, filled=False))
    window = QWidget()
    qtbot.addWidget(window)
    Displays(qapp, window, kept).show_window()
    assert window.isMaximized()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x=1\n",
        "x=1\ny=2\nwidth=0\nheight=5\n",
        "x=a\ny=2\nwidth=9\nheight=5\n",
        "x=1\ny=2\nwidth=99999999999\nheight=5\n",
    ],
)
def test_a_kept_place_that_makes_no_sense_counts_as_none(tmp_path: Path, text: str) -> None:
    """A file that somebody cut short does not keep the window from coming up."""
    file = tmp_path / "window.ini"
    file.write_text(f"[General]\n{text}")
    assert KeptWindow(file).read() is None
