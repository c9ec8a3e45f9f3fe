"""``citdesk paper``: what is said of a paper, and how an official form is mapped and tried."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from citdesk.cli.device import app
from citdesk.paperwork.official.mapping import MappingFaulty, read_mapping
from citdesk.paperwork.signing.fields import AUTHOR
from citdesk.paperwork.signing.sign import sign_paper
from tests.unit.paperwork.certified import AT, authority, person
from tests.unit.paperwork.official_forms import DIVERSION_FORM, HOLD_FORM, mapping_toml
from tests.unit.paperwork.printed import paper, story
from tests.unit.paperwork.sample_forms import DIVERSION_XML


def run(*words: object) -> Result:
    """Runs the program with these words."""
    return CliRunner().invoke(app, ["paper", *map(str, words)])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The agency's root certificate in a file."""
    file = tmp_path / "root.pem"
    file.write_bytes(authority("Larkspur authority")[1].public_bytes(Encoding.PEM))
    return file


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """A paper that its author signed."""
    made = paper(story("She stood at the rail."))
    pdf = sign_paper(made.pdf, AUTHOR, person("A. Marsh"), name="A. Marsh", reason="Filing", at=AT)
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    return file


def test_a_signed_paper_is_told(signed: Path, root: Path) -> None:
    """Signer, document, report and revision are said; the command ends with 0."""
    result = run("verify", signed, "--trust", root)
    assert result.exit_code == 0, result.output
    for said in ("A. Marsh (author)", "26-000412-1, revision 2", "Not altered", "was not asked"):
        assert said in result.output


@pytest.mark.logs_warnings
def test_an_altered_paper_and_a_stranger_end_with_2(signed: Path, root: Path) -> None:
    """A changed byte, or a signer whom nobody certified, is told by code and exit status."""
    assert run("verify", signed).exit_code == 2  # this computer is enrolled nowhere
    data = bytearray(signed.read_bytes())
    data[len(data) // 5] ^= 1
    signed.write_bytes(bytes(data))
    result = run("verify", signed, "--trust", root)
    assert result.exit_code in (1, 2)
    assert "[paper-" in result.output


def test_no_file_no_paper_no_certificate_end_with_1(tmp_path: Path, root: Path, signed: Path) -> None:
    """What cannot be read is said in a sentence."""
    (tmp_path / "note.pdf").write_text("a note")
    assert run("verify", tmp_path / "nothing.pdf", "--trust", root).exit_code == 1
    assert "[paper-unreadable]" in run("verify", tmp_path / "note.pdf", "--trust", root).output
    assert "Give a PEM file" in run("verify", signed, "--trust", tmp_path / "note.pdf").output


def test_fields_are_listed_with_suggestions(tmp_path: Path) -> None:
    """Each field with kind and size; a mapping to begin with lacks only the edition."""
    blank = tmp_path / "official.pdf"
    blank.write_bytes(HOLD_FORM)
    listed = run("map", blank)
    assert listed.exit_code == 0, listed.output
    assert 'BirthDate: text "Date of birth", 120 x 18 points' in listed.output
    assert "suggested: C07 Date of birth" in listed.output
    begun = run("map", blank, "--toml").output
    with pytest.raises(MappingFaulty, match="edition"):
        read_mapping(begun)
    mapping = read_mapping(begun.replace('edition = "" ', 'edition = "2026-01" '))
    assert "BirthDate" in {fill.field for fill in mapping.fills}


def test_a_mapping_is_tried(tmp_path: Path) -> None:
    """The form is filled from a report's answers; what does not go is refused and nothing is written."""
    blank, mapping, answers = (tmp_path / name for name in ("official.pdf", "mapping.toml", "answers.xml"))
    blank.write_bytes(DIVERSION_FORM)
    mapping.write_text(mapping_toml("diversion"))
    answers.write_text(
        DIVERSION_XML.replace("<facts>", "<probable_cause>").replace("</facts>", "</probable_cause>")
    )
    output = tmp_path / "filled.pdf"
    words = ("fill", blank, mapping, answers, "--form", "forms/diversion.md", "--output", output)
    refused = run(*words, "--audience", "provider")
    assert refused.exit_code == 1
    assert "required" in refused.output
    assert not output.exists()
    result = run(*words, "--audience", "court", "--flatten")
    assert result.exit_code == 0, result.output
    text = PdfReader(BytesIO(output.read_bytes())).pages[0].extract_text()
    assert "Theo Placeman" in text
