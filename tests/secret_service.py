"""A real Secret Service for tests: gnome-keyring on a bus of its own, nothing of the person's touched.

``make test`` runs the whole suite inside one (scripts/with-keyring). Run alone, a test that needs one starts
it here: a private home, a private bus, a keyring made and unlocked for the occasion.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NEEDED = ("dbus-daemon", "gnome-keyring-daemon")
_PASSWORD = b"citdesk\n"


@contextmanager
def secret_service(folder: Path) -> Iterator[dict[str, str]]:
    """The environment in which ``keyring`` finds the service; it ends with the block.

    Skips the test, saying which package is missing, where the machine has none.
    """
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"install gnome-keyring and dbus for this test: {', '.join(missing)} not found")
    environment = _private(folder)
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert bus.stdout is not None
    environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
    keyring = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert keyring.stdin is not None
    assert keyring.stdout is not None
    keyring.stdin.write(_PASSWORD)
    keyring.stdin.close()
    keyring.stdout.readline()  # it says where it listens once it does
    try:
        yield environment
    finally:
        for process in (keyring, bus):
            process.terminate()
            process.wait(timeout=10)
            assert process.stdout is not None
            process.stdout.close()


def _private(folder: Path) -> dict[str, str]:
    environment = {**os.environ, "HOME": str(folder)}
    for name, place in (("XDG_DATA_HOME", "data"), ("XDG_RUNTIME_DIR", "run"), ("XDG_CONFIG_HOME", "config")):
        (folder / place).mkdir(mode=0o700, parents=True, exist_ok=True)
        environment[name] = str(folder / place)
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    environment.pop("PYTHON_KEYRING_BACKEND", None)
    return environment
