"""Every screen for people who cannot see it, cannot use a mouse, or wear gloves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.shell.window import ShellWindow
from tests.a11y.walk import focusable, nameless, reached_by_tab, too_small, unnamed_objects, without_role
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace

_QUIET_MM = 10
Way = Callable[[Application], None]


def _emit(signal: str, *values: str) -> Way:
    def go(application: Application) -> None:
        page = application.window.areas.page
        assert page is not None
        where: object = page
        for part in signal.split("."):
            where = getattr(where, part)
        where.emit(*values)  # type: ignore[attr-defined]

    return go


def _run(*commands: str) -> Way:
    def go(application: Application) -> None:
        for command in commands:
            assert application.window.commands.run(command), command

    return go


def _both(*ways: Way) -> Way:
    def go(application: Application) -> None:
        for way in ways:
            way(application)
            QApplication.processEvents()

    return go


_REVIEW = _emit("opened", "q-2")
_ISSUED = _both(_emit("opened", "b-1"), _emit("issued_wanted", "D-0001"))
SCREENS: dict[str, tuple[Role, Way]] = {
    "reports": (Role.OFFICER, _run()),
    "by-case": (Role.OFFICER, _emit("grouping.clicked")),
    "timeline": (Role.OFFICER, _emit("timeline_wanted", "r-sent")),
    "start": (Role.OFFICER, _run("report.start")),
    "parent": (Role.OFFICER, _both(_run("report.start"), _emit("frame.list.opened", "referral"))),
    "report": (Role.OFFICER, _emit("frame.list.opened", "r-sent")),
    "refused": (Role.OFFICER, _emit("frame.list.opened", "r-no")),
    "form": (Role.OFFICER, _emit("frame.list.opened", "r-draft")),
    "returned": (Role.OFFICER, _emit("frame.list.opened", "r-back")),
    "case": (
        Role.SUPERVISOR,
        _both(_run("area.review"), _REVIEW, _emit("more_wanted"), _emit("case_wanted")),
    ),
    "more": (Role.SUPERVISOR, _both(_REVIEW, _emit("more_wanted"))),
    "link": (Role.SUPERVISOR, _both(_REVIEW, _emit("more_wanted"), _emit("link_wanted"))),
    "author": (Role.SUPERVISOR, _both(_REVIEW, _emit("more_wanted"), _emit("author_wanted"))),
    "original": (Role.SUPERVISOR, _both(_REVIEW, _emit("more_wanted"), _emit("original_wanted"))),
    "unit": (Role.SUPERVISOR, _emit("unit_wanted")),
    "officer": (Role.SUPERVISOR, _both(_emit("unit_wanted"), _emit("frame.list.opened", "officer:p-6"))),
    "cover": (Role.SUPERVISOR, _both(_emit("unit_wanted"), _emit("cover_wanted"))),
    "sync": (Role.OFFICER, _run("area.sync")),
    "keys": (Role.OFFICER, _run("keys")),
    "tour": (Role.OFFICER, _run("tour")),
    "settings": (Role.SUPERVISOR, _run("settings")),
    "printers": (Role.LIAISON, _run("printers")),
    "about": (Role.OFFICER, _run("about")),
    "pin": (Role.OFFICER, _run("pin")),
    "vault": (Role.OFFICER, _run("vault")),
    "guide": (Role.OFFICER, _run("area.guide")),
    "services": (Role.OFFICER, _run("guide.directory")),
    "consults": (Role.CLINICIAN, _run()),
    "palette": (Role.OFFICER, _run("palette")),
    "locked": (Role.OFFICER, lambda application: application.lock()),
    "queue": (Role.SUPERVISOR, _run()),
    "review": (Role.SUPERVISOR, _REVIEW),
    "comment": (Role.SUPERVISOR, _both(_REVIEW, _run("review.comment"))),
    "return": (Role.SUPERVISOR, _both(_REVIEW, _run("review.return"))),
    "approve": (Role.SUPERVISOR, _both(_REVIEW, _run("review.approve"))),
    "board": (Role.LIAISON, _run()),
    "batch": (Role.LIAISON, _emit("several_wanted")),
    "court-file": (Role.LIAISON, _emit("opened", "b-1")),
    "step": (Role.LIAISON, _both(_emit("opened", "b-1"), _emit("step_wanted", None))),
    "packet": (Role.LIAISON, _both(_emit("opened", "b-1"), _emit("paper_wanted", ""))),
    "log": (Role.LIAISON, _emit("log_wanted")),
    "issued": (Role.LIAISON, _ISSUED),
    "void": (Role.LIAISON, _both(_ISSUED, _emit("void_wanted"))),
    "scan": (Role.LIAISON, _both(_ISSUED, _emit("scan_wanted"))),
}


@pytest.fixture(params=list(SCREENS))
def screen(request: pytest.FixtureRequest, start: Start) -> ShellWindow:
    """Each screen in turn, in a window of the smallest size."""
    role, way = SCREENS[request.param]
    work = FakeWorkspace(role)
    work.diversions.issued("D-0001")
    application = start(work)
    QApplication.processEvents()
    way(application)
    QApplication.processEvents()
    return application.window


def test_every_stop_of_the_tab_key_can_be_heard_found_and_pressed(screen: ShellWindow) -> None:
    """Name, role, object name and size of everything that takes the focus."""
    assert nameless(screen) == []
    assert without_role(screen) == []
    assert unnamed_objects(screen) == []
    small = [line for line in too_small(screen, screen.look.mm(_QUIET_MM)) if "area.sync.status" not in line]
    assert small == []


def test_tab_reaches_everything(screen: ShellWindow) -> None:
    """No control is for the mouse alone."""
    stops = list(focusable(screen))
    assert stops
    assert {widget.objectName() for widget in stops} <= reached_by_tab(screen, stops[0])


@pytest.mark.parametrize("enrolled", [True, False])
def test_the_gate_can_be_heard_and_walked(start: Start, enrolled: bool) -> None:
    """Sign-in and first use work without eyes and without a mouse."""
    application = start(FakeWorkspace(), enrolled=enrolled, signed_in=False)
    QApplication.processEvents()
    window = application.window
    assert nameless(window) == []
    assert unnamed_objects(window) == []


def test_answers_come_before_the_decisions_in_tab_order(start: Start) -> None:
    """A supervisor who tabs through a report reads it before deciding on it."""
    application = start(FakeWorkspace(Role.SUPERVISOR))
    _REVIEW(application)
    page = application.window.areas.page
    assert isinstance(page, ReviewReportPage)
    page.finish()
    order: list[str] = []
    at: QWidget | None = page.everything
    while at is not None and "review.approve" not in order:
        order.append(at.objectName())
        at = at.nextInFocusChain()
    assert order.index("comment:/d/call/arrived") < order.index("comment:/d/seen/story")
    assert order[-1] == "review.approve"
