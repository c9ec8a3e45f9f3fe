"""Verifying a paper: who signed it, whether it was altered, which record it shows. Failure raises."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import x509 as asn1_x509
from asn1crypto.parser import peek
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from citdesk.casework.errors import Tampered, UserError
from citdesk.paperwork.signing.fields import HQ_SEAL

#: With a certificate for signing documents (RFC 9336) and no other, such as the one that HQ's server shows.
_MAY_SIGN = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"},
    match_all_key_usages=False,
    extd_key_usage={"1.3.6.1.5.5.7.3.36"},
)
#: What HQ puts into the certificate of every person, and not into its own: the badge, or the person's id.
_BADGE = "serial_number"
#: They log in tracebacks what does not hold, with names from certificates; what is raised says it all.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).addHandler(logging.NullHandler())
    logging.getLogger(_library).propagate = False
#: What the library raises where a part of the file is not what its place calls for.
_DAMAGED = (PdfError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)
_END = b"%%EOF\n"  # how our papers end
_PERMITTED = frozenset({ModificationLevel.NONE, ModificationLevel.FORM_FILLING})


class NotAPaper(UserError):
    """The file is not a paper that CITDesk made, or it cannot be read."""

    code = "paper-unreadable"


class PaperUnsigned(UserError):
    """Nobody has signed the file, so nothing can be said about who made it."""

    code = "paper-unsigned"


class PaperAltered(Tampered):
    """The file was changed after it was signed, or a signature in it is broken."""

    code = "paper-altered"


class SealNotOfHq(Tampered):
    """The agency certified whoever signed in the place of HQ's seal, and it is not HQ."""

    code = "paper-seal-not-of-hq"


class SignerNotTrusted(Tampered):
    """The file is whole, but whoever signed it is not certified by the agency."""

    code = "paper-signer-not-trusted"


@dataclass(frozen=True)
class Signature:
    """One valid signature: the field, the certified name, and when the signer says it was made.

    ``time_stamped_at`` and ``time_stamped_by`` are what a trusted time-stamp server confirms (PAdES B-T);
    None and blank when there is no stamp, or none that is trusted.
    """

    field: str
    signer: str
    signed_at: datetime | None
    reason: str
    time_stamped_at: datetime | None = None
    time_stamped_by: str = ""


@dataclass(frozen=True)
class VerifiedPaper:
    """A paper all of whose signatures hold. ``shows`` names the reports and revisions on it."""

    title: str
    document_id: str
    record_hash: str
    shows: str
    signatures: tuple[Signature, ...]
    #: the id of the report it was issued from, '' on a paper of an older version
    report: str = ""
    #: SHA-256 (hexadecimal) of the file as it was issued, before any signature was added
    issued_sha256: str = ""


def _read(pdf: bytes) -> tuple[PdfFileReader, dict[str, str], Any]:
    """The file, what it says of itself, and its signatures, as far as they can be read."""
    try:
        reader = PdfFileReader(BytesIO(pdf))
        reader.root  # noqa: B018 - reading the catalogue is the check
        return reader, _described(reader.get_historical_resolver(0)), reader.embedded_regular_signatures
    except _DAMAGED as fault:
        message = "The file cannot be read as a PDF. Get it again from whoever sent it."
        raise NotAPaper(message) from fault


def _described(revision: Any) -> dict[str, str]:
    """The file's description as it stood in that revision, never as a later update has it."""
    trailer: Any = revision.trailer_view
    if "/Info" not in trailer:
        return {}
    info: Any = trailer["/Info"]  # indexing resolves the reference, which get() would not
    keys = ("Title", "CITDeskDocument", "CITDeskRecord", "CITDeskShows", "CITDeskReport")
    return {key: str(info[f"/{key}"]) for key in keys if f"/{key}" in info}


def verify_paper(
    pdf: bytes,
    trusted: Sequence[x509.Certificate],
    *,
    at: datetime,
    time_stampers: Sequence[x509.Certificate] = (),
) -> VerifiedPaper:
    """What the paper is and who signed it, when every signature in it holds.

    ``trusted`` are the agency's roots, ``time_stampers`` those of time-stamp servers; no network is used.
    Behind the paper as it was issued stand signatures and nothing else: any other addition is an alteration,
    made before somebody signed or hidden behind the end. Raises :class:`NotAPaper`, :class:`PaperUnsigned`,
    :class:`PaperAltered`, :class:`SignerNotTrusted` or :class:`SealNotOfHq`.
    """
    reader, said, embedded = _read(pdf)
    if "CITDeskDocument" not in said:
        message = (
            "This PDF was not made by CITDesk: it carries no document id. Check that it is the right one."
        )
        raise NotAPaper(message, code="paper-not-ours")
    if not embedded:
        message = "Nobody has signed this file. Ask for a signed copy, or compare its record hash with HQ."
        raise PaperUnsigned(message)
    context, stamps = _trusting(trusted, at), _trusting(time_stampers, at)
    _only_signatures_follow(reader, embedded, len(pdf))
    return VerifiedPaper(
        title=said.get("Title", ""),
        document_id=said["CITDeskDocument"],
        record_hash=said.get("CITDeskRecord", ""),
        shows=said.get("CITDeskShows", ""),
        signatures=tuple(_checked(signature, context, stamps) for signature in embedded),
        report=said.get("CITDeskReport", ""),
        issued_sha256=hashlib.sha256(_as_issued(pdf, reader)).hexdigest(),
    )


