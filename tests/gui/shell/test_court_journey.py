"""A liaison's evening through the real window: from the board to a step, a correction and many papers."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from pikepdf import Encryption, Pdf
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.liaison.batch_view import BatchPage
from citdesk.desktop.liaison.board_view import BoardPage
from citdesk.desktop.liaison.court_file_view import CourtFilePage
from citdesk.desktop.liaison.issued_model import IssuedPaperModel
from citdesk.desktop.liaison.issued_view import IssuedPaperPage
from citdesk.desktop.liaison.log_view import PaperLogPage
from citdesk.desktop.liaison.packet_view import PacketPage
from citdesk.desktop.liaison.scan_view import ScanPage
from citdesk.desktop.liaison.signed_pages_view import SignedPagesPage
from citdesk.desktop.liaison.step_view import StepPage
from citdesk.desktop.liaison.void_view import VoidPage
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Words
from citdesk.workspace import DiversionStep, PaperOnRecord
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace, now, small_pdf
from tests.pictures.worlds import packet


def _page(application: Application, kind: type[QWidget]) -> QWidget:
    page = application.window.areas.page
    assert isinstance(page, kind), page
    return page


def _press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(Button, name)
    assert button is not None, name
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def _picture(application: Application, name: str) -> None:
    """Kept where ``make article-pictures`` asks for it."""
    folder = os.environ.get("CITDESK_PICTURES")
    if folder:
        for _ in range(8):  # until everything that was added is laid out
            QApplication.processEvents()
        application.window.grab().save(str(Path(folder) / f"{name}.png"))


def test_a_step_is_recorded_from_the_board_by_keyboard(start: Start, qtbot: QtBot) -> None:
    """Board, court file, record: back on the file, which shows it; nothing else was called."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    application = start(work)
    board = _page(application, BoardPage)
    assert isinstance(board, BoardPage)
    assert board.frame.list.choose("b-1")
    qtbot.keyClick(board.frame.list, Qt.Key.Key_Return)
    file = _page(application, CourtFilePage)
    _press(qtbot, file, "court-file.step")
    step = _page(application, StepPage)
    assert isinstance(step, StepPage)
    qtbot.keyClick(step.choices["intake_done"], Qt.Key.Key_Space)
    step.note.setPlainText("Met the case manager, who explained the plan.")
    _press(qtbot, step, "step.go")
    assert application.window.areas.page is file
    assert [call.values[1] for call in work.calls if call.name == "advance_diversion"] == [
        DiversionStep.INTAKE_DONE
    ]
    qtbot.waitUntil(lambda: file.findChild(Button, "court-file.condition:1") is not None)
    _picture(application, "court-file")


def test_a_corrected_paper_is_made_from_the_list_of_papers(start: Start, qtbot: QtBot) -> None:
    """The packet opens with the old reader and reason, and asks what is corrected."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    work.diversions.issued("D-0001")
    application = start(work)
    board = _page(application, BoardPage)
    assert isinstance(board, BoardPage)
    board.opened.emit("b-1")
    file = _page(application, CourtFilePage)
    qtbot.waitUntil(lambda: file.findChild(Button, "court-file.correct:D-0001") is not None)
    _press(qtbot, file, "court-file.correct:D-0001")
    packet = _page(application, PacketPage)
    assert isinstance(packet, PacketPage)
    assert packet.recipient.text() == "County Court"
    qtbot.waitUntil(packet.correction.isVisible)


def test_a_file_that_is_open_follows_what_comes_from_hq(start: Start, qtbot: QtBot) -> None:
    """A colleague's paper stands in it without leaving the page."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    application = start(work)
    board = _page(application, BoardPage)
    assert isinstance(board, BoardPage)
    board.opened.emit("b-1")
    file = _page(application, CourtFilePage)
    assert file.findChild(Button, "court-file.correct:D-0001") is None
    work.diversions.issued("D-0001")
    signed_in = application.signed_in
    assert signed_in is not None
    signed_in.exchange.news.emit()
    qtbot.waitUntil(lambda: file.findChild(Button, "court-file.correct:D-0001") is not None)


