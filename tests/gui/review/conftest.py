"""A supervisor at the desk."""

from __future__ import annotations

from tests.gui.shell.conftest import start

__all__ = ["start"]
