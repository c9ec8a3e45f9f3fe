"""Certificates for signing papers: one for the key in a vault of a person, and HQ's own for its seal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID, ObjectIdentifier

from citdesk.casework.people import Person
from citdesk.hq.authority import ABOUT_AUTHORITY_KEY
from citdesk.hq.encryption_at_rest import Seal
from citdesk.hq.folder import HqFolder
from citdesk.hq.private_file import write_private
from citdesk.wire.encoding import MalformedMessage

#: A paper is verified years later, at the time of that day.
_LIFE = timedelta(days=365 * 10)
#: The time in a signature is its signer's own word, and a laptop whose battery was empty has a wrong clock.
_BACKDATED = timedelta(days=365 * 2)
_LONGEST_NAME = 64  # X.520 ub-common-name
_DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336
_ABOUT_SEAL_KEY = "paper seal key"


@dataclass(frozen=True, slots=True)
class PaperCertificates:
    """HQ's desk for them. ``seal`` opens HQ's own key files."""

    folder: HqFolder
    seal: Seal
    agency: str

    def for_person(self, request: str, person: Person, now: datetime) -> str:
        """A certificate (PEM) in the person's name for the key that signed the request (PKCS #10, PEM).

        What the request says of its subject is passed over. Raises MalformedMessage for what is no request,
        was not signed by its own key, or is for another kind of key than P-256.
        """
        try:
            asked = x509.load_pem_x509_csr(request.encode())
            key = asked.public_key()
            proven = asked.is_signature_valid
        except (ValueError, InvalidSignature, UnsupportedAlgorithm) as wrong:
            raise MalformedMessage("it is no certificate request") from wrong
        if not (
            isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1) and proven
        ):
            raise MalformedMessage("a paper is signed with a P-256 key that signed its own request")
        named = [
            x509.NameAttribute(NameOID.COMMON_NAME, person.name[:_LONGEST_NAME] or person.badge),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, person.badge[:_LONGEST_NAME] or person.id),
        ]
        return self._issued(named, key, now).public_bytes(Encoding.PEM).decode("ascii")

    def own(self, now: datetime) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
        """HQ's key for its seal and its certificate, made when first needed. Raises OSError, Tampered."""
        try:
            sealed, pem = self.folder.paper_seal_key.read_bytes(), self.folder.paper_seal.read_bytes()
        except FileNotFoundError:
            return self._make_own(now)
        key = load_pem_private_key(self.seal.open(sealed, _ABOUT_SEAL_KEY), password=None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            message = "the key of HQ's seal is not an elliptic-curve key"
            raise TypeError(message)
        return key, x509.load_pem_x509_certificate(pem)

    @property
    def root(self) -> x509.Certificate:
        """The certificate that all of these lead to."""
        return x509.load_pem_x509_certificate(self.folder.authority.read_bytes())

    def _make_own(self, now: datetime) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
        key = ec.generate_private_key(ec.SECP256R1())
        named = [x509.NameAttribute(NameOID.COMMON_NAME, f"{self.agency[: _LONGEST_NAME - 3]} HQ")]
        certificate = self._issued(named, key.public_key(), now)
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        write_private(self.folder.paper_seal, certificate.public_bytes(Encoding.PEM))
        write_private(self.folder.paper_seal_key, self.seal.close(pem, _ABOUT_SEAL_KEY))
        return key, certificate

    def _issued(
        self, named: list[x509.NameAttribute[str]], key: ec.EllipticCurvePublicKey, now: datetime
    ) -> x509.Certificate:
        issuer = load_pem_private_key(
            self.seal.open(self.folder.authority_key.read_bytes(), ABOUT_AUTHORITY_KEY), password=None
        )
        if not isinstance(issuer, ec.EllipticCurvePrivateKey):
            message = "the authority's key is not an elliptic-curve key"
            raise TypeError(message)
        organisation = x509.NameAttribute(NameOID.ORGANIZATION_NAME, self.agency[:_LONGEST_NAME] or "CITDesk")
        return (
            x509.CertificateBuilder()
            .subject_name(x509.Name([*named, organisation]))
            .issuer_name(self.root.subject)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - _BACKDATED)
            .not_valid_after(min(now + _LIFE, self.root.not_valid_after_utc))
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_signs_papers(), critical=True)
            .add_extension(x509.ExtendedKeyUsage([_DOCUMENT_SIGNING]), critical=False)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key()), critical=False
            )
            .sign(issuer, SHA256())
        )


def _signs_papers() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
