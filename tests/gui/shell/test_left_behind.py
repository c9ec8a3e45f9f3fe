"""A screen that was closed is gone: whoever works for days has no more widgets than in the first hour."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.desktop.screens import screen_left_behind
from tests.gui.shell.test_accessible import SCREENS

_OPENINGS = 3


@pytest.mark.parametrize("name", [name for name in SCREENS if name not in ("locked", "palette")])
def test_a_closed_screen_leaves_no_widget(qapp: QApplication, name: str) -> None:
    """Opened and closed five times, the fifth leaves what the second left: no widget, no class for each."""
    left = screen_left_behind(qapp, name, warm=2, times=_OPENINGS)
    assert left.widgets == 0
    assert left.classes < _OPENINGS
