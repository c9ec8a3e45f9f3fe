"""Papers signed with a person's certificate: valid offline, broken by any change, told by name."""

from __future__ import annotations

import shutil
import subprocess
from datetime import timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509
from outloud import check
from pyhanko.pdf_utils.generic import StreamObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.pdfgen.canvas import Canvas

from citdesk.paperwork import Paper
from citdesk.paperwork.signing.fields import AUTHOR, HQ_SEAL
from citdesk.paperwork.signing.sign import CannotSign, PaperKey, sign_paper
from citdesk.paperwork.signing.time_stamp import NoTimeStamp, over_https
from citdesk.paperwork.signing.verify import (
    NotAPaper,
    PaperAltered,
    PaperUnsigned,
    SealNotOfHq,
    SignerNotTrusted,
    verify_paper,
)
from tests.unit.paperwork.certified import AT, START, authority, person
from tests.unit.paperwork.printed import paper, story
from tests.unit.paperwork.time_stamp_server import serving


@cache
def made() -> Paper:
    """The paper that is signed in these tests."""
    return paper(story("She stood at the rail. " * 60, "Talked down"))


def signed(name: str = "A. Marsh", field: str = AUTHOR, agency: str = "Larkspur authority") -> bytes:
    """That paper signed by one person."""
    return sign_paper(made().pdf, field, person(name, agency), name=name, reason="Filing", at=AT)


ROOTS = ("Larkspur authority",)


def roots() -> list[x509.Certificate]:
    """What this agency trusts."""
    return [authority(name)[1] for name in ROOTS]


def test_signature_holds_and_is_told() -> None:
    """Who signed, when and why, and which record the paper shows."""
    found = verify_paper(signed(), roots(), at=AT)
    assert found.document_id == made().document_id
    assert found.title == made().title
    assert len(found.record_hash) == 64
    (signature,) = found.signatures
    assert (signature.field, signature.signer, signature.reason) == (AUTHOR, "A. Marsh", "Filing")
    assert signature.signed_at == AT


def test_what_was_there_stays_byte_for_byte() -> None:
    """Signing appends; the paper as made is the beginning of the signed file."""
    assert signed().startswith(made().pdf)


def test_headquarters_may_seal_later() -> None:
    """A second signature is a permitted addition: both hold."""
    seal = person("Larkspur headquarters")
    twice = sign_paper(signed(), HQ_SEAL, seal, name="HQ", reason="Received", at=AT + timedelta(hours=1))
    found = verify_paper(twice, roots(), at=AT + timedelta(hours=1))
    assert [signature.field for signature in found.signatures] == [AUTHOR, HQ_SEAL]


def test_nobody_else_seals_in_the_place_of_headquarters() -> None:
    """An officer's own certified key in the field of HQ's seal is no seal, and that is said."""
    own = person("C. Other", badge="104")
    forged = sign_paper(signed(), HQ_SEAL, own, name="HQ", reason="Received", at=AT + timedelta(hours=1))
    with pytest.raises(SealNotOfHq) as told:
        verify_paper(forged, roots(), at=AT + timedelta(hours=1))
    assert told.value.code == "paper-seal-not-of-hq"
    as_author = sign_paper(made().pdf, AUTHOR, own, name="C. Other", reason="Filing", at=AT)
    assert verify_paper(as_author, roots(), at=AT).signatures[0].signer == "C. Other"


def test_a_signed_paper_stays_accessible_and_sound(tmp_path: Path) -> None:
    """Signing costs no PDF/UA-1 error."""
    file = tmp_path / "signed.pdf"
    file.write_bytes(signed())
    assert [finding.message for finding in check(str(file)).findings if finding.severity == "error"] == []


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig (poppler-utils) is not installed")
def test_another_reader_agrees(tmp_path: Path) -> None:
    """Poppler finds the signature valid over the whole file."""
    file = tmp_path / "signed.pdf"
    file.write_bytes(signed())
    told = subprocess.run(
        ["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False
    ).stdout
    assert "Signature is Valid" in told
    assert "ETSI.CAdES.detached" in told
    assert "Total document signed" in told


@pytest.mark.logs_warnings  # the library says in its own words what it found
@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.8])
def test_one_changed_byte_breaks_the_signature(share: float) -> None:
    """Wherever a byte of the signed paper is changed, verification raises."""
    data = bytearray(signed())
    data[int(len(made().pdf) * share)] ^= 1
    with pytest.raises((PaperAltered, NotAPaper)):
        verify_paper(bytes(data), roots(), at=AT)


@pytest.mark.logs_warnings
def test_a_later_change_of_the_document_is_noticed() -> None:
    """An appended update of anything but a signature field is not a permitted addition."""
    writer = IncrementalPdfFileWriter(BytesIO(signed()))
    writer.root[pdf_name("/Lang")] = pdf_string("xx")
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    with pytest.raises(PaperAltered):
        verify_paper(out.getvalue(), roots(), at=AT)


def test_a_description_changed_later_breaks_the_paper() -> None:
    """An appended update that gives the file another document id is an alteration."""
    writer = IncrementalPdfFileWriter(BytesIO(signed()))
    writer.trailer["/Info"][pdf_name("/CITDeskDocument")] = pdf_string("D-OTHER")
    writer.update_container(writer.trailer["/Info"])
    out = BytesIO()
    writer.write(out)
    with pytest.raises(PaperAltered):
        verify_paper(out.getvalue(), roots(), at=AT)


