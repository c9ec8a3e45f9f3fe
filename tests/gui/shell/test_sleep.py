"""The lid closes: the vault is locked before the computer sleeps, which waits for that."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.desktop.shell.sleep import SleepWatch
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace

jeepney = pytest.importorskip("jeepney")
pytestmark = pytest.mark.skipif(
    "DBUS_SESSION_BUS_ADDRESS" not in os.environ, reason="needs a private bus: scripts/with-keyring"
)

_NAME, _PATH, _INTERFACE = (
    "org.freedesktop.login1",
    "/org/freedesktop/login1",
    "org.freedesktop.login1.Manager",
)
#: what the bus answers once the name is ours; while it is not, it says so later
_OWNED = 1


class Logind:
    """Stands in for systemd-logind on the private bus of the tests; answers in a thread of its own."""

    def __init__(self) -> None:
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import open_dbus_connection

        self._bus = open_dbus_connection("SESSION", enable_fds=True)
        told = self._bus.send_and_get_reply(message_bus.RequestName(_NAME))
        while told.body != (_NAME,) and told.body != (_OWNED,):
            told = self._bus.receive()  # another worker's test on the same bus is logind until it ends
        #: what each lock was asked for, and the end of its pipe that shows whether it is still held
        self.locks: list[tuple[tuple[str, ...], int]] = []
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def says(self, going: bool) -> None:
        """Sleep comes, or is over."""
        address = jeepney.DBusAddress(_PATH, interface=_INTERFACE)
        self._bus.send(jeepney.new_signal(address, "PrepareForSleep", "b", (going,)))

    @property
    def sleeps(self) -> bool:
        """Whether nobody holds the computer up any more."""
        return bool(self.locks) and not any(self._held(place) for _, place in self.locks)

    def ends(self) -> None:
        """The bus is left and the thread ends."""
        me = jeepney.DBusAddress(_PATH, bus_name=_NAME, interface=_INTERFACE)
        with jeepney.io.blocking.open_dbus_connection("SESSION") as other:
            other.send(jeepney.new_method_call(me, "End"))
            self._thread.join()
        self._bus.close()
        for _, place in self.locks:
            os.close(place)

    def _serve(self) -> None:
        while True:
            asked = self._bus.receive()
            if asked.header.message_type is not jeepney.MessageType.method_call:
                continue
            if asked.header.fields[jeepney.HeaderFields.member] == "End":
                return
            shows, given = os.pipe()
            os.set_blocking(shows, False)
            self.locks.append((asked.body, shows))
            with os.fdopen(given, "wb") as lock:
                self._bus.send(jeepney.new_method_return(asked, "h", (lock,)))

    def _held(self, place: int) -> bool:
        try:
            return os.read(place, 1) != b""
        except BlockingIOError:
            return True


@pytest.fixture
def logind() -> Iterator[Logind]:
    """logind of a computer that is awake."""
    made = Logind()
    yield made
    made.ends()


def _watch(parent: QObject) -> SleepWatch:
    return SleepWatch(parent, QDBusConnection.sessionBus())


def test_the_vault_is_locked_before_the_computer_sleeps(start: Start, logind: Logind, qtbot: QtBot) -> None:
    """Signed in, it waits for us; told of sleep, the vault closes, and only then is it let go."""
    work = FakeWorkspace()
    application = start(work, sleep=_watch)
    watch = application.findChild(SleepWatch)
    assert watch is not None
    qtbot.waitUntil(lambda: watch.holds)
    assert logind.locks[0][0][0] == "sleep"
    assert logind.locks[0][0][3] == "delay"
    assert not logind.sleeps
    logind.says(going=True)
    qtbot.waitUntil(lambda: logind.sleeps)
    assert work.closed
    assert isinstance(application.gate, SignInPage)


def test_after_waking_it_waits_again_for_whoever_signs_in(start: Start, logind: Logind, qtbot: QtBot) -> None:
    """Each sign-in holds the next sleep up anew."""
    application = start(FakeWorkspace(), sleep=_watch)
    watch = application.findChild(SleepWatch)
    assert watch is not None
    for _ in range(2):
        qtbot.waitUntil(lambda: watch.holds)
        logind.says(going=True)
        qtbot.waitUntil(lambda: logind.sleeps)
        logind.says(going=False)
        gate = application.gate
        assert isinstance(gate, SignInPage)
        gate.badge.setText("4417")
        gate.passphrase.line.setText("correct horse battery")
        gate.button.click()
    qtbot.waitUntil(lambda: watch.holds)
    assert len(logind.locks) == 3


def test_an_answer_that_comes_too_late_holds_nothing_up(
    qapp: QApplication, logind: Logind, qtbot: QtBot
) -> None:
    """Who signs out before logind has answered leaves a computer that may sleep."""
    watch = _watch(qapp)
    watch.start()
    watch.stop()
    watch.let_go()
    qtbot.waitUntil(lambda: logind.sleeps)
    assert not watch.holds
    watch.deleteLater()


def test_without_a_bus_nothing_is_held_and_nothing_breaks(start: Start) -> None:
    """The clocks still tell at waking that the computer slept."""
    application = start(
        FakeWorkspace(), sleep=lambda parent: SleepWatch(parent, QDBusConnection("no such connection"))
    )
    watch = application.findChild(SleepWatch)
    assert watch is not None
    assert not watch.holds
