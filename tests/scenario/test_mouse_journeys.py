"""The whole job by mouse, each of the three at their own window: a photo, a return, an approval, a paper.

Controls are found by their names, and what is waited for is always a condition. Keys are pressed for what has
to be spelled, into its box.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.cli.demonstration.scripts import Answer, Change, Fill, TakeCad, load_script
from tests.scenario.at_the_desk import AtTheDesk, three_desks
from tests.scenario.real_agency import RealAgency

SCRIPTS = Path(__file__).parent / "encounters"
PHOTO = "/encounter/force/hurt_photo"
HURT = (
    Answer("/encounter/force/events", ("force", "hurt")),
    Answer("/encounter/force/hurt", ("person_during",)),
    Answer("/encounter/force/hurt_how", "Bruise on the left wrist, looked at by EMS, no treatment wanted."),
)
WRIST = "/encounter/force/hurt_how"
#: what is left to answer with the mouse
LEFT = (
    Answer("/encounter/weapons/armed", "no"),
    Answer("/encounter/weapons/weapons_taken", "no"),
    Answer("/encounter/outcome/follow_up", "court_liaison"),
    Answer("/encounter/narrative/labels", ("health", "justice", "victim")),
    Answer("/encounter/narrative/signed_name", "A. Marsh"),
)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture as a telephone makes it."""
    picture = QImage(1600, 1200, QImage.Format.Format_RGB32)
    picture.fill(QColor("peru"))
    for stripe in range(16):  # so that what is drawn can be told from an empty page
        shade = QColor(10 * stripe, 80, 250 - 10 * stripe)
        for y in range(75 * stripe, 75 * stripe + 40):
            for x in range(0, 1600, 2):
                picture.setPixelColor(x, y, shade)
    file = tmp_path / "wrist.jpg"
    assert picture.save(str(file))
    return file


@pytest.fixture
def draft(agency: RealAgency, tmp_path: Path) -> str:
    """What the officer wrote before the shift's last hour: all of an encounter but the last questions."""
    script = load_script(SCRIPTS / "trespass_diversion.toml")
    agency.clock.stage(script.now)
    hands = agency.hands(tmp_path)["officer"]
    report = hands.start("encounter", None)
    for step in script.steps:
        if isinstance(step, TakeCad):
            hands.take_cad(report, step.text)
        if isinstance(step, Fill) and step.report == "encounter":
            hands.fill(report, tuple(c for c in step.changes if not _is_left(c)))
    return report


@pytest.fixture
def desks(
    qtbot: QtBot, qapp: QApplication, agency: RealAgency, draft: str, tmp_path: Path
) -> Iterator[dict[str, AtTheDesk]]:
    """Officer, supervisor and liaison, signed in with the mouse."""
    with three_desks(qtbot, qapp, agency, tmp_path / "output") as opened:
        yield opened


def test_a_report_with_a_photo_goes_to_paper_by_mouse(
    desks: dict[str, AtTheDesk], draft: str, photo: Path
) -> None:
    """Finished and submitted, returned with a comment, mended, approved with its photo in sight, printed."""
    officer, supervisor, liaison = (desks[role] for role in ("officer", "supervisor", "liaison"))
    report = draft
    officer.hands.fill(report, (*LEFT, *HURT))
    attach(officer, photo)
    assert officer.hands.problems(report) == ()
    officer.hands.send(report)

    see_photo(supervisor, report)
    supervisor.hands.send_back(report, ("missing_facts",), ((WRIST, "Which side of the wrist?"),))
    officer.hands.rework(report)
    officer.hands.fill(report, (Answer(WRIST, "Bruise on the inner left wrist, looked at by EMS."),))
    officer.hands.send(report)

    see_photo(supervisor, report)
    supervisor.hands.approve(report)
    paper = liaison.hands.print_paper(report, "encounter_report")
    assert paper.pages > 1
    assert officer.hands.state(report)[0] == "approved"


def attach(officer: AtTheDesk, photo: Path) -> None:
    """Presses Choose a file, takes the photo, and waits until it is kept."""
    mouse = officer.robot
    mouse.press(f"{PHOTO}#choose")
    mouse.choose_file(f"{PHOTO}#dialog", photo)
    mouse.until(lambda: mouse.sight(f"{PHOTO}#remove"), "the photo to be kept")


def see_photo(supervisor: AtTheDesk, report: str) -> None:
    """Opens the report and waits until its photo is in sight, then goes back to the queue."""
    mouse = supervisor.robot
    for _ in range(2):
        if mouse.sight("queue.list") is None:
            mouse.press("area.review")
    if mouse.sight("queue.show-new") is not None:
        mouse.press("queue.show-new")
    mouse.open_row("queue.list", report)
    mouse.until(lambda: mouse.sight("review.approve"), "the report under review")
    if mouse.sight("review.show-all") is not None:
        mouse.press("review.show-all")
    mouse.press(f"picture:{PHOTO}")
    mouse.until(lambda: mouse.drawn("picture"), "the photo at the supervisor's desk")
    mouse.press("page.back")
    mouse.until(lambda: mouse.sight("review.approve"), "the report again")
    mouse.press("page.back")


def _is_left(change: Change) -> bool:
    return isinstance(change, Answer) and change.path in {answer.path for answer in LEFT}
