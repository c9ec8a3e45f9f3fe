"""Enrolling a device, opening a vault on it, and the ways into it."""

from __future__ import annotations

import platform
import uuid
from datetime import datetime
from pathlib import Path

from citdesk.casework.errors import UserError
from citdesk.sync import enrolment
from citdesk.vault import key_change, opening
from citdesk.vault.audit import Did
from citdesk.vault.clock import Clock, RandomBytes
from citdesk.vault.copies import finish_restoring
from citdesk.vault.failures import DamagedVault, VaultExists, WrongRecoveryCode, WrongSignIn
from citdesk.vault.identity import Identity
from citdesk.vault.known_vaults import KnownVaults
from citdesk.vault.lock_out import LockOut
from citdesk.vault.opening import (
    Ground,
    make_vault,
    name_vault,
    open_with_passphrase,
    open_with_recovery,
)
from citdesk.vault.passphrase_rules import check_passphrase
from citdesk.vault.profile import DeviceProfile, EnrolledDevice, same_badge
from citdesk.vault.recovery_code import read_code
from citdesk.vault.secret import Passphrase, utf8
from citdesk.vault.stretching import FLOOR, SALT_BYTES, Recipe, stretch
from citdesk.vault.vault import Vault
from citdesk.workspace.forms_on_device import Shelf
from citdesk.workspace.inside import Inside
from citdesk.workspace.workspace import Workspace

_OTHER_BADGE = "This recovery code belongs to another badge number. Check the badge number."


class AlreadyEnrolled(UserError):
    """The device belongs to an agency."""

    code = "already_enrolled"

    def __init__(self) -> None:
        super().__init__(
            "This computer belongs to an agency already. Sign in, or use another profile folder."
        )


def enrol(profile: DeviceProfile, code_text: str, random: RandomBytes) -> None:
    """See :meth:`citdesk.workspace.desk.Desk.enrol`."""
    if profile.enrolled:
        raise AlreadyEnrolled
    profile.try_secrets()  # a keyring that cannot be used is found out before the code is spent
    found = enrolment.enrol_device(
        code_text,
        name=platform.node() or "unnamed",
        platform=platform.system(),
        device=str(uuid.UUID(bytes=random(16), version=4)),
        random=random,
    )
    profile.enrol(
        EnrolledDevice(found.hq, found.device, found.agency, found.authority_pem, found.hq_key, found.secret)
    )


def create_vault(
    profile: DeviceProfile,
    code_text: str,
    badge: str,
    passphrase: Passphrase,
    cost: Recipe,
    clock: Clock,
    random: RandomBytes,
) -> tuple[Vault, EnrolledDevice, str]:
    """A certified vault, open, with its recovery code. HQ's code is spent only once the vault is on disk."""
    check_passphrase(passphrase, badge)
    folder = profile.vault_folder(badge)
    if folder.exists():
        raise VaultExists
    device = profile.device()
    KnownVaults(profile.secrets).forget(folder)
    secret = profile.new_vault_secret(folder)
    new = make_vault(profile.new_folder(), passphrase, secret, cost, clock, random)
    certified = enrolment.certify_vault(
        enrolment.EnrolledDevice(
            device.hq, device.device, device.secret, device.agency, device.authority_pem, device.hq_key
        ),
        code_text,
        badge,
        enrolment.NewVault(new.public.vault, new.public.signing_key, new.public.encryption_key),
    )
    identity = Identity(new.public.vault, certified.person, certified.certificate)
    vault = name_vault(new, identity, folder, Ground(device.hq_key, clock, random, profile.spool))
    return vault, device, new.recovery_code


def open_vault(
    profile: DeviceProfile, badge: str, passphrase: Passphrase, ground: Ground, *, accept_loss: bool
) -> Vault:
    """The person's vault; takes as long, and is counted alike, for a badge that has none.

    Raises LockedOut besides what opening raises.
    """
    folder = profile.vault_folder(badge)
    tries, known = LockOut(profile.secrets, ground.clock), KnownVaults(profile.secrets)
    tries.check(folder.name)
    try:
        _check_folder(folder, passphrase)
        finish_restoring(folder)
        known.check(folder)
        vault = open_with_passphrase(
            folder, passphrase, lambda: profile.vault_secret(folder), ground, accept_loss=accept_loss
        )
    except WrongSignIn:
        tries.failed(folder.name)
        raise
    known.keep(folder, vault.identity.vault)
    take_missed(vault, tries, folder.name)
    return vault


