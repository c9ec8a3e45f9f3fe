"""Who gets in: one-time codes, devices enrolled by them, vaults certified, tokens for certified vaults."""

from __future__ import annotations

import hmac
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from sqlalchemy import Connection, delete, select

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import DeviceId, PersonId, VaultId
from citdesk.casework.people import Person
from citdesk.hq.failures import RequestRefused
from citdesk.hq.store import registry
from citdesk.hq.store import tables as t
from citdesk.hq.store.database import Database
from citdesk.hq.store.registry import KnownCode, KnownVault
from citdesk.hq.tokens import Tokens
from citdesk.wire.assertion import AUDIENCE, LIFETIME, asserted_vault, verify_assertion
from citdesk.wire.encoding import FORMAT, MalformedMessage, read_time, to_base64, write_time
from citdesk.wire.enrolment import CodeFor
from citdesk.wire.keys import PublicKey, SigningKey, Use

#: How far HQ's clock and an assertion's may be apart. A client that is told HQ's time goes by that.
_LEEWAY = timedelta(seconds=30)
_SECRET_BYTES = 32
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Applicant:
    """A vault that asks to be certified, as its device sent it."""

    code: str
    device: str
    device_secret: str
    badge: str
    vault: str
    signing_key: dict[str, object]
    encryption_key: dict[str, object]


@dataclass(frozen=True, slots=True)
class Admission:
    """HQ's door."""

    database: Database
    signing_key: SigningKey
    tokens: Tokens

    def make_code(self, purpose: CodeFor, person: PersonId | None, life: timedelta, now: datetime) -> str:
        """A new one-time secret for a device, or for a person's vault."""
        secret = to_base64(secrets.token_bytes(_SECRET_BYTES))
        with self.database.append() as connection:
            registry.add_code(connection, secret, purpose, person, now, now + life)
        return secret

    def enrol_device(
        self, code: str, device: str, secret: str, name: str, platform: str, now: datetime
    ) -> DeviceId:
        """Enrols the device by the code. A repeat by the same device with the same secret is answered alike.

        Raises RequestRefused (``wrong_code``, ``malformed``).
        """
        _check_uuid(device)
        said = (name, platform, secret)
        if len(secret) < _SECRET_BYTES or max(map(len, said)) > _LONGEST_NAME:
            raise _malformed()
        if not all(map(str.isprintable, said)):  # a line break would make a row of its own in a list
            raise _malformed()
        with self.database.append() as connection:
            found = _usable(connection, code, CodeFor.DEVICE, device, now)
            known = registry.device_by_id(connection, device)
            if known is None and found.used_for is None:
                registry.add_device(connection, device, name, platform, secret, now)
                registry.use_code(connection, found, device)
            elif known is None or found.used_for != device or not _is_secret(secret, known.secret_hash):
                raise _wrong_code()
        return DeviceId(device)

    def certify_vault(self, applicant: Applicant, now: datetime) -> tuple[str, Person]:
        """Certifies the vault for the person whose code it is; the certificate and the person.

        A repeat with the same keys is answered alike. Raises RequestRefused (``wrong_code``, ``revoked``,
        ``malformed``).
        """
        _check_uuid(applicant.vault)
        signing = PublicKey.from_json(applicant.signing_key).to_json()
        encryption = _encryption_key(applicant.encryption_key)
        with self.database.append() as connection:
            found = _usable(connection, applicant.code, CodeFor.VAULT, applicant.vault, now)
            _check_device(connection, applicant)
            known = None if found.person is None else registry.person_by_id(connection, found.person)
            if known is None or not known.active or known.person.badge != applicant.badge.strip():
                raise _wrong_code()
            person = known.person
            before = registry.vault_by_id(connection, applicant.vault)
            if before is not None:
                if found.used_for != applicant.vault or before.signing_key.to_json() != signing:
                    raise _wrong_code()
                return before.certificate, person
            statement: dict[str, object] = {
                "format": FORMAT,
                "vault": applicant.vault,
                "person": person.id,
                "device": applicant.device,
                "signing_key": signing,
                "encryption_key": encryption,
                "at": write_time(now),
            }
            certificate = self.signing_key.sign(Use.VAULT_CERTIFICATE, statement)
            registry.add_vault(
                connection,
                vault=applicant.vault,
                person=person.id,
                device=applicant.device,
                signing_key=signing,
                encryption_key=encryption,
                certificate=certificate,
                now=now,
            )
            registry.use_code(connection, found, applicant.vault)
        return certificate, person

    def token(self, assertion: str, now: datetime) -> str:
        """A token for the vault that signed the assertion.

        Whoever cannot sign for the vault is not told whether HQ knows it, or has revoked it. Raises
        RequestRefused (``assertion_expired``, ``not_certified``, ``revoked``, ``wrong_audience``) and
        MalformedMessage.
        """
        vault = asserted_vault(assertion)
        with self.database.append() as connection:
            vouched = registry.vault_by_id(connection, vault)
            if vouched is None:
                raise _not_certified()
            try:
                said = verify_assertion(vouched.signing_key, assertion)
            except Tampered as wrong:
                raise _not_certified() from wrong
            self._admitted(connection, vault)
            if said.vault != vault or said.audience != AUDIENCE:
                raise RequestRefused("The assertion is for somebody else.", code="wrong_audience", status=401)
            if not (said.issued <= now + _LEEWAY and now - _LEEWAY < said.expires):
                raise _expired()
            if said.expires - said.issued > LIFETIME:
                raise _expired()
            _use_once(connection, f"{vault} {said.nonce}", said.expires + _LEEWAY, now)
        return self.tokens.make(vault, now)

    def admitted(self, vault: VaultId) -> tuple[KnownVault, Person]:
        """The vault and its person if they may still act; raises RequestRefused (``revoked`` …)."""
        with self.database.read() as connection:
            return self._admitted(connection, vault)

    def _admitted(self, connection: Connection, vault: str) -> tuple[KnownVault, Person]:
        known = registry.vault_by_id(connection, vault)
        if known is None:
            raise _not_certified()
        person = registry.person_by_id(connection, known.person)
        if known.revoked or person is None or not person.active:
            raise RequestRefused(
                "HQ does not take anything from this vault anymore. Your work is kept here; ask your "
                "administrator.",
                code="revoked",
                status=403,
            )
        return known, person.person


