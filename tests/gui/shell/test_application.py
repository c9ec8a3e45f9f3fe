"""The whole application on a small workspace: sign-in, moving about, locking, signing out, closing."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from citdesk.casework.errors import EnvironmentProblem
from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.field_guide.directory_view import DirectoryPage
from citdesk.desktop.field_guide.home_view import GuidePage
from citdesk.desktop.my_work.confirmation_view import ConfirmationPage
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.my_work.list_view import MyWorkPage
from citdesk.desktop.review.queue_view import QueuePage
from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.shell.key_map import KeyMapPage
from citdesk.desktop.shell.page import Page
from citdesk.desktop.shell.ribbon import DemonstrationRibbon
from citdesk.desktop.shell.status_bar import ClockWords
from citdesk.desktop.shell.status_words import Link, LinkState
from citdesk.desktop.sign_in.first_use_model import FirstUseModel
from citdesk.desktop.sign_in.first_use_page import FirstUsePage
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.translation import speak
from citdesk.desktop.widgets import Button, SectionTitle
from citdesk.workspace import Secret
from tests.gui.shell.conftest import Start, sign_in_as
from tests.gui.shell.fakes import NOW, FakeWorkspace
from tests.gui.shell.test_locking import open_second_question


def _page(application: Application) -> Page:
    page = application.window.areas.page
    assert page is not None
    return page


def _button(where: QWidget, name: str) -> Button:
    found = where.findChild(Button, name)
    assert found is not None, name
    return found


def test_a_computer_that_is_new_asks_for_its_code(start: Start) -> None:
    """Before enrolment there is nobody to sign in."""
    application = start(FakeWorkspace(), enrolled=False)
    assert isinstance(application.gate, FirstUsePage)
    assert application.window.rail is None


def test_a_computer_set_up_for_the_demonstration_says_so_from_then_on(start: Start) -> None:
    """The enrollment code says which agency it is: the band is there at once and stays after sign-in."""
    application = start(FakeWorkspace(), enrolled=False)
    page = application.gate
    assert isinstance(page, FirstUsePage)
    band = application.window.findChild(DemonstrationRibbon)
    assert band is not None
    assert not band.isVisible()
    model = page.findChild(FirstUseModel)
    assert isinstance(model, FirstUseModel)
    model.enrol("CODE")
    assert band.isVisible()
    model.create("P1", "4417", Secret.of("three plain words"), Secret.of("three plain words"))
    model.written_down()
    assert application.window.rail is not None
    assert band.isVisible()


def test_an_officer_starts_at_their_reports(start: Start) -> None:
    """After sign-in the work is in sight, and the passphrase field is gone."""
    application = start(FakeWorkspace())
    assert isinstance(_page(application), MyWorkPage)
    assert application.gate is None


def test_a_report_opened_again_says_everywhere_in_one_zone_when_it_was_saved(start: Start) -> None:
    """The computer's own zone is another one than the agency's."""
    work = FakeWorkspace()
    work.rows = [replace(row, changed_at=row.changed_at.astimezone(UTC)) for row in work.rows]
    application = start(work)
    assert application.signed_in is not None
    application.signed_in._my_work.mine.open("r-draft")
    page = _page(application)
    assert isinstance(page, FillPage)
    shown = page.form.foot.saved_words().removeprefix("Saved ")
    assert page.context().chip.endswith(shown)


def test_the_clock_is_not_behind_what_was_just_saved(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on when a change is saved, not seconds later."""
    application = start(FakeWorkspace())
    assert application.signed_in is not None
    application.signed_in._my_work.mine.open("r-draft")
    shown = application.window.findChild(ClockWords, "status-clock")
    assert isinstance(shown, ClockWords)
    assert shown.text() == "21:44"
    monkeypatch.setattr(application, "_now", lambda: NOW + timedelta(minutes=1))
    page = _page(application)
    assert isinstance(page, FillPage)
    page.model.form.answer("/data/call/source", "Dispatch")
    assert shown.text() == "21:45"


