"""What becomes of a paper after it went out: void, or back with ink on it, through the real HQ."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pikepdf import Encryption, Pdf
from PIL import Image

from citdesk.casework.errors import Refused, UserError
from citdesk.casework.ids import ReportId
from citdesk.cli.demonstration.player import Player
from citdesk.cli.demonstration.scripts import load_script
from citdesk.hq.verification import verify
from citdesk.workspace import ScanOnRecord, Workspace, prepare_signed_pages
from tests.scenario.real_agency import RealAgency

SCRIPT = Path(__file__).parent / "encounters" / "trespass_diversion.toml"


@pytest.fixture
def played(agency: RealAgency, tmp_path: Path) -> RealAgency:
    """A diversion that was approved and whose packet the liaison printed."""
    Player(agency.hands(tmp_path / "papers"), agency.clock).play(load_script(SCRIPT))
    _sync(*agency.workspaces.values())  # weeks went by in the script: the leases are renewed
    return agency


def _sync(*workspaces: Workspace) -> None:
    for workspace in workspaces:
        exchange = workspace.exchange(lambda work: work())
        try:
            exchange.exchange_once()
        finally:
            exchange.close()


def _packet(liaison: Workspace) -> tuple[str, str]:
    """The report and the document id of the packet that went out."""
    (logged,) = [each for each in liaison.papers.log() if each.paper.issued.paper == "diversion_packet"]
    return logged.report, logged.paper.issued.document_id


def _scan(pages: int, *, password: str = "") -> bytes:
    made, out = Pdf.new(), io.BytesIO()
    for _ in range(pages):
        made.add_blank_page(page_size=(612, 792))
    made.save(out, encryption=Encryption(owner=password, user=password) if password else False)
    return out.getvalue()


def _photo(kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, kind)
    return out.getvalue()


def test_a_void_paper_is_void_for_everybody(played: RealAgency) -> None:
    """The liaison says why; author and supervisor see it, and HQ's next projection tells it on."""
    liaison = played.workspaces["liaison"]
    report, document = _packet(liaison)
    with pytest.raises(UserError, match="Say why"):
        liaison.papers.make_void(report, document, "  ")
    scan = prepare_signed_pages(_scan(1))
    with pytest.raises(Refused, match="No such paper"):
        liaison.papers.attach(report, "D-UNKNOWN", scan, ("person",))
    assert liaison.vault.attachments.get(ReportId(report), scan.file.name) is None
    liaison.papers.make_void(report, document, "It went to the wrong court.")
    with pytest.raises(Refused, match="void already"):
        liaison.papers.make_void(report, document, "Again")
    _sync(liaison, liaison, *played.workspaces.values())
    assert liaison.sync_status().refused == ()
    for role in ("officer", "supervisor", "liaison"):
        told = [paper for paper in played.workspaces[role].papers.of_report(report) if paper.void]
        assert [(each.issued.document_id, each.void_because) for each in told] == [
            (document, "It went to the wrong court.")
        ], role
    (projected,) = [p for p in liaison.vault.projections.all() if p.report == report]
    assert [paper.void for paper in projected.papers if paper.issued.document_id == document] == [True]