def take_missed(vault: Vault, tries: LockOut, name: str) -> None:
    """The person got in: the tries count no more, and the vault's trail has seen them."""
    vault.note_missed(tries.missed(name))
    tries.told(name)
    tries.cleared(name)


def _check_folder(folder: Path, passphrase: Passphrase) -> None:
    if not folder.is_dir():
        stretch(utf8(passphrase), bytes(SALT_BYTES), FLOOR)
        raise WrongSignIn


def try_passphrase(profile: DeviceProfile, badge: str, passphrase: Passphrase, clock: Clock) -> None:
    """Raises WrongSignIn unless this is the passphrase of the person's vault, LockedOut after too many."""
    folder = profile.vault_folder(badge)
    tries = LockOut(profile.secrets, clock)
    tries.check(folder.name)
    try:
        KnownVaults(profile.secrets).check(folder)
        opening.try_passphrase(folder, passphrase, lambda: profile.vault_secret(folder))
    except WrongSignIn:
        tries.failed(folder.name)
        raise
    tries.cleared(folder.name)


def change_passphrase(
    profile: DeviceProfile,
    workspace: Workspace,
    old: Passphrase,
    new: Passphrase,
    cost: Recipe,
    random: RandomBytes,
) -> None:
    """See :meth:`citdesk.workspace.desk.Desk.change_passphrase`."""
    vault = workspace.vault
    check_passphrase(new, workspace.person.badge)
    secret = profile.vault_secret(vault.folder)
    key_change.change_passphrase(vault, old, new, secret, cost, random)
    vault.audit.note(Did.PASSPHRASE_CHANGED)


def recover_vault(
    profile: DeviceProfile,
    badge: str,
    code_text: str,
    new_passphrase: Passphrase,
    cost: Recipe,
    ground: Ground,
    random: RandomBytes,
    *,
    accept_loss: bool,
) -> Vault:
    """Opens with the recovery code and makes a new device secret and passphrase slot.

    Works after the keyring was wiped: then the person's folder is looked for by the code itself and gets
    the name that the new device key gives it. Raises WrongRecoveryCode, also where the code opens somebody
    else's vault.
    """
    check_passphrase(new_passphrase, badge)
    secret = read_code(code_text)
    damage: DamagedVault | None = None
    own = None if profile.names_lost else profile.vault_folder(badge)
    for folder in profile.folders_to_recover(badge):
        try:
            vault = open_with_recovery(folder, secret, ground, accept_loss=accept_loss)
        except (WrongRecoveryCode, DamagedVault) as closed:
            if isinstance(closed, DamagedVault):
                damage = closed
            continue
        try:
            if folder != own and not same_badge(vault.identity.person.badge, badge):
                raise WrongRecoveryCode(_OTHER_BADGE)
            device_secret = profile.kept_or_new_vault_secret(profile.vault_folder(badge))
            key_change.replace_passphrase(vault, new_passphrase, device_secret, cost, random)
            vault.audit.note(Did.RECOVERED)
        finally:
            vault.close()
        profile.put_in_place(folder, badge)
        KnownVaults(profile.secrets).forget(profile.vault_folder(badge))
        LockOut(profile.secrets, ground.clock).cleared(profile.vault_folder(badge).name)
        return open_vault(profile, badge, new_passphrase, ground, accept_loss=False)
    raise WrongRecoveryCode if damage is None else damage


def signed_in(
    vault: Vault, device: EnrolledDevice, clock: Clock, random: RandomBytes, forms: Path
) -> Workspace:
    """The workspace of an open vault; the sign-in is recorded."""
    before: datetime | None = vault.note_sign_in()
    shelf = Shelf(vault.forms, forms, vault.downloads)
    return Workspace(Inside(vault, shelf, device, clock, random), before)