def test_a_page_redrawn_before_signing_is_noticed() -> None:
    """Who holds a key cannot redraw what was issued and sign that: the issued part alone proves nothing."""
    writer = IncrementalPdfFileWriter(BytesIO(made().pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    page[pdf_name("/Contents")] = writer.add_object(StreamObject(stream_data=b"72 72 300 300 re f"))
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    redrawn = sign_paper(out.getvalue(), AUTHOR, person("A. Marsh"), name="A. Marsh", reason="Filing", at=AT)
    with pytest.raises(PaperAltered) as altered:
        verify_paper(redrawn, roots(), at=AT)
    assert altered.value.code == "paper-more-than-signatures"


def test_anything_behind_the_last_signature_is_noticed() -> None:
    """Objects that no list names, which a reader that mends files would show, are an alteration."""
    pdf = signed()
    end = pdf[pdf.rfind(b"startxref") :]
    hidden = b"19 0 obj\n<</Length 4>>\nstream\nBT ET\nendstream\nendobj\n%" + b"x" * 3000 + b"\n" + end
    for behind in (b"\nmore", hidden):
        with pytest.raises(PaperAltered) as altered:
            verify_paper(pdf + behind, roots(), at=AT)
        assert altered.value.code == "paper-more-than-signatures"


def test_anything_in_the_room_that_a_signature_left_is_noticed() -> None:
    """A signature stands in more room than it takes; what it does not sign itself is blank."""
    pdf = signed()
    end = pdf.index(b">", pdf.index(b"/Contents <3082"))
    assert pdf[end - 8 : end] == b"00000000"
    with pytest.raises(PaperAltered) as altered:
        verify_paper(pdf[: end - 8] + b"deadbeef" + pdf[end:], roots(), at=AT)
    assert altered.value.code == "paper-more-than-signatures"


@pytest.mark.logs_warnings
def test_a_stranger_is_not_trusted() -> None:
    """A signature of somebody whom another authority certified is whole but not trusted."""
    with pytest.raises(SignerNotTrusted):
        verify_paper(signed("B. Stranger", agency="Elsewhere authority"), roots(), at=AT)


def test_unsigned_and_foreign_files_are_named() -> None:
    """An unsigned paper, somebody's PDF and no PDF at all: three answers, none of them silence."""
    with pytest.raises(PaperUnsigned):
        verify_paper(made().pdf, roots(), at=AT)
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "A letter")
    canvas.save()
    with pytest.raises(NotAPaper) as foreign:
        verify_paper(out.getvalue(), roots(), at=AT)
    assert foreign.value.code == "paper-not-ours"
    for nothing in (b"", b"not a pdf", b"%PDF-1.7\n%%EOF"):
        with pytest.raises(NotAPaper):
            verify_paper(nothing, roots(), at=AT)


def test_signing_twice_in_one_place_or_out_of_date_is_refused() -> None:
    """A filled field, an unknown field, an expired certificate, a foreign key: each its own code."""
    key = person("A. Marsh")
    cases = [
        (signed(), AUTHOR, key, AT, "paper-field-not-free"),
        (made().pdf, "nobody", key, AT, "paper-field-unknown"),
        (made().pdf, AUTHOR, key, START + timedelta(days=400), "paper-certificate-out-of-date"),
        (
            made().pdf,
            AUTHOR,
            PaperKey(person("C. Other").key, key.certificate),
            AT,
            "paper-certificate-of-another-key",
        ),
        (b"%PDF-1.7 nothing", AUTHOR, key, AT, "paper-not-signable"),
    ]
    for pdf, field, paper_key, at, code in cases:
        with pytest.raises(CannotSign) as refused:
            sign_paper(pdf, field, paper_key, name="A. Marsh", reason="Filing", at=at)
        assert refused.value.code == code


def stamped(address: str) -> bytes:
    """The paper signed with a time stamp of the server there."""
    return sign_paper(
        made().pdf,
        AUTHOR,
        person("A. Marsh"),
        name="A. Marsh",
        reason="Filing",
        at=AT,
        time_stamp=over_https(address),
    )


def test_a_time_stamp_server_confirms_the_time(tmp_path: Path) -> None:
    """With a server the signature is B-T: whom the server is and its time are told, and nothing is lost."""
    later = AT + timedelta(minutes=3)
    with serving(later) as address:
        pdf = stamped(address)
    (signature,) = verify_paper(
        pdf, roots(), at=AT, time_stampers=[authority("Clock authority")[1]]
    ).signatures
    assert (signature.time_stamped_at, signature.time_stamped_by) == (later, "Clock of Larkspur")
    file = tmp_path / "stamped.pdf"
    file.write_bytes(pdf)
    assert [finding.message for finding in check(str(file)).findings if finding.severity == "error"] == []


@pytest.mark.logs_warnings
def test_a_time_stamp_of_a_stranger_confirms_nothing() -> None:
    """A stamp whose server nobody trusts leaves the signature valid and its time unconfirmed."""
    with serving(AT) as address:
        pdf = stamped(address)
    (signature,) = verify_paper(pdf, roots(), at=AT).signatures
    assert signature.signed_at == AT
    assert (signature.time_stamped_at, signature.time_stamped_by) == (None, "")


def test_without_a_usable_answer_nothing_is_signed() -> None:
    """A captive portal, no server, an answer that is nonsense: the paper stays unsigned, with a reason."""
    with serving(AT, broken=True) as address, pytest.raises(NoTimeStamp) as portal:
        stamped(address)
    assert portal.value.code == "paper-no-time-stamp-server"
    with pytest.raises(NoTimeStamp) as silent:
        stamped("http://127.0.0.1:9/")
    assert silent.value.code == "paper-no-time-stamp"
    with pytest.raises(NoTimeStamp) as nonsense:
        sign_paper(
            made().pdf, AUTHOR, person("A. Marsh"), name="A", reason="R", at=AT, time_stamp=lambda _: b"no"
        )
    assert nonsense.value.code == "paper-time-stamp-refused"
