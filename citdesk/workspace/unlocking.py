"""A locked sign-in and the answer that clears it: the locked computer's side and the supervisor's."""

from __future__ import annotations

import hashlib

from citdesk.casework.errors import UserError
from citdesk.casework.people import Role
from citdesk.vault.audit import Did
from citdesk.vault.clock import Clock, RandomBytes
from citdesk.vault.lock_out import LockOut
from citdesk.vault.profile import DeviceProfile
from citdesk.vault.vault import Vault
from citdesk.wire.unlock import Challenge, device_mark, unlock_key


class NotYourComputer(UserError):
    """The vault has no unlock key for the computer that made the challenge."""

    code = "unknown_computer"

    def __init__(self) -> None:
        super().__init__(
            "You cannot answer for this computer: HQ has not given you its key. "
            "Exchange with HQ once, or let the administrator answer."
        )


def challenge(profile: DeviceProfile, badge: str, clock: Clock, random: RandomBytes) -> str:
    """The challenge for this badge, as shown. One is made for a badge that has no vault as well."""
    name = profile.vault_folder(badge).name
    made = LockOut(profile.secrets, clock).challenge(name, profile.device().device, random)
    return made.to_text()


def answer_challenge(profile: DeviceProfile, badge: str, supervisor: str, answer: str, clock: Clock) -> None:
    """Clears the lock-out when the answer fits; raises WrongAnswer. The passphrase is still needed."""
    device = profile.device()
    key = unlock_key(hashlib.sha256(device.secret.encode()).hexdigest())

    def fits(nonce: bytes) -> bool:
        return Challenge.make(nonce, device.device).is_answered(key, supervisor, answer)

    name = profile.vault_folder(badge).name
    LockOut(profile.secrets, clock).answered(name, fits, supervisor)


def answer_for(vault: Vault, challenge_text: str) -> tuple[str, str]:
    """A supervisor's answer to another computer's challenge, and that computer's name.

    Raises WrongChallenge, NotYourComputer. The trail records it.
    """
    asked = Challenge.from_text(challenge_text)
    person, terms = vault.identity.person, vault.terms.get()
    keys = () if terms is None or not person.has(Role.SUPERVISOR) else terms.unlock_keys
    found = next((each for each in keys if device_mark(each.device) == asked.mark), None)
    if found is None:
        raise NotYourComputer
    vault.audit.note(Did.ANSWERED_CHALLENGE, found.device, detail=asked.to_text())
    return found.name, asked.answer(found.key, person.badge)
