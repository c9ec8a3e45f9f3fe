"""What the accessibility walks share with the GUI tests: an offscreen application and its look."""

from __future__ import annotations

from tests.gui.conftest import _earlier_tests_kept_apart, _nothing_left, bring_up, look

__all__ = ["_earlier_tests_kept_apart", "_nothing_left", "bring_up", "look"]
