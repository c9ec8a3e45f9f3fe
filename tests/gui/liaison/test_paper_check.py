"""A file is held against the paper that was issued: who signed it, and whether HQ sealed it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.people import Role
from citdesk.desktop.liaison.issued_model import IssuedPaperModel
from citdesk.desktop.liaison.issued_view import IssuedPaperPage
from citdesk.desktop.liaison.scan_view import ScanPage
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Words
from citdesk.paperwork import Paper
from citdesk.paperwork.signing.fields import HQ_SEAL, ISSUER
from citdesk.paperwork.signing.sign import sign_paper
from tests.gui.shell.fakes import FakeWorkspace, now
from tests.unit.paperwork.certified import AT, authority, person
from tests.unit.paperwork.printed import ORDER, paper, report
from tests.unit.paperwork.sample_forms import HOLD, HOLD_XML

_AGENCY = "Larkspur authority"


@pytest.fixture(scope="module")
def made() -> Paper:
    """The paper as issued."""
    return paper(report(HOLD, HOLD_XML), kind="hold_worksheet", audience="provider")


def _signed(pdf: bytes, *, agency: str = _AGENCY) -> bytes:
    return sign_paper(pdf, ISSUER, person("Desk 2", agency), name="Desk 2", reason="Filing", at=AT)


def _sealed(pdf: bytes) -> bytes:
    seal = person("Larkspur HQ")
    return sign_paper(_signed(pdf), HQ_SEAL, seal, name="Larkspur HQ", reason="Issued", at=AT)


@pytest.fixture
def page(qtbot: QtBot, look: Look, made: Paper) -> IssuedPaperPage:
    """The paper's page, on which a file can be checked."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    work.papers.authority = authority(_AGENCY)[1].public_bytes(Encoding.PEM)
    known = work.diversions.issued(made.document_id, "hold_worksheet")
    known = replace(known, issued=replace(known.issued, sha256=made.sha256))
    work.diversions.papers[:] = [known]
    model = IssuedPaperModel(work.workspace(), ImmediateTasks(), "b-1", known, now)
    shown = IssuedPaperPage(look, model)
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    shown.show()
    shown.arrive()
    return shown


def _said(page: QWidget) -> str:
    return "\n".join(words.text() for words in page.findChildren(Words) if words.isVisible())


@pytest.mark.parametrize(
    ("signing", "words"),
    [
        (lambda pdf: pdf, ("Nobody signed it.", "HQ has not sealed it.")),
        (_signed, ("Signed by Desk 2", "HQ has not sealed it.")),
        (_sealed, ("Signed by Desk 2", "Sealed by Larkspur HQ")),
    ],
    ids=["as issued", "signed", "sealed"],
)
def test_the_page_says_who_signed_a_file_and_whether_hq_sealed_it(
    page: IssuedPaperPage, made: Paper, tmp_path: Path, qtbot: QtBot, signing: object, words: tuple[str, ...]
) -> None:
    """It is the paper that was issued, with what was added to it since."""
    file = tmp_path / "packet.pdf"
    file.write_bytes(signing(made.pdf))  # type: ignore[operator]
    page.take_file(str(file))
    wanted = ("packet.pdf is this paper, unchanged.", *words)
    qtbot.waitUntil(lambda: all(each in _said(page) for each in wanted))


def _altered(pdf: bytes) -> bytes:
    return _signed(pdf).replace(b"/Reason", b"/Reasin", 1)


def _another(pdf: bytes) -> bytes:
    other = paper(
        report(HOLD, HOLD_XML), kind="hold_worksheet", audience="provider", document_id="D-0195A1B27C3D7E4F"
    )
    assert other.document_id != ORDER.document_id
    return _signed(other.pdf)


def _another_of_this_id(pdf: bytes) -> bytes:
    other = paper(
        report(HOLD, HOLD_XML.replace("Had no coat", "Had a coat")),
        kind="hold_worksheet",
        audience="provider",
    )
    assert other.pdf != pdf
    return _signed(other.pdf)


