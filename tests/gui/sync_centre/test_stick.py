"""The page for days without a network: what is on the stick, what comes next, and why something failed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.shell.status_words import Link, LinkState
from citdesk.desktop.sync_centre.model import SyncModel
from citdesk.desktop.sync_centre.stick_model import StickModel
from citdesk.desktop.sync_centre.stick_view import StickPage, plugged_in
from citdesk.desktop.sync_centre.stick_words import taken_in_words, written_words
from citdesk.desktop.sync_centre.view import SyncPage
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Rank
from citdesk.workspace import OnStick, StickTakenIn, StickWritten, SyncStatus, UserError
from tests.gui.shell.fakes import NOW, FakeWorkspace, now

ON_STICK = OnStick(12, NOW, 2, 3, 1, 4)
WRITTEN = StickWritten(12, Path("citdesk-to-hq-0012-9f3a.citdesk"), 2, 3, 1, 4, 1_300_000, more=False)


class FakeSticks:
    """What the workspace does with a stick, at once."""

    def __init__(self, work: FakeWorkspace) -> None:
        self._work = work
        self.failure: Exception | None = None
        self.seen: list[Path] = []
        self.meanwhile: Callable[[], None] = lambda: None

    def write(self, folder: Path, _door: object) -> StickWritten:
        """See ``StickCalls``."""
        self._do(folder)
        self._work.status = replace(self._work.status, stick=ON_STICK)
        return WRITTEN

    def take_in(self, path: Path, _door: object) -> StickTakenIn:
        """See ``StickCalls``."""
        self._do(path)
        self._work.status = SyncStatus(0, 0, (), NOW)
        return StickTakenIn(12, 3, 1, 1, 5, more=True)

    def _do(self, path: Path) -> None:
        self.seen.append(path)
        self.meanwhile()
        if self.failure is not None:
            raise self.failure


@pytest.fixture
def work() -> FakeWorkspace:
    """An officer with two reports waiting."""
    made = FakeWorkspace()
    made.status = SyncStatus(3, 2, (), NOW)
    made.sticks = FakeSticks(made)  # type: ignore[attr-defined]
    return made


@pytest.fixture
def model(work: FakeWorkspace, qtbot: QtBot) -> StickModel:
    """The facts."""
    return StickModel(work.workspace(), ImmediateTasks(), now)


@pytest.fixture
def page(model: StickModel, look: Look, qtbot: QtBot) -> StickPage:
    """The page, open."""
    made = StickPage(look, model)
    qtbot.addWidget(made)
    made.show()
    made.arrive()
    return made


def _sticks(work: FakeWorkspace) -> FakeSticks:
    found: FakeSticks = work.sticks  # type: ignore[attr-defined]
    return found


def test_the_next_step_is_the_one_that_stands_out(page: StickPage, model: StickModel) -> None:
    """Write first; with a file on its way the answer is what to press."""
    assert (page.write.rank, page.take.rank) == (Rank.PRIMARY, Rank.SECONDARY)
    assert page._state.text() == "2 reports wait to be sent."
    model.write_into(Path("/media/stick"))
    assert (page.write.rank, page.take.rank) == (Rank.SECONDARY, Rank.PRIMARY)
    assert page._said.text() == "File 12 is on the stick (1.2 MB). Eject it before you pull it out."
    assert page._state.text() == (
        "File 12 is on a stick since 21:44: 2 reports of yours. 1 entry of colleagues. "
        "Attached files go with it. It counts once HQ's answer is taken in here."
    )
    model.take_in(Path("/media/stick/answer"))
    assert page._said.text() == (
        "HQ's answer to file 12 is taken in. 2 entries arrived at HQ. HQ did not take 1 entry: see the sync "
        "center. 1 entry of colleagues arrived. 5 things came from HQ. HQ has more for you: write another "
        "file."
    )
    assert page._state.text().startswith("Nothing of yours is waiting to be sent.")


def test_the_keyboard_goes_on_to_the_next_step(
    page: StickPage, model: StickModel, bring_up: Callable[[QWidget], None]
) -> None:
    """The button that was pressed is off for a while; nobody has to look for the focus afterwards."""
    bring_up(page)
    page.write.setFocus()
    model.write_into(Path("/media/stick"))
    assert page.take.hasFocus()
    model.take_in(Path("/media/stick/answer"))
    assert page.write.hasFocus()


def test_a_failure_is_said_and_the_last_success_is_not_beside_it(
    page: StickPage, model: StickModel, work: FakeWorkspace
) -> None:
    """One sentence; nothing else claims that all is well; the next attempt takes it away."""
    model.write_into(Path("/media/stick"))
    _sticks(work).failure = UserError("There is no room left on the stick.", code="stick_full")
    model.write_into(Path("/media/stick"))
    assert page._trouble.text() == "There is no room left on the stick."
    assert page._said.isHidden()
    _sticks(work).failure = None
    model.write_into(Path("/media/stick"))
    assert page._trouble.isHidden()
    assert not page._said.isHidden()


def test_while_the_stick_is_used_nothing_else_begins_and_the_session_waits(
    page: StickPage, model: StickModel, work: FakeWorkspace
) -> None:
    """A glove taps twice: one file. Signing out waits for it."""
    seen: list[tuple[bool, bool, str]] = []

    def meanwhile() -> None:
        model.write_into(Path("/media/other"))
        seen.append((page.write.isEnabled(), page.under_way(), page._state.text()))

    _sticks(work).meanwhile = meanwhile
    model.write_into(Path("/media/stick"))
    assert seen == [(False, True, "Working. Leave the stick in.")]
    assert _sticks(work).seen == [Path("/media/stick")]
    assert page.write.isEnabled()
    assert not page.under_way()
    assert page.finish_up().endswith(".")


@pytest.mark.parametrize(
    ("stick", "words"),
    [
        (replace(ON_STICK, reports=1, others=0, pieces=0), "1 report of yours. It counts once"),
        (replace(ON_STICK, reports=0, steps=1, others=0, pieces=0), "1 entry of yours. It counts once"),
        (
            replace(ON_STICK, reports=0, steps=0, others=3, pieces=0),
            "3 entries of colleagues. It counts once",
        ),
        (OnStick(1, NOW, 0, 0, 0, 0), "since 21:44, to bring back what HQ has for you."),
    ],
)
def test_the_sync_centre_says_what_is_on_a_stick(
    work: FakeWorkspace, qtbot: QtBot, stick: OnStick, words: str
) -> None:
    """Since when, how much, and that it does not count yet; support gets the numbers."""
    work.status = replace(work.status, stick=stick)
    model = SyncModel(work.workspace(), ImmediateTasks(), now)
    model.reload()
    model.follow(LinkState(Link.OFFLINE))
    assert model.next.startswith("No network since 21:44. 2 reports will go by themselves. File ")
    assert words in model.next
    assert f"stick={stick.number}" in model.details()


def test_what_had_no_room_and_what_brought_nothing_is_said() -> None:
    """No sentence about nothing."""
    assert written_words(replace(WRITTEN, more=True)).endswith("The next file brings the rest.")
    assert taken_in_words(StickTakenIn(3, 0, 0, 0, 0, more=False)) == "HQ's answer to file 3 is taken in."


def test_the_sync_centre_leads_there(work: FakeWorkspace, look: Look, qtbot: QtBot) -> None:
    """One press."""
    page = SyncPage(look, SyncModel(work.workspace(), ImmediateTasks(), now))
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.stick_wanted):
        page.stick.click()


def test_the_dialogs_begin_at_a_stick_or_at_the_documents(qtbot: QtBot) -> None:
    """Never at the root of the computer."""
    assert plugged_in() not in {"", "/"}


def test_leaving_is_back(page: StickPage, qtbot: QtBot) -> None:
    """By key and by button."""
    with qtbot.waitSignal(page.left):
        page.commands()["page.back"]()


def test_the_step_that_follows_is_in_sight_on_a_small_screen(
    work: FakeWorkspace, look: Look, qtbot: QtBot
) -> None:
    """What is to be pressed stands beneath the page, however long that is."""
    work.status = replace(work.status, stick=ON_STICK)
    model = StickModel(work.workspace(), ImmediateTasks(), now)
    page = StickPage(look, model)
    qtbot.addWidget(page)
    page.resize(560, 320)
    page.show()
    model.reload()
    for button in (page.write, page.take):
        qtbot.waitUntil(lambda shown=button: page.rect().contains(_box(shown, page)))


def _box(button: QWidget, page: QWidget) -> QRect:
    return QRect(button.mapTo(page, QPoint(0, 0)), button.size())
