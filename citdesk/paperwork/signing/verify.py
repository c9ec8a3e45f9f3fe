"""Verifying a paper: who signed it, whether it was altered, which record it shows. Failure raises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import x509 as asn1_x509
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

_MAY_SIGN = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)
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


class SignerNotTrusted(Tampered):
    """The file is whole, but whoever signed it is not certified by the agency."""

    code = "paper-signer-not-trusted"


@dataclass(frozen=True)
class Signature:
    """One valid signature: the field, the certified name, and when the signer says it was made."""

    field: str
    signer: str
    signed_at: datetime | None
    reason: str


@dataclass(frozen=True)
class VerifiedPaper:
    """A paper all of whose signatures hold."""

    title: str
    document_id: str
    record_hash: str
    signatures: tuple[Signature, ...]


def _read(pdf: bytes) -> PdfFileReader:
    try:
        reader = PdfFileReader(BytesIO(pdf))
        reader.root  # noqa: B018 - reading the catalogue is the check
    except (PdfError, ValueError, KeyError, RecursionError) as fault:
        message = "The file cannot be read as a PDF. Get it again from whoever sent it."
        raise NotAPaper(message) from fault
    return reader


def _described(revision: Any) -> dict[str, str]:
    """The file's description as it stood in that revision, never as a later update has it."""
    trailer: Any = revision.trailer_view
    if "/Info" not in trailer:
        return {}
    info: Any = trailer["/Info"]  # indexing resolves the reference, which get() would not
    keys = ("Title", "CITDeskDocument", "CITDeskRecord")
    return {key: str(info[f"/{key}"]) for key in keys if f"/{key}" in info}


def verify_paper(pdf: bytes, trusted: Sequence[x509.Certificate], *, at: datetime) -> VerifiedPaper:
    """What the paper is and who signed it, when every signature in it holds.

    ``trusted`` are the agency's roots; no network is used. A later signature is a permitted addition, any
    other change is not. Raises :class:`NotAPaper`, :class:`PaperUnsigned`, :class:`PaperAltered` or
    :class:`SignerNotTrusted`.
    """
    reader = _read(pdf)
    said = _described(reader.get_historical_resolver(0))
    if "CITDeskDocument" not in said:
        message = (
            "This PDF was not made by CITDesk: it carries no document id. Check that it is the right one."
        )
        raise NotAPaper(message, code="paper-not-ours")
    embedded: Any = reader.embedded_regular_signatures
    if not embedded:
        message = "Nobody has signed this file. Ask for a signed copy, or compare its record hash with HQ."
        raise PaperUnsigned(message)
    roots = [asn1_x509.Certificate.load(each.public_bytes(Encoding.DER)) for each in trusted]
    return VerifiedPaper(
        title=said.get("Title", ""),
        document_id=said["CITDeskDocument"],
        record_hash=said.get("CITDeskRecord", ""),
        signatures=tuple(_checked(signature, roots, at) for signature in embedded),
    )


def _checked(signature: Any, roots: Sequence[asn1_x509.Certificate], at: datetime) -> Signature:
    context = ValidationContext(
        trust_roots=list(roots),
        moment=at,
        allow_fetching=False,
        best_signature_time=at,
        revocation_mode="soft-fail",
    )
    try:
        status: Any = validate_pdf_signature(signature, context, key_usage_settings=_MAY_SIGN)
    except (SignatureValidationError, PdfError, ValueError) as fault:
        message = "A signature in this file is broken: it was changed or damaged. Ask for a fresh copy."
        raise PaperAltered(message) from fault
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
    entry: Any = signature.sig_object
    return Signature(
        field=signature.field_name,
        signer=str(status.signing_cert.subject.native.get("common_name", "")),
        signed_at=status.signer_reported_dt,
        reason=str(entry["/Reason"]) if "/Reason" in entry else "",
    )
