"""A large vault is looked through in the background: nobody hears of it unless it is damaged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from citdesk.desktop.own_vault.look_model import LookModel
from citdesk.desktop.tasks import Tasks
from citdesk.vault.failures import DamagedVault, DiskFailing
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace

SAID = "Your vault is damaged. Stay until everything is sent, then call your administrator."


class Look:
    """Goes through a vault and ends as a test says."""

    def __init__(self, *ends: Exception) -> None:
        self.ends = ends
        self.ran = 0

    def run(self, on_vault: Callable[[Callable[[], None]], None], pause: Callable[[], None]) -> None:
        """Pauses, asks the vault's thread, and ends."""
        self.ran += 1
        pause()
        on_vault(lambda: None)
        for end in self.ends:
            raise end


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_BEFORE_S", "_BETWEEN_S"):
        monkeypatch.setattr(f"citdesk.desktop.own_vault.look_model.{name}", 0.0)


@pytest.mark.logs_warnings
def test_damage_is_said_in_the_status_bar_and_in_the_sync_centre(start: Start) -> None:
    """It stays there for the session, before everything but the lock's warning; support reads a code."""
    work = FakeWorkspace()
    work.look = Look(DamagedVault("Your vault"))
    application = start(work)
    assert work.look.ran == 1
    assert application.window.status.sentence.text() == SAID
    application.window.open_area("area.sync")
    page = application.window.areas.page
    assert page is not None
    assert page.frame.title.text() == SAID  # type: ignore[attr-defined]
    assert application.signed_in is not None
    assert "vault=damaged" in application.signed_in._sync.details()


@pytest.mark.parametrize("look", [None, Look(), Look(DiskFailing())])
def test_nothing_is_said_where_nothing_was_found(start: Start, look: Look | None) -> None:
    """A small vault, a sound one, and one that the disk would not read this time."""
    work = FakeWorkspace()
    work.look = look
    application = start(work)
    assert "damaged" not in application.window.status.sentence.text()


def test_the_look_runs_beside_the_vault_and_ends_when_somebody_signs_out(qtbot: QtBot) -> None:
    """Its pauses are over at once: nobody who leaves waits for it."""
    work, tasks = FakeWorkspace(), Tasks()
    begun: list[int] = []

    class Endless(Look):
        def run(self, on_vault: Callable[[Callable[[], None]], None], pause: Callable[[], None]) -> None:
            while True:
                on_vault(lambda: begun.append(1))
                pause()

    work.look = Endless()
    model = LookModel(work.workspace(), tasks)
    model.start()
    qtbot.waitUntil(lambda: bool(begun), timeout=30_000)
    model.stop()
    qtbot.waitUntil(lambda: tasks.idle, timeout=30_000)
    tasks.close()
    assert not model.damaged
