"""Where the master key comes from: the environment, the system's keyring, or a file in HQ's folder."""

from __future__ import annotations

import os
import secrets

import keyring
from keyring.errors import KeyringError

from citdesk.hq.encryption_at_rest import KEY_BYTES
from citdesk.hq.failures import MasterKeyMissing
from citdesk.hq.folder import HqFolder
from citdesk.hq.private_file import write_private
from citdesk.wire.encoding import MalformedMessage, from_base64, to_base64

#: Names the environment variable that holds the key, for services that get their secrets so.
VARIABLE = "CITDESK_HQ_MASTER_KEY"
_SERVICE = "CITDesk HQ"


def make_master_key(folder: HqFolder, *, in_keyring: bool = False) -> bytes:
    """A new master key, kept where :func:`load_master_key` finds it again.

    With the environment variable set, that key is taken and nothing is written. Raises MasterKeyMissing.
    """
    if VARIABLE in os.environ:
        return load_master_key(folder)
    key = secrets.token_bytes(KEY_BYTES)
    if in_keyring:
        try:
            keyring.set_password(_SERVICE, str(folder.root), to_base64(key))
        except KeyringError as failed:
            raise MasterKeyMissing(f"The keyring does not take the master key: {failed}") from failed
    else:
        write_private(folder.master_key, to_base64(key).encode())
    return key


def load_master_key(folder: HqFolder) -> bytes:
    """The master key; raises MasterKeyMissing, saying where it was looked for."""
    text = os.environ.get(VARIABLE) or _from_file(folder) or _from_keyring(folder)
    if text is None:
        raise MasterKeyMissing(
            f"There is no master key: not in {VARIABLE}, not in {folder.master_key.name}, not in the keyring."
        )
    try:
        key = from_base64(text.strip())
    except MalformedMessage as wrong:
        raise MasterKeyMissing("The master key is not 43 characters of base64url.") from wrong
    if len(key) != KEY_BYTES:
        raise MasterKeyMissing("The master key does not have 256 bits.")
    return key


def _from_file(folder: HqFolder) -> str | None:
    try:
        return folder.master_key.read_text("ascii")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as failed:
        raise MasterKeyMissing(f"{folder.master_key.name} cannot be read: {failed}") from failed


def _from_keyring(folder: HqFolder) -> str | None:
    try:
        return keyring.get_password(_SERVICE, str(folder.root))
    except KeyringError:
        return None
