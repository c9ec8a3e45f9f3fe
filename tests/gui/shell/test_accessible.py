"""Every screen for people who cannot see it, cannot use a mouse, or wear gloves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.shell.window import ShellWindow
from tests.a11y.walk import focusable, nameless, reached_by_tab, too_small, unnamed_objects, without_role
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace
from tests.pictures.screen import Stage
from tests.pictures.screens import SCREENS as EVERY_SCREEN

_QUIET_MM = 10
_ANY_KEY_LIFTS_IT = frozenset({"covered"})
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
#: the ways that can be gone again and again in one window, to see what each leaves behind
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


@pytest.fixture(params=[name for name in EVERY_SCREEN if name not in _ANY_KEY_LIFTS_IT])
def screen(request: pytest.FixtureRequest, start: Start, tmp_path: Path) -> ShellWindow:
    """Each screen in turn, and each state of it, in a window of the smallest size."""
    made = EVERY_SCREEN[request.param]
    work, desk = made.prepared()
    application = start(work, desk=desk, signed_in=False)
    QApplication.processEvents()
    made.reach(Stage(application, work, desk, tmp_path))
    return application.window


def test_every_stop_of_the_tab_key_can_be_heard_found_pressed_and_reached(
    screen: ShellWindow, qtbot: QtBot
) -> None:
    """Name, role, object name and size of all that takes the focus; no control is for the mouse alone."""
    assert nameless(screen) == []
    assert without_role(screen) == []
    assert unnamed_objects(screen) == []
    qtbot.waitUntil(lambda: _small(screen) == [])
    stops = list(focusable(screen))
    assert stops
    assert {widget.objectName() for widget in stops} <= reached_by_tab(screen, stops[0])


def _small(screen: ShellWindow) -> list[str]:
    # what is listed over a page is 2 U high, see tests/a11y; the sentence below leads where the rail leads
    exempt = "'problem:", "'area.sync.status'"
    return [line for line in too_small(screen, screen.look.mm(_QUIET_MM)) if not line.startswith(exempt)]


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
