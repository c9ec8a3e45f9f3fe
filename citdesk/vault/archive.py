"""A vault in one file: its encrypted files as they are, so that nothing in it is in clear.

An uncompressed ZIP. It opens like the vault itself: on its own computer with the passphrase, elsewhere with
the recovery code. File names tell nobody; the hashes beside them tell a cut or changed file beforehand.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import struct
import zipfile
from pathlib import Path
from typing import BinaryIO, cast

from citdesk.casework.errors import UserError
from citdesk.vault.copies import FILES
from citdesk.vault.durable_file import pour_durably, private_folder, sync_folder
from citdesk.vault.storage_errors import storage_errors

_FORMAT = 1
_LIST = "vault.json"
#: no vault of ours is larger; what claims to be is not unpacked
_LARGEST = 64 * 1024**3
_LONGEST_LIST = 64 * 1024
_ENCRYPTED = 0x1
#: What reading a file that is none of ours may raise.
_NOT_ONE = (
    zipfile.BadZipFile,
    LookupError,
    TypeError,
    ValueError,
    NotImplementedError,
    EOFError,
    RecursionError,
    struct.error,
)


class NotAnArchive(UserError):
    """The file is no exported vault, or not whole."""

    code = "not_a_vault_file"

    def __init__(self, why: str) -> None:
        super().__init__(f"This file is no whole exported vault: {why}. Nothing was changed.")


class FileThere(UserError):
    """The file to be written is there already."""

    code = "file_there"

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already. Give another name.")


def pack(folder: Path, to: Path) -> None:
    """Writes a closed vault's files into a new file, whole or not at all.

    Raises FileThere, the disk's errors.
    """
    if to.exists():
        raise FileThere(to)
    half = to.with_name(f"{to.name}.part")
    with storage_errors():
        descriptor = os.open(half, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w+b") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            sums: dict[str, str] = {}
            for name in FILES:
                with (folder / name).open("rb") as source:
                    sums[name] = hashlib.file_digest(source, "sha256").hexdigest()
                archive.write(folder / name, name)
            archive.writestr(_LIST, json.dumps({"format": _FORMAT, "sha256": sums}))
            archive.close()
            file.flush()
            os.fsync(file.fileno())
        half.rename(to)
        sync_folder(to.resolve().parent)


def unpack(source: Path, folder: Path) -> None:
    """Puts the vault's files into a new folder; raises NotAnArchive, the disk's errors."""
    with storage_errors():
        private_folder(folder)
        try:
            with zipfile.ZipFile(source) as archive:
                _take_out(archive, folder)
        except _NOT_ONE as wrong:
            raise NotAnArchive("it is cut off or something else") from wrong
        except OSError as wrong:
            if wrong.errno != errno.EINVAL:  # a place before the file's beginning, says the file
                raise
            raise NotAnArchive("it is cut off or something else") from wrong


def _take_out(archive: zipfile.ZipFile, folder: Path) -> None:
    names = sorted(info.filename for info in archive.infolist())
    if names != sorted((*FILES, _LIST)) or sum(info.file_size for info in archive.infolist()) > _LARGEST:
        raise NotAnArchive("other files are in it")
    if any(
        info.compress_type != zipfile.ZIP_STORED or info.flag_bits & _ENCRYPTED for info in archive.infolist()
    ):
        raise NotAnArchive("it was packed by something else")
    if archive.getinfo(_LIST).file_size > _LONGEST_LIST:
        raise NotAnArchive("other files are in it")
    said = cast("dict[str, object]", json.loads(archive.read(_LIST)))
    if said["format"] != _FORMAT:
        raise NotAnArchive("a newer version of CITDesk made it")
    sums = cast("dict[str, str]", said["sha256"])
    for name in FILES:
        with archive.open(name) as content:
            pour_durably(cast("BinaryIO", content), folder / name)
        with (folder / name).open("rb") as written:
            if hashlib.file_digest(written, "sha256").hexdigest() != sums[name]:
                raise NotAnArchive(f"{name} was changed")