def _usable(connection: Connection, secret: str, purpose: CodeFor, user: str, now: datetime) -> KnownCode:
    found = registry.find_code(connection, secret)
    if found is None or found.purpose is not purpose or read_time(found.expires_at) <= now:
        raise _wrong_code()
    if found.used_for not in (None, user):
        raise _wrong_code()
    return found


def _check_device(connection: Connection, applicant: Applicant) -> None:
    device = registry.device_by_id(connection, applicant.device)
    if device is None or not _is_secret(applicant.device_secret, device.secret_hash):
        raise _wrong_code()
    if device.revoked_at is not None:
        raise RequestRefused(
            "This computer was taken out of service. Ask your administrator.", code="revoked", status=403
        )


def _use_once(connection: Connection, nonce: str, until: datetime, now: datetime) -> None:
    seen = t.assertions_seen
    connection.execute(delete(seen).where(seen.c.expires_at < write_time(now)))
    if connection.execute(select(seen.c.nonce).where(seen.c.nonce == nonce)).first() is not None:
        raise _expired()
    connection.execute(seen.insert().values(nonce=nonce, expires_at=write_time(until)))


def _is_secret(secret: str, kept: str) -> bool:
    return hmac.compare_digest(registry.secret_hash(secret), kept)


def _check_uuid(value: str) -> None:
    try:
        uuid.UUID(value)
    except ValueError as wrong:
        raise _malformed() from wrong


def _encryption_key(value: dict[str, object]) -> dict[str, object]:
    public = {name: part for name, part in value.items() if name != "d"}
    try:
        key = OKPKey.import_key(cast("dict[str, str | list[str]]", public))
    except (JoseError, ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise MalformedMessage("the encryption key is not an X25519 JWK") from wrong
    if key.get("crv") != "X25519":
        raise MalformedMessage("the encryption key is not an X25519 JWK")
    return dict(key.as_dict(private=False))


def _malformed() -> RequestRefused:
    return RequestRefused("The request is malformed.", code="malformed", status=400)


def _not_certified() -> RequestRefused:
    return RequestRefused("HQ does not know this vault.", code="not_certified", status=401)


def _wrong_code() -> RequestRefused:
    return RequestRefused(
        "This code is not valid: it was used, has run out, or is for somebody else. Ask for a new one.",
        code="wrong_code",
        status=403,
    )


def _expired() -> RequestRefused:
    return RequestRefused("The assertion has run out.", code="assertion_expired", status=401)
