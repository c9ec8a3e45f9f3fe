"""Qt calls that return nothing must not use up Python's constants."""

from __future__ import annotations

import subprocess
import sys

_SCRIPT = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import citdesk.desktop
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
widget = QWidget()
for _ in range(200_000):
    widget.update()
print("alive")
"""


def test_two_hundred_thousand_calls_do_not_end_the_process() -> None:
    """More calls than None has references leave the process alive and let it end in order."""
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