def test_signed_pages_come_back_to_their_paper(played: RealAgency) -> None:
    """The scan is kept and travels: the author reads the same bytes, and HQ's record verifies with it."""
    liaison, officer = played.workspaces["liaison"], played.workspaces["officer"]
    report, document = _packet(liaison)
    scan = prepare_signed_pages(_scan(3))
    assert scan.pages == 3
    liaison.papers.attach(report, document, scan, ("person", "prosecutor"))
    liaison.papers.attach(report, document, prepare_signed_pages(_photo()), ("victim",))
    assert [each.waiting for each in _scans(liaison, report, document)] == [True, True]
    _sync(liaison, liaison, officer, officer)
    assert liaison.sync_status().refused == ()
    for workspace in (liaison, officer):
        first, second = _scans(workspace, report, document)
        assert (first.attached.pages, first.attached.signed_by) == (3, ("person", "prosecutor"))
        assert (second.attached.pages, second.attached.scan.media_type) == (1, "image/jpeg")
        assert not first.waiting
        assert workspace.papers.signed_pages(report, first.attached.scan.name) == scan.file.content
    assert not verify(played.hq).faults
    # on another liaison's laptop they come with HQ's projection, piece by piece
    with liaison.vault.store.writing():  # as on a laptop that has the projection and nothing else
        liaison.vault.store.execute("DELETE FROM attachments WHERE report = ?", (report,))
        (projected,) = [p for p in liaison.vault.projections.all() if p.report == report]
        liaison.vault.inbox._expect(  # pyright: ignore[reportPrivateUsage]
            projected.report, projected.files
        )
    name = scan.file.name
    assert liaison.papers.signed_pages(report, name) is None
    _sync(liaison)
    assert liaison.papers.signed_pages(report, name) == scan.file.content


def test_wrong_signed_pages_are_replaced_for_everybody(played: RealAgency) -> None:
    """The right scan names the wrong one and why; both travel, one counts, and none is replaced twice."""
    liaison, officer = played.workspaces["liaison"], played.workspaces["officer"]
    report, document = _packet(liaison)
    wrong, right = prepare_signed_pages(_scan(2)), prepare_signed_pages(_scan(3))
    liaison.papers.attach(report, document, wrong, ("person",))
    _sync(liaison, liaison)
    named = wrong.file.name
    with pytest.raises(UserError, match="Say why"):
        liaison.papers.attach(report, document, right, ("person",), replaces=named, why=" ")
    with pytest.raises(Refused, match="the same pages"):
        liaison.papers.attach(report, document, wrong, ("person",), replaces=named, why="Again")
    liaison.papers.attach(report, document, right, ("person",), replaces=named, why="Somebody else's pages.")
    with pytest.raises(Refused, match="replaced already"):
        liaison.papers.attach(
            report, document, prepare_signed_pages(_photo()), ("person",), replaces=named, why="Again"
        )
    _sync(liaison, liaison, officer, officer)
    assert liaison.sync_status().refused == ()
    for workspace in (liaison, officer):
        scans = _scans(workspace, report, document)
        assert [(scan.attached.pages, scan.wrong_because) for scan in scans] == [
            (2, "Somebody else's pages."),
            (3, ""),
        ]
        (paper,) = [p for p in workspace.papers.of_report(report) if p.issued.document_id == document]
        assert paper.signed_pages == 3
    assert not verify(played.hq).faults
    # told by HQ's projection alone, too
    liaison.papers.attach(
        report, document, wrong, ("person",), replaces=right.file.name, why="It was the first one."
    )
    _sync(liaison, liaison)
    assert liaison.sync_status().refused == ()
    assert [bool(scan.wrong_because) for scan in _scans(liaison, report, document)] == [True, True, False]


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (_scan(1, password="secret"), "password"),
        (_scan(1)[:200], "damaged"),
        (b"one,two\n1,2\n", "PDF, a JPEG or a PNG"),
        (_photo("TIFF"), "PDF, a JPEG or a PNG"),
        (b"", "PDF, a JPEG or a PNG"),
    ],
    ids=["encrypted", "cut off", "a table", "a scanner's TIFF", "empty"],
)
def test_what_is_no_page_is_refused_with_the_way_out(file: bytes, words: str) -> None:
    """Nothing of it is kept, and the sentence says what to do."""
    with pytest.raises(UserError, match=words):
        prepare_signed_pages(file)


def _scans(workspace: Workspace, report: str, document: str) -> tuple[ScanOnRecord, ...]:
    (paper,) = [p for p in workspace.papers.of_report(report) if p.issued.document_id == document]
    return paper.scans
