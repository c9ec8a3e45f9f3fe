"""The whole job of each role at their own window, once with the mouse alone and once with the keyboard alone.

An officer from an empty report to a submitted one, a supervisor from the queue to a return and an approval,
a liaison from the board to a paper and a step of the diversion. Controls are found by their names; what is
waited for is always a condition. The keyboard's hands set no focus: Tab, arrows and shortcuts only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.cli.demonstration.player import Player
from citdesk.cli.demonstration.scripts import Answer, Print, Script, Send, load_script
from citdesk.cli.demonstration.staged_clock import StagedClock
from citdesk.desktop.liaison.court_file_view import CourtFilePage
from citdesk.desktop.review.report_view import ReviewReportPage
from tests.scenario.at_the_desk import AtTheDesk
from tests.scenario.keyboard import Keyboard
from tests.scenario.mouse import Mouse
from tests.scenario.real_agency import RealAgency

TRESPASS = load_script(Path(__file__).parent / "encounters" / "trespass_diversion.toml")
SPOKEN = "/encounter/seen/own_words"
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

pytestmark = pytest.mark.parametrize("robot", [Mouse, Keyboard], ids=["mouse", "keyboard"])


class Desks:
    """Opens one person's window after another; what they do before the story begins goes without windows."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, agency: RealAgency, folder: Path) -> None:
        self._qtbot, self._qapp = qtbot, qapp
        self._agency = agency
        self._folder = folder
        self._open: list[AtTheDesk] = []

    @property
    def clock(self) -> StagedClock:
        """Everybody's clock."""
        return self._agency.clock

    def kinds_at_hq(self) -> list[str]:
        """The kinds of all events in HQ's record."""
        return self._agency.hq_event_kinds()

    def before(self, *scripts: Script) -> list[str]:
        """What has happened when the story begins; the id of the last report of each script."""
        player = Player(self._agency.hands(self._folder / "before"), self._agency.clock)
        accounts = [player.play(script) for script in scripts]
        return [list(account.reports.values())[-1].id for account in accounts]

    def open(self, role: str, robot: type[Mouse]) -> AtTheDesk:
        """This person signs in with these hands."""
        for workspace in self._agency.workspaces.values():
            workspace.lock()
        desk = AtTheDesk(self._qtbot, self._qapp, self._agency, role, self._folder / "output", robot)
        self._open.append(desk)
        return desk

    def close(self) -> None:
        """Everybody goes home."""
        for desk in self._open:
            desk.close()


@pytest.fixture
def desks(qtbot: QtBot, qapp: QApplication, agency: RealAgency, tmp_path: Path) -> Iterator[Desks]:
    """The three laptops."""
    made = Desks(qtbot, qapp, agency, tmp_path)
    yield made
    made.close()


def until_sent(script: Script) -> Script:
    """The script up to and with the first report sent."""
    steps = list(takewhile(lambda step: not isinstance(step, Send), script.steps))
    return replace(script, steps=(*steps, next(step for step in script.steps if isinstance(step, Send))))


def until_printed(script: Script) -> Script:
    """The script without its papers."""
    return replace(script, steps=tuple(step for step in script.steps if not isinstance(step, Print)))


def test_an_officer_goes_from_an_empty_report_to_a_submitted_one(desks: Desks, robot: type[Mouse]) -> None:
    """A CAD text, a hundred answers, nothing to mend on the page before sending, and HQ's number."""
    officer = desks.open("officer", robot)
    account = Player({"officer": officer.hands}, desks.clock).play(until_sent(TRESPASS))
    report = account.reports["encounter"]
    assert report.questions_answered > 90
    assert report.number is not None
    assert report.states[-1][0] == "submitted"


