"""What the agency decides about its computers, as HQ keeps it, and the terms each vault is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from citdesk.casework.errors import AdministratorError, UserError
from citdesk.casework.people import Person, Role
from citdesk.hq.store.database import Database
from citdesk.hq.store.reading import set_setting, setting
from citdesk.hq.store.registry import KnownVault, devices_of_unit
from citdesk.wire.encoding import MalformedMessage, read_object, whole_of, write_json
from citdesk.wire.keys import SigningKey
from citdesk.wire.terms import Settings, Terms, UnlockKey
from citdesk.wire.unlock import unlock_key

_NAME = "house_rules"
#: How long a vault may work without contact: the default, and the longest that may be set.
LEASE_DAYS, LONGEST_LEASE_DAYS = 14, 90


@dataclass(frozen=True, slots=True)
class HouseRules:
    """The settings that every vault is told, and for how many days without contact one may begin new work."""

    settings: Settings = field(default_factory=Settings)
    lease_days: int = LEASE_DAYS

    def __post_init__(self) -> None:
        if not 1 <= self.lease_days <= LONGEST_LEASE_DAYS:
            raise UserError(f"A vault may work alone for 1 to {LONGEST_LEASE_DAYS} days.", code="house_rules")


@dataclass(frozen=True, slots=True)
class TermsDesk:
    """Tells vaults the terms under which they may be used."""

    database: Database
    signing_key: SigningKey

    def rules(self) -> HouseRules:
        """The rules as they are now, the defaults before any were set."""
        with self.database.read() as connection:
            return read_rules(connection)

    def signed_for(self, vault: KnownVault, person: Person, now: datetime) -> str:
        """The terms for one vault, signed; a supervisor's hold the unlock keys of the unit's computers."""
        with self.database.read() as connection:
            rules = read_rules(connection)
            devices = devices_of_unit(connection, person.unit) if person.has(Role.SUPERVISOR) else ()
        keys = tuple(UnlockKey(each.id, each.name, unlock_key(each.secret_hash)) for each in devices)
        until = now + timedelta(days=rules.lease_days)
        return Terms(vault.id, now, until, rules.settings, keys).sign(self.signing_key)


def read_rules(connection: Connection) -> HouseRules:
    """The rules in the record; raises AdministratorError where they cannot be read."""
    text = setting(connection, _NAME)
    if text is None:
        return HouseRules()
    try:
        said = read_object(text)
        return HouseRules(Settings.from_json(said.get("settings")), whole_of(said, "lease_days"))
    except (MalformedMessage, UserError) as wrong:
        raise AdministratorError(
            f"The agency's settings cannot be read: {wrong}. Set them again: citdesk-hq settings.",
            code="house_rules",
        ) from wrong


def write_rules(connection: Connection, rules: HouseRules) -> None:
    """Keeps the rules; vaults are told at their next contact."""
    said = {"settings": rules.settings.to_json(), "lease_days": rules.lease_days}
    set_setting(connection, _NAME, write_json(said))
