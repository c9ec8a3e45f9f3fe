"""The application of the shell, for the way from the list to a case."""

from __future__ import annotations

from tests.gui.shell.conftest import start

__all__ = ["start"]