def test_somebody_new_goes_from_the_tour_through_the_sample_case_to_its_paper(
    desks: Desks, robot: type[Mouse]
) -> None:
    """Five steps, the three answers that the sample case lacks, and its paper; nothing reaches HQ."""
    desk = desks.open("officer", robot)
    hands = desk.robot
    hands.press("my-work.tour")
    for _ in range(4):
        hands.press("tour.next")
    hands.press("tour.sample")
    report = hands.until(desk.laptop.open_report, "the sample case")
    assert len(desk.hands.problems(report)) == 3
    desk.hands.fill(
        report,
        (
            Answer("/encounter/weapons/armed", "no"),
            Answer("/encounter/narrative/you_did", "We turned the television off, sat down and listened."),
            Answer("/encounter/narrative/signed_name", "A. Marsh"),
        ),
    )
    assert desk.hands.problems(report) == ()
    hands.press("form.continue")
    hands.press("practice-done.paper")
    hands.until(
        lambda: hands.sight("practice-paper.pages") or hands.sight("page.practice-paper"), "the paper"
    )
    assert desks.kinds_at_hq() == []


def test_a_supervisor_returns_a_report_and_approves_the_next_two(desks: Desks, robot: type[Mouse]) -> None:
    """Read, commented, returned with a reason; then two presses each, and the next one is there by itself."""
    first, second, third = desks.before(*[until_sent(TRESPASS)] * 3)
    desk = desks.open("supervisor", robot)
    hands = desk.robot
    if hands.sight("queue.list") is None:
        hands.press("area.review")
    hands.open_row("queue.list", first)
    shown = next_report(desk, None)
    hands.press(f"comment:{SPOKEN}")
    hands.type_into(f"comment-text:{SPOKEN}", "Add what he said in English too.")
    hands.press(f"comment-keep:{SPOKEN}")
    decide(hands, "review.return", Qt.Key.Key_R)
    hands.press("reason:missing_facts")
    hands.press("return.go")
    for _ in range(2):
        shown = next_report(desk, shown)
        decide(hands, "review.approve", Qt.Key.Key_A)
        hands.until(lambda: hands.sight("approve.go"), "the second press")
        decide(hands, "approve.go", Qt.Key.Key_A)
    hands.until(lambda: hands.sight("queue.title"), "the queue")

    def decided() -> bool:
        states = [desk.hands.state(report)[0] for report in (first, second, third)]
        return states == ["returned", "approved", "approved"]

    hands.until(decided, "one returned and two approved")
    desk.laptop.settle()


def test_a_liaison_makes_a_paper_and_records_a_step(desks: Desks, robot: type[Mouse]) -> None:
    """The board, the packet looked at and saved, the program's answer recorded: HQ has both on record."""
    (diversion,) = desks.before(until_printed(TRESPASS))
    desk = desks.open("liaison", robot)
    hands, window = desk.robot, desk.app.window
    paper = desk.hands.print_paper(diversion, "diversion_packet")
    assert paper.pages > 1
    hands.until(lambda: isinstance(window.areas.page, CourtFilePage), "the court file")
    hands.press("court-file.step")
    hands.press("step.choice:program_accepted")
    hands.type_into("step.note", "The intake desk called back and has a bed.")
    hands.press("step.go")
    hands.until(lambda: isinstance(window.areas.page, CourtFilePage), "the court file again")
    both = {"issue_paper", "advance_diversion"}
    hands.until(lambda: both <= set(desks.kinds_at_hq()), "paper and step to be on record at HQ")


def next_report(desk: AtTheDesk, before: ReviewReportPage | None) -> ReviewReportPage:
    """The report under review, once it is another one and can be decided on."""
    window, hands = desk.app.window, desk.robot

    def there() -> ReviewReportPage | None:
        page = window.areas.page
        if not isinstance(page, ReviewReportPage) or page is before:
            return None
        return page if hands.sight("review.approve") else None

    return hands.until(there, "the next report")


def decide(hands: Mouse, name: str, key: Qt.Key) -> None:
    """A decision: by its key where there are only keys, by its button otherwise."""
    if isinstance(hands, Keyboard):
        hands.until(lambda: hands.sight(name), f"{name} to be offered")
        hands.shortcut(key, _CONTROL, _SHIFT)
    else:
        hands.press(name)
