"""A signed-in officer at the field guide."""

from __future__ import annotations

from tests.gui.shell.conftest import start

__all__ = ["start"]
