"""The desktop outlives the reference count fault of PySide6 6.12.0 on Python 3.11."""

from __future__ import annotations

import subprocess
import sys

_MANY_CALLS = """
import citdesk.desktop
from PySide6.QtCore import QCoreApplication, QObject
app = QCoreApplication([])
thing = QObject()
for _ in range(200_000):
    thing.setObjectName("x")
    thing.isWidgetType()
    thing.blockSignals(False)
    thing.inherits("QObject")
print("alive")
"""


def test_hundreds_of_thousands_of_qt_calls_leave_the_interpreter_alive() -> None:
    """A shift's worth of Qt calls that return None, True and False does not use them up."""
    done = subprocess.run([sys.executable, "-c", _MANY_CALLS], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "alive", done.stderr
    assert done.returncode == 0
