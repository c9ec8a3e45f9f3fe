"""The failing disk of ``disk.c``: compiled for this machine, preloaded into a process, told when to fail."""

from __future__ import annotations

import ctypes
import enum
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_SOURCE = Path(__file__).with_name("disk.c")
#: Exit code of a process whose power was cut.
POWER_CUT = 77


class Fault(enum.IntEnum):
    """What the disk does at the chosen operation; see ``disk.c``."""

    NONE = 0
    WRITE_ERROR = 1
    DISK_FULL = 2
    SHORT_WRITE = 3
    POWER_CUT = 4
    LYING_FSYNC = 5
    #: the same while the log is folded into the database
    LYING_FSYNC_AT_CHECKPOINT = 6


def why_not() -> str:
    """Why no disk can be made to fail here; '' where it can."""
    if sys.platform != "linux":
        return "LD_PRELOAD is used on Linux only"
    return "" if shutil.which("cc") else "there is no C compiler"


def compiled() -> Path:
    """The shared object, compiled anew whenever its source has changed."""
    name = f"citdesk-disk-{hashlib.sha256(_SOURCE.read_bytes()).hexdigest()[:16]}-{os.getuid()}.so"
    path = Path(tempfile.gettempdir()) / name
    if not path.exists():
        half = path.with_suffix(f".{os.getpid()}")
        subprocess.run(
            ["cc", "-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-o", half, _SOURCE, "-ldl"], check=True
        )
        half.rename(path)
    return path


class Disk:
    """The disk under this process, which was started with the shared object preloaded."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.fault_arm.argtypes = [
            ctypes.c_char_p, ctypes.c_int, ctypes.c_long, ctypes.c_long, ctypes.c_uint64,
        ]  # fmt: skip
        self._library.fault_counted.restype = ctypes.c_long

    def arm(self, folder: Path, fault: Fault, at: int, span: int, seed: int) -> None:
        """From now on operations below the folder count; the ``at``-th and ``span`` - 1 more misbehave."""
        self._library.fault_arm(str(folder).encode(), min(int(fault), Fault.LYING_FSYNC), at, span, seed)

    def counted(self) -> int:
        """How many operations there were since."""
        return int(self._library.fault_counted())

    def cut_power(self) -> None:
        """Ends this process as a power cut does. Does not return."""
        self._library.fault_cut_power()