def test_a_supervisor_starts_at_the_queue(start: Start) -> None:
    """The queue is what a supervisor comes for."""
    application = start(FakeWorkspace(Role.SUPERVISOR))
    assert isinstance(_page(application), QueuePage)


def test_a_report_is_written_checked_and_sent_by_keyboard(start: Start, qtbot: QtBot) -> None:
    """From the list to the confirmation without the mouse, each answer saved on the way."""
    work = FakeWorkspace()
    application = start(work)
    window = application.window
    assert window.commands.run("report.start")
    cards = _page(application).frame.list  # type: ignore[attr-defined]
    qtbot.waitUntil(cards.hasFocus)
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    page = _page(application)
    assert isinstance(page, FillPage)
    page.model.form.answer("/data/call/source", "Dispatch")
    page.model.form.answer("/data/seen/calm", "yes")
    assert work.names().count("save_draft") == 2
    assert page.context().chip == "Saved on this computer 21:44"
    assert window.commands.run("form.check")
    page.model.form.send()
    assert isinstance(_page(application), ConfirmationPage)
    assert work.names()[-1] == "send"
    assert work.loop.wakes + work.loop.runs >= 2


def test_a_report_with_problems_goes_to_the_first_one(start: Start) -> None:
    """Send never fails silently: it opens the question that lacks an answer."""
    work = FakeWorkspace()
    application = start(work)
    application.window.commands.run("report.start")
    _page(application).frame.list.opened.emit("encounter")  # type: ignore[attr-defined]
    page = _page(application)
    assert isinstance(page, FillPage)
    page.model.form.send()
    assert "send" not in work.names()
    assert page.model.form.problems.shown


def test_going_elsewhere_and_back_lands_on_the_same_page(start: Start) -> None:
    """An officer who looks at the sync centre comes back to the question they were on."""
    application = start(FakeWorkspace())
    application.window.commands.run("report.start")
    _page(application).frame.list.opened.emit("encounter")  # type: ignore[attr-defined]
    page = _page(application)
    application.window.open_area("area.sync")
    application.window.open_area("area.reports")
    assert _page(application) is page


def test_the_lock_hides_everything_and_gives_it_back(start: Start, qtbot: QtBot) -> None:
    """Ctrl+L covers the window at once; the passphrase brings back the very place."""
    work = FakeWorkspace()
    application = start(work)
    before = _page(application)
    application.lock()
    window = application.window
    assert window.locked
    assert window.windowTitle() == "CITDesk"
    assert not before.isVisible()
    assert window.rail is not None
    assert not window.rail.isVisible()
    assert not window.commands.available("report.start")
    lock = window.findChild(QWidget, "page.lock")
    assert lock is not None
    lock.passphrase.line.setText("wrong")  # type: ignore[attr-defined]
    _button(lock, "lock.unlock").click()
    assert window.locked
    lock.passphrase.line.setText(work.passphrase)  # type: ignore[attr-defined]
    _button(lock, "lock.unlock").click()
    assert not window.locked
    assert _page(application) is before
    assert before.isVisible()


def test_locking_saves_what_is_half_typed(start: Start) -> None:
    """A word being typed is on disk before the screen is dark."""
    work = FakeWorkspace()
    application = start(work)
    application.window.commands.run("report.start")
    _page(application).frame.list.opened.emit("encounter")  # type: ignore[attr-defined]
    page = _page(application)
    assert isinstance(page, FillPage)
    page.model.form.boxes.type("/data/call/source", "Disp")
    assert "save_draft" not in work.names()
    application.lock()
    saved = [call for call in work.calls if call.name == "save_draft"]
    assert b"Disp" in bytes(saved[-1].values[1])  # type: ignore[call-overload]


