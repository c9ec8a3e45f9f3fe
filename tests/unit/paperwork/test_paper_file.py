"""The file itself: tagged, well formed, the same bytes every time."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from outloud import check
from reportlab.pdfgen.canvas import Canvas

from citdesk.paperwork import PAPERS
from tests.unit.paperwork.printed import paper, story, text_of, words_of
from tests.unit.paperwork.typical import typical as made


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("page_format", ["letter", "a4"])
def test_paper_is_accessible_and_sound(kind: str, page_format: str, tmp_path: Path) -> None:
    """No PDF/UA-1 error, no syntax error, the page size asked for."""
    one = made(kind, page_format=page_format)
    file = tmp_path / "paper.pdf"
    file.write_bytes(one.pdf)
    result = check(str(file))
    assert result.error is None
    assert [str(finding) for finding in result.findings if finding.severity == "error"] == []
    with pikepdf.open(file) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == one.pages
        assert float(pdf.pages[0].mediabox[2]) == pytest.approx(612 if page_format == "letter" else 595.276)


def test_the_accessibility_check_can_fail(tmp_path: Path) -> None:
    """The checker used here does find the errors of an untagged file."""
    file = tmp_path / "untagged.pdf"
    canvas = Canvas(str(file))
    canvas.drawString(72, 720, "An untagged line of text")
    canvas.save()
    assert [finding for finding in check(str(file)).findings if finding.severity == "error"]


@pytest.mark.parametrize("kind", PAPERS)
def test_same_input_gives_the_same_bytes(kind: str) -> None:
    """Twice in this process."""
    assert made(kind).pdf == made(kind).pdf


def test_same_input_gives_the_same_bytes_in_another_process() -> None:
    """A fresh interpreter, with other hash seeds, makes the very same file."""
    code = "from tests.unit.paperwork.typical import typical; print(typical('diversion_packet').sha256)"
    root = Path(__file__).parents[3]
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert other.stdout.strip() == made("diversion_packet").sha256


def test_another_revision_gives_other_bytes() -> None:
    """A paper is bound to what it shows."""
    one, other = paper(story("a")), paper(replace(story("a"), revision_hash="0" * 64))
    assert one.sha256 != other.sha256


def test_every_page_says_what_it_belongs_to() -> None:
    """Document id, page x of y, confidentiality and the demonstration mark stand on each page."""
    one = made("diversion_packet")
    with pikepdf.open(BytesIO(one.pdf)) as pdf:
        assert len(pdf.pages) == one.pages
    text = text_of(one)
    for number in range(1, one.pages + 1):
        assert f"Page {number} of {one.pages}" in text
    for said in (f"Document {one.document_id}", "Confidential – Court and Prosecutor"):
        assert text.count(said) >= one.pages
    assert text.count("DEMONSTRATION - NOT A RECORD") == one.pages + 1  # and once in the letterhead


def test_a_real_agencys_paper_carries_no_demonstration_mark() -> None:
    """The mark is the demonstration's alone."""
    assert "DEMONSTRATION" not in text_of(paper(story("a")))


def test_file_describes_itself_without_answers() -> None:
    """Title, language and document id are in the file's description; the person's name is not."""
    one = made("diversion_packet")
    with pikepdf.open(BytesIO(one.pdf)) as pdf:
        assert str(pdf.docinfo["/Title"]) == one.title == "Diversion Packet – case 26-000412"
        assert str(pdf.docinfo["/CITDeskDocument"]) == one.document_id
        assert str(pdf.Root.Lang) == "en-US"
        described = b"".join(bytes(str(value), "utf-8") for _, value in pdf.docinfo.items())
    assert b"Placeman" not in described
    assert "Placeman" not in one.file_name
    assert one.file_name == "diversion-packet-26-000412-6c7d8e9f0a1b.pdf"


def test_fonts_are_embedded() -> None:
    """Every font in the file brings its own programme of glyphs."""
    with pikepdf.open(BytesIO(made("referral").pdf)) as pdf:
        fonts = [
            obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/Font"
        ]
        used = [font for font in fonts if "/FontDescriptor" in font]
        assert used
        assert all("/FontFile2" in font.FontDescriptor for font in used)


def test_signatures_and_approval_are_told() -> None:
    """Who sent and who approved stands with date, time and zone; an undecided report says so loudly."""
    text = words_of(paper(story("a")))
    assert "A. Marsh, CIT officer, badge 4411" in text
    assert "Mar 12, 2026, 22:05 CDT" in text
    assert "D. Okafor, Supervisor, badge 2207" in text
    assert "NOT APPROVED" in words_of(paper(replace(story("a"), approval=None)))


def test_papers_made_at_the_same_time_do_not_mix() -> None:
    """Four threads making different papers give the very files that one thread gives."""
    kinds = ["encounter_report", "referral", "diversion_packet", "supervisor_cover"] * 2
    alone = [made(kind).sha256 for kind in kinds]
    with ThreadPoolExecutor(4) as pool:
        together = [each.sha256 for each in pool.map(made, kinds)]
    assert together == alone
