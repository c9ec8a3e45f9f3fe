"""People, agencies and time-stamp servers with certificates, made for one run of the tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from citdesk.paperwork.signing.sign import PaperKey
from tests.unit.paperwork.printed import ORDER

AT = ORDER.made_at
START = datetime(2026, 1, 1, tzinfo=UTC)


def _name(common: str, badge: str = "") -> x509.Name:
    named = [x509.NameAttribute(NameOID.COMMON_NAME, common)]
    if badge:
        named.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, badge))
    return x509.Name(named)


def _usage(*, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not issues,
        content_commitment=not issues,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )


def _certificate(
    subject: str,
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey,
    issuer: str,
    by: ec.EllipticCurvePrivateKey,
    *,
    root: bool,
    stamps: bool = False,
    badge: str = "",
) -> x509.Certificate:
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(subject, badge))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(START)
        .not_valid_after(START + timedelta(days=365))
        .add_extension(x509.BasicConstraints(ca=root, path_length=None), critical=True)
        .add_extension(_usage(issues=root), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
    )
    if not root and not stamps:
        use = x509.ExtendedKeyUsage([x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")])  # RFC 9336
        builder = builder.add_extension(use, critical=False)
    if stamps:
        use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(use, critical=True)
    return builder.sign(by, SHA256())


@cache
def authority(name: str) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """An agency's root."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key, _certificate(name, key, name, key, root=True)


@cache
def person(name: str, agency: str = "Larkspur authority", badge: str = "") -> PaperKey:
    """A paper key, certified by that agency: a person's has the badge, HQ's own none."""
    root_key, _ = authority(agency)
    key = ec.generate_private_key(ec.SECP256R1())
    return PaperKey(key, _certificate(name, key, agency, root_key, root=False, badge=badge))


@cache
def stamping() -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    """The key of a time-stamp server, certified by an authority of its own."""
    root_key, _ = authority("Clock authority")
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key, _certificate("Clock of Larkspur", key, "Clock authority", root_key, root=False, stamps=True)
