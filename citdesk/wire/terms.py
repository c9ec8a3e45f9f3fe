"""The terms HQ signs for a vault at each contact: how long it may work alone, and the agency's settings.

``GET /v1/terms`` answers ``{"format", "terms": compact JWS, "hq_time"}``. The statement is signed by HQ's key
under its own use and names the vault it was made for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import cast

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import VaultId
from citdesk.wire.encoding import (
    FORMAT,
    MalformedMessage,
    from_base64,
    optional_text_of,
    read_time,
    text_of,
    to_base64,
    whole_of,
    write_time,
)
from citdesk.wire.keys import PublicKey, SigningKey, Use

#: CJIS AC-11: the longest a session may stand unlocked without anybody at it, outside a vehicle's exemption.
LONGEST_IDLE_MINUTES = 30
_LONGEST_ADDRESS = 500
_LONGEST_NOTICE = 4000
_KEY_BYTES = 32


class Stretching(StrEnum):
    """How passphrases become keys."""

    ARGON2ID = "argon2id"
    #: for agencies that have the operating system's FIPS-validated OpenSSL
    PBKDF2 = "pbkdf2-sha512"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the agency decides about its computers. The defaults hold until HQ was heard."""

    #: shown before signing in (CJIS AC-8); '' shows the program's own sentence
    notice: str = ""
    screen_lock_minutes: int = 10
    vault_lock_minutes: int = 30
    #: CJIS AC-11 exempts computers in a criminal-justice conveyance from the 30 minutes
    vehicle_exempt: bool = False
    #: length of a shift; before its end people are reminded of work that has not left
    shift_hours: int = 10
    stretching: Stretching = Stretching.ARGON2ID
    #: X25519 public key to which vaults escrow their data key; None escrows nothing
    escrow_key: bytes | None = None
    #: where signatures on papers get their time confirmed (RFC 3161), '' for nowhere
    time_stamp_server: str = ""

    def __post_init__(self) -> None:
        longest = 24 * 60 if self.vehicle_exempt else LONGEST_IDLE_MINUTES
        if not 1 <= self.screen_lock_minutes <= self.vault_lock_minutes <= longest:
            raise MalformedMessage(
                f"the screen locks after 1 minute or more, the vault not before it and within {longest}"
            )
        if not 1 <= self.shift_hours <= 24 or len(self.notice) > _LONGEST_NOTICE:
            raise MalformedMessage("a shift has 1 to 24 hours, a notice at most 4000 letters")
        if self.escrow_key is not None and len(self.escrow_key) != _KEY_BYTES:
            raise MalformedMessage("an escrow key has 32 bytes")
        server = self.time_stamp_server
        if server and (not server.startswith(("https://", "http://")) or len(server) > _LONGEST_ADDRESS):
            raise MalformedMessage("a time-stamp server is named by its http or https address")

    def to_json(self) -> dict[str, object]:
        """The settings as plain JSON values."""
        return {
            "notice": self.notice,
            "screen_lock_minutes": self.screen_lock_minutes,
            "vault_lock_minutes": self.vault_lock_minutes,
            "vehicle_exempt": self.vehicle_exempt,
            "shift_hours": self.shift_hours,
            "stretching": self.stretching.value,
            "escrow_key": None if self.escrow_key is None else to_base64(self.escrow_key),
            "time_stamp_server": self.time_stamp_server,
        }

    @classmethod
    def from_json(cls, value: object) -> Settings:
        """Reads what :meth:`to_json` wrote; raises MalformedMessage."""
        found = _object(value, "the settings are")
        stretching, escrow = text_of(found, "stretching"), optional_text_of(found, "escrow_key")
        if stretching not in tuple(Stretching):
            raise MalformedMessage("a way of stretching is unknown")
        return cls(
            text_of(found, "notice"),
            whole_of(found, "screen_lock_minutes"),
            whole_of(found, "vault_lock_minutes"),
            found.get("vehicle_exempt") is True,
            whole_of(found, "shift_hours"),
            Stretching(stretching),
            None if escrow is None else from_base64(escrow),
            optional_text_of(found, "time_stamp_server") or "",
        )


@dataclass(frozen=True, slots=True)
class UnlockKey:
    """With this a supervisor answers the challenge of one computer; see :mod:`citdesk.wire.unlock`."""

    device: str
    name: str
    key: bytes = field(repr=False)

    def to_json(self) -> dict[str, object]:
        """The key as plain JSON values."""
        return {"device": self.device, "name": self.name, "key": to_base64(self.key)}

    @classmethod
    def from_json(cls, value: object) -> UnlockKey:
        """Reads what :meth:`to_json` wrote; raises MalformedMessage."""
        found = _object(value, "an unlock key is")
        return cls(text_of(found, "device"), text_of(found, "name"), from_base64(text_of(found, "key")))


@dataclass(frozen=True, slots=True)
class Terms:
    """HQ's word to one vault. Times are HQ's. ``unlock_keys`` are empty for all but supervisors."""

    vault: VaultId
    told_at: datetime
    #: without another contact no new work is begun after this; what is there stays readable and can leave
    work_until: datetime
    settings: Settings = field(default_factory=Settings)
    unlock_keys: tuple[UnlockKey, ...] = ()

    def sign(self, key: SigningKey) -> str:
        """The terms as a compact JWS by HQ's key."""
        return key.sign(
            Use.TERMS,
            {
                "format": FORMAT,
                "vault": self.vault,
                "told_at": write_time(self.told_at),
                "work_until": write_time(self.work_until),
                "settings": self.settings.to_json(),
                "unlock_keys": [each.to_json() for each in self.unlock_keys],
            },
        )

    @classmethod
    def read(cls, signed: str, hq_key: PublicKey, vault: VaultId) -> Terms:
        """Verified terms; raises Tampered (also when they were made for another vault), MalformedMessage."""
        said = hq_key.verify(Use.TERMS, signed)
        if said.get("format") != FORMAT:
            raise MalformedMessage(f"the terms are not of format {FORMAT}")
        if said.get("vault") != vault:
            raise Tampered("HQ's terms were made for another vault.", code="foreign_terms")
        keys = said.get("unlock_keys")
        if not isinstance(keys, list):
            raise MalformedMessage("the terms have no list of unlock keys")
        return cls(
            vault,
            read_time(text_of(said, "told_at")),
            read_time(text_of(said, "work_until")),
            Settings.from_json(said.get("settings")),
            tuple(UnlockKey.from_json(each) for each in cast("list[object]", keys)),
        )


def _object(value: object, what: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise MalformedMessage(f"{what} not an object")
    return cast("dict[str, object]", value)