def test_signing_out_leaves_nothing_of_the_person(start: Start) -> None:
    """The vault is closed, the loop stopped, the next person finds the gate."""
    work = FakeWorkspace()
    application = start(work)
    application.sign_out()
    assert work.closed
    assert work.loop.stops >= 0
    assert isinstance(application.gate, SignInPage)
    assert application.window.areas.pages() == []
    assert application.window.rail is None
    assert not application.window.commands.available("report.start")


def test_another_person_gets_their_own_areas(start: Start) -> None:
    """Signing in again with another role builds another rail."""
    work = FakeWorkspace()
    application = start(work)
    application.sign_out()
    work.person = FakeWorkspace(Role.LIAISON).person
    sign_in_as(application, work)
    assert application.window.rail is not None
    assert [area.id for area in application.window._areas] == [
        "area.liaison",
        "area.guide",
        "area.sync",
    ]


def test_the_palette_opens_runs_and_gives_the_focus_back(start: Start, qtbot: QtBot) -> None:
    """Ctrl+K, a few letters, Enter; Esc returns to where one was."""
    application = start(FakeWorkspace())
    window = application.window
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    focused = QApplication.focusWidget()
    window.commands.run("palette")
    window.commands.run("palette")
    qtbot.keyClick(window.palette_sheet.field, Qt.Key.Key_Escape)
    assert not window.palette_sheet.isVisible()
    assert QApplication.focusWidget() is focused
    window.commands.run("palette")
    qtbot.keyClicks(window.palette_sheet.field, "xylophone")
    assert window.palette_sheet.nothing.isVisible()
    assert "“xylophone”" in window.palette_sheet.nothing.text()
    window.palette_sheet.field.clear()
    assert not window.palette_sheet.nothing.isVisible()
    veil = window.findChild(QWidget, "palette-veil")
    assert veil is not None
    assert veil.isVisible()
    qtbot.mouseClick(veil, Qt.MouseButton.LeftButton, pos=veil.rect().bottomLeft())
    assert not window.palette_sheet.isVisible()
    assert not veil.isVisible()
    assert QApplication.focusWidget() is focused
    window.commands.run("palette")
    qtbot.keyClicks(window.palette_sheet.field, "sync center")
    qtbot.keyClick(window.palette_sheet.field, Qt.Key.Key_Return)
    assert window.areas.area == "area.sync"


@pytest.mark.parametrize("command", ["settings", "about", "keys", "tour", "printers", "pin"])
def test_what_is_looked_at_in_passing_stays_in_no_area(start: Start, qtbot: QtBot, command: str) -> None:
    """An area's name leads to the area's own page, and Esc closes what lies over it."""
    window = start(FakeWorkspace(Role.SUPERVISOR)).window
    queue = window.areas.page
    for area in ("area.sync", "area.review"):
        window.commands.run(command)
        passed = window.areas.page
        window.commands.run(area)
        assert window.areas.page is not passed
        assert window.areas.area == area
        assert window.areas.page is window.areas.root(area)
    assert window.areas.page is queue
    window.commands.run(command)
    assert window.areas.page is not queue
    qtbot.keyClick(window.areas.page, Qt.Key.Key_Escape)
    assert window.areas.page is queue
    qtbot.keyClick(window.areas.page, Qt.Key.Key_Escape)
    assert window.areas.page is queue


@pytest.mark.parametrize("command", ["review.approve", "review.return", "review.duplicate"])
def test_escape_goes_back_to_the_report_from_what_is_done_with_it(
    start: Start, qtbot: QtBot, command: str
) -> None:
    """What lies over a report for one act is closed as the keyboard map says; nothing was decided."""
    work = FakeWorkspace(Role.SUPERVISOR)
    work.page = replace(work.page, may_mark_duplicate=True)
    window = start(work).window
    window.areas.page.opened.emit("q-1")  # type: ignore[union-attr]
    report = window.areas.page
    window.commands.run(command)
    while window.areas.page is not report:
        before = window.areas.page
        qtbot.keyClick(window.areas.page, Qt.Key.Key_Escape)
        assert window.areas.page is not before
    assert work.names() == []
    qtbot.keyClick(report, Qt.Key.Key_Escape)
    assert window.areas.page is report


