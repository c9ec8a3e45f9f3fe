"""Two stages of locking: the screen with a PIN, then the vault by ending the process; then work goes on."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.errors import AdministratorError, EnvironmentProblem
from citdesk.desktop.application import Application
from citdesk.desktop.fresh_process import CustodyTime
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.my_work.list_view import MyWorkPage
from citdesk.desktop.settings.pin_view import PinPage
from citdesk.desktop.settings.view import SettingsPage
from citdesk.desktop.shell.idle import Instant
from citdesk.desktop.shell.lock_page import LockPage
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.sync_centre.view import SyncPage
from citdesk.desktop.widgets import Button, Words
from citdesk.workspace import CustodyClock, Settings
from tests.a11y.walk import nameless, too_small, unnamed_objects, without_role
from tests.gui.shell.conftest import Start, sign_in_as
from tests.gui.shell.fakes import NOW, FakeWorkspace
from tests.gui.shell.test_exchange_model import Told

MINUTE = 60.0
PIN = "482913"


class Clocks:
    """The computer's clocks as a test says."""

    def __init__(self) -> None:
        self.instant = Instant(1_000_000.0, 500.0, 0.0)

    def now(self) -> Instant:
        """What they show."""
        return self.instant

    def pass_(self, minutes: float, *, asleep: bool = False) -> None:
        """Time passes, with the computer running or asleep."""
        at, by = self.instant, minutes * MINUTE
        self.instant = Instant(
            at.wall + by, at.running + (0 if asleep else by), at.slept + (by if asleep else 0)
        )


@pytest.fixture
def clocks() -> Clocks:
    """The clocks at the beginning of the evening."""
    return Clocks()


@pytest.fixture
def work() -> FakeWorkspace:
    """An officer who has a PIN."""
    made = FakeWorkspace()
    made.pin = PIN
    return made


def lock_page(application: Application) -> LockPage:
    """The page over the locked screen."""
    found = application.window.findChild(LockPage)
    assert found is not None
    return found


def tap(page: LockPage, digits: str) -> None:
    """Six taps with a gloved finger."""
    for digit in digits:
        key = page.findChild(Button, f"lock.pin.{digit}")
        assert key is not None
        key.click()


def look_at_clock(application: Application) -> None:
    """The watch looks, as it does every second."""
    application._idle.look()


def open_second_question(application: Application) -> FillPage:
    """A report is open on its second page, the cursor in its last question."""
    application.window.commands.run("report.start")
    page = application.window.areas.page
    assert page is not None
    page.frame.list.opened.emit("encounter")  # type: ignore[attr-defined]
    fill = application.window.areas.page
    assert isinstance(fill, FillPage)
    fill.model.form.walk.open_section("/data/seen")
    assert fill.form.page().focus_on("/data/seen/story")  # type: ignore[union-attr]
    return fill


def test_six_taps_bring_back_the_very_place(start: Start, work: FakeWorkspace) -> None:
    """The sixth digit unlocks by itself, and the trail has both acts."""
    application = start(work)
    before = application.window.areas.page
    application.lock()
    page = lock_page(application)
    assert page.pin.isVisible()
    assert not page.passphrase.isVisible()
    tap(page, PIN)
    assert not application.window.locked
    assert application.window.areas.page is before
    assert work.names()[-1] == "note_locked"


def test_a_pin_can_be_typed_and_corrected(start: Start, work: FakeWorkspace, qtbot: QtBot) -> None:
    """The keyboard of a desk works as well, wherever the focus is on the pad."""
    application = start(work)
    application.lock()
    page = lock_page(application)
    qtbot.keyClicks(page.pin.line, "489")
    back = page.findChild(Button, "lock.pin.back")
    assert back is not None
    back.click()
    qtbot.keyClicks(page.pin, "2913")
    assert not application.window.locked


def test_without_a_pin_the_passphrase_is_asked_for(start: Start) -> None:
    """Nobody is locked out of a screen because they chose none."""
    work = FakeWorkspace()
    application = start(work)
    application.lock()
    page = lock_page(application)
    assert page.passphrase.isVisible()
    page.passphrase.line.setText(work.passphrase)
    page.unlock.click()
    assert not application.window.locked
    assert work.names()[-1] == "note_unlocked"


def test_three_wrong_pins_lock_the_vault(start: Start, work: FakeWorkspace) -> None:
    """Two are told how many are left; after the third the sign-in shows and the vault is closed."""
    application = start(work)
    application.lock()
    page = lock_page(application)
    tap(page, "000000")
    assert "2 more tries" in page.pin.line.accessibleDescription()
    tap(page, "000000")
    assert "1 more try" in page.pin.line.accessibleDescription()
    tap(page, "000000")
    assert isinstance(application.gate, SignInPage)
    assert work.closed


