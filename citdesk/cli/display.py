"""Whether a window can open: Qt ends the whole process where it cannot."""

from __future__ import annotations

import os
import sys


def has_display() -> bool:
    """Whether there is a display, or whoever starts the program has chosen one of Qt's platforms."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
