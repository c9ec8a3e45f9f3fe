"""``citdesk paper``: what is said of a paper, and how an official form is mapped and tried."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from citdesk.cli.device import app
from citdesk.cli.printed_words import printed_beside
from citdesk.paperwork.official.mapping import MappingFaulty, read_mapping
from citdesk.paperwork.official.survey import official_fields
from citdesk.paperwork.signing.fields import AUTHOR
from citdesk.paperwork.signing.sign import sign_paper
from citdesk.resource_files import resource_path
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


@pytest.mark.logs_warnings  # the library says in its own words what it found, where somebody listens
def test_an_altered_paper_and_a_stranger_end_with_2(signed: Path, root: Path) -> None:
    """A changed byte, or a signer whom nobody certified, is told by code and exit status, in one line."""
    stranger = run("verify", signed)  # this computer is enrolled nowhere
    assert (stranger.exit_code, len(stranger.output.splitlines())) == (2, 1), stranger.output
    data = bytearray(signed.read_bytes())
    data[len(data) // 5] ^= 1
    signed.write_bytes(bytes(data))
    result = run("verify", signed, "--trust", root)
    assert result.exit_code in (1, 2)
    assert "[paper-" in result.output
    assert len(result.output.splitlines()) == 1


@pytest.mark.logs_warnings
@pytest.mark.parametrize("part", [b"/AcroForm", b"/Kids", b"/V", b"/ByteRange", b"/Contents", b"endobj"])
def test_a_file_with_a_part_knocked_out_is_told_in_one_line(signed: Path, root: Path, part: bytes) -> None:
    """Whatever is missing, the command says that it cannot be read or was altered, and ends with 1 or 2."""
    signed.write_bytes(signed.read_bytes().replace(part, b"null"))
    result = run("verify", signed, "--trust", root)
    assert result.exit_code in (1, 2)
    assert isinstance(result.exception, SystemExit)
    assert len(result.output.splitlines()) == 1
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
    assert 'BirthDate: text "Date of birth", page 1, 120 x 18 points' in listed.output
    assert "suggested: C07 Date of birth" in listed.output
    assert "Facts: text" in listed.output
    assert "at most 4000 characters, several lines" in listed.output
    assert "may be /Yes, required by the form" in listed.output
    assert "suggested: Q02" in listed.output  # by the choices that the states' laws give
    begun = run("map", blank, "--toml").output
    with pytest.raises(MappingFaulty, match="edition"):
        read_mapping(begun)
    mapping = read_mapping(begun.replace('edition = "" ', 'edition = "2026-01" ', 1))
    assert "BirthDate" in {fill.field for fill in mapping.fills}


def test_a_field_is_suggested_for_by_what_is_printed_beside_it(tmp_path: Path) -> None:
    """Where neither name nor tip tells anything: the words above a line, and those behind a box to tick."""

    def unnamed(pdf: pikepdf.Pdf) -> None:
        for number, field in enumerate(pdf.Root.AcroForm.Fields):
            field.T = pikepdf.String(f"F{number}")
            del field["/TU"]

    blank = tmp_path / "official.pdf"
    with pikepdf.open(BytesIO(HOLD_FORM)) as pdf:
        unnamed(pdf)
        pdf.save(blank)
    fields = official_fields(blank.read_bytes())
    printed = printed_beside(blank.read_bytes(), fields)
    assert (printed["F1"], printed["F5"], printed["F9"]) == (
        "Date of birth",
        "Danger to self",
        "Facts that show each ground",
    )
    listed = run("map", blank).output
    assert "printed: Date of birth\n  suggested: C07 Date of birth" in listed


def test_a_states_form_that_its_law_pack_calls_expired_is_not_tried(tmp_path: Path) -> None:
    """The command asks the law, too: the pack that is given, and the one of the mapping's state."""
    blank, mapping, answers, law = (tmp_path / name for name in ("b.pdf", "m.toml", "a.xml", "ca.toml"))
    blank.write_bytes(HOLD_FORM)
    mapping.write_text("\ufeff" + mapping_toml("hold").replace("required = true", ""), encoding="utf-8")
    answers.write_text("<hold><person><last_name>Placeman</last_name></person></hold>")
    pack = (resource_path("law-packs") / "ca.toml").read_text("utf-8")
    ended = pack.replace('edition = "2023-09"', 'edition = "2026-01"')
    law.write_text(ended.replace('valid_until = ""', 'valid_until = "2026-02-01"'), "utf-8")
    words = ("fill", blank, mapping, answers, "--output", tmp_path / "filled.pdf")
    refused = run(*words, "--law", law)
    assert refused.exit_code == 1
    assert "[official-form-edition-expired]" in refused.output
    assert not (tmp_path / "filled.pdf").exists()
    filled = run(*words)
    assert filled.exit_code == 0, filled.output
    assert "No law pack was asked" in filled.output
    mapping.write_text(f'state = "ca"\n{mapping.read_text("utf-8-sig")}')
    told = run(*words)
    assert "The law pack of CA names another edition, 2023-09" in told.output


@pytest.mark.parametrize(
    ("written", "instead", "named"),
    [
        ('"C13"', '"C99"', "Rule 3 reads 'C99', which the form 'hold' does not ask"),
        ('"C13"', '"C13:month"', "Rule 3 reads the month of 'C13', which is no date"),
        ("danger_self =", "danger_selff =", "Rule 6 waits for 'danger_selff'"),
        ('report = "hold"', 'report = "holds"', "no such form came with CITDesk"),
        ("form =", 'state = "ZZ"\nform =', "No law pack for 'ZZ'"),
    ],
)
def test_a_mapping_that_no_report_could_follow_is_refused(
    tmp_path: Path, written: str, instead: str, named: str
) -> None:
    """A question, part of a date, choice, form or state that there is none of is named in one sentence."""
    blank, mapping, answers = (tmp_path / name for name in ("b.pdf", "m.toml", "a.xml"))
    blank.write_bytes(HOLD_FORM)
    mapping.write_text(mapping_toml("hold").replace(written, instead, 1))
    answers.write_text("<hold/>")
    refused = run("fill", blank, mapping, answers, "--output", tmp_path / "filled.pdf")
    assert refused.exit_code == 1
    assert named in refused.output
    assert len(refused.output.splitlines()) == 1


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
    assert "is not made for 'provider'. Its mapping names: court" in refused.output
    assert not output.exists()
    result = run(*words, "--audience", "court", "--flatten")
    assert result.exit_code == 0, result.output
    text = PdfReader(BytesIO(output.read_bytes())).pages[0].extract_text()
    assert "Theo Placeman" in text
    assert run(*words[:-1], tmp_path / "nowhere" / "filled.pdf").output.count("cannot be written") == 1
    assert "is one of the files that were read" in run(*words[:-1], answers).output
    assert answers.read_text().startswith("<diversion")