def _only_signatures_follow(reader: PdfFileReader, embedded: Any, length: int) -> None:
    """Each update of the file is one signature, and the last of them covers the file to its end.

    Otherwise who holds a key could redraw a page first and sign it then, with what HQ issued still at the
    beginning; and a reader that mends broken files could show objects appended behind the signatures.
    """
    where: Any = reader.xrefs
    try:
        signed = sorted(signature.signed_revision for signature in embedded)
        ends = [int(start) + int(size) for each in embedded for _, _, start, size in (each.byte_range,)]
    except _DAMAGED as fault:
        message = "A signature in this file is broken: it was changed or damaged. Ask for a fresh copy."
        raise PaperAltered(message) from fault
    if signed != list(range(1, where.total_revisions)) or max(ends) != length:
        message = "More than signatures was added to this file. Do not rely on it; ask for a fresh copy."
        raise PaperAltered(message, code="paper-more-than-signatures")


def _as_issued(pdf: bytes, reader: PdfFileReader) -> bytes:
    """The file as it was before the first signature was added behind it."""
    where: Any = reader.xrefs
    end = pdf.find(_END, where.get_startxref_for_revision(0))
    return pdf[: end + len(_END)]


def _trusting(roots: Sequence[x509.Certificate], at: datetime) -> ValidationContext:
    return ValidationContext(
        trust_roots=[asn1_x509.Certificate.load(each.public_bytes(Encoding.DER)) for each in roots],
        moment=at,
        allow_fetching=False,
        best_signature_time=at,
        revocation_mode="soft-fail",
    )


def _checked(signature: Any, context: ValidationContext, stamps: ValidationContext) -> Signature:
    try:
        status: Any = validate_pdf_signature(
            signature, context, ts_validation_context=stamps, key_usage_settings=_MAY_SIGN
        )
    except (SignatureValidationError, *_DAMAGED) as fault:
        message = "A signature in this file is broken: it was changed or damaged. Ask for a fresh copy."
        raise PaperAltered(message) from fault
    cms = bytes(signature.pkcs7_content)
    if any(cms[peek(cms) :]):
        message = (
            "Bytes were written behind a signature in this file. Do not rely on it; ask for a fresh copy."
        )
        raise PaperAltered(message, code="paper-more-than-signatures")
    covered = status.coverage in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)
    level = status.modification_level
    if not (status.intact and status.valid and covered and (level is None or level in _PERMITTED)):
        message = "This file was changed after it was signed. Do not rely on it; ask for a fresh copy."
        raise PaperAltered(message)
    if not status.trusted:
        message = (
            "The file is whole, but its signer is not certified by this agency. Ask the agency to confirm it."
        )
        raise SignerNotTrusted(message)
    if signature.field_name == HQ_SEAL and _BADGE in status.signing_cert.subject.native:
        message = "A person signed this file where HQ's seal stands. Do not rely on it; ask the agency."
        raise SealNotOfHq(message)
    entry: Any = signature.sig_object
    stamped_at, stamped_by = _stamp(status.timestamp_validity)
    return Signature(
        time_stamped_at=stamped_at,
        time_stamped_by=stamped_by,
        field=signature.field_name,
        signer=_common_name(status),
        signed_at=status.signer_reported_dt,
        reason=str(entry["/Reason"]) if "/Reason" in entry else "",
    )


def _stamp(stamp: Any) -> tuple[datetime | None, str]:
    """What a time stamp confirms; a broken one breaks the paper, an untrusted one confirms nothing."""
    if stamp is None:
        return None, ""
    if not (stamp.intact and stamp.valid):
        message = (
            "The time stamp of a signature in this file is broken. Do not rely on it; ask for a fresh copy."
        )
        raise PaperAltered(message, code="paper-time-stamp-broken")
    return (stamp.timestamp, _common_name(stamp)) if stamp.trusted else (None, "")


def _common_name(status: Any) -> str:
    return str(status.signing_cert.subject.native.get("common_name", ""))