@pytest.mark.logs_warnings  # the library says in its own words what it found
@pytest.mark.parametrize(
    ("made_of", "words"),
    [
        (_altered, "ask for a fresh copy"),
        (_another, "This file is paper D-0195A1B27C3D7E4F"),
        (_another_of_this_id, "not the file that was issued"),
        (lambda pdf: _signed(pdf, agency="Another authority"), "not certified by this agency"),
        (lambda _: b"no PDF", "cannot be read as a PDF"),
        (lambda _: None, "packet.pdf cannot be read"),
    ],
    ids=["altered", "another", "same id", "a stranger's", "no PDF", "gone"],
)
def test_a_file_that_is_not_this_paper_is_named_as_such(
    page: IssuedPaperPage, made: Paper, tmp_path: Path, qtbot: QtBot, made_of: object, words: str
) -> None:
    """The sentence stands on the page, and nothing is said of signatures."""
    file, content = tmp_path / "packet.pdf", made_of(made.pdf)  # type: ignore[operator]
    if content is not None:
        file.write_bytes(content)
    page.take_file(str(file))
    qtbot.waitUntil(lambda: words in _said(page))
    assert "is this paper" not in _said(page)


@pytest.mark.parametrize(
    ("signing", "words"),
    [(lambda pdf: pdf, "as it was issued: nobody signed it"), (_signed, "")],
    ids=["as issued", "signed"],
)
def test_the_papers_own_file_is_doubted_as_signed_pages_unless_somebody_signed_it(
    qtbot: QtBot, look: Look, made: Paper, tmp_path: Path, signing: object, words: str
) -> None:
    """A copy that was signed as a file is as good as a scan; the one that the program made is not."""
    known = FakeWorkspace(Role.LIAISON, name="Desk 2").diversions.issued(made.document_id, "hold_worksheet")
    known = replace(known, issued=replace(known.issued, sha256=made.sha256, pages=made.pages))
    model = IssuedPaperModel(FakeWorkspace(Role.LIAISON).workspace(), ImmediateTasks(), "b-1", known, now)
    page = ScanPage(look, model)
    qtbot.addWidget(page)
    page.show()
    file = tmp_path / "packet.pdf"
    file.write_bytes(signing(made.pdf))  # type: ignore[operator]
    page.take_file(str(file))
    assert page.preview.isVisible()
    assert words in page.doubts.text()
    assert page.doubts.isVisible() == bool(words)


def test_who_signed_is_asked_for_where_it_is_answered(
    qtbot: QtBot, look: Look, made: Paper, tmp_path: Path
) -> None:
    """The chosen file pushes the question out of sight: what is missing is said there, with the focus."""
    known = FakeWorkspace(Role.LIAISON, name="Desk 2").diversions.issued(made.document_id, "hold_worksheet")
    model = IssuedPaperModel(FakeWorkspace(Role.LIAISON).workspace(), ImmediateTasks(), "b-1", known, now)
    page = ScanPage(look, model)
    model.setParent(page)
    qtbot.addWidget(page)
    page.resize(930, 540)
    page.show()
    line = page.findChild(QLabel, "signed-pages.trouble")
    assert isinstance(line, QLabel)
    page.go.click()
    assert line.isVisible()
    assert page.focusWidget() is page.choose
    file = tmp_path / "scan.pdf"
    file.write_bytes(_signed(made.pdf))
    page.take_file(str(file))
    first = next(iter(page.signers.values()))
    assert _out_of_sight(first)
    page.go.click()
    assert page.focusWidget() is first
    assert not _out_of_sight(first)
    assert line.text() == "Choose who signed on it"
    assert not _out_of_sight(line)
    assert line.geometry().bottom() < first.mapTo(line.parentWidget(), QPoint(0, 0)).y()
    first.click()
    page.go.click()
    assert not line.isVisible()


def _out_of_sight(widget: QWidget) -> bool:
    """Whether some of it is scrolled away."""
    return widget.visibleRegion().boundingRect() != widget.rect()
