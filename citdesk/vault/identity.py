"""Whose vault it is, and HQ's word for it."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from citdesk.casework.ids import VaultId
from citdesk.casework.people import Person
from citdesk.vault.failures import DamagedVault
from citdesk.vault.store import Store
from citdesk.wire.encoding import read_object, write_json
from citdesk.wire.recipients import opening_key_of_vault


@dataclass(frozen=True, slots=True)
class Identity:
    """The vault's id, its person as HQ's directory last had them, and HQ's certificate of its keys."""

    vault: VaultId
    person: Person
    certificate: str


def write_identity(store: Store, identity: Identity) -> None:
    """Keeps the identity; inside a transaction."""
    store.set_fact("vault", identity.vault)
    store.set_fact("person", write_json(identity.person.to_json()))
    store.set_fact("certificate", identity.certificate)


def read_identity(store: Store) -> Identity:
    """The identity; raises DamagedVault where a vault has none."""
    vault, person, certificate = (store.fact(name) for name in ("vault", "person", "certificate"))
    if vault is None or person is None or certificate is None:
        raise DamagedVault("Your vault")
    return Identity(VaultId(vault), Person.from_json(read_object(person)), certificate)


def read_opening_key(store: Store) -> X25519PrivateKey:
    """The key that opens what is sealed to this vault; raises DamagedVault where there is none."""
    kept = store.fact("encryption_key")
    if kept is None:
        raise DamagedVault("Your vault")
    return opening_key_of_vault(read_object(kept))
