"""The application in a process of its own, with real windows unseen, that is told key by key what to do.

``python -m tests.scenario.locking_process PROFILE SECRETS FORMS``. One order a line comes in: ``badge TEXT``,
``key X`` (one letter of the passphrase: the whole never goes through here), ``clear``, ``go``, ``lock``,
``sleep``. A line goes out whenever something else shows: ``> gate``, ``> inside``, ``> locked``.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtTest import QTest

from citdesk.desktop.application import Application, make_application
from citdesk.desktop.fresh_process import begin_afresh, handed_over
from citdesk.desktop.shell.idle import Instant
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import Desk, SystemClock
from tests.unit.vault.props import CHEAP, MemorySecrets


class Clocks:
    """Stand still but for a sleep of three minutes."""

    slept = 0.0

    def now(self) -> Instant:
        """What they show."""
        return Instant(1_000_000.0 + self.slept, 500.0, self.slept)


class Ears(QObject):
    """Does what it is told and tells what it sees."""

    def __init__(self, application: Application, clocks: Clocks) -> None:
        super().__init__(application)
        self._application = application
        self._clocks = clocks
        self._told = ""
        self._heard = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self._hear)
        self._eyes = QTimer(self)
        self._eyes.setInterval(10)
        self._eyes.timeout.connect(self._look)
        self._eyes.start()

    def _hear(self) -> None:
        for order in os.read(0, 65536).decode().splitlines():
            word, _, rest = order.partition(" ")
            gate = self._application.gate
            if word == "lock":
                self._application.lock()
            elif word == "sleep":
                self._clocks.slept += 180.0
            elif isinstance(gate, SignInPage):
                if word == "badge":
                    gate.badge.setText(rest)
                elif word == "key":
                    QTest.keyClicks(gate.passphrase.line, rest or " ")
                elif word == "clear":
                    gate.passphrase.clear()
                elif word == "go":
                    gate.button.click()

    def _look(self) -> None:
        gate = self._application.gate
        if isinstance(gate, SignInPage):
            word = "gate"
        elif self._application.window.locked:
            word = "locked"
        elif self._application.signed_in is not None and self._application.tasks.idle:
            word = "inside"
        else:
            return
        if word != self._told:
            self._told = word
            print(f"> {word}", flush=True)


def main() -> None:
    """Runs until the process is ended."""
    profile, secrets, forms = (Path(each) for each in sys.argv[1:4])
    kept = {name: bytes.fromhex(value) for name, value in json.loads(secrets.read_text()).items()}
    app = make_application(["citdesk"])
    clocks, tasks = Clocks(), Tasks(app)
    desk = Desk(profile, secrets=MemorySecrets(kept), cost=CHEAP, forms=forms)
    application = Application(
        app,
        desk,
        tasks,
        SystemClock().now,
        theme="day",
        afresh=True,
        handed=handed_over(),
        instant=clocks.now,
    )
    application.start()
    ears = Ears(application, clocks)
    app.exec()
    application.shut_down()
    ears.deleteLater()
    if application.following is not None:
        begin_afresh(application.following)


if __name__ == "__main__":
    main()
