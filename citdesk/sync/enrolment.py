"""Enrolling a device with HQ, and having a person's new vault certified, each by a one-time code.

Before enrolment nobody is trusted: HQ's certificate authority is fetched once over an unverified
connection and must be the very one whose fingerprint the code names. All the rest goes over connections
that trust this authority alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import cast

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from citdesk.casework.errors import AdministratorError, UserError
from citdesk.casework.ids import DeviceId, VaultId
from citdesk.casework.people import Person
from citdesk.sync.ports import RandomBytes
from citdesk.sync.transport import Transport, read_authority
from citdesk.wire.agency import Agency
from citdesk.wire.encoding import FORMAT, MalformedMessage, text_of, to_base64
from citdesk.wire.enrolment import CodeFor, EnrolmentCode
from citdesk.wire.keys import PublicKey

_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class EnrolledDevice:
    """What a device keeps about the agency it belongs to. ``secret`` belongs into the keyring."""

    hq: str
    device: DeviceId
    secret: str
    agency: Agency
    authority_pem: str
    hq_key: PublicKey


@dataclass(frozen=True, slots=True)
class NewVault:
    """The public side of a vault that asks to be certified. Keys are public JWKs (RFC 7517)."""

    id: VaultId
    signing_key: dict[str, object]
    encryption_key: dict[str, object]


@dataclass(frozen=True, slots=True)
class CertifiedVault:
    """HQ's certificate for a vault, a JWS by HQ's key, and the person it belongs to."""

    certificate: str
    person: Person


def enrol_device(
    code_text: str, *, name: str, platform: str, device: str, random: RandomBytes
) -> EnrolledDevice:
    """Enrols this device once. ``device`` is a new UUID made by the caller; ``name`` is for people.

    Raises UserError (``wrong_code``), EnvironmentProblem (``unreachable``, ``not_hq``), AdministratorError
    (``wrong_authority``: another server answers at HQ's address).
    """
    code = _read_code(code_text, CodeFor.DEVICE)
    authority = _authority_of(code)
    secret = to_base64(random(_SECRET_BYTES))
    with Transport(code.hq, authority) as transport:
        said = transport.post(
            "/v1/enrol",
            {
                "format": FORMAT,
                "code": code.secret,
                "device": device,
                "secret": secret,
                "name": name,
                "platform": platform,
            },
        )
    return EnrolledDevice(
        code.hq,
        DeviceId(text_of(said, "device")),
        secret,
        Agency.from_json(said.get("agency")),
        authority,
        PublicKey.from_json(_object_of(said, "hq_key")),
    )


def certify_vault(enrolled: EnrolledDevice, code_text: str, badge: str, vault: NewVault) -> CertifiedVault:
    """Has a new vault certified for the person whose code and badge these are.

    Raises UserError (``wrong_code``, also when the code is of another agency or the badge does not fit),
    EnvironmentProblem and AdministratorError (``revoked``: the device is).
    """
    code = _read_code(code_text, CodeFor.VAULT)
    if fingerprint(enrolled.authority_pem) != code.authority:
        raise UserError("This code is of another agency than this computer.", code="wrong_code")
    with Transport(enrolled.hq, enrolled.authority_pem) as transport:
        said = transport.post(
            "/v1/vaults",
            {
                "format": FORMAT,
                "code": code.secret,
                "device": enrolled.device,
                "device_secret": enrolled.secret,
                "badge": badge,
                "vault": vault.id,
                "signing_key": vault.signing_key,
                "encryption_key": vault.encryption_key,
            },
        )
    try:
        person = Person.from_json(_object_of(said, "person"))
    except (KeyError, ValueError) as wrong:
        raise MalformedMessage("HQ's answer names no person") from wrong
    return CertifiedVault(text_of(said, "certificate"), person)


def fingerprint(authority_pem: str) -> str:
    """SHA-256 over the certificate's DER bytes, unpadded base64url; raises MalformedMessage."""
    try:
        certificate = x509.load_pem_x509_certificate(authority_pem.encode())
    except ValueError as wrong:
        raise MalformedMessage("the certificate authority is not a PEM certificate") from wrong
    return to_base64(hashlib.sha256(certificate.public_bytes(Encoding.DER)).digest())


def _read_code(text: str, purpose: CodeFor) -> EnrolmentCode:
    try:
        code = EnrolmentCode.from_text(text)
    except MalformedMessage as wrong:
        raise UserError(
            "This is not a whole code. Copy it again, from CITDESK- to its end.", code="wrong_code"
        ) from wrong
    if code.purpose is not purpose:
        wanted = "this computer" if purpose is CodeFor.DEVICE else "you"
        raise UserError(f"This code is not for {wanted}. Ask for the other one.", code="wrong_code")
    return code


def _authority_of(code: EnrolmentCode) -> str:
    authority = read_authority(code.hq)
    if fingerprint(authority) != code.authority:
        raise AdministratorError(
            "The server at HQ's address is not the one this code was made by. Tell your administrator.",
            code="wrong_authority",
        )
    return authority


def _object_of(said: dict[str, object], name: str) -> dict[str, object]:
    found = said.get(name)
    if not isinstance(found, dict):
        raise MalformedMessage(f"{name} is missing")
    return cast("dict[str, object]", found)
