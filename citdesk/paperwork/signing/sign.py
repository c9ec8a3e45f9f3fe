"""Signing a finished paper: PAdES B-B (ETSI EN 319 142-1) offline, B-T when a time-stamp server is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from citdesk.casework.errors import UserError
from citdesk.paperwork.signing.fields import FIELDS
from citdesk.paperwork.signing.time_stamp import Ask, NoTimeStamp, Stamper


class CannotSign(UserError):
    """The paper or the certificate does not permit this signature."""

    code = "paper-cannot-sign"


@dataclass(frozen=True)
class PaperKey:
    """A P-256 key with its certificate and the certificates up to, and without, the trusted root."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    chain: Sequence[x509.Certificate] = ()


class _SignerAt(PdfSigner):
    """Signs with the time it is given: paperwork has no clock."""

    def __init__(
        self, metadata: PdfSignatureMetadata, signer: SimpleSigner, at: datetime, stamper: Stamper | None
    ) -> None:
        super().__init__(metadata, signer, timestamper=stamper)
        self._at = at

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def _signer(paper_key: PaperKey) -> SimpleSigner:
    if not isinstance(paper_key.certificate.public_key(), ec.EllipticCurvePublicKey):
        message = (
            "Papers are signed with a P-256 certificate, and this one is of another kind. Ask for a new one."
        )
        raise CannotSign(message, code="paper-certificate-kind")
    if paper_key.certificate.public_key() != paper_key.key.public_key():
        message = "The certificate belongs to another key. Fetch this person's certificate again from HQ."
        raise CannotSign(message, code="paper-certificate-of-another-key")
    secret = paper_key.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    others = SimpleCertificateStore()
    others.register_multiple(_certificate(each) for each in paper_key.chain)
    return SimpleSigner(
        signing_cert=_certificate(paper_key.certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(secret),
        cert_registry=others,
    )


def _certificate(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def sign_paper(
    pdf: bytes,
    field: str,
    paper_key: PaperKey,
    *,
    name: str,
    reason: str,
    at: datetime,
    time_stamp: Ask | None = None,
) -> bytes:
    """The paper with a signature in that field, as an incremental update; what was there stays byte for byte.

    ``field`` is one of :data:`FIELDS`; ``at`` is aware. With ``time_stamp`` the signature carries the
    token of that server (PAdES B-T). Raises :class:`CannotSign` when the field is unknown, missing or signed
    already, when the file is no paper, or when the certificate is not valid at that time, and
    :class:`NoTimeStamp` when the server gave no usable token.
    """
    if field not in FIELDS:
        message = f"There is no signature field {field!r} on our papers. Choose one of: {', '.join(FIELDS)}."
        raise CannotSign(message, code="paper-field-unknown")
    certificate = paper_key.certificate
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        message = (
            "The certificate is not valid at this time. Check the clock, or ask HQ for a new certificate."
        )
        raise CannotSign(message, code="paper-certificate-out-of-date")
    metadata = PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=name, reason=reason
    )
    stamper = Stamper(time_stamp) if time_stamp is not None else None
    signer = _SignerAt(metadata, _signer(paper_key), at, stamper)
    try:
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        open_fields = {found[0] for found in enumerate_sig_fields(writer.prev, filled_status=False)}
        if field not in open_fields:
            message = (
                "This paper is signed in that place already, or it was made without one. Make a new paper."
            )
            raise CannotSign(message, code="paper-field-not-free")
        signed: Any = signer.sign_pdf(writer, existing_fields_only=True)
    except TimestampRequestError as fault:
        message = (
            "The time-stamp server refused or gave no token for this paper. The paper is not signed yet: try "
            "again, or sign without a time stamp."
        )
        raise NoTimeStamp(message, code="paper-time-stamp-refused") from fault
    except (PdfError, SigningError) as fault:
        message = "This file cannot be signed: it is damaged or no paper of ours. Make the paper again."
        raise CannotSign(message, code="paper-not-signable") from fault
    return bytes(signed.getvalue())
