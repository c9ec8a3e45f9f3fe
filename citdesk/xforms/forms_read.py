"""Forms that this process read already, by their content: a vault that is opened again has them at once."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final, Generic, TypeVar

_MOST: Final = 48
_MOST_BYTES: Final = 2_000_000
"""Of sources. What is read of a form takes thirty to fifty times as much; the shipped ones have 1.2 MB."""

T = TypeVar("T")


class FormsRead(Generic[T]):
    """The forms read last, within bounds of number and size. They are immutable, so all may share them.

    A form tells nothing about anybody: answers are in sessions, and those are not kept here.
    """

    def __init__(self, most: int = _MOST, most_bytes: int = _MOST_BYTES) -> None:
        self._most = most
        self._most_bytes = most_bytes
        self._forms: OrderedDict[tuple[bytes, str], tuple[T, int]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def form(self, data: bytes, suffix: str, read: Callable[[], T]) -> T:
        """The form of this content; read where that was not done lately; raises what ``read`` does."""
        if len(data) > self._most_bytes:
            return read()
        key = (hashlib.sha256(data).digest(), suffix)
        with self._lock:
            known = self._forms.get(key)
            if known is not None:
                self._forms.move_to_end(key)
                return known[0]
        form = read()  # without the lock: a large form holds nobody up, and two that read the same agree
        with self._lock:
            if key not in self._forms:
                self._forms[key] = (form, len(data))
                self._bytes += len(data)
            self._let_go()
        return form

    def _let_go(self) -> None:
        while len(self._forms) > self._most or self._bytes > self._most_bytes:
            _, (_, size) = self._forms.popitem(last=False)
            self._bytes -= size
