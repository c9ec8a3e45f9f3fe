"""The key with which this vault's person signs papers, and HQ's certificate of it.

P-256, since what reads PDFs knows it. It is sealed under the vault's signing key: whoever opens the vault to
rescue what is in it can read papers, and sign none.
"""

from __future__ import annotations

from datetime import timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from cryptography.x509.oid import NameOID

from citdesk.casework.errors import Tampered
from citdesk.vault.clock import Clock, RandomBytes
from citdesk.vault.identity import read_identity
from citdesk.vault.key_ring import KeyRing
from citdesk.vault.store import Store
from citdesk.vault.stretching import mix
from citdesk.vault.wrapping import DoesNotOpen, seal, unseal
from citdesk.wire.encoding import MalformedMessage, from_base64, to_base64

_KEY, _CERTIFICATE = "paper_key", "paper_certificate"
_BINDING = b"paper key"
#: So long before its end a certificate is asked for anew.
_RENEWED = timedelta(days=365)


class PaperKeys:
    """Key and certificate of one open vault."""

    def __init__(self, store: Store, keys: KeyRing, clock: Clock, random: RandomBytes) -> None:
        self._store = store
        self._keys = keys
        self._clock = clock
        self._random = random

    def get(self) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate] | None:
        """The key and its certificate; None before HQ gave one, and for whoever may not sign here."""
        certificate, key = self._certificate(), self._key()
        if certificate is None or key is None or certificate.public_key() != key.public_key():
            return None
        return key, certificate

    def request(self) -> str | None:
        """A certificate request (PKCS #10, PEM) while a certificate is lacking, runs out or has another name.

        Makes the key when there is none. None for whoever may not sign here.
        """
        if self._keys.signing is None:
            return None
        kept, name = self.get(), read_identity(self._store).person.name
        if kept is not None:
            left = kept[1].not_valid_after_utc - self._clock.now()
            if left > _RENEWED and _common_name(kept[1]) == name[:_LONGEST_NAME]:
                return None
        key = self._key() or self._make()
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CITDesk")])
        asked = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, SHA256())
        return asked.public_bytes(Encoding.PEM).decode("ascii")

    def receive(self, pem: str) -> None:
        """Keeps the certificate that HQ gave; raises MalformedMessage, and Tampered for another key's."""
        try:
            certificate = x509.load_pem_x509_certificate(pem.encode())
        except ValueError as wrong:
            raise MalformedMessage("it is no certificate") from wrong
        key = self._key()
        if key is None or certificate.public_key() != key.public_key():
            raise Tampered("HQ gave a certificate of another key.", code="paper_certificate_of_another_key")
        with self._store.writing():
            self._store.set_fact(_CERTIFICATE, pem)

    def _certificate(self) -> x509.Certificate | None:
        pem = self._store.fact(_CERTIFICATE)
        return None if pem is None else x509.load_pem_x509_certificate(pem.encode())

    def _key(self) -> ec.EllipticCurvePrivateKey | None:
        """The key; None where there is none yet, or it was sealed under a signing key that is gone."""
        kept = self._store.fact(_KEY)
        if kept is None or self._keys.signing is None:
            return None
        try:
            content = unseal(self._wrap(), from_base64(kept), _BINDING)
        except DoesNotOpen:
            return None
        key = load_der_private_key(content, password=None)
        return key if isinstance(key, ec.EllipticCurvePrivateKey) else None

    def _make(self) -> ec.EllipticCurvePrivateKey:
        key = ec.generate_private_key(ec.SECP256R1())
        content = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        with self._store.writing():
            self._store.set_fact(_KEY, to_base64(seal(self._wrap(), content, _BINDING, self._random)))
        return key

    def _wrap(self) -> bytes:
        return mix(self._keys.signing_key().secret().encode(), b"", "paper key 1")


_LONGEST_NAME = 64  # X.520 ub-common-name


def _common_name(certificate: x509.Certificate) -> str:
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else ""