def test_the_keyboard_map_begins_where_one_is(start: Start, qtbot: QtBot) -> None:
    """From a report that is being written its keys come first; End and Home go to the ends of the map."""
    application = start(FakeWorkspace())
    window = application.window
    open_second_question(application)
    window.commands.run("keys")
    page = window.areas.page
    assert isinstance(page, KeyMapPage)
    titles = [each.text() for each in page.findChildren(SectionTitle)]
    assert titles[:2] == ["In the form", "Everywhere"]
    QApplication.processEvents()
    area = page.findChild(QScrollArea, "keys.read")
    assert area is not None
    bar = area.verticalScrollBar()
    for key, there in (
        (Qt.Key.Key_End, bar.maximum()),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageDown, bar.pageStep()),
    ):
        qtbot.keyClick(area, key)
        assert bar.value() == min(there, bar.maximum())


@pytest.mark.parametrize("over", ["palette", "blank"])
def test_a_page_that_goes_while_something_lies_over_it_takes_its_focus_along(
    start: Start, qtbot: QtBot, over: str
) -> None:
    """A page that HQ's news replaced meanwhile is gone for good: closing what lay over it stays calm."""
    window = start(FakeWorkspace()).window
    window.open_area("area.guide")
    home = window.areas.page
    assert isinstance(home, GuidePage)
    home.opened.emit("guide.directory")
    page = window.areas.page
    assert isinstance(page, DirectoryPage)
    field = page.field
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    window.commands.run(over)
    page.left.emit()
    qtbot.waitUntil(lambda: not isValid(field))
    if over == "palette":
        window.palette_sheet.shut()
        assert not window.palette_sheet.isVisible()
    else:
        qtbot.keyClick(window.cover, Qt.Key.Key_A)
        assert not window.cover.isVisible()


def test_the_cover_gives_the_focus_back_past_the_palette(start: Start, qtbot: QtBot) -> None:
    """F12 while a command is being typed: afterwards one is where one was before the command."""
    window = start(FakeWorkspace()).window
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    focused = QApplication.focusWidget()
    window.commands.run("palette")
    window.commands.run("blank")
    qtbot.keyClick(window.cover, Qt.Key.Key_A)
    assert QApplication.focusWidget() is focused


def test_f12_covers_and_any_key_uncovers(start: Start, qtbot: QtBot) -> None:
    """The cover is instant and asks for nothing."""
    application = start(FakeWorkspace())
    window = application.window
    window.commands.run("blank")
    assert window.cover.isVisible()
    assert window.cover.size() == window.size()
    qtbot.keyClick(window.cover, Qt.Key.Key_A)
    assert not window.cover.isVisible()


def test_f6_steps_through_every_pane_and_back(start: Start, qtbot: QtBot) -> None:
    """Rail, page and status bar can be reached without the mouse."""
    application = start(FakeWorkspace())
    window = application.window
    seen: set[str] = set()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    for _ in range(4):
        window.commands.run("pane.next")
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused.objectName())
    assert "area.sync.status" in seen
    assert "area.reports" in seen


def test_a_decision_opens_the_next_report(start: Start) -> None:
    """Approve, and the next one is there."""
    work = FakeWorkspace(Role.SUPERVISOR, name="Sgt Okafor")
    application = start(work)
    application.window.areas.page.opened.emit("q-1")  # type: ignore[union-attr]
    page = _page(application)
    assert isinstance(page, ReviewReportPage)
    page.approve_wanted.emit()
    _button(_page(application), "approve.go").click()
    following = _page(application)
    assert isinstance(following, ReviewReportPage)
    assert following._model.report == "q-2"
    assert work.calls[0].values == ("q-1", "rev-2", {})


