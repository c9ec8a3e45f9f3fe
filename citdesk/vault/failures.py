"""What can go wrong with a vault, each with one sentence that says what is safe and what to do."""

from __future__ import annotations

from citdesk.casework.errors import (
    AdministratorError,
    ComputerProblem,
    EnvironmentProblem,
    Tampered,
    UserError,
)


class WrongSignIn(UserError):
    """Badge or passphrase is wrong. One sentence for both, so that nobody learns who has a vault here."""

    code = "wrong_sign_in"

    def __init__(self) -> None:
        super().__init__("Badge number or passphrase is not right. Check both and try again.")


class WrongRecoveryCode(UserError):
    """The recovery code is mistyped or of another vault."""

    code = "wrong_recovery_code"

    def __init__(self, why: str = "This recovery code does not open this vault. Check each group.") -> None:
        super().__init__(why)


class WeakPassphrase(UserError):
    """The passphrase may not be used; the message says why."""

    code = "weak_passphrase"


class VaultExists(UserError):
    """The person has a vault on this computer already."""

    code = "vault_exists"

    def __init__(self) -> None:
        super().__init__("There is a vault for this badge on this computer already. Sign in instead.")


class VaultInUse(EnvironmentProblem):
    """Another window of CITDesk has the vault open."""

    code = "vault_in_use"

    def __init__(self) -> None:
        super().__init__("Your vault is open in another CITDesk window. Use that one, or close it first.")


class VaultClosed(UserError):
    """The vault was locked; nothing in it can be reached any more."""

    code = "vault_closed"

    def __init__(self) -> None:
        super().__init__("You are signed out. Everything you wrote is saved. Sign in to continue.")


class CannotSign(UserError):
    """The vault was opened through escrow: it can be read, nothing is signed."""

    code = "cannot_sign"

    def __init__(self) -> None:
        super().__init__(
            "This vault was opened through the agency's escrow. You can read what is in it; "
            "nothing can be written or sent in its owner's name."
        )


class DamagedVault(Tampered):
    """Bytes of the vault changed on disk. Nothing was deleted."""

    code = "damaged_vault"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} on this computer is damaged. Nothing was deleted. "
            "Stop using this vault and call your administrator: there may be a copy to restore."
        )


class MixedVault(DamagedVault):
    """Every page is authentic, but they are not of one moment: some are older than the others."""

    code = "mixed_vault"

    def __init__(self) -> None:
        Tampered.__init__(
            self,
            "Parts of your vault on this computer are older than the rest: the disk lost what it had said "
            "was saved. Nothing was deleted. Stop using this vault and call your administrator: there may be "
            "a copy to restore.",
        )


class UnencryptedVault(Tampered):
    """A database that is not encrypted lies where the vault should be; it is not opened."""

    code = "unencrypted_vault"

    def __init__(self) -> None:
        super().__init__(
            "The file in the place of your vault is not encrypted, so it was not opened. "
            "Nothing was deleted. Call your administrator."
        )


class LostTail(Tampered):
    """Fewer commits are in the vault than its tail mark has seen: the last ``missing`` are gone.

    None where the mark itself is gone and nobody can tell.
    """

    code = "lost_tail"

    def __init__(self, missing: int | None) -> None:
        what = (
            "Whether your vault is complete cannot be told: the mark beside it is gone."
            if missing is None
            else f"Saved changes are missing from the end of your vault ({missing}): its files were damaged "
            "or an older copy was put back."
        )
        super().__init__(f"{what} Tell your administrator. Sign in again to open what is there.")
        self.missing = missing


class NewerVault(AdministratorError):
    """The vault was written by a newer version of CITDesk."""

    code = "newer_vault"

    def __init__(self, found: int) -> None:
        super().__init__(
            f"This vault has format {found}, which this version of CITDesk does not know. "
            "Install the newer version again; your work is safe."
        )


class SecretMissing(AdministratorError):
    """The keyring answers but no longer holds this vault's secret."""

    code = "secret_missing"

    def __init__(self) -> None:
        super().__init__(
            "The keyring of this computer no longer holds the secret that belongs to your vault. "
            "Your work is safe: open the vault with your recovery code."
        )


class KeyringUnusable(AdministratorError):
    """There is no keyring that keeps secrets safe, or it does not answer."""

    code = "keyring_unusable"

    def __init__(self, why: str) -> None:
        super().__init__(
            f"This computer has no keyring that CITDesk may use ({why}). "
            "An administrator has to set one up: GNOME Keyring or KWallet on Linux."
        )


class SecretsFileUnusable(KeyringUnusable):
    """The protected file that is used in the place of a keyring cannot be read or written."""

    code = "secrets_file_unusable"

    def __init__(self, why: str) -> None:
        AdministratorError.__init__(
            self,
            f"This computer keeps its secrets in a file, and {why}. Your work is safe. "
            "An administrator has to look at the file's owner, its permissions and the room on the disk.",
        )


class DiskFull(ComputerProblem):
    """No room on the disk: the last change is not saved, all before it is."""

    code = "disk_full"

    def __init__(self) -> None:
        super().__init__(
            "The disk is full: your last change could not be saved. Everything before it is safe. "
            "Free some space and try again."
        )


class DiskReadOnly(ComputerProblem):
    """The disk or folder cannot be written to."""

    code = "disk_read_only"

    def __init__(self) -> None:
        super().__init__(
            "This computer does not let CITDesk write to its folder: your last change could not be saved. "
            "Everything before it is safe. Call your administrator."
        )


class DiskFailing(ComputerProblem):
    """The disk reported an error."""

    code = "disk_error"

    def __init__(self) -> None:
        super().__init__(
            "The disk reported an error: your last change could not be saved. Everything before it is safe. "
            "Try again; if it happens again, use another computer and call your administrator."
        )
