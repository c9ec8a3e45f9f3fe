"""Keeps this process's memory off the disk as far as the operating system lets it: no core dumps.

What Python cannot promise: that a passphrase or key is overwritten once it was used. So a locked vault's
process is to be ended, not reused (design §4.3).
"""

from __future__ import annotations

import sys


def forbid_core_dumps() -> None:
    """No core file from now on, and no reading of this process by others of the same user on Linux."""
    forbid_core_files()
    forbid_reading()


def forbid_core_files() -> None:
    """No core file from now on where the system writes them itself."""
    if sys.platform == "win32":  # pragma: no cover - error reports there are an administrator's setting
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def forbid_reading() -> None:
    """No reading of this process by others of the same user, no core for a program to take: on Linux."""
    if sys.platform == "linux":
        import ctypes

        pr_set_dumpable = 4
        ctypes.CDLL(None).prctl(pr_set_dumpable, 0, 0, 0, 0)
