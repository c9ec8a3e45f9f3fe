"""A screen that was closed is gone: whoever works for days has no more widgets than in the first hour."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.desktop.screens import screen_left_behind
from tests.gui.shell.test_accessible import SCREENS


@pytest.mark.parametrize("name", [name for name in SCREENS if name not in ("locked", "palette")])
def test_a_closed_screen_leaves_no_widget(qapp: QApplication, name: str) -> None:
    """Opened and closed four times, the fourth leaves what the first left."""
    assert screen_left_behind(qapp, name, warm=1, times=3).widgets == 0
