"""From what the operating system reports about a file to what a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Generator
from contextlib import contextmanager

from citdesk.casework.errors import CitdeskError
from citdesk.vault.failures import DiskFailing, DiskFull, DiskReadOnly

_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def disk_errors() -> Generator[None]:
    """Raises DiskFull, DiskReadOnly or DiskFailing instead, where no database is open."""
    try:
        yield
    except OSError as wrong:
        raise disk_error(wrong) from wrong


def disk_error(wrong: OSError) -> CitdeskError:
    """The error for what the operating system said about a file."""
    if wrong.errno in _FULL:
        return DiskFull()
    if wrong.errno in _READ_ONLY:
        return DiskReadOnly()
    return DiskFailing()