def test_a_laptop_that_slept_asks_for_the_passphrase(
    start: Start, work: FakeWorkspace, clocks: Clocks
) -> None:
    """Whoever opens the lid finds the sign-in, not a PIN."""
    application = start(work, instant=clocks.now)
    clocks.pass_(3, asleep=True)
    look_at_clock(application)
    assert isinstance(application.gate, SignInPage)
    assert work.closed


def test_ten_minutes_lock_the_screen_and_thirty_the_vault(
    start: Start, work: FakeWorkspace, clocks: Clocks
) -> None:
    """Both stages, by the clock on the wall."""
    application = start(work, instant=clocks.now)
    clocks.pass_(10)
    look_at_clock(application)
    assert application.window.locked
    assert not work.closed
    clocks.pass_(20)
    look_at_clock(application)
    assert isinstance(application.gate, SignInPage)
    assert work.closed


def test_a_vehicle_may_be_exempt(start: Start, work: FakeWorkspace, clocks: Clocks) -> None:
    """The agency's settings hold, beyond thirty minutes in a conveyance (CJIS AC-11)."""
    work.settings = Settings(screen_lock_minutes=60, vault_lock_minutes=240, vehicle_exempt=True)
    application = start(work, instant=clocks.now)
    clocks.pass_(59)
    look_at_clock(application)
    assert not application.window.locked
    clocks.pass_(2)
    look_at_clock(application)
    assert application.window.locked
    assert not work.closed


