"""What is everybody's: the palette, keys, tour, settings, printers, one's own vault, the sync centre."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from citdesk.casework.people import Role
from citdesk.desktop.own_vault.code_view import CodePage
from citdesk.desktop.own_vault.view import VaultPage
from citdesk.desktop.printing.printers import Printers, SystemPrinter
from citdesk.desktop.settings.about_view import AboutPage
from citdesk.desktop.settings.agency_view import AgencySettingsPage
from citdesk.desktop.settings.pin_view import PinPage
from citdesk.desktop.settings.printers_view import PrintersPage
from citdesk.desktop.settings.view import SettingsPage
from citdesk.desktop.shell.key_map import KeyMapPage
from citdesk.desktop.shell.palette import Palette
from citdesk.desktop.shell.status_words import Link
from citdesk.desktop.sync_centre.stick_view import StickPage
from citdesk.desktop.sync_centre.view import SyncPage
from citdesk.desktop.tour.view import TourPage
from citdesk.workspace import Display, EnvironmentProblem, OnStick, StickTakenIn, StickWritten, SyncStatus
from tests.gui.shell.fakes import NOW, FakeDesk, FakeWorkspace, report_row
from tests.pictures.screen import Screen, Stage, Way, calls, emit, press, run, then, typed

#: as HQ says it
_OUT_OF_SERVICE = (
    "HQ does not take anything from this vault anymore. Your work is kept here; ask your administrator."
)
_ON_STICK = OnStick(12, NOW - timedelta(minutes=20), 2, 3, 1, 4)
_WRITTEN = StickWritten(12, Path("citdesk-to-hq-0012-9f3a.citdesk"), 2, 3, 1, 4, 1_300_000, more=False)


class Sticks:
    """A stick that takes what is written, or does not."""

    def __init__(self, work: FakeWorkspace, failure: Exception | None = None) -> None:
        self._work = work
        self._failure = failure

    def write(self, folder: Path, _door: object) -> StickWritten:
        """The file for HQ."""
        if self._failure is not None:
            raise self._failure
        self._work.status = replace(self._work.status, stick=_ON_STICK)
        return _WRITTEN

    def take_in(self, path: Path, _door: object) -> StickTakenIn:
        """HQ's answer."""
        self._work.status = SyncStatus(0, 0, (), NOW)
        return StickTakenIn(12, 3, 1, 1, 5, more=False)


def _two_wait(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.rows = [row for row in work.rows if row.display is not Display.REFUSED]
    work.rows.append(report_row("r-wait-too", Display.WAITING, summary="Welfare check, Oak Street"))
    work.status = SyncStatus(3, 2, (), NOW - timedelta(hours=3))
    work.sticks = Sticks(work)  # type: ignore[attr-defined]


def _none_wait(work: FakeWorkspace, _desk: FakeDesk) -> None:
    held = (Display.WAITING, Display.REFUSED)
    work.rows = [row for row in work.rows if row.display not in held]


def _full_stick(work: FakeWorkspace, desk: FakeDesk) -> None:
    _two_wait(work, desk)
    full = EnvironmentProblem("The stick is full. Make room on it, or take another one.")
    work.sticks = Sticks(work, full)  # type: ignore[attr-defined]


def _link(link: Link, trouble: str = "") -> Way:
    def follow(stage: Stage) -> None:
        exchange = stage.inside.exchange
        exchange._set(replace(exchange.state, link=link, trouble=trouble, out_of_service=bool(trouble)))

    return follow


def _write_stick(stage: Stage) -> None:
    stage.page._model.write_into(stage.folder)  # type: ignore[attr-defined]


def _take_stick(stage: Stage) -> None:
    stage.page._model.take_in(stage.folder)  # type: ignore[attr-defined]


def _two_printers(stage: Stage) -> None:
    there = SystemPrinter("Front-desk", "Laser, front office", preferred=True), SystemPrinter("Squad-room")
    stage.inside._settings._printers = Printers(None, lambda: there)


def _damaged(stage: Stage) -> None:
    stage.inside._look_through.damaged = True
    stage.inside._look_through.found.emit()


def _weak_pin(stage: Stage) -> None:
    page = stage.page
    assert isinstance(page, PinPage)
    page.passphrase.line.setText(stage.work.passphrase)
    for line in (page.pin, page.again):
        line.setText("111111")
    page.keep.click()


_SYNC = run("area.sync")
_STICK = then(_SYNC, emit("stick_wanted"))
_PALETTE = run("palette")

SCREENS: dict[str, Screen] = {
    "palette": Screen(shows=Palette, way=_PALETTE),
    "palette-search": Screen(shows=Palette, way=then(_PALETTE, typed("palette-field", "lock"))),
    "palette-nothing": Screen(shows=Palette, way=then(_PALETTE, typed("palette-field", "xylophone"))),
    "keys": Screen(shows=KeyMapPage, way=run("keys")),
    "tour": Screen(shows=TourPage, way=run("tour")),
    "tour-last-step": Screen(shows=TourPage, way=then(run("tour"), press(*["tour.next"] * 4))),
    "settings": Screen(shows=SettingsPage, role=Role.SUPERVISOR, way=run("settings")),
    "settings-gloves": Screen(
        shows=SettingsPage,
        way=then(run("settings"), calls(lambda stage: stage.application.chooser.switch_vehicle())),
    ),
    "printers": Screen(shows=PrintersPage, role=Role.LIAISON, way=then(_two_printers, run("printers"))),
    "settings-agency": Screen(
        shows=AgencySettingsPage, role=Role.SUPERVISOR, way=then(run("settings"), press("settings.agency"))
    ),
    "printers-none": Screen(shows=PrintersPage, way=run("printers")),
    "about": Screen(shows=AboutPage, way=run("about")),
    "pin": Screen(shows=PinPage, way=run("pin")),
    "pin-weak": Screen(shows=PinPage, way=then(run("pin"), _weak_pin)),
    "vault": Screen(shows=VaultPage, way=run("vault")),
    "vault-wrong-passphrase": Screen(
        shows=VaultPage, way=then(run("vault"), typed("vault.now", "not it"), press("vault.code"))
    ),
    "vault-new-code": Screen(
        shows=CodePage,
        way=then(run("vault"), typed("vault.now", "correct horse battery"), press("vault.code")),
    ),
    "sync": Screen(shows=SyncPage, ready=_none_wait, way=then(_SYNC, _link(Link.CONNECTED))),
    "sync-offline": Screen(shows=SyncPage, ready=_two_wait, way=then(_SYNC, _link(Link.OFFLINE))),
    "sync-refused": Screen(
        shows=SyncPage, ready=lambda work, _desk: work.refuse_one(), way=then(_SYNC, _link(Link.CONNECTED))
    ),
    "sync-stopped": Screen(
        shows=SyncPage,
        ready=_two_wait,
        way=then(_SYNC, _link(Link.STOPPED, _OUT_OF_SERVICE)),
    ),
    "sync-damaged-vault": Screen(shows=SyncPage, ready=_two_wait, way=then(_damaged, _SYNC)),
    "stick": Screen(shows=StickPage, ready=_two_wait, way=_STICK),
    "stick-written": Screen(shows=StickPage, ready=_two_wait, way=then(_STICK, _write_stick)),
    "stick-taken-in": Screen(shows=StickPage, ready=_two_wait, way=then(_STICK, _write_stick, _take_stick)),
    "stick-full": Screen(shows=StickPage, ready=_full_stick, way=then(_STICK, _write_stick)),
}
