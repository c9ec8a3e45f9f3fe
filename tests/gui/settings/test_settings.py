"""What a person sets for this screen holds at once, is kept, and says nothing about anybody's report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.ids import PersonId
from citdesk.casework.people import Person, Role
from citdesk.desktop.settings.about_view import AboutPage
from citdesk.desktop.settings.agency_view import AgencySettingsPage
from citdesk.desktop.settings.diagnostics import diagnostics
from citdesk.desktop.settings.licences import packages
from citdesk.desktop.settings.view import SettingsPage
from citdesk.desktop.theme import KeptScreen, Look, ScreenSettings, TextSize, ThemeChooser
from citdesk.desktop.widgets.labels import Words
from citdesk.workspace import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings are kept."""
    return tmp_path / "screen.ini"


def _press(page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def test_what_is_chosen_holds_at_once_and_at_the_next_start(
    qapp: QApplication, look: Look, file: Path, bring_up: Callable[[QWidget], None]
) -> None:
    """Night, 90 cm, large text, gloves and one question a page come back after the application ended."""
    chooser = ThemeChooser(qapp, look, kept=KeptScreen(file))
    page = SettingsPage(look, chooser)
    bring_up(page)
    before = look.unit
    for name in ("theme:night", "distance:900", "text-size:large", "gloves", "pace:question"):
        _press(page, name)
    assert look.theme == "night"
    assert look.gloves
    assert look.unit > before
    again = ThemeChooser(qapp, look, kept=KeptScreen(file))
    assert again.settings == ScreenSettings("night", 900, TextSize.LARGE, gloves=True, one_question=True)


def test_vehicle_mode_is_one_press_there_and_back(
    qapp: QApplication, look: Look, file: Path, bring_up: Callable[[QWidget], None]
) -> None:
    """Large text, targets of 20 mm, one question a page; off again all is as it was set."""
    chooser = ThemeChooser(qapp, look, kept=KeptScreen(file))
    chooser.set(ScreenSettings(size=TextSize.COMPACT))
    page = SettingsPage(look, chooser)
    bring_up(page)
    before = look.unit, look.target()
    _press(page, "vehicle")
    held = KeptScreen(file).read().in_use
    assert (held.size, held.gloves, held.one_question) == (TextSize.LARGE, True, True)
    assert look.gloves
    assert look.unit > before[0]
    assert look.target() >= look.mm(20)
    assert KeptScreen(file).read().size is TextSize.COMPACT
    chooser.switch_vehicle()
    vehicle = page.findChild(QAbstractButton, "vehicle")
    assert vehicle is not None
    assert not vehicle.isChecked()
    assert (look.unit, look.target()) == before
    assert KeptScreen(file).read() == ScreenSettings(size=TextSize.COMPACT)


def test_the_largest_text_stays_the_largest_in_a_vehicle() -> None:
    """Vehicle mode makes nothing smaller."""
    held = ScreenSettings(size=TextSize.LARGEST, vehicle=True).in_use
    assert held.size is TextSize.LARGEST


def test_a_card_measures_the_glass(
    qapp: QApplication, look: Look, file: Path, bring_up: Callable[[QWidget], None]
) -> None:
    """A bar made wider until it matches a card makes the panel denser than it reports."""
    chooser = ThemeChooser(qapp, look, kept=KeptScreen(file))
    page = SettingsPage(look, chooser)
    bring_up(page)
    start = look.mm(85.6)
    for _ in range(10):
        _press(page, "card.wider")
    _press(page, "card.matches")
    assert KeptScreen(file).read().card_pixels == start + 20
    assert look.ppi == pytest.approx((start + 20) / 85.6 * 25.4)


def test_a_kept_value_that_makes_no_sense_is_not_believed(file: Path) -> None:
    """A file that somebody changed or that is half written leaves a usable screen."""
    file.write_text(
        "[General]\ntheme=pink\ndistance_mm=3\ntext_size=Enormous\ngloves=perhaps\ncard_pixels=nan\n",
        encoding="utf-8",
    )
    assert KeptScreen(file).read() == ScreenSettings()
    file.write_bytes(bytes(range(256)))
    assert KeptScreen(file).read() == ScreenSettings()


def test_the_theme_key_moves_the_mark_on_the_page(
    qapp: QApplication, look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """Ctrl+Shift+N changes the theme while the page is open, and the page says so."""
    chooser = ThemeChooser(qapp, look)
    page = SettingsPage(look, chooser)
    bring_up(page)
    chooser.next_theme()
    night = page.findChild(QAbstractButton, "theme:night")
    assert night is not None
    assert night.isChecked()


def test_the_packages_are_named_with_version_and_licence() -> None:
    """Every package the application needs is listed with the licence it states."""
    listed = {package.name: package for package in packages()}
    assert {"cryptography", "keyring", "lxml", "pikepdf", "reportlab", "sqlcipher3"} <= set(listed)
    assert all(package.version for package in listed.values())
    assert [name for name, package in listed.items() if not package.licence] == []
    # these name their licence nowhere, and only come with its text
    assert (listed["pyxform"].licence, listed["sqlcipher3"].licence) == ("BSD-2-Clause", "Zlib")


def test_the_diagnostic_file_is_written_where_asked(
    qapp: QApplication, look: Look, tmp_path: Path, bring_up: Callable[[QWidget], None]
) -> None:
    """Support gets versions, screens and what the sync centre says; a folder that is not there is told."""

    def details() -> str:
        made = datetime(2026, 1, 22, tzinfo=UTC)
        return diagnostics(made, qapp.screens(), look, ScreenSettings(), "waiting_events=2")

    page = AboutPage(look, details)
    bring_up(page)
    file = tmp_path / "support.txt"
    page._write(str(file))
    text = file.read_text(encoding="utf-8")
    assert "waiting_events=2" in text
    assert "screen1=" in text
    assert "package=sqlcipher3 " in text
    saved = page.findChild(QWidget, "about.saved")
    assert saved is not None
    assert saved.isVisible()
    page._write(str(tmp_path / "nowhere" / "support.txt"))
    assert not saved.isVisible()
    trouble = page.findChild(QWidget, "about.trouble")
    assert trouble is not None
    assert trouble.isVisible()


@pytest.mark.parametrize(
    ("role", "guards"), [(Role.OFFICER, False), (Role.SUPERVISOR, True), (Role.ADMINISTRATOR, True)]
)
def test_everybody_reads_what_the_agency_decided(
    look: Look, bring_up: Callable[[QWidget], None], role: Role, *, guards: bool
) -> None:
    """What locks is everybody's to know; rescue and the time on papers are for those who answer for them."""
    settings = Settings(
        notice="For official use.", screen_lock_minutes=5, vault_lock_minutes=20, shift_hours=12
    )
    page = AgencySettingsPage(
        look, settings, Person(PersonId("p-1"), "Sample", "7", "North", frozenset({role}))
    )
    bring_up(page)
    words = " ".join(each.text() for each in page.findChildren(Words))
    for said in ("After 5 minutes", "After 20 minutes", "12 hours", "For official use."):
        assert said in words
    assert ("Rescue of a vault" in words) is guards
    assert ("citdesk-hq settings" in words) is (role is Role.ADMINISTRATOR)


def test_the_agency_s_settings_are_asked_for_from_the_settings(
    qapp: QApplication, look: Look, qtbot: QtBot, bring_up: Callable[[QWidget], None]
) -> None:
    """One press away."""
    page = SettingsPage(look, ThemeChooser(qapp, look))
    bring_up(page)
    with qtbot.waitSignal(page.agency_wanted):
        _press(page, "settings.agency")