def test_several_papers_are_made_from_the_board(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    """Chosen by keyboard, saved into a folder, listed; and back to the board."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    application = start(work)
    _press(qtbot, _page(application, BoardPage), "board.several")
    batch = _page(application, BatchPage)
    assert isinstance(batch, BatchPage)
    qtbot.waitUntil(lambda: batch.frame.rows.rowCount() == 3)
    _press(qtbot, batch, "batch.all")
    batch.kinds["diversion_packet"].click()
    batch.recipient.setText("County Court")
    batch.reason.setText("Docket of March 13")
    batch.aware.click()
    _picture(application, "several-papers")
    batch.depart()
    batch.model.save_into(tmp_path)
    qtbot.waitUntil(lambda: batch.counts.text() == "All 3 papers are out")
    assert len(list(tmp_path.glob("*.pdf"))) == 3
    _press(qtbot, batch, "page.back")
    _page(application, BoardPage)


def _scan(folder: Path, pages: int, *, password: str = "") -> Path:
    made, target = Pdf.new(), folder / f"scan {pages}{password}.pdf"
    for _ in range(pages):
        made.add_blank_page(page_size=(612, 792))
    made.save(target, encryption=Encryption(owner=password, user=password) if password else False)
    return target


def _photo(folder: Path) -> Path:
    out, target = io.BytesIO(), folder / "page.jpg"
    Image.new("RGB", (300, 400), "white").save(out, "JPEG")
    target.write_bytes(out.getvalue())
    return target


def _said(page: QWidget) -> str:
    return "\n".join(words.text() for words in page.findChildren(Words) if words.isVisible())


def _paper_page(application: Application, qtbot: QtBot) -> IssuedPaperPage:
    """From the board through the court file to the one paper, by keyboard."""
    board = _page(application, BoardPage)
    assert isinstance(board, BoardPage)
    board.opened.emit("b-1")
    file = _page(application, CourtFilePage)
    qtbot.waitUntil(lambda: file.findChild(Button, "court-file.issued:D-0001") is not None)
    _press(qtbot, file, "court-file.issued:D-0001")
    paper = _page(application, IssuedPaperPage)
    assert isinstance(paper, IssuedPaperPage)
    return paper


def test_a_paper_is_made_void_with_its_reason(start: Start, qtbot: QtBot) -> None:
    """Not without one; afterwards paper and court file say why, and neither offers it again."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    work.diversions.issued("D-0001")
    application = start(work)
    paper = _paper_page(application, qtbot)
    _press(qtbot, paper, "issued-paper.void")
    void = _page(application, VoidPage)
    assert isinstance(void, VoidPage)
    _press(qtbot, void, "void-paper.go")
    assert "Enter why the paper is void" in _said(void)
    void.why.setPlainText("It went to the wrong court.")
    _press(qtbot, void, "void-paper.go")
    assert application.window.areas.page is paper
    assert [call.values for call in work.calls if call.name == "void_paper"] == [
        ("b-1", "D-0001", "It went to the wrong court.")
    ]
    assert "Void: It went to the wrong court." in _said(paper)
    assert not paper.void.isVisible()
    _press(qtbot, paper, "page.back")
    file = _page(application, CourtFilePage)
    qtbot.waitUntil(lambda: "Void: It went to the wrong court." in _said(file))
    assert file.findChild(Button, "court-file.correct:D-0001") is None


def test_why_a_paper_is_void_stands_there_again_until_it_was_sent(start: Start, qtbot: QtBot) -> None:
    """Back loses nothing within the sign-in; another paper has its own reason, and sending ends it."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    for document in ("D-0001", "D-0002"):
        work.diversions.issued(document)
    application = start(work)
    paper = _paper_page(application, qtbot)

    def why() -> VoidPage:
        _press(qtbot, application.window.areas.page, "issued-paper.void")
        void = _page(application, VoidPage)
        assert isinstance(void, VoidPage)
        return void

    void = why()
    void.why.setPlainText("It went to the wrong court.")
    _press(qtbot, void, "page.back")
    assert application.window.areas.page is paper
    again = why()
    assert again is not void
    assert again.why.toPlainText() == "It went to the wrong court."
    _press(qtbot, again, "page.back")
    _press(qtbot, paper, "page.back")
    _press(qtbot, _page(application, CourtFilePage), "court-file.issued:D-0002")
    other = why()
    assert other.why.toPlainText() == ""
    _press(qtbot, other, "page.back")
    _press(qtbot, application.window.areas.page, "page.back")
    _press(qtbot, _page(application, CourtFilePage), "court-file.issued:D-0001")
    _press(qtbot, why(), "void-paper.go")
    assert [call.values for call in work.calls if call.name == "void_paper"] == [
        ("b-1", "D-0001", "It went to the wrong court.")
    ]
    _press(qtbot, application.window.areas.page, "page.back")
    _press(qtbot, _page(application, CourtFilePage), "court-file.issued:D-0002")
    assert why().why.toPlainText() == ""


def test_signed_pages_are_attached_and_looked_at(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    """A PDF of two pages and a photo of one: counted, named by who signed, and shown."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    work.diversions.issued("D-0001")
    application = start(work)
    paper = _paper_page(application, qtbot)
    for number, (path, pages) in enumerate(((_scan(tmp_path, 2), 2), (_photo(tmp_path), 1)), 1):
        _press(qtbot, paper, "issued-paper.attach")
        scan = _page(application, ScanPage)
        assert isinstance(scan, ScanPage)
        _press(qtbot, scan, "signed-pages.go")
        assert "Choose the scan first" in _said(scan)
        scan.take_file(str(path))
        qtbot.waitUntil(lambda scan=scan, path=path: path.name in scan.file.text())
        _press(qtbot, scan, "signed-pages.go")
        assert "Choose who signed on it" in _said(scan)
        qtbot.keyClick(scan.signers["person"], Qt.Key.Key_Space)
        qtbot.keyClick(scan.signers["prosecutor"], Qt.Key.Key_Space)
        _press(qtbot, scan, "signed-pages.go")
        assert application.window.areas.page is paper
        assert work.calls[-1].values == ("b-1", "D-0001", pages, ("person", "prosecutor"))
        qtbot.waitUntil(lambda n=number: paper.findChild(Button, f"issued-paper.scan:{n}") is not None)
    qtbot.waitUntil(lambda: "2 pages, signed: The person, Prosecutor" in _said(paper))
    _picture(application, "issued-paper")
    for number in (1, 2):
        _press(qtbot, paper, f"issued-paper.scan:{number}")
        shown = _page(application, SignedPagesPage)
        assert isinstance(shown, SignedPagesPage)
        assert not shown.trouble.isVisible()
        count = shown.preview.document.pageCount() if shown.preview is not None else 1
        assert count == 3 - number
        shown.depart()  # as when the screen is locked: they are there still when it is unlocked
        if shown.preview is not None:
            assert shown.preview.view.document().pageCount() == 2
        _press(qtbot, shown, "page.back")


def test_a_chosen_scan_is_shown_and_doubted_before_it_is_attached(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    """Two pages for a paper of seven are shown and named as such; seven pages are not doubted."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    work.diversions.issued("D-0001")
    application = start(work)
    _press(qtbot, _paper_page(application, qtbot), "issued-paper.attach")
    scan = _page(application, ScanPage)
    assert isinstance(scan, ScanPage)
    assert not scan.preview.isVisible()
    assert "stay with the paper for good" in _said(scan)
    scan.take_file(str(_scan(tmp_path, 2)))
    qtbot.waitUntil(lambda: "This scan has 2 pages, the paper has 7." in _said(scan))
    assert scan.preview.isVisible()
    assert scan.preview.document.pageCount() == 2
    assert scan.go.text() == "Attach all the same"
    scan.take_file(str(_photo(tmp_path)))
    qtbot.waitUntil(lambda: "This scan has 1 page, the paper has 7." in _said(scan))
    assert scan.picture.isVisible()
    assert not scan.preview.isVisible()
    scan.take_file(str(_scan(tmp_path, 7)))
    qtbot.waitUntil(lambda: scan.preview.document.pageCount() == 7)
    assert not scan.doubts.isVisible()
    assert scan.go.text() == "Attach"


def test_wrong_signed_pages_are_replaced_with_a_reason(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    """The right scan says which one it replaces and why; both stay, and the wrong one says so."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    work.diversions.issued("D-0001")
    application = start(work)
    paper = _paper_page(application, qtbot)
    _press(qtbot, paper, "issued-paper.attach")
    scan = _page(application, ScanPage)
    assert isinstance(scan, ScanPage)
    assert not scan.why.isVisible()
    scan.take_file(str(_scan(tmp_path, 2)))
    qtbot.waitUntil(scan.preview.isVisible)
    scan.signers["person"].click()
    _press(qtbot, scan, "signed-pages.go")
    qtbot.waitUntil(lambda: paper.findChild(Button, "issued-paper.replace:1") is not None)
    _press(qtbot, paper, "issued-paper.replace:1")
    right = _page(application, ScanPage)
    assert isinstance(right, ScanPage)
    assert right.file.text() == "No file chosen yet."
    right.take_file(str(_scan(tmp_path, 7)))
    qtbot.waitUntil(right.preview.isVisible)
    right.signers["person"].click()
    _press(qtbot, right, "signed-pages.go")
    assert "Enter why the pages attached before are wrong" in _said(right)
    right.why.setPlainText("Somebody else's pages.")
    _press(qtbot, right, "signed-pages.go")
    assert application.window.areas.page is paper
    assert work.calls[-1].values[2:4] == (7, ("person",))
    assert work.calls[-1].values[5] == "Somebody else's pages."
    qtbot.waitUntil(lambda: "Wrong pages, replaced: Somebody else's pages." in _said(paper))
    qtbot.waitUntil(lambda: paper.findChild(Button, "issued-paper.replace:2") is not None)
    qtbot.waitUntil(lambda: paper.findChild(Button, "issued-paper.replace:1") is None)


def test_the_own_file_of_a_paper_is_no_scan_of_it(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    """Whoever chooses the PDF that was issued reads that nobody signed it, or that it is another paper's."""
    file = tmp_path / "packet.pdf"
    file.write_bytes(packet().pdf)
    for document, words in (
        (packet().document_id, "as it was issued: nobody signed it"),
        ("D-0001", f"This is the file of another paper, {packet().document_id}."),
    ):
        work = FakeWorkspace(Role.LIAISON, name="Desk 2")
        known = work.diversions.issued(document)
        model = IssuedPaperModel(work.workspace(), ImmediateTasks(), "b-1", known, now)
        page = ScanPage(look, model)
        qtbot.addWidget(page)
        page.show()
        page.take_file(str(file))
        assert words in _said(page)


def _scan_page(qtbot: QtBot, look: Look, work: FakeWorkspace, known: PaperOnRecord) -> ScanPage:
    model = IssuedPaperModel(work.workspace(), ImmediateTasks(), "b-1", known, now)
    model.load()
    page = ScanPage(look, model)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_scan_that_was_attached_before_is_doubted_before_it_is_attached_again(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    """To this paper or to another one of the report: who attached it and when stands there, and it may go."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    known, other = work.diversions.issued("D-0001"), work.diversions.issued("D-0002")
    file = str(_scan(tmp_path, 7))
    for paper, words in (
        (known, ""),
        (known, "This very file is attached to this paper already: 21:44 by Desk 2."),
        (other, "This very file is attached to paper D-0001: 21:44 by Desk 2."),
    ):
        page = _scan_page(qtbot, look, work, paper)
        page.take_file(file)
        assert page.doubts.text() == words
        assert page.go.text() == ("Attach all the same" if words else "Attach")
        page.signers["person"].setChecked(True)
        page.go.click()
    assert len(work.diversions.papers[0].scans) == 2


def test_a_scan_whose_words_name_another_paper_is_doubted(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    """Scanners write what they read into the file: the number of the other paper stands there."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    file, named = tmp_path / "read.pdf", "D-8C40E2B96F17A35D"
    file.write_bytes(small_pdf("Diversion packet", f"Document {named}"))
    for document, words in (
        (named, ""),
        ("D-0001", f"Its pages bear the number of another paper, {named}."),
    ):
        known = work.diversions.issued(document)
        work.diversions.papers[-1] = replace(known, issued=replace(known.issued, pages=2))
        page = _scan_page(qtbot, look, work, known)
        page.take_file(str(file))
        assert page.doubts.text() == words


@pytest.mark.parametrize(("file", "words"), [("locked", "password"), ("cut", "damaged"), ("gone", "read")])
def test_a_scan_that_cannot_be_kept_is_refused_on_the_page(
    start: Start, qtbot: QtBot, tmp_path: Path, file: str, words: str
) -> None:
    """The sentence stands on the page, and nothing can be attached."""
    path = _scan(tmp_path, 1, password="secret" if file == "locked" else "")
    if file == "cut":
        path.write_bytes(path.read_bytes()[:150])
    if file == "gone":
        path.unlink()
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    work.diversions.issued("D-0001")
    application = start(work)
    _press(qtbot, _paper_page(application, qtbot), "issued-paper.attach")
    scan = _page(application, ScanPage)
    assert isinstance(scan, ScanPage)
    scan.take_file(str(path))
    qtbot.waitUntil(lambda: words in _said(scan))
    _press(qtbot, scan, "signed-pages.go")
    assert work.calls == []


def test_the_log_lists_everything_issued_and_leads_to_each_paper(start: Start, qtbot: QtBot) -> None:
    """Last first; words narrow it; Return opens the paper."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    for number in range(1, 4):
        work.diversions.issued(f"D-000{number}", "completion_letter" if number == 2 else "diversion_packet")
    work.papers.make_void("b-1", "D-0001", "Never handed over")
    application = start(work)
    _press(qtbot, _page(application, BoardPage), "board.log")
    log = _page(application, PaperLogPage)
    assert isinstance(log, PaperLogPage)
    qtbot.waitUntil(lambda: log.frame.rows.rowCount() == 3)
    _picture(application, "paper-log")
    log.search.setText("letter court")
    assert log.frame.rows.rowCount() == 1
    log.search.setText("nobody")
    assert "No paper holds all of these words." in log.frame.empty.text()
    log.search.setText("never handed")
    assert log.frame.list.choose("D-0001")
    qtbot.keyClick(log.frame.list, Qt.Key.Key_Return)
    paper = _page(application, IssuedPaperPage)
    qtbot.waitUntil(lambda: "Void: Never handed over" in _said(paper))


def test_whoever_makes_a_paper_sees_what_was_issued_of_the_report(start: Start, qtbot: QtBot) -> None:
    """From the packet to the papers of this report alone, and to the one that is to be made void."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    work.diversions.issued("D-0001")
    application = start(work)
    board = _page(application, BoardPage)
    assert isinstance(board, BoardPage)
    for report, papers in (("b-2", 0), ("b-1", 1)):
        board.opened.emit(report)
        _press(qtbot, _page(application, CourtFilePage), "court-file.paper")
        packet = _page(application, PacketPage)
        _press(qtbot, packet, "packet.log")
        log = _page(application, PaperLogPage)
        assert isinstance(log, PaperLogPage)
        assert log.frame.rows.rowCount() == papers
        if papers:
            assert log.frame.list.choose("D-0001")
            qtbot.keyClick(log.frame.list, Qt.Key.Key_Return)
            _page(application, IssuedPaperPage)
            continue
        assert "No paper was issued yet." in log.frame.empty.text()
        for _ in range(3):
            application.window.commands.run("page.back")
