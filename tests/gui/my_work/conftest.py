"""What the tests of one's own reports share."""

from __future__ import annotations

from tests.gui.shell.conftest import start

__all__ = ["start"]
