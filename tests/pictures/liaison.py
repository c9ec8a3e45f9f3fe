"""The liaison desk: the board, a court file, a packet, several papers, and what was issued."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cryptography.hazmat.primitives.serialization import Encoding
from PySide6.QtWidgets import QAbstractButton

from citdesk.casework.events import DiversionAdvanced, EventKind
from citdesk.casework.people import Role
from citdesk.desktop.liaison.batch_view import BatchPage
from citdesk.desktop.liaison.board_view import BoardPage
from citdesk.desktop.liaison.correct_day_view import CorrectDayPage
from citdesk.desktop.liaison.court_file_view import CourtFilePage
from citdesk.desktop.liaison.issued_view import IssuedPaperPage
from citdesk.desktop.liaison.log_view import PaperLogPage
from citdesk.desktop.liaison.not_taken_view import NotTakenPage
from citdesk.desktop.liaison.packet_view import PacketPage
from citdesk.desktop.liaison.scan_view import ScanPage
from citdesk.desktop.liaison.signed_pages_view import SignedPagesPage
from citdesk.desktop.liaison.step_view import StepPage
from citdesk.desktop.liaison.void_view import VoidPage
from citdesk.desktop.shell.unsent_page import UnsentPage
from citdesk.workspace import (
    DiversionStep,
    PaperChecker,
    PaperChoice,
    Refused,
    RefusedRow,
    RefusedStep,
    SyncStatus,
)
from tests.gui.shell.fakes import NOW, FakeDesk, FakeWorkspace
from tests.pictures.screen import Screen, Stage, Way, emit, press, raising, run, stay, then, typed
from tests.pictures.worlds import Papers, packet, scan
from tests.unit.paperwork.certified import authority

_AUTHORITY = authority("Larkspur authority")[1].public_bytes(Encoding.PEM)


def _empty_board(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.board.clear()
    work.diversions.papers.clear()


def _under_way(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.diversions.advance("b-1", DiversionStep.INTAKE_DONE, date(2026, 3, 10), "Came with her sister.")


def _papers_out(work: FakeWorkspace, _desk: FakeDesk) -> None:
    known = work.diversions.papers[0]
    issued = replace(known.issued, document_id="D-8C40E2B96F17A35D", recipient="Larkspur County Court")
    work.diversions.papers[:] = [replace(known, issued=issued, by="Sgt Rosa Delgado-Whitfield")]


def _corrected(work: FakeWorkspace, desk: FakeDesk) -> None:
    _under_way(work, desk)
    step = DiversionStep.INTAKE_DONE
    work.diversions.correct_day(
        "b-1", step, date(2026, 3, 10), date(2026, 3, 11), "Typed the day of the call."
    )


def _not_taken(work: FakeWorkspace, desk: FakeDesk) -> None:
    _under_way(work, desk)
    why, said = "Typed the day of the call.", "The step does not stand on the day that was to be corrected."
    days = date(2026, 3, 11), date(2026, 3, 9)
    advanced = DiversionAdvanced(DiversionStep.INTAKE_DONE, days[0], why, corrects=days[1])
    step = RefusedStep(EventKind.ADVANCE_DIVERSION, why, "", advanced, "overtaken", said)
    row = RefusedRow("b-1", "DV-2026-0003", "Diversion", "overtaken", said, 0, (step,))
    work.status = SyncStatus(0, 0, (row,), NOW)


def _gone(work: FakeWorkspace, _desk: FakeDesk) -> None:
    said = "This report was sealed by a court. Nothing can be recorded on it."
    advanced = DiversionAdvanced(DiversionStep.INTAKE_DONE, date(2026, 3, 11), "Came with her sister.")
    step = RefusedStep(EventKind.ADVANCE_DIVERSION, advanced.note, "", advanced, "sealed", said)
    work.status = SyncStatus(0, 0, (RefusedRow("b-gone", None, "", "sealed", said, 0, (step,)),), NOW)


def _note_left(stage: Stage) -> None:
    page = stage.page
    assert isinstance(page, StepPage)
    page.note.setPlainText("Met the case manager.")
    page.left.emit()
    run("sign_out")(stage)


def _really_issued(work: FakeWorkspace, _desk: FakeDesk) -> None:
    known = work.diversions.papers[0]
    issued = replace(known.issued, sha256=packet().sha256, pages=packet().pages)
    work.diversions.papers[:] = [replace(known, issued=issued)]
    work.papers.checker = lambda: PaperChecker(_AUTHORITY, NOW)  # type: ignore[method-assign]


def _void(work: FakeWorkspace, _desk: FakeDesk) -> None:
    known = work.diversions.papers[0]
    work.diversions.papers[:] = [
        replace(known, void=True, void_because="The agreement of March 3 was taken back.")
    ]


def _fails(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.prepare_paper = raising(  # type: ignore[method-assign, assignment]
        Refused("The report does not say that the charge was diverted. Ask the officer.", code="not_diverted")
    )


def _check(stage: Stage) -> None:
    file = stage.folder / "packet.pdf"
    file.write_bytes(packet().pdf)
    page = stage.page
    assert isinstance(page, IssuedPaperPage)
    page.take_file(str(file))


def _check_other(stage: Stage) -> None:
    file = stage.folder / "other.pdf"
    file.write_bytes(scan())
    page = stage.page
    assert isinstance(page, IssuedPaperPage)
    page.take_file(str(file))


def _choose_scan(stage: Stage) -> None:
    file = stage.folder / "scan.pdf"
    file.write_bytes(scan())
    stage.page._model.choose(file)  # type: ignore[attr-defined]


def _attach(stage: Stage) -> None:
    _choose_scan(stage)
    boxes = [
        each
        for each in stage.page.findChildren(QAbstractButton)
        if each.objectName().startswith("signed-pages.signer:")
    ]
    boxes[0].setChecked(True)
    stage.seen("signed-pages.go").click()  # type: ignore[attr-defined]


def _choose_two(stage: Stage) -> None:
    page = stage.page
    assert isinstance(page, BatchPage)
    for report in ("b-1", "b-2"):
        page.model.toggle(report)
    page.model.choose_kind("diversion_packet", wanted=True)
    page.recipient.setText("County Court")
    page.reason.setText("Docket of March 20")
    page.aware.setChecked(True)
    page._keep()


def _letters(work: FakeWorkspace, _desk: FakeDesk) -> None:
    letter = PaperChoice("completion_letter", "Completion letter", readers=("person", "court"))
    work.paper_choices = lambda report: (letter,)  # type: ignore[method-assign, assignment]


def _packet_before(work: FakeWorkspace, _desk: FakeDesk) -> None:
    packet = PaperChoice("diversion_packet", "Diversion packet", readers=("court",))
    work.paper_choices = lambda report: (packet,)  # type: ignore[method-assign, assignment]
    work.diversions.issued("D-0000")


def _again(stage: Stage) -> None:
    page = stage.page
    assert isinstance(page, BatchPage)
    page.before.choices["issue"].click()


def _choose_letter(stage: Stage) -> None:
    page = stage.page
    assert isinstance(page, BatchPage)
    page.model.toggle("b-1")
    page.model.choose_kind("completion_letter", wanted=True)
    page.save_button.click()


def _save_two(stage: Stage) -> None:
    page = stage.page
    assert isinstance(page, BatchPage)
    stage.work.failure = Refused("The paper shows a version that is not on record.", code="overtaken")
    page.model.save_into(stage.folder)


_ADDRESSED = then(typed("packet.recipient", "County Court"), typed("packet.reason", "Intake hearing"))
_FILE = emit("opened", "b-1")
_ISSUED = then(_FILE, emit("issued_wanted", "D-0001"))
_SEVERAL = emit("several_wanted")


def _desk(shows: type, way: Way = stay, **more: object) -> Screen:
    return Screen(shows=shows, role=Role.LIAISON, makes=Papers, way=way, **more)  # type: ignore[arg-type]


SCREENS: dict[str, Screen] = {
    "board": _desk(BoardPage),
    "board-none": _desk(BoardPage, ready=_empty_board),
    "court-file": _desk(CourtFilePage, _FILE),
    "court-file-under-way": _desk(CourtFilePage, _FILE, ready=_under_way),
    "court-file-not-taken": _desk(CourtFilePage, _FILE, ready=_not_taken),
    "court-file-not-taken-gone": _desk(
        NotTakenPage, then(run("area.sync"), emit("opened", "b-gone")), ready=_gone
    ),
    "court-file-not-taken-again": _desk(
        CorrectDayPage, then(_FILE, press("court-file.again:1")), ready=_not_taken
    ),
    "court-file-papers": _desk(CourtFilePage, _FILE, ready=_papers_out),
    "court-file-day": _desk(CorrectDayPage, then(_FILE, press("court-file.day:1")), ready=_under_way),
    "court-file-corrected": _desk(CourtFilePage, _FILE, ready=_corrected),
    "unsent": _desk(UnsentPage, then(_FILE, emit("step_wanted", None), _note_left)),
    "court-file-step": _desk(StepPage, then(_FILE, emit("step_wanted", None))),
    "packet": _desk(PacketPage, then(_FILE, emit("paper_wanted", ""), _ADDRESSED)),
    "packet-correction": _desk(PacketPage, then(_FILE, emit("paper_wanted", "D-0001"))),
    "packet-not-ready": _desk(PacketPage, then(_FILE, emit("paper_wanted", ""), press("paper.print"))),
    "packet-refused": _desk(PacketPage, then(_FILE, emit("paper_wanted", ""), _ADDRESSED), ready=_fails),
    "papers-several": _desk(BatchPage, _SEVERAL),
    "papers-several-chosen": _desk(BatchPage, then(_SEVERAL, _choose_two)),
    "papers-several-reader": _desk(BatchPage, then(_SEVERAL, _choose_letter), ready=_letters),
    "papers-several-before": _desk(BatchPage, then(_SEVERAL, _choose_two, _again), ready=_packet_before),
    "papers-several-made": _desk(BatchPage, then(_SEVERAL, _choose_two, _save_two)),
    "papers-issued": _desk(PaperLogPage, emit("log_wanted")),
    "papers-issued-none": _desk(PaperLogPage, emit("log_wanted"), ready=_empty_board),
    "paper": _desk(IssuedPaperPage, _ISSUED),
    "paper-void": _desk(IssuedPaperPage, _ISSUED, ready=_void),
    "paper-checked": _desk(IssuedPaperPage, then(_ISSUED, _check), ready=_really_issued),
    "paper-another-file": _desk(IssuedPaperPage, then(_ISSUED, _check_other), ready=_really_issued),
    "paper-make-void": _desk(VoidPage, then(_ISSUED, emit("void_wanted"))),
    "paper-scan": _desk(ScanPage, then(_ISSUED, emit("scan_wanted"))),
    "paper-scan-chosen": _desk(ScanPage, then(_ISSUED, emit("scan_wanted"), _choose_scan)),
    "paper-signed-by-hand": _desk(IssuedPaperPage, then(_ISSUED, emit("scan_wanted"), _attach)),
    "paper-signed-pages": _desk(
        SignedPagesPage, then(_ISSUED, emit("scan_wanted"), _attach, press("issued-paper.scan:1"))
    ),
}