def test_after_the_last_decision_the_queue_says_what_was_decided_and_that_nothing_waits(start: Start) -> None:
    """Only while HQ is heard: without a network, what officers sent since is not known."""
    work = FakeWorkspace(Role.SUPERVISOR)
    work.queue = work.queue[:1]
    application = start(work)
    application.window.areas.page.opened.emit("q-1")  # type: ignore[union-attr]
    _page(application).approve_wanted.emit()  # type: ignore[attr-defined]
    _button(_page(application), "approve.go").click()
    page = _page(application)
    assert isinstance(page, QueuePage)
    assert page.frame.note.text().endswith(" is approved.")
    assert page.frame.empty.isVisible()
    signed_in = application.signed_in
    assert signed_in is not None
    for link, said in (
        (Link.CONNECTED, "Nothing is waiting for you."),
        (Link.OFFLINE, "No network since 20:44. What your officers sent after that is not here yet."),
    ):
        signed_in._review.queue.follow(LinkState(link, last_contact=NOW - timedelta(hours=1)))
        assert page.frame.empty.text().startswith(said)


def test_the_report_that_goes_first_opens_at_what_it_lacks_and_leads_back(start: Start) -> None:
    """Once it is sent, one press goes on with the report that waited for it, which is still a draft."""
    application = start(FakeWorkspace())
    signed_in = application.signed_in
    assert signed_in is not None
    signed_in._my_work._mend_first("r-draft", "r-back")
    page = _page(application)
    assert isinstance(page, FillPage)
    form = page.model.form
    lacks = form.problems.all()[0].path
    assert lacks in form.problems.shown
    assert lacks in {item.path for item in form.walk.items()}
    row, waiting = signed_in._my_work.mine.row("r-draft"), signed_in._my_work.mine.row("r-back")
    assert row is not None
    assert waiting is not None
    signed_in._my_work._sent(row, ())
    sent = _page(application)
    assert isinstance(sent, ConfirmationPage)
    assert sent.focusWidget() is sent.go_on
    sent.go_on.click()
    page = _page(application)
    assert isinstance(page, FillPage)
    assert page.model.report == "r-back"
    signed_in._my_work._sent(row, ())
    assert not hasattr(_page(application), "go_on")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.LIAISON])
def test_the_window_never_grows_off_a_small_screen(start: Start, role: Role) -> None:
    """Whatever page is open, the window stays as large as it was made."""
    application = start(FakeWorkspace(role))
    window = application.window
    assert window.rail is not None
    for area in ("area.reports", "area.review", "area.liaison", "area.sync"):
        window.commands.run(area)
        page = window.areas.page
        opened = {"area.review": "q-2", "area.liaison": "b-1"}.get(area)
        if opened and window.areas.area == area and page is not None:
            page.opened.emit(opened)  # type: ignore[attr-defined]
        QApplication.processEvents()
        assert (window.width(), window.height()) == (1024, 768)


def test_closing_the_window_ends_every_thread(start: Start, qtbot: QtBot, qapp: QApplication) -> None:
    """With real threads the close is orderly: saved, stopped, joined, gone."""
    work = FakeWorkspace()
    tasks = Tasks(qapp)
    application = start(work, signed_in=False, tasks=tasks)
    sign_in_as(application, work)
    qtbot.waitUntil(lambda: application.signed_in is not None)
    qtbot.waitUntil(lambda: tasks.idle or work.loop.runs > 0)
    application.window.close()
    qtbot.waitUntil(lambda: not application.window.isVisible())
    assert work.closed
    assert not [t for t in threading.enumerate() if t.name.startswith("citdesk-")]


