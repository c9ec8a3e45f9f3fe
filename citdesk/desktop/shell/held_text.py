"""What is typed into a hidden field, in one piece of memory that is overwritten. Knows no widgets.

Nothing here makes a text of the whole: letters come and go one by one, and single letters tell nobody
anything. A buffer of one size is never moved, so no half-typed passphrase stays where it was before.
"""

from __future__ import annotations

import struct

from citdesk.workspace import Secret

#: letters kept; what is typed beyond is dropped
MOST = 256
_WIDTH = 4


class HeldText:
    """Letters as UTF-32 in a fixed buffer."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._buffer = bytearray(_WIDTH * most)
        self._count = 0

    def __len__(self) -> int:
        """How many letters are held."""
        return self._count

    def put(self, at: int, letters: str) -> int:
        """Put letters in at a place; gives how many fitted."""
        fitting = min(len(letters), self._most - self._count)
        view = memoryview(self._buffer)
        end = self._count * _WIDTH
        view[(at + fitting) * _WIDTH : end + fitting * _WIDTH] = view[at * _WIDTH : end]
        for offset in range(fitting):
            struct.pack_into("<I", self._buffer, (at + offset) * _WIDTH, ord(letters[offset]))
        self._count += fitting
        return fitting

    def remove(self, start: int, length: int) -> None:
        """Take letters out; their place is overwritten."""
        end = self._count * _WIDTH
        view = memoryview(self._buffer)
        view[start * _WIDTH : end - length * _WIDTH] = view[(start + length) * _WIDTH : end]
        view[end - length * _WIDTH : end] = bytes(length * _WIDTH)
        self._count -= length

    def wipe(self) -> None:
        """Overwrite all of it."""
        self.remove(0, self._count)

    def secret(self) -> Secret:
        """A secret with these letters in UTF-8; whoever takes it wipes it."""
        codes = [struct.unpack_from("<I", self._buffer, at * _WIDTH)[0] for at in range(self._count)]
        made = bytearray(sum(len(chr(code).encode()) for code in codes))
        place = 0
        for code in codes:
            letter = chr(code).encode()
            made[place : place + len(letter)] = letter
            place += len(letter)
        return Secret(made)
