"""A device before anybody is signed in: enrolling it, opening a vault on it, signing in."""

from __future__ import annotations

from pathlib import Path

from citdesk.vault.clock import Clock, RandomBytes, SystemClock, system_random
from citdesk.workspace.workspace import Workspace


class Desk:
    """One device's profile folder. Everything here blocks; nothing of it may run on the GUI thread."""

    def __init__(
        self,
        profile: Path,
        *,
        clock: Clock | None = None,
        random: RandomBytes = system_random,
    ) -> None:
        self._profile = profile
        self._clock = clock or SystemClock()
        self._random = random

    @property
    def enrolled(self) -> bool:
        """True once an administrator's code bound this device to an agency."""
        raise NotImplementedError

    @property
    def agency_name(self) -> str:
        """The agency's name, '' before enrolment."""
        raise NotImplementedError

    @property
    def demonstration(self) -> bool:
        """True for the demonstration agency: watermarks everywhere, no enrolment elsewhere."""
        raise NotImplementedError

    @property
    def notice(self) -> str:
        """What must be read before signing in (CJIS AC-8)."""
        raise NotImplementedError

    def enrol(self, code_text: str) -> None:
        """Binds this device to the agency that made the code. Uses the network.

        Raises UserError (code unreadable, used or expired), EnvironmentProblem (HQ not reached).
        """
        raise NotImplementedError

    def create_vault(self, code_text: str, badge: str, passphrase: str) -> tuple[Workspace, str]:
        """Opens a vault for a person and signs in; also gives the recovery code, shown once. Uses the network."""
        raise NotImplementedError

    def sign_in(self, badge: str, passphrase: str) -> Workspace:
        """Opens the person's vault, without network.

        Raises UserError ``wrong_sign_in`` (the same sentence whether badge or passphrase is wrong),
        Tampered (damaged, rolled back or unencrypted), AdministratorError (keyring), EnvironmentProblem.
        """
        raise NotImplementedError