def test_closing_in_mid_save_waits_for_the_disk(start: Start, qtbot: QtBot, qapp: QApplication) -> None:
    """The last word typed is written before the window goes."""
    work = FakeWorkspace()
    tasks = Tasks(qapp)
    application = start(work, signed_in=False, tasks=tasks)
    sign_in_as(application, work)
    qtbot.waitUntil(lambda: application.signed_in is not None)
    page = _open_draft(application, qtbot)
    page.model.form.boxes.type("/data/call/source", "Disp")
    application.window.close()
    qtbot.waitUntil(lambda: not application.window.isVisible())
    saved = [call for call in work.calls if call.name == "save_draft"]
    assert b"Disp" in bytes(saved[-1].values[1])  # type: ignore[call-overload]


def test_a_window_with_something_unsaved_stays_open_once(start: Start, qtbot: QtBot) -> None:
    """When the disk does not take the last change, closing shows it; pressed again, the window goes."""
    work = FakeWorkspace()
    application = start(work)
    page = _open_draft(application, qtbot)
    application.window.open_area("area.sync")
    page.model.form.boxes.type("/data/call/source", "Disp")
    work.failure = EnvironmentProblem("The disk is full. Free some room.")
    application.window.close()
    assert application.window.isVisible()
    assert _page(application) is page
    assert page.form.notice.isVisible()
    assert page.form.toast.words() == "Not saved yet, so this report stays open. Press Try again."
    application.window.close()
    assert not application.window.isVisible()


def _open_draft(application: Application, qtbot: QtBot) -> FillPage:
    list_page = _page(application)
    assert isinstance(list_page, MyWorkPage)
    qtbot.waitUntil(lambda: list_page.frame.rows.rowCount() > 0)
    list_page.frame.list.opened.emit("r-draft")
    qtbot.waitUntil(lambda: isinstance(application.window.areas.page, FillPage))
    page = application.window.areas.page
    assert isinstance(page, FillPage)
    return page


def test_coming_back_to_a_report_lands_on_the_page_one_left(start: Start, qtbot: QtBot) -> None:
    """An officer who is called away continues where they stopped."""
    application = start(FakeWorkspace())
    page = _open_draft(application, qtbot)
    page.model.form.walk.open_section("/data/seen")
    page.model.form.walk.come_back_later()
    again = _open_draft(application, qtbot)
    assert again is not page
    assert again.model.form.walk.place.section == "/data/seen"


def test_the_window_stays_alive_while_the_key_is_derived(
    start: Start, qtbot: QtBot, qapp: QApplication
) -> None:
    """Sign-in runs on the vault's thread: the button says so and the window goes on."""
    work = FakeWorkspace()
    gate = threading.Event()
    tasks = Tasks(qapp)
    application = start(work, signed_in=False, tasks=tasks)
    desk = application._desk
    slow = desk.sign_in

    def sign_in(badge: str, passphrase: str) -> object:
        assert gate.wait(10)
        return slow(badge, passphrase)

    desk.sign_in = sign_in  # type: ignore[method-assign,assignment]
    sign_in_as(application, work)
    page = application.gate
    assert isinstance(page, SignInPage)
    assert page.button.text() == "Signing in …"
    gate.set()
    qtbot.waitUntil(lambda: application.signed_in is not None)


def test_screens_opened_twenty_times_leave_no_pages_behind(start: Start, qapp: QApplication) -> None:
    """Opening and leaving a report over and over keeps the number of widgets flat."""
    application = start(FakeWorkspace())

    def round_trip() -> int:
        application.window.commands.run("report.start")
        _page(application).frame.list.opened.emit("encounter")  # type: ignore[attr-defined]
        application.window.areas.to_root()
        qapp.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
        return len(application.window.findChildren(QWidget))

    first = round_trip()
    assert [round_trip() for _ in range(5)] == [first] * 5


def test_forms_open_in_the_language_that_the_screens_have(start: Start, spanish: QApplication) -> None:
    """Whoever signs in at Spanish screens is asked in Spanish, where the form has it."""
    work = FakeWorkspace()
    application = start(work, signed_in=False)
    speak(spanish, "es")  # as kept for the screens of this computer
    sign_in_as(application, work)
    assert work.screen_language == "es"
