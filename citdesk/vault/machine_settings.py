"""What the administrator of this computer decided, in a file that people who use it cannot write.

``machine.toml`` in the system's configuration folder (``/etc/xdg/citdesk`` on Linux). The one key so far:
``secrets = "protected-file"`` allows a file instead of a keyring.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from citdesk.casework.errors import AdministratorError


class BadMachineSettings(AdministratorError):
    """The file is there and is not to be relied on."""

    code = "bad_machine_settings"

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"The settings of this computer in {path} cannot be used: {why}.")


@dataclass(frozen=True, slots=True)
class MachineSettings:
    """The administrator's decisions. ``secrets_in_file`` is shown on the screen for ever."""

    secrets_in_file: bool = False

    @classmethod
    def read(cls, path: Path, user: int | None = None) -> MachineSettings:
        """The settings, the defaults where there is no file; raises BadMachineSettings.

        A file that the person at the computer could have written decides nothing. ``user`` is their id on
        systems that have one.
        """
        try:
            status, content = path.stat(), path.read_bytes()
        except FileNotFoundError:
            return cls()
        except OSError as wrong:
            raise BadMachineSettings(path, "it cannot be read") from wrong
        if user is not None and ((user != 0 and status.st_uid == user) or status.st_mode & 0o022):
            raise BadMachineSettings(path, "others than an administrator can write it")
        try:
            said = tomllib.loads(content.decode())
        except ValueError as wrong:
            raise BadMachineSettings(path, "it is not TOML") from wrong
        if set(said) - {"secrets"} or said.get("secrets", "keyring") not in ("keyring", "protected-file"):
            raise BadMachineSettings(path, 'it may say secrets = "keyring" or "protected-file" only')
        return cls(said.get("secrets") == "protected-file")

    @classmethod
    def here(cls) -> MachineSettings:
        """The settings of this computer."""
        from platformdirs import site_config_path

        user = getattr(os, "getuid", lambda: None)()
        return cls.read(site_config_path("citdesk", appauthor=False) / "machine.toml", user)
