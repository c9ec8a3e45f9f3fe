"""HQ's own certificate authority: devices trust it and nobody else, by the fingerprint in their code."""

from __future__ import annotations

import hashlib
import ipaddress
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from citdesk.hq.encryption_at_rest import Seal
from citdesk.hq.folder import HqFolder
from citdesk.hq.private_file import write_private
from citdesk.wire.encoding import to_base64

_AUTHORITY_LIFE = timedelta(days=365 * 20)
_SERVER_LIFE = timedelta(days=397)
#: A device's clock may be behind.
_BACKDATED = timedelta(days=2)
_ALWAYS = ("localhost", "127.0.0.1", "::1")
#: What the file of its private key is bound to.
ABOUT_AUTHORITY_KEY = "authority key"


def make_authority(folder: HqFolder, seal: Seal, agency: str, now: datetime) -> None:
    """A new P-256 authority in the folder, its private key sealed under the master key. Raises OSError."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, "CITDesk HQ authority"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, agency[:64] or "CITDesk"),
        ]
    )
    certificate = (
        _builder(name, name, key.public_key(), now, _AUTHORITY_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )
    write_private(folder.authority_key, seal.close(_pem(key), ABOUT_AUTHORITY_KEY))
    write_private(folder.authority, certificate.public_bytes(Encoding.PEM))


def issue_server_certificate(folder: HqFolder, seal: Seal, names: tuple[str, ...], now: datetime) -> None:
    """A new server key and certificate for these names and addresses, besides this computer's own.

    Raises OSError, and Tampered when the authority's key was changed or the master key is another.
    """
    authority = x509.load_pem_x509_certificate(folder.authority.read_bytes())
    issuer = load_pem_private_key(
        seal.open(folder.authority_key.read_bytes(), ABOUT_AUTHORITY_KEY), password=None
    )
    if not isinstance(issuer, ec.EllipticCurvePrivateKey):
        message = "the authority's key is not an elliptic-curve key"
        raise TypeError(message)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CITDesk HQ")])
    hosts = dict.fromkeys((*_ALWAYS, *names))
    certificate = (
        _builder(subject, authority.subject, key.public_key(), now, _SERVER_LIFE)
        .add_extension(x509.SubjectAlternativeName([_general_name(host) for host in hosts]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key()), critical=False
        )
        .sign(issuer, SHA256())
    )
    write_private(folder.certificate_key, _pem(key))
    write_private(folder.certificate, certificate.public_bytes(Encoding.PEM))


def authority_fingerprint(folder: HqFolder) -> str:
    """SHA-256 of the authority's certificate (DER), unpadded base64url: what codes carry."""
    certificate = x509.load_pem_x509_certificate(folder.authority.read_bytes())
    return to_base64(hashlib.sha256(certificate.public_bytes(Encoding.DER)).digest())


def server_certificate_ends(folder: HqFolder) -> datetime:
    """When the server's certificate runs out, aware."""
    return x509.load_pem_x509_certificate(folder.certificate.read_bytes()).not_valid_after_utc


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, life: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BACKDATED)
        .not_valid_after(now + life)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