def test_work_goes_on_at_the_same_question_after_the_vault_was_locked(
    start: Start, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Signing in again opens the report where it was left, and knows which sections were gone on from."""
    application = start(work)
    fill = open_second_question(application)
    fill.model.form.walk.open_section("/data/call")
    fill.model.form.walk.leave_for_now()
    assert fill.form.page().focus_on("/data/seen/story")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: application.window.isActiveWindow())
    application.lock_vault()
    assert json.loads(work.kept_place)[1:] == ["/data/seen", "/data/seen/story", "/data/call"]
    sign_in_as(application, work)
    page = application.window.areas.page
    assert isinstance(page, FillPage)
    assert page.model.form.walk.place.section == "/data/seen"
    assert page.model.form.in_hand.path() == "/data/seen/story"
    assert page.model.form.walk.passed == {"/data/call"}


def test_who_left_at_their_list_comes_back_to_it(start: Start, work: FakeWorkspace) -> None:
    """An old place does not open a report that nobody was at."""
    application = start(work)
    application.sign_out()
    assert work.kept_place == ""
    sign_in_as(application, work)
    assert isinstance(application.window.areas.page, MyWorkPage)


def test_while_something_is_unsaved_the_vault_stays_open_under_the_cover(
    start: Start, work: FakeWorkspace
) -> None:
    """A full disk costs nobody a sentence: the screen is dark and says why, and later it locks."""
    application = start(work)
    page = open_second_question(application)
    page.model.form.boxes.type("/data/seen/story", "He was pacing")
    work.failure = EnvironmentProblem("The disk is full. Free some room.")
    application.lock_vault()
    assert application.window.locked
    assert not work.closed
    assert "could not be saved" in lock_page(application).pin.line.accessibleDescription()
    work.failure = None
    page.model.form.boxes.type("/data/seen/story", "He was pacing on the porch")
    application.lock_vault()
    assert work.closed


def test_nothing_says_safe_while_the_disk_refuses_a_change(start: Start, work: FakeWorkspace) -> None:
    """Sync center, status bar and lock say what is not on disk; the lock names no report."""
    application = start(work)
    page = open_second_question(application)
    work.failure = EnvironmentProblem("The disk is full. Free some room.")
    page.model.form.boxes.type("/data/seen/story", "He was pacing")
    page.model.form.boxes.flush()
    application.window.commands.run("area.sync")
    sync = application.window.areas.page
    assert isinstance(sync, SyncPage)
    name = page.context().title
    said = f"Your last change in {name} is not saved yet. Open it to see why."
    assert sync.frame.title.text() == said
    application._show_status()
    assert application.window.status.sentence.text() == said
    assert application.signed_in is not None
    safe = application.signed_in.safe_words()
    assert safe == "Your last change is not saved yet. It stays behind this lock."
    page.model.form.save_again()
    application._show_status()
    assert sync.frame.title.text() == "Everything you wrote is safe on this computer."
    assert application.window.status.sentence.text() != said


def test_the_next_process_is_handed_running_custody_times_only(start: Start, work: FakeWorkspace) -> None:
    """The window closes; what goes on is when a custody began and ends, no name and no number."""
    work.clocks = (CustodyClock(NOW - timedelta(hours=1), NOW + timedelta(minutes=38)),)
    application = start(work, afresh=True)
    application.lock_vault()
    assert application.following == (CustodyTime(NOW - timedelta(hours=1), NOW + timedelta(minutes=38)),)
    assert not application.window.isVisible()
    assert work.closed


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (38, "Custody limit: 22:22."),
        (20 * 60, "Custody limit: Fri Mar 13, 17:44."),
        (-4, "Custody limit passed: 21:40."),
        (None, "since 20:44"),
    ],
)
def test_a_custody_runs_on_over_the_sign_in(start: Start, minutes: int | None, words: str) -> None:
    """The time limit on somebody's liberty does not wait for a passphrase."""
    limit = None if minutes is None else NOW + timedelta(minutes=minutes)
    application = start(
        FakeWorkspace(), signed_in=False, handed=[CustodyTime(NOW - timedelta(hours=1), limit)]
    )
    line = application.window.findChild(QLabel, "sign-in.custody")
    assert line is not None
    assert line.isVisible()
    assert words in line.text()


def test_a_pin_is_chosen_in_the_settings(start: Start, qtbot: QtBot) -> None:
    """Twice the same six digits; from then on the lock asks for them."""
    work = FakeWorkspace()
    application = start(work)
    application.window.commands.run("settings")
    settings = application.window.areas.page
    assert isinstance(settings, SettingsPage)
    settings.pin_wanted.emit()
    page = application.window.areas.page
    assert isinstance(page, PinPage)
    assert not page.passphrase.isVisible()
    qtbot.keyClicks(page.pin, PIN)
    qtbot.keyClicks(page.again, "482914")
    page.keep.click()
    assert "the same" in page.again.accessibleDescription()
    for line in (page.pin, page.again):
        qtbot.keyClicks(line, "111111")
    page.keep.click()
    assert "tried first" in page.pin.accessibleDescription()
    for line in (page.pin, page.again):
        qtbot.keyClicks(line, PIN)
    page.keep.click()
    assert application.window.areas.page is settings
    application.lock()
    assert lock_page(application).pin.isVisible()


def test_changing_a_pin_asks_for_the_passphrase(start: Start, work: FakeWorkspace, qtbot: QtBot) -> None:
    """Whoever finds an open screen cannot make themselves a way back in."""
    application = start(work)
    application.window.commands.run("pin")
    page = application.window.areas.page
    assert isinstance(page, PinPage)
    for passphrase, kept in (("not it at all", PIN), (work.passphrase, "915372")):
        page.passphrase.line.setText(passphrase)
        for line in (page.pin, page.again):
            qtbot.keyClicks(line, "915372")
        page.keep.click()
        assert work.pin == kept


def test_pad_and_page_can_be_heard_found_and_hit(start: Start, work: FakeWorkspace, qtbot: QtBot) -> None:
    """Every key has a name, a role and at least 10 mm."""
    application = start(work)
    application.window.commands.run("pin")
    application.lock()

    def right(page: QWidget) -> None:
        assert nameless(page) == []
        assert without_role(page) == []
        assert unnamed_objects(page) == []
        qtbot.waitUntil(lambda: too_small(page, application.window.look.mm(10)) == [])

    right(lock_page(application))
    tap(lock_page(application), PIN)
    page = application.window.areas.page
    assert isinstance(page, PinPage)
    right(page)


def test_escape_and_shortcuts_reach_nothing_behind_the_lock(
    start: Start, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Neither a key nor the palette gets at what is behind."""
    application = start(work)
    application.lock()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
        qtbot.keyClick(application.window, key)
    qtbot.keyClick(application.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert application.window.locked
    assert lock_page(application).isVisible()


def _why_locked(gate: QWidget) -> str:
    said = gate.findChild(Words, "sign-in.revoked")
    return "" if said is None or said.isHidden() else said.text()


def _revoke(application: Application, work: FakeWorkspace) -> None:
    problem = AdministratorError("This computer was taken out of service.", code="revoked")
    assert application.signed_in is not None
    application.signed_in.exchange._take(Told("needs_help", problem=problem))


def test_a_vault_that_hq_revokes_is_locked_once(start: Start, work: FakeWorkspace, qtbot: QtBot) -> None:
    """What was typed is saved and the keys go; whoever signs in again is told why and stays at their work."""
    application = start(work)
    page = open_second_question(application)
    page.model.form.boxes.type("/data/seen/story", "He was pacing")
    _revoke(application, work)
    qtbot.waitUntil(lambda: work.closed)
    assert isinstance(application.window.gate, SignInPage)
    assert "HQ does not take anything" in _why_locked(application.window.gate)
    work.closed = False
    sign_in_as(application, work)
    _revoke(application, work)
    again = application.window.areas.page
    assert isinstance(again, FillPage)
    assert again.model.form.question("/data/seen/story").text == "He was pacing"
    assert not work.closed
    assert "Nothing leaves this computer anymore." in application.window.status.sentence.accessibleName()


def test_a_vault_that_hq_takes_back_and_revokes_again_is_locked_again(
    start: Start, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Only what HQ says anew locks."""
    application = start(work)
    _revoke(application, work)
    qtbot.waitUntil(lambda: work.closed)
    work.closed = False
    sign_in_as(application, work)
    assert application.signed_in is not None
    application.signed_in.exchange._take(Told("up_to_date", at=NOW))
    assert not work.status.out_of_service
    _revoke(application, work)
    assert work.closed
