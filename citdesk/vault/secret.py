"""A passphrase in a buffer of its own, which is overwritten when it has served.

Python copies texts freely and never clears what it frees. So a passphrase is kept as bytes that can be
overwritten, and becomes a text only inside :meth:`Secret.text`, which overwrites that text too.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager


class Secret:
    """UTF-8 that can be wiped. After :meth:`wipe` it is empty."""

    __slots__ = ("_buffer",)

    def __init__(self, buffer: bytearray) -> None:
        self._buffer = buffer

    @classmethod
    def of(cls, text: str) -> Secret:
        """A secret with this text. The text itself stays wherever it was."""
        return cls(bytearray(text.encode()))

    @property
    def buffer(self) -> bytearray:
        """The very bytes, not a copy."""
        return self._buffer

    def copy(self) -> Secret:
        """A secret of its own with the same text."""
        return Secret(bytearray(self._buffer))

    @contextmanager
    def text(self) -> Generator[str]:
        """The secret as text, overwritten at the end: nothing of it may be kept."""
        text = self._buffer.decode()
        try:
            yield text
        finally:
            wipe_text(text)

    def wipe(self) -> None:
        """Overwrites and empties it."""
        wipe_buffer(self._buffer)

    def __len__(self) -> int:
        """Number of bytes."""
        return len(self._buffer)

    def __repr__(self) -> str:
        """Never the secret."""
        return "Secret(…)"


#: What is asked of callers: screens pass a Secret, tests and scripts may pass a text.
Passphrase = str | Secret


def utf8(passphrase: Passphrase) -> bytes | bytearray:
    """The passphrase's bytes; the secret's own buffer where it is one."""
    return passphrase.buffer if isinstance(passphrase, Secret) else passphrase.encode()


def secret(passphrase: Passphrase) -> Secret:
    """The secret itself, or a new one with this text."""
    return passphrase if isinstance(passphrase, Secret) else Secret.of(passphrase)


def wipe_buffer(buffer: bytearray) -> None:
    """Overwrites a buffer in place, then empties it."""
    buffer[:] = bytes(len(buffer))
    buffer.clear()


def wipe_text(text: str) -> None:
    """Overwrites a text in place. Only for texts just made and held by nobody else.

    CPython keeps a text's characters behind its header, at the end of the object. Elsewhere nothing happens.
    """
    if sys.implementation.name != "cpython" or len(text) < 2:  # single letters are shared by the interpreter
        return
    import ctypes  # takes its time, and nothing is wiped before the sign-in window is painted

    width = 1 if text.isascii() or max(text) < "\u0100" else 2 if max(text) < "\U00010000" else 4
    used = (len(text) + 1) * width
    end = id(text) + sys.getsizeof(text)
    ctypes.memset(end - used, 0, used - width)
