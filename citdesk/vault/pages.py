"""The MAC of every page of ``vault.db``, a piece at a time, beside whoever has the database open.

SQLCipher's own ``cipher_integrity_check`` reads a file in one go. What it compares is documented by Zetetic
("SQLCipher Design"): HMAC-SHA512 over a page without its MAC, then the page's number, under a key that
PBKDF2 makes of the database's key and its salt.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from pathlib import Path
from threading import Lock

from citdesk.vault.failures import VaultClosed
from citdesk.vault.storage_errors import storage_errors

#: Bytes of a page, SQLCipher 4's default.
PAGE = 4096
#: What is read at once: some milliseconds of a processor.
_PIECE = 1024 * 1024
_SALT, _MAC = 16, 64
_SALT_MASK = 0x3A
#: The page over which SQLite lays its locks; it never holds anything.
_OF_LOCKS = 0x40000000 // PAGE + 1


class Pages:
    """The pages of one database file. Methods raise VaultClosed after :meth:`close`, and the disk's errors.

    May be asked from any thread. On POSIX systems closing the file gives up the locks of a database that
    the process has open: the database is to be closed first.
    """

    def __init__(self, path: Path, key_hex: str) -> None:
        self._turn = Lock()
        self._closed = False
        with storage_errors():
            self._file = path.open("rb", buffering=0)
            salt = self._file.read(_SALT)
        masked = bytes(byte ^ _SALT_MASK for byte in salt)
        self._key = hashlib.pbkdf2_hmac("sha512", bytes.fromhex(key_hex), masked, 2, 32)

    def size(self) -> int:
        """Bytes of the file now."""
        with self._turn, storage_errors():
            return os.fstat(self._open).st_size

    def look(self, at: int) -> tuple[int, list[int]]:
        """Looks at the piece from this byte on: where the next one begins, and numbers of pages not right.

        A page that is being written just now may be half of each state: ask again when nobody writes. At
        the end of the file the next piece begins where this one did.
        """
        content = self._read(at, _PIECE)
        first = at // PAGE + 1
        wrong = [
            first + number
            for number, begin in enumerate(range(0, len(content), PAGE))
            if not self._right(first + number, content[begin : begin + PAGE])
        ]
        return at + len(content), wrong

    def still_wrong(self, pages: list[int]) -> list[int]:
        """Those of these pages that are in the file and not right now either."""
        found = ((number, self._read((number - 1) * PAGE, PAGE)) for number in pages)
        return [number for number, content in found if content and not self._right(number, content)]

    def close(self) -> None:
        """Closes the file. Safe to repeat."""
        with self._turn:
            if not self._closed:
                self._closed = True
                self._file.close()

    @property
    def _open(self) -> int:
        if self._closed:
            raise VaultClosed
        return self._file.fileno()

    def _read(self, at: int, size: int) -> bytes:
        with self._turn, storage_errors():
            os.lseek(self._open, at, os.SEEK_SET)
            content = b""
            while len(content) < size and (more := os.read(self._open, size - len(content))):
                content += more
            return content

    def _right(self, number: int, page: bytes) -> bool:
        if number == _OF_LOCKS:
            return True
        if len(page) != PAGE:
            return False
        content = page[_SALT:-_MAC] if number == 1 else page[:-_MAC]
        made = hmac.digest(self._key, content + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(made, page[-_MAC:])
