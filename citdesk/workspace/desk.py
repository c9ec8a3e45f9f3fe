"""A device before anybody is signed in: enrolling it, opening a vault on it, signing in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from citdesk.resource_files import forms_path
from citdesk.vault.clock import Clock, RandomBytes, SystemClock, system_random
from citdesk.vault.failures import LostTail
from citdesk.vault.profile import DeviceProfile, EnrolledDevice

if TYPE_CHECKING:
    from citdesk.vault.opening import Ground
    from citdesk.vault.owed_codes import OwedCodes
    from citdesk.vault.secret import Passphrase
    from citdesk.vault.secret_store import SecretStore
    from citdesk.vault.stretching import Recipe
    from citdesk.vault.vault import Vault
    from citdesk.wire.terms import Settings
    from citdesk.workspace.vault_care import Finding, Restored
    from citdesk.workspace.workspace import Workspace

# The rest is imported where it is used: the sign-in window is on the screen before form engine and
# cryptography are loaded, and they load while the person types.

_NOTICE = (
    "This computer holds criminal justice information. You may use it for your duties only. What you do is "
    "recorded. Unauthorized use may be punished. By signing in you agree to this."
)


class Desk:
    """One device's profile folder. Everything here blocks; nothing of it may run on the GUI thread.

    Secrets go to the operating system's keyring unless ``secrets`` is given.
    Forms are the packaged ones unless a folder is given.
    ``cost`` is what a passphrase guess costs; without it this machine is measured when a vault is made.
    """

    def __init__(
        self,
        profile: Path,
        *,
        clock: Clock | None = None,
        random: RandomBytes = system_random,
        secrets: SecretStore | None = None,
        cost: Recipe | None = None,
        forms: Path | None = None,
    ) -> None:
        self._profile = DeviceProfile(profile, random, None if secrets is None else lambda _: secrets)
        self._clock = clock or SystemClock()
        self._random = random
        self._cost = cost
        self._forms = forms or forms_path()
        self._told_of_loss: set[str] = set()

    @property
    def enrolled(self) -> bool:
        """True once an administrator's code bound this device to an agency."""
        return self._profile.enrolled

    @property
    def agency_name(self) -> str:
        """The agency's name, '' before enrolment."""
        agency = self._profile.agency()
        return "" if agency is None else agency.name

    @property
    def demonstration(self) -> bool:
        """True for the demonstration agency: watermarks everywhere, no enrolment elsewhere."""
        agency = self._profile.agency()
        return agency is not None and agency.demonstration

    @property
    def notice(self) -> str:
        """What must be read before signing in (CJIS AC-8): the agency's text, or the program's own."""
        return self._profile.notice or _NOTICE

    @property
    def secrets_in_file(self) -> bool:
        """True where the administrator allowed a file instead of a keyring: the screen shows it for ever."""
        return self._profile.secrets_in_file

    def enrol(self, code_text: str) -> None:
        """Binds this device to the agency that made the code. Uses the network.

        Raises UserError (``wrong_code``, ``already_enrolled``), EnvironmentProblem (HQ not reached),
        AdministratorError (no keyring, another server at HQ's address).
        """
        from citdesk.workspace import sign_in

        sign_in.enrol(self._profile, code_text, self._random)

    def create_vault(self, code_text: str, badge: str, passphrase: Passphrase) -> tuple[Workspace, str]:
        """Makes a person's vault and signs in; also gives the recovery code, shown once. Uses the network.

        Raises UserError (``weak_passphrase``, ``vault_exists``, ``wrong_code``), EnvironmentProblem,
        AdministratorError.
        """
        from citdesk.workspace import sign_in

        vault, device, code = sign_in.create_vault(
            self._profile, code_text, badge, passphrase, self._cost_here(), self._clock, self._random
        )
        return self._signed_in(vault, device), code

    def sign_in(self, badge: str, passphrase: Passphrase) -> Workspace:
        """Opens the person's vault, without network.

        Raises UserError ``wrong_sign_in`` (the same sentence whether badge or passphrase is wrong) and
        ``locked_out``, Tampered (damaged, rolled back or unencrypted), AdministratorError (keyring),
        EnvironmentProblem.
        After LostTail was raised, signing in again opens what is there, and the vault remembers it.
        """
        from citdesk.workspace import sign_in

        device = self._profile.device_without_secret()
        ground = self._ground(device)
        told = _plain(badge) in self._told_of_loss
        try:
            vault = sign_in.open_vault(self._profile, badge, passphrase, ground, accept_loss=told)
        except LostTail:
            self._told_of_loss.add(_plain(badge))
            raise
        self._note_accepted_loss(vault, badge)
        workspace = self._signed_in(vault, device)
        workspace.code_owed = self._owed_codes().owed(vault.folder.name)
        return workspace

    def owe_code(self, badge: str) -> None:
        """This person is shown a recovery code and has no other: later sign-ins say so until it is on paper.

        Raises AdministratorError (keyring), as :meth:`code_written` does.
        """
        self._owed_codes().note(self._profile.vault_folder(badge).name)

    def code_written(self, badge: str) -> None:
        """The person's recovery code is on paper."""
        self._owed_codes().settled(self._profile.vault_folder(badge).name)

    def challenge(self, badge: str) -> str:
        """What to read to a supervisor when signing in is locked; works without network, tells of nobody."""
        from citdesk.workspace import unlocking

        return unlocking.challenge(self._profile, badge, self._clock, self._random)

    def answer_challenge(self, badge: str, supervisor: str, answer: str) -> None:
        """Clears the lock-out when the answer is right; the passphrase is still needed.

        ``supervisor`` is the badge of whoever answered. Raises UserError ``wrong_answer``.
        """
        from citdesk.workspace import unlocking

        unlocking.answer_challenge(self._profile, badge, supervisor, answer, self._clock)

    def escrow_request(self, badge: str, rescuer: str) -> str:
        """A request to the agency's escrow holder for the vault of this badge; ``rescuer`` is who asks.

        Raises UserError ``not_escrowed``, Tampered, AdministratorError (keyring).
        """
        from citdesk.workspace import rescue

        return rescue.request(self._profile, badge, rescuer, self._clock)

    def rescue(self, badge: str, answer_text: str) -> Workspace:
        """Opens the vault with the escrow holder's answer: to read, not to sign. Both people are recorded.

        Raises UserError (``no_request``, ``not_an_answer``), Tampered, AdministratorError.
        """
        from citdesk.workspace import rescue

        device = self._profile.device_without_secret()
        return self._signed_in(rescue.rescue(self._profile, badge, answer_text, self._ground(device)), device)

    def try_passphrase(self, badge: str, passphrase: Passphrase) -> None:
        """Checks the passphrase of somebody whose vault is open: the way through the screen lock.

        Raises UserError (``wrong_sign_in``, ``locked_out``), Tampered, AdministratorError (keyring),
        EnvironmentProblem.
        """
        from citdesk.workspace import sign_in

        sign_in.try_passphrase(self._profile, badge, passphrase, self._clock)

    def check_vault(self, badge: str, passphrase: Passphrase) -> Sequence[Finding]:
        """Looks at every page, the trail and the copies of a vault that nobody has open; damage is a finding.

        Raises UserError (``wrong_sign_in``, ``locked_out``), EnvironmentProblem, AdministratorError.
        """
        from citdesk.workspace import vault_care

        return vault_care.check_vault(self._profile, badge, passphrase, self._ground_here())

    def repair_vault(self, badge: str, passphrase: Passphrase) -> Sequence[Finding]:
        """Accepts a lost tail, rebuilds what is derived, and checks again. Raises Tampered besides.

        Pages that are damaged are not mended: :meth:`restore_vault` puts a copy back.
        """
        from citdesk.workspace import vault_care

        return vault_care.repair_vault(self._profile, badge, passphrase, self._ground_here())

    def export_vault(self, badge: str, passphrase: Passphrase, to: Path) -> None:
        """Writes the vault into one file, encrypted as it is. Raises UserError ``file_there`` besides."""
        from citdesk.workspace import vault_care

        vault_care.export_vault(self._profile, badge, passphrase, self._ground_here(), to)

    def restore_vault(self, badge: str, passphrase: Passphrase | None, source: Path | None) -> Restored:
        """Puts the newest copy, or an exported file, in the place of a vault; sets the old files aside.

        Raises UserError (``no_copy``, ``not_a_vault_file``, ``would_lose_work``, ``wrong_sign_in``),
        VaultInUse, Tampered where the copy is damaged itself, the disk's errors.
        """
        from citdesk.workspace import vault_care

        return vault_care.restore_vault(self._profile, badge, passphrase, self._ground_here(), source)

    def has_vault(self, badge: str) -> bool:
        """Whether there is a vault for this badge here; for whoever administers the computer."""
        return self._profile.vault_folder(badge).is_dir()

    def new_recovery_code(self, workspace: Workspace, passphrase: Passphrase) -> str:
        """A new recovery code for a signed-in person's vault; the old one opens nothing from then on.

        Raises UserError ``wrong_sign_in``, ``locked_out``, the disk's and the keyring's errors.
        """
        from citdesk.workspace import key_care

        self.try_passphrase(workspace.person.badge, passphrase)
        return key_care.new_recovery_code(workspace.vault, self._random)

    def renew_keys(self, workspace: Workspace, passphrase: Passphrase) -> str:
        """A new data key and new slots; gives the new recovery code. The workspace is closed for it for good.

        Cut off anywhere, the next sign-in goes on with it, and nobody has seen the new code. Raises UserError
        ``wrong_sign_in`` before anything is closed; afterwards the disk's errors. Until :meth:`code_written`
        each sign-in says that the code is not on paper.
        """
        from citdesk.workspace import key_care

        badge = workspace.person.badge
        self.try_passphrase(badge, passphrase)
        self.owe_code(badge)
        code = key_care.renew(
            self._profile, workspace.vault, passphrase, self._cost_here(workspace.settings), self._random
        )
        renewed = self.sign_in(badge, passphrase)
        try:
            key_care.note_renewed(renewed.vault)
        finally:
            renewed.close()
        return code

    def change_passphrase(self, workspace: Workspace, old: Passphrase, new: Passphrase) -> None:
        """Gives a signed-in person's vault a new passphrase. From then on the old one opens nothing.

        Raises UserError (``wrong_sign_in``, ``weak_passphrase``), the disk's and the keyring's errors.
        """
        from citdesk.workspace import sign_in

        sign_in.change_passphrase(
            self._profile, workspace, old, new, self._cost_here(workspace.settings), self._random
        )

    def recover(self, badge: str, recovery_code: str, new_passphrase: Passphrase) -> Workspace:
        """Opens the vault with its recovery code and gives it a new passphrase. Without network.

        The way in when the passphrase is forgotten or the keyring was changed or wiped. Raises UserError
        (``wrong_recovery_code``, ``weak_passphrase``), Tampered, AdministratorError, EnvironmentProblem.
        After LostTail was raised, trying again opens what is there. A lock-out is cleared. The code stays
        good until another one was kept: see :meth:`offer_recovery_code`.
        """
        from citdesk.workspace import sign_in

        device = self._profile.device_without_secret()
        told = _plain(badge) in self._told_of_loss
        try:
            vault = sign_in.recover_vault(
                self._profile,
                badge,
                recovery_code,
                new_passphrase,
                self._cost_here(),
                self._ground(device),
                self._random,
                accept_loss=told,
            )
        except LostTail:
            self._told_of_loss.add(_plain(badge))
            raise
        self._note_accepted_loss(vault, badge)
        return self._signed_in(vault, device)

    def offer_recovery_code(self) -> str:
        """A recovery code to be written down; it opens nothing until :meth:`keep_recovery_code`."""
        from citdesk.workspace import key_care

        return key_care.offer_recovery_code(self._random)

    def keep_recovery_code(self, workspace: Workspace, code: str) -> None:
        """The code is on paper: it opens the vault from now on, and the one before opens nothing.

        Raises the disk's errors; then the code before still opens.
        """
        from citdesk.workspace import key_care

        key_care.keep_recovery_code(workspace.vault, code, self._random)
        self.code_written(workspace.person.badge)

    def _owed_codes(self) -> OwedCodes:
        from citdesk.vault.owed_codes import OwedCodes

        return OwedCodes(self._profile.secrets)

    def _note_accepted_loss(self, vault: Vault, badge: str) -> None:
        if _plain(badge) in self._told_of_loss:
            from citdesk.vault.audit import Did

            vault.audit.note(Did.LOSS_ACCEPTED, outcome=LostTail.code)
            self._told_of_loss.discard(_plain(badge))

    def _ground_here(self) -> Ground:
        return self._ground(self._profile.device_without_secret())

    def _ground(self, device: EnrolledDevice) -> Ground:
        from citdesk.vault.opening import Ground

        return Ground(device.hq_key, self._clock, self._random, self._profile.spool)

    def _signed_in(self, vault: Vault, device: EnrolledDevice) -> Workspace:
        from citdesk.workspace import sign_in

        try:
            workspace = sign_in.signed_in(vault, device, self._clock, self._random, self._forms)
            self._profile.keep_notice(workspace.settings.notice)
            return workspace
        except BaseException:
            vault.close()
            raise

    def _cost_here(self, settings: Settings | None = None) -> Recipe:
        from citdesk.vault.stretching import FLOOR, ROUNDS_FLOOR, calibrate
        from citdesk.wire.terms import Stretching

        if self._cost is not None:
            return self._cost
        if settings is not None and settings.stretching is Stretching.PBKDF2:
            return calibrate(self._clock.monotonic_ms, ROUNDS_FLOOR)
        return calibrate(self._clock.monotonic_ms, FLOOR)


def _plain(badge: str) -> str:
    """A badge as it is compared: spaces and case do not matter."""
    return "".join(badge.split()).casefold()
