"""No screen is forgotten, and the command makes what it says."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from citdesk.cli.demonstration.camera import CANVASES
from citdesk.desktop.review.queue_view import QueuePage
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.theme import THEMES, Look, ScreenSettings, TextSize
from tests.gui.conftest import _earlier_tests_kept_apart, _nothing_left
from tests.pictures.screen import Screen, Stage, then
from tests.pictures.screens import SCREENS, screen_classes
from tests.pictures.sheet import SHEET, contact_sheet
from tests.pictures.take import picture_screen

__all__ = ["_earlier_tests_kept_apart", "_nothing_left"]


def test_every_screen_there_is_has_its_picture() -> None:
    """A new page without a line in the list, and a line about a page that is gone, are told by name."""
    pictured = {screen.shows for screen in SCREENS.values()}
    assert {each.__name__ for each in screen_classes() - pictured} == set()
    assert {each.__name__ for each in pictured - screen_classes()} == set()


def test_names_of_pictures_are_file_names_that_stay_the_same_everywhere() -> None:
    """Small letters, figures and hyphens: the same name on every system and in every link."""
    assert [name for name in SCREENS if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []


def test_a_screen_is_pictured_in_every_theme_and_size(qapp: QApplication, tmp_path: Path) -> None:
    """Sign-in, six times; each picture is as large as its screen, and the themes differ."""
    assert picture_screen(qapp, "sign-in", SCREENS["sign-in"], tmp_path, THEMES, CANVASES) == 6
    for canvas in CANVASES:
        size = f"{canvas.width}x{canvas.height}"
        grounds = set[int]()
        for theme in THEMES:
            image = QImage(str(tmp_path / theme / size / "sign-in.png"))
            assert (image.width(), image.height()) == (canvas.width, canvas.height)
            grounds.add(image.pixel(2, canvas.height - 2))
        assert len(grounds) == len(THEMES)
    sheet = QImage(str(contact_sheet(tmp_path / "day" / "1024x768", ["sign-in"])))
    assert (tmp_path / "day" / "1024x768" / SHEET).is_file()
    assert sheet.width() < 1024


def test_a_screen_set_for_the_vehicle_is_pictured_with_larger_letters(
    qapp: QApplication, tmp_path: Path
) -> None:
    """Vehicle mode promises large text and targets of 20 mm: its picture keeps that."""
    worn: list[Look] = []
    screen = SCREENS["settings-gloves"]
    seen = replace(screen, way=then(screen.way, lambda stage: worn.append(stage.window.look)))
    picture_screen(qapp, "gloves", seen, tmp_path, THEMES[:1], CANVASES[:1])
    assert worn[0].unit == round(1.25 * CANVASES[0].unit)
    assert worn[0].target() >= worn[0].mm(20)


def test_a_screen_is_pictured_in_spanish_and_with_the_largest_text(
    qapp: QApplication, tmp_path: Path
) -> None:
    """What somebody had set before holds in the picture, and not in the one after it."""
    worn: list[tuple[int, str]] = []

    def look_at(stage: Stage) -> None:
        gate = stage.application.gate
        assert isinstance(gate, SignInPage)
        worn.append((stage.window.look.unit, gate.button.text()))

    seen = replace(SCREENS["sign-in"], way=then(SCREENS["sign-in"].way, look_at))
    asked = ScreenSettings(size=TextSize.LARGEST, language="es")
    for settings in (asked, ScreenSettings(language="en")):
        picture_screen(qapp, "sign-in", seen, tmp_path, THEMES[:1], CANVASES[:1], settings)
    unit = CANVASES[0].unit
    assert worn == [(2 * unit, "Iniciar sesión"), (unit, "Sign in")]


def test_the_counts_of_a_picture_belong_to_its_list() -> None:
    """No bar says that nothing waits beside a report that does: one waits here and one was refused."""
    work, _desk = SCREENS["reports"].prepared()
    status = work.sync_status()
    assert (status.waiting_reports, [row.report for row in status.refused]) == (1, ["r-no"])


def test_a_way_that_ends_elsewhere_is_no_picture_of_what_it_was_to_show(
    qapp: QApplication, tmp_path: Path
) -> None:
    """The queue is not in sight for somebody who is not signed in: no file, and it is said."""
    wrong = Screen(shows=QueuePage, signed_in=False)
    with pytest.raises(AssertionError, match="QueuePage is not in sight"):
        picture_screen(qapp, "queue", wrong, tmp_path, THEMES[:1], CANVASES[:1])
    assert list(tmp_path.rglob("*.png")) == []
