"""Rows of people, devices, vaults and one-time codes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, Row, select, update

from citdesk.casework.ids import DeviceId, PersonId, VaultId
from citdesk.casework.people import Person, Role
from citdesk.hq.store import tables as t
from citdesk.wire.encoding import read_object, write_json, write_time
from citdesk.wire.enrolment import CodeFor
from citdesk.wire.keys import PublicKey


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person and whether they still belong to the agency."""

    person: Person
    active: bool


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """A device as it was enrolled. Times are ISO 8601."""

    id: DeviceId
    name: str
    platform: str
    secret_hash: str
    enrolled_at: str
    revoked_at: str | None


@dataclass(frozen=True, slots=True)
class KnownVault:
    """A vault as it was certified."""

    id: VaultId
    person: PersonId
    device: DeviceId
    signing_key: PublicKey
    certificate: str
    revoked: bool
    #: a public JWK: what is sealed to it, this vault alone opens
    encryption_key: dict[str, object]


@dataclass(frozen=True, slots=True)
class KnownCode:
    """A one-time code that was made, used or not."""

    hash: str
    purpose: CodeFor
    person: PersonId | None
    expires_at: str
    used_for: str | None


def secret_hash(secret: str) -> str:
    """What is kept of a secret that was made from 256 random bits: its SHA-256."""
    return hashlib.sha256(secret.encode()).hexdigest()


def add_person(connection: Connection, person: Person, now: datetime) -> None:
    """Adds a person; the badge must be free."""
    connection.execute(
        t.people.insert().values(
            id=person.id,
            name=person.name,
            badge=person.badge,
            unit=person.unit,
            roles=" ".join(sorted(person.roles)),
            active=True,
            added_at=write_time(now),
        )
    )


def change_person(connection: Connection, person: Person) -> None:
    """Brings the name, unit and roles of a person up to date."""
    changed = {"name": person.name, "unit": person.unit, "roles": " ".join(sorted(person.roles))}
    connection.execute(update(t.people).where(t.people.c.id == person.id).values(**changed))


def disable_person(connection: Connection, person: PersonId) -> None:
    """From now on the person's vaults get no token and no answer."""
    connection.execute(update(t.people).where(t.people.c.id == person).values(active=False))


def all_people(connection: Connection) -> tuple[KnownPerson, ...]:
    """Everybody, disabled ones included, by badge."""
    return tuple(_person(row) for row in connection.execute(select(t.people).order_by(t.people.c.badge)))


def person_by_id(connection: Connection, person: str) -> KnownPerson | None:
    """The person with this id."""
    row = connection.execute(select(t.people).where(t.people.c.id == person)).one_or_none()
    return None if row is None else _person(row)


def person_by_badge(connection: Connection, badge: str) -> KnownPerson | None:
    """The person with this badge."""
    row = connection.execute(select(t.people).where(t.people.c.badge == badge)).one_or_none()
    return None if row is None else _person(row)


def add_device(
    connection: Connection, device: str, name: str, platform: str, secret: str, now: datetime
) -> None:
    """Enrols a device under the hash of its secret."""
    connection.execute(
        t.devices.insert().values(
            id=device,
            name=name,
            platform=platform,
            secret_hash=secret_hash(secret),
            enrolled_at=write_time(now),
        )
    )


def device_by_id(connection: Connection, device: str) -> KnownDevice | None:
    """The device with this id."""
    row = connection.execute(select(t.devices).where(t.devices.c.id == device)).one_or_none()
    return None if row is None else _device(row)


def all_devices(connection: Connection) -> tuple[KnownDevice, ...]:
    """Every device, in the order in which they were enrolled."""
    return tuple(_device(row) for row in connection.execute(select(t.devices).order_by("enrolled_at", "id")))


def devices_of_unit(connection: Connection, unit: str) -> tuple[KnownDevice, ...]:
    """The devices in service on which somebody of the unit has a vault."""
    live = (
        select(t.vaults.c.device)
        .join(t.people, t.people.c.id == t.vaults.c.person)
        .where(t.people.c.unit == unit, t.people.c.active, t.vaults.c.revoked_at.is_(None))
    )
    query = select(t.devices).where(t.devices.c.id.in_(live), t.devices.c.revoked_at.is_(None))
    return tuple(_device(row) for row in connection.execute(query.order_by("name", "id")))


def revoke_device(connection: Connection, device: str, now: datetime) -> None:
    """Revokes the device and every vault on it."""
    at = write_time(now)
    connection.execute(update(t.devices).where(t.devices.c.id == device).values(revoked_at=at))
    live = (t.vaults.c.device == device) & t.vaults.c.revoked_at.is_(None)
    connection.execute(update(t.vaults).where(live).values(revoked_at=at))


def add_vault(
    connection: Connection,
    *,
    vault: str,
    person: str,
    device: str,
    signing_key: dict[str, object],
    encryption_key: dict[str, object],
    certificate: str,
    now: datetime,
) -> None:
    """Keeps a certified vault."""
    connection.execute(
        t.vaults.insert().values(
            id=vault,
            person=person,
            device=device,
            signing_key=write_json(signing_key),
            encryption_key=write_json(encryption_key),
            certificate=certificate,
            certified_at=write_time(now),
        )
    )


def vault_by_id(connection: Connection, vault: str) -> KnownVault | None:
    """The vault with this id."""
    row = connection.execute(select(t.vaults).where(t.vaults.c.id == vault)).one_or_none()
    return None if row is None else _vault(row)


def all_vaults(connection: Connection) -> tuple[KnownVault, ...]:
    """Every vault that was ever certified."""
    return tuple(_vault(row) for row in connection.execute(select(t.vaults).order_by(t.vaults.c.id)))


def add_code(
    connection: Connection,
    secret: str,
    purpose: CodeFor,
    person: str | None,
    made: datetime,
    expires: datetime,
) -> None:
    """Keeps the hash of a one-time code."""
    connection.execute(
        t.codes.insert().values(
            hash=secret_hash(secret),
            purpose=purpose.value,
            person=person,
            made_at=write_time(made),
            expires_at=write_time(expires),
        )
    )


def find_code(connection: Connection, secret: str) -> KnownCode | None:
    """The code that was made with this secret."""
    row = connection.execute(select(t.codes).where(t.codes.c.hash == secret_hash(secret))).one_or_none()
    if row is None:
        return None
    person = None if row.person is None else PersonId(row.person)
    return KnownCode(row.hash, CodeFor(row.purpose), person, row.expires_at, row.used_for)


def use_code(connection: Connection, code: KnownCode, used_for: str) -> None:
    """From now on the code admits nobody but the one that used it."""
    connection.execute(update(t.codes).where(t.codes.c.hash == code.hash).values(used_for=used_for))


def _person(row: Row[tuple[object, ...]]) -> KnownPerson:
    roles = frozenset(Role(word) for word in cast("str", row.roles).split())
    return KnownPerson(Person(PersonId(row.id), row.name, row.badge, row.unit, roles), bool(row.active))


def _device(row: Row[tuple[object, ...]]) -> KnownDevice:
    return KnownDevice(
        DeviceId(row.id), row.name, row.platform, row.secret_hash, row.enrolled_at, row.revoked_at
    )


def _vault(row: Row[tuple[object, ...]]) -> KnownVault:
    return KnownVault(
        VaultId(row.id),
        PersonId(row.person),
        DeviceId(row.device),
        PublicKey.from_json(read_object(cast("str", row.signing_key))),
        row.certificate,
        row.revoked_at is not None,
        read_object(cast("str", row.encryption_key)),
    )
