"""No network for days, in the real windows: a report with a picture to HQ and its review back, by a stick."""

from __future__ import annotations

import hashlib
import io
import uuid
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from typer.testing import CliRunner

from citdesk.casework.events import Attachment, EventKind, FormPin, Submission
from citdesk.casework.ids import CaseId, ReportId
from citdesk.cli.hq import app as hq_command
from citdesk.desktop.review.queue_view import QueuePage
from citdesk.desktop.sync_centre.stick_view import StickPage
from citdesk.desktop.sync_centre.view import SyncPage
from citdesk.resource_files import forms_path
from citdesk.wire.encoding import to_base64
from citdesk.workspace import Workspace
from citdesk.xforms import Form
from tests.scenario.at_the_screen import PATIENCE, AtTheScreen, at_the_screen
from tests.scenario.real_agency import RealAgency
from tests.unit.vault.pictures import jpeg


@pytest.fixture
def far_away(agency: RealAgency) -> RealAgency:
    """Everybody was at the station once; from now on there is no network anywhere."""
    for role in ("officer", "supervisor"):
        workspace = agency.workspaces[role]
        exchange = workspace.exchange(lambda work: work())
        exchange.exchange_once()
        exchange.close()
    for workspace in agency.workspaces.values():
        workspace.lock()
    agency.running.stop()
    return agency


def test_a_report_goes_to_hq_and_its_review_comes_back_by_stick(
    qtbot: QtBot, qapp: QApplication, far_away: RealAgency, tmp_path: Path
) -> None:
    """The officer's screen says all along where the report is; it counts only once HQ's answer is there."""
    stick = tmp_path / "stick"
    stick.mkdir()
    with at_the_screen(qtbot, qapp, far_away, "officer") as officer:
        report = officer.in_vault(_sent_with_picture)
        page = _stick_page(qtbot, officer)
        assert page._state.text() == "1 report waits to be sent."
        officer.picture("stick-before")
        _answer(qtbot, page, "stick.write-dialog", page.write.click, stick)
        said = _said(qtbot, page, "File 1 is on the stick")
        assert said.endswith("Eject it before you pull it out.")
        qtbot.waitUntil(lambda: page._state.text().startswith("File 1 is on a stick since"), timeout=PATIENCE)
        assert "1 report of yours. Attached files go with it." in page._state.text()
        officer.picture("stick-written")
        page._back.click()
        centre = officer.shown(SyncPage)
        assert "It counts once HQ's answer is taken in here." in centre.frame.note.text()
        officer.picture("sync-centre-stick")
        (file,) = stick.iterdir()
        answer = _at_hq(far_away, file, tmp_path)
        page = _stick_page(qtbot, officer)
        _answer(qtbot, page, "stick.take-dialog", page.take.click, file)
        qtbot.waitUntil(lambda: page._trouble.isVisible(), timeout=PATIENCE)
        assert page._trouble.text().startswith("This file is on its way to HQ.")
        officer.picture("stick-refused")
        _answer(qtbot, page, "stick.take-dialog", page.take.click, answer)
        assert "1 entry arrived at HQ." in _said(qtbot, page, "HQ's answer to file 1 is taken in.")
        assert not page._trouble.isVisible()
        officer.picture("stick-taken-in")
        page._back.click()
        centre = officer.shown(SyncPage)
        qtbot.waitUntil(lambda: "stick" not in centre.frame.note.text(), timeout=PATIENCE)
        signed_in = officer.app.signed_in
        assert signed_in is not None
        qtbot.waitUntil(lambda: signed_in.exchange.state.waiting == 0, timeout=PATIENCE)
    with at_the_screen(qtbot, qapp, far_away, "supervisor", theme="night") as supervisor:
        page = _stick_page(qtbot, supervisor)
        assert page._state.text().startswith("Nothing of yours is waiting to be sent.")
        _answer(qtbot, page, "stick.write-dialog", page.write.click, stick)
        _said(qtbot, page, "File 1 is on the stick")
        (file,) = (each for each in stick.glob("citdesk-to-hq-*") if each != file)
        supervisor.picture("stick-written-night")
        _answer(qtbot, page, "stick.take-dialog", page.take.click, _at_hq(far_away, file, tmp_path))
        _said(qtbot, page, "HQ's answer to file 1 is taken in.")
        supervisor.app.window.open_area("area.review")
        queue = supervisor.shown(QueuePage)
        qtbot.waitUntil(lambda: report in [row.id for row in queue.frame.rows.rows], timeout=PATIENCE)


def _stick_page(qtbot: QtBot, who: AtTheScreen) -> StickPage:
    if not isinstance(who.app.window.areas.page, SyncPage):
        who.app.window.open_area("area.sync")
    who.shown(SyncPage).stick.click()
    page = who.shown(StickPage)
    qtbot.waitUntil(lambda: bool(page._state.text()), timeout=PATIENCE)
    return page


def _answer(qtbot: QtBot, page: StickPage, name: str, press: object, file: Path) -> None:
    """Presses, and answers the dialog that comes with a file or folder."""
    press()  # type: ignore[operator]
    dialog = page.findChild(QFileDialog, name)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    qtbot.waitUntil(lambda: not page.under_way(), timeout=PATIENCE)


def _said(qtbot: QtBot, page: StickPage, begins: str) -> str:
    qtbot.waitUntil(lambda: page._said.isVisible() and page._said.text().startswith(begins), timeout=PATIENCE)
    return page._said.text()


def _at_hq(agency: RealAgency, file: Path, tmp_path: Path) -> Path:
    """The administrator types the command that the guide names."""
    told = CliRunner().invoke(hq_command, ["usb", "take", str(file), "--folder", str(tmp_path / "hq")])
    assert told.exit_code == 0, told.output
    (line,) = (each for each in told.output.splitlines() if each.startswith("HQ's answer: "))
    return file.parent / file.name.replace("to-hq", "from-hq") if line else file


def _sent_with_picture(workspace: Workspace) -> str:
    """A referral with a picture is sent, without the pages of its form."""
    vault = workspace.vault
    report, case = ReportId(str(uuid.uuid4())), CaseId(str(uuid.uuid4()))
    form = Form.load(forms_path() / "referral.md")
    kept = vault.attachments.add(report, "picture", io.BytesIO(jpeg()))
    with vault.store.writing():
        taken = vault.attachments.submitted(report, [kept.name])
        named = tuple(
            Attachment(e.name, e.media_type, e.size, e.sha256, to_base64(e.key), e.chunks) for e in taken
        )
        pin = FormPin(form.id, form.version, hashlib.sha256(form.xml).hexdigest())
        root = next(iter(form.binds())).split("/")[1]
        vault.chain.append(
            EventKind.SUBMIT,
            report,
            case,
            Submission(pin, f"<{root}/>", demonstration=True, attachments=named),
            None,
        )
    return str(report)
