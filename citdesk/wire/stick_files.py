"""A file on a stick as the operating system sees it: its name, and written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from citdesk.casework.errors import EnvironmentProblem

#: How files on a stick end.
SUFFIX = ".citdesk"
_BINARY: int = getattr(os, "O_BINARY", 0)
_OWNER_ONLY = 0o600
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


class StickTrouble(EnvironmentProblem):
    """The stick cannot be written or read; nothing anywhere has changed."""

    code = "stick_trouble"


def name_to_hq(number: int, file: bytes) -> str:
    """What the file is called; two computers' files of one number differ. It tells of nobody."""
    return f"citdesk-to-hq-{number:04d}-{file.hex()[:4]}{SUFFIX}"


def name_from_hq(number: int, asked: bytes) -> str:
    """What HQ's answer is called: number and letters as of the file that it answers."""
    return f"citdesk-from-hq-{number:04d}-{asked.hex()[:4]}{SUFFIX}"


@contextmanager
def written_whole(path: Path) -> Generator[BinaryIO]:
    """The file to write; under its name, and on the stick, once the block has ended without an error.

    Until then it has a temporary name, which goes when something goes wrong. Raises StickTrouble
    (``stick_full``, ``stick_read_only``, ``stick_gone``); a crash leaves at most the temporary file.
    """
    part = path.with_name(f".{path.name}.part")
    with _stick_errors():
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, _OWNER_ONLY)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)


@contextmanager
def read_from(path: Path) -> Generator[BinaryIO]:
    """The file to read. Raises StickTrouble (``stick_gone``, ``stick_read_only``)."""
    with _stick_errors(), path.open("rb") as file:
        yield file


@contextmanager
def _stick_errors() -> Generator[None]:
    try:
        yield
    except OSError as wrong:
        raise _trouble(wrong) from wrong


def _trouble(wrong: OSError) -> StickTrouble:
    if wrong.errno in _FULL:
        return StickTrouble(
            "There is no room left on the stick, so nothing was put there. Take another stick, or delete "
            "what is not needed on this one.",
            code="stick_full",
        )
    if wrong.errno in _READ_ONLY:
        return StickTrouble(
            "This stick cannot be written or read. Take the lock off it, or take another one.",
            code="stick_read_only",
        )
    return StickTrouble(
        "The stick was taken out, or it is broken. Nothing was changed. Put it in again and try once more.",
        code="stick_gone",
    )


def _sync_folder(folder: Path) -> None:
    """Makes the name durable where the stick's file system can: some answer that they cannot."""
    if os.name == "nt":  # pragma: no cover - not reachable on the machines the tests run on
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
