"""The sign-in window comes up before what it does without has been read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from citdesk.wire.agency import Agency

_OPENED = """
import sys
from pathlib import Path
from PySide6 import QtWidgets
from PySide6.QtCore import QTimer
import citdesk.desktop.application as opened
from citdesk.cli.application import open_application

class Looked(opened.Application):
    def start(self):
        super().start()
        self.window.repaint()
        QTimer.singleShot(0, self.look)

    def look(self):
        print(self.gate.objectName(), "QStyle" in vars(QtWidgets), *sys.modules)
        self.shut_down()

opened.Application = Looked
open_application(Path(sys.argv[1]))
"""
#: libraries and parts of ours that only somebody signed in needs, or nobody until something went wrong
_LATER = frozenset(
    {
        "PySide6.QtNetwork",
        "PySide6.QtSvg",
        "citdesk.casework.people",
        "citdesk.desktop.shell.frame",
        "citdesk.desktop.signed_in",
        "citdesk.desktop.widgets.rail",
        "citdesk.xforms",
        "concurrent.futures.thread",
        "cryptography",
        "ctypes",
        "hashlib",
        "html.entities",
        "sqlcipher3",
        "structlog",
    }
)


def test_the_sign_in_is_painted_before_the_rest_is_read(tmp_path: Path) -> None:
    """Each of these would keep somebody waiting who wants to sign in."""
    enrolled = {"format": 1, "agency": Agency("Riverbend Police Department").to_json()}
    (tmp_path / "device.json").write_text(json.dumps(enrolled))
    done = subprocess.run(
        [sys.executable, "-c", _OPENED, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    page, has_styles, *modules = done.stdout.split()
    assert (page, has_styles) == ("page.sign-in", "False")
    assert not _LATER.intersection(modules)
