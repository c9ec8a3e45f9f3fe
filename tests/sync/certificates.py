"""Vaults that HQ knows without their having applied over a network."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from citdesk.casework.ids import DeviceId, PersonId, VaultId
from citdesk.hq.store import registry
from citdesk.wire.keys import SigningKey, Use


def certify(
    connection: Connection,
    hq_key: SigningKey,
    *,
    vault: VaultId,
    person: PersonId,
    device: DeviceId,
    signing_key: dict[str, object],
    encryption_key: dict[str, object],
    now: datetime,
) -> None:
    """Enrols the device and certifies the vault on it, as HQ does after an application."""
    registry.add_device(connection, device, "Car", "Linux", "secret", now)
    said: dict[str, object] = {
        "vault": vault,
        "person": person,
        "device": device,
        "signing_key": signing_key,
        "encryption_key": encryption_key,
    }
    registry.add_vault(
        connection,
        vault=vault,
        person=person,
        device=device,
        signing_key=signing_key,
        encryption_key=encryption_key,
        certificate=hq_key.sign(Use.VAULT_CERTIFICATE, said),
        now=now,
    )
